"""Readings go in, come out with their evidence, and do not depend on order or repetition."""

from __future__ import annotations

import itertools
import json
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from pipeline.link import link
from pipeline.store.archive import FileReading, forget_file, put_failure, put_reading
from pipeline.store.correcting import settle
from pipeline.store.identity import issue_id
from pipeline.store.load import is_unlinked, open_base, rebuild_search
from pipeline.store.schema import TABLES
from tests.store.factories import TEXT, file_reading, reading


def content(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, those behind the search index included, without runs and timings."""
    connection.row_factory = None
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    hidden = {"files": "seconds", "runs": "*"}
    told = {}
    for name in names:
        if hidden.get(name) == "*":
            continue
        columns = [f'"{row[1]}"' for row in connection.execute(f"PRAGMA table_info({name})") if row[1] != hidden.get(name)]
        told[name] = sorted(connection.execute(f"SELECT {', '.join(columns)} FROM {name}").fetchall(), key=repr)
    return told


def built(readings: list[FileReading]) -> dict[str, list[tuple[object, ...]]]:
    with closing(open_base(":memory:")) as connection:
        for one in readings:
            put_reading(connection, one)
        settle(connection, None, link)
        rebuild_search(connection)
        return content(connection)


def test_every_finding_rests_on_the_words_it_quotes(loaded: sqlite3.Connection) -> None:
    words = 'SELECT e.exact, substr(a.text, e.start + 1, e."end" - e.start) FROM evidence e JOIN articles a ON a.id = e.article_id'
    rows = loaded.execute(f"{words} WHERE e.start IS NOT NULL").fetchall()
    assert len(rows) == 2 * (5 + 2)
    assert all(exact == text for exact, text in rows)


def test_evidence_keeps_its_context_and_its_box(loaded: sqlite3.Connection) -> None:
    row = loaded.execute("SELECT prefix, suffix, page, rects, start FROM evidence WHERE exact = '80件' LIMIT 1").fetchone()
    assert TEXT.split("\n")[0].find("80件") == row[4]
    assert row[0].endswith("其中噪声类")
    assert row[1].startswith("，占比25%")
    start = 70.0 + 10 * row[4]
    assert json.loads(row[3]) == [[1, start, 100.0, start + 30, 110.0]]


def test_a_mention_outside_the_text_has_evidence_without_offsets(loaded: sqlite3.Connection) -> None:
    rows = loaded.execute(
        "SELECT e.start, e.page FROM mentions t JOIN evidence e ON e.id = t.evidence_id WHERE e.exact = '东桥街道'"
    ).fetchall()
    assert rows == [(None, 1), (None, 1)]


def test_indexes_into_lists_become_ids(loaded: sqlite3.Connection) -> None:
    wholes = loaded.execute("SELECT i.metric, p.metric FROM indicators i JOIN indicators p ON p.id = i.part_of_id").fetchall()
    assert wholes == [("噪声类工单", "工单")] * 2
    claims = loaded.execute("SELECT i.metric, json_array_length(k.inputs) FROM checks k JOIN indicators i ON i.id = k.claim_id").fetchall()
    assert claims == [("噪声类工单占比", 2)] * 2
    headings = {row[0] for row in loaded.execute("SELECT s.heading FROM indicators i JOIN sections s ON s.id = i.section_id")}
    assert headings == {"办理提速", "巡查常态"}


def test_all_foreign_keys_hold(loaded: sqlite3.Connection) -> None:
    assert loaded.execute("PRAGMA foreign_key_check").fetchall() == []


FILES = [
    file_reading(reading("a" * 64, number=3), "3.pdf"),
    file_reading(reading("b" * 64, number=4), "4.pdf"),
    file_reading(reading("c" * 64, number=3, scanned=True, text=TEXT + "\n三、再长也是扫描件。"), "扫描 3.pdf"),
    file_reading(reading("d" * 64, number=3, text=TEXT + "\n三、多一段的胜出。"), "repost/3.pdf"),
]


def test_the_content_does_not_depend_on_the_order_of_files() -> None:
    first, *others = [built(list(order)) for order in itertools.permutations(FILES)]
    assert all(other == first for other in others)


def test_loading_twice_changes_nothing() -> None:
    assert built(FILES * 2) == built(FILES)


def test_an_issue_is_read_from_its_best_file(base: sqlite3.Connection) -> None:
    for one in FILES:
        put_reading(base, one)
    told = dict(base.execute("SELECT path, status || COALESCE(': ' || error, '') FROM files"))
    assert told == {
        "3.pdf": "duplicate: same issue as repost/3.pdf",
        "4.pdf": "read",
        "扫描 3.pdf": "duplicate: same issue as repost/3.pdf",
        "repost/3.pdf": "read",
    }
    assert base.execute("SELECT COUNT(*) FROM issues").fetchone() == (2,)


def test_text_beats_a_longer_scan(base: sqlite3.Connection) -> None:
    put_reading(base, FILES[2])
    put_reading(base, FILES[0])
    assert base.execute("SELECT f.path FROM issues s JOIN files f ON f.id = s.file_id").fetchall() == [("3.pdf",)]


def test_the_same_bytes_twice_are_told_as_such(base: sqlite3.Connection) -> None:
    for path in ("b/x.pdf", "a/x.pdf"):
        put_reading(base, file_reading(reading(), path))
    assert base.execute("SELECT path, status, error FROM files ORDER BY path").fetchall() == [
        ("a/x.pdf", "read", None),
        ("b/x.pdf", "duplicate", "same bytes as a/x.pdf"),
    ]


def test_taking_the_best_file_out_leaves_the_others_to_be_read_again(base: sqlite3.Connection) -> None:
    for one in FILES:
        put_reading(base, one)
    forget_file(base, FILES[3].file["id"])
    assert base.execute("SELECT versions FROM files WHERE path IN ('3.pdf', '扫描 3.pdf')").fetchall() == [(None,), (None,)]
    for one in (FILES[0], FILES[2]):
        put_reading(base, one)
    assert base.execute("SELECT path FROM files WHERE status = 'read' ORDER BY path").fetchall() == [("3.pdf",), ("4.pdf",)]


def test_a_file_that_fails_takes_its_old_issue_along(base: sqlite3.Connection) -> None:
    put_reading(base, FILES[0])
    put_failure(base, FILES[0].file, "it is damaged")
    assert base.execute("SELECT status, error FROM files").fetchall() == [("failed", "it is damaged")]
    left = [name for name in TABLES if base.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0] and name != "files"]
    assert left == []
    assert base.execute("SELECT COUNT(*) FROM evidence_fts").fetchone() == (0,)
    assert is_unlinked(base)


def test_rows_left_over_by_hand_do_not_stand_in_the_way() -> None:
    with closing(open_base(":memory:")) as connection:
        put_reading(connection, FILES[0])
        connection.execute("DELETE FROM issues")
        connection.execute("DELETE FROM articles")
        connection.execute("DELETE FROM files")
        connection.commit()
        put_reading(connection, FILES[0])
        settle(connection, None, link)
        rebuild_search(connection)
        assert content(connection) == built(FILES[:1])


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ({"publisher": "云岭县 城管局"}, True),
        ({"number_text": "３"}, True),
        ({"published": "2031-05-01"}, True),
        ({"publisher": "青石县城管局"}, False),
        ({"series": "云岭城管简报"}, False),
        ({"year": 2032}, False),
        ({"number": 4}, False),
        ({"number_text": "3—4合刊"}, False),
    ],
)
def test_an_issue_is_publisher_series_year_and_number(changed: dict[str, object], same: bool) -> None:
    issue = reading(number=3).issue
    assert (issue_id(issue, "x") == issue_id(replace(issue, **changed), "y")) is same


@pytest.mark.parametrize("missing", ["series", "number", "year"])
def test_without_these_an_issue_is_its_file(missing: str) -> None:
    issue = replace(reading(number=3).issue, **{missing: None}, **({"published": None} if missing == "year" else {}))
    assert issue_id(issue, "x") == issue_id(issue, "x") != issue_id(issue, "y")


def test_an_id_outlives_a_change_of_the_splitter(base: sqlite3.Connection) -> None:
    put_reading(base, file_reading(reading()))
    before = set(base.execute("SELECT id FROM indicators").fetchall())
    put_reading(base, file_reading(reading(text="前言一段，没有数字。\n" + TEXT)))
    assert set(base.execute("SELECT id FROM indicators").fetchall()) == before


def test_search_finds_what_was_loaded(loaded: sqlite3.Connection) -> None:
    from pipeline.store.search import segment_query

    found = "SELECT COUNT(*) FROM articles_fts WHERE articles_fts MATCH ?"
    assert loaded.execute(found, (segment_query("噪声类"),)).fetchone() == (2,)
    assert loaded.execute(found.replace("articles", "evidence"), (segment_query("一日三巡"),)).fetchone()[0] >= 2

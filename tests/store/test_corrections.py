"""Corrections: applied, told as such, undone when withdrawn, surviving rebuilds, reported when they fit nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from pipeline.errors import DataError
from pipeline.link import link
from pipeline.store.archive import put_reading
from pipeline.store.correcting import settle
from pipeline.store.corrections import Correction, corrections_of, read_corrections, stale_corrections
from tests.store.factories import TEXT, file_reading, reading
from tests.store.test_load import content


def id_of(base: sqlite3.Connection, quote: str) -> str:
    """The id of the first issue's indicator with this quote."""
    read = """SELECT i.id FROM indicators i JOIN evidence e ON e.id = i.evidence_id JOIN articles a ON a.id = i.article_id
        JOIN issues s ON s.id = a.issue_id WHERE e.exact = ? AND s.number = 3"""
    return str(base.execute(read, (quote,)).fetchone()[0])


def one(base: sqlite3.Connection, read: str, *values: object) -> tuple[object, ...]:
    row: tuple[object, ...] = base.execute(read, values).fetchone()
    return row


@pytest.mark.parametrize(
    ("field", "new", "column", "value"),
    [
        ("value", "302", "value", 302.0),
        ("metric", "办理工单", "metric", "办理工单"),
        ("uom", "份", "uom", "份"),
        ("bound", "about", "bound", "about"),
        ("target", "是", "target", 1),
        ("period", "2031-01-01/2031-04-25", "period_start", "2031-01-01"),
        ("period", "", "period_end", None),
    ],
)
def test_a_field_of_an_indicator(loaded: sqlite3.Connection, field: str, new: str, column: str, value: object) -> None:
    key = id_of(loaded, "320件")
    settle(loaded, (Correction(key, field, "", new),), link)
    assert one(loaded, f"SELECT {column}, corrected FROM indicators WHERE id = ?", key) == (value, 1)
    assert stale_corrections(loaded) == ()
    assert one(loaded, "SELECT SUM(corrected) FROM indicators") == (1,)


def test_whose_it_is_follows_into_the_linked_unit(loaded: sqlite3.Connection) -> None:
    key = id_of(loaded, "320件")
    settle(loaded, (Correction(key, "who", "云岭县城管局", "东桥街道"),), link)
    assert one(loaded, "SELECT unit FROM indicators_flat WHERE id = ?", key) == ("东桥街道",)


def test_delete_takes_what_hangs_on_it(loaded: sqlite3.Connection) -> None:
    key = id_of(loaded, "320件")
    settle(loaded, (Correction(key, "delete"),), link)
    assert one(loaded, "SELECT COUNT(*) FROM indicators") == (9,)
    assert one(loaded, "SELECT COUNT(*) FROM checks") == (1,)
    assert one(loaded, "SELECT COUNT(*) FROM indicators WHERE part_of_id IS NOT NULL") == (1,)
    assert one(loaded, "SELECT COUNT(*) FROM numerals") == (12,)
    assert loaded.execute("PRAGMA foreign_key_check").fetchall() == []


def test_withdrawn_corrections_leave_no_trace(loaded: sqlite3.Connection) -> None:
    before = content(loaded)
    key, other = id_of(loaded, "320件"), id_of(loaded, "14个")
    many = (
        Correction(key, "value", "", "1"),
        Correction(key, "who", "", "某局"),
        Correction(other, "delete"),
        Correction("东桥街道", "delete"),
        Correction("一日三巡", "rename", "", "一日三巡制"),
    )
    settle(loaded, many, link)
    assert content(loaded) != before
    settle(loaded, (), link)
    assert content(loaded) == before


def test_they_survive_a_rebuild_of_their_issue(loaded: sqlite3.Connection) -> None:
    key = id_of(loaded, "320件")
    settle(loaded, (Correction(key, "value", "320", "302"),), link)
    put_reading(loaded, file_reading(reading("a" * 64, number=3, text="多了一段开头。\n" + TEXT), "2031/专报 3.pdf"))
    assert one(loaded, "SELECT value FROM indicators WHERE id = ?", key) == (320.0,)
    settle(loaded, None, link)
    assert one(loaded, "SELECT value, corrected FROM indicators WHERE id = ?", key) == (302.0, 1)


@pytest.mark.parametrize(
    ("correction", "reason"),
    [
        (Correction("17", "value", "", "3"), "no indicator has this id"),
        (Correction("没有这家", "rename", "", "乙"), "no unit or measure has this id or name"),
        (Correction("没有这家", "delete"), "no indicator, unit or measure has this id or name"),
        (Correction("没有这家", "same", "", "东桥街道"), "no unit is called 没有这家"),
        (Correction("东桥街道", "rename", "东桥镇", "东桥"), "it is now called 东桥街道"),
    ],
)
def test_what_fits_nothing_is_told(loaded: sqlite3.Connection, correction: Correction, reason: str) -> None:
    settle(loaded, (correction,), link)
    assert one(loaded, "SELECT status, reason FROM corrections") == ("stale", reason)
    assert stale_corrections(loaded)[0].endswith(reason)


def test_an_old_value_that_no_longer_stands_makes_it_stale(loaded: sqlite3.Connection) -> None:
    key = id_of(loaded, "320件")
    settle(loaded, (Correction(key, "value", "230", "302"), Correction(key, "period", "2031-01-01/", "/")), link)
    assert one(loaded, "SELECT value FROM indicators WHERE id = ?", key) == (320.0,)
    assert [row[0] for row in loaded.execute("SELECT reason FROM corrections ORDER BY position")] == [
        "it now reads 320.0",
        "it now reads /2031-04-25",
    ]


def test_rename_keeps_the_old_name_as_one_of_its_names(loaded: sqlite3.Connection) -> None:
    settle(loaded, (Correction("云岭县城管局", "rename", "", "云岭县综合行政执法局"),), link)
    assert one(loaded, "SELECT COUNT(*), SUM(corrected) FROM units WHERE name = '云岭县综合行政执法局'") == (1, 1)
    names = {row[0] for row in loaded.execute("SELECT n.name FROM unit_names n JOIN units u ON u.id = n.unit_id WHERE u.corrected = 1")}
    assert {"云岭县城管局", "云岭县综合行政执法局"} <= names


def test_same_joins_two_units_for_every_later_run(loaded: sqlite3.Connection) -> None:
    before = one(loaded, "SELECT COUNT(*) FROM units")[0]
    settle(loaded, (Correction("东桥街道", "same", "", "云岭县城管局"),), link)
    assert one(loaded, "SELECT COUNT(*) FROM units") == (int(str(before)) - 1,)
    settle(loaded, None, link)
    assert one(loaded, "SELECT COUNT(*) FROM units") == (int(str(before)) - 1,)


def test_merge_gives_the_name_that_is_right(loaded: sqlite3.Connection) -> None:
    settle(loaded, (Correction("云岭县城管局", "merge", "", "东桥街道"),), link)
    assert one(loaded, "SELECT COUNT(*), corrected FROM units WHERE name = '东桥街道'") == (1, 1)
    assert one(loaded, "SELECT COUNT(*) FROM units WHERE name = '云岭县城管局'") == (0,)
    assert one(loaded, "SELECT COUNT(*) FROM indicators_flat WHERE unit = '东桥街道'") == (10,)
    assert stale_corrections(loaded) == ()


def test_units_may_be_judged_by_their_ids(loaded: sqlite3.Connection) -> None:
    ids = [str(one(loaded, "SELECT id FROM units WHERE name = ?", name)[0]) for name in ("东桥街道", "云岭县城管局")]
    before = one(loaded, "SELECT COUNT(*) FROM units")[0]
    for _ in range(2):
        settle(loaded, (Correction(ids[0], "same", "", ids[1]),), link)
        assert one(loaded, "SELECT COUNT(*) FROM units") == (int(str(before)) - 1,)
        assert stale_corrections(loaded) == ()


def test_two_measures_are_merged_with_all_that_points_at_them(base: sqlite3.Connection) -> None:
    put_reading(base, file_reading(reading("a" * 64, number=3), "3.pdf"))
    put_reading(base, file_reading(reading("b" * 64, number=4), "4.pdf"))
    base.execute(
        "UPDATE article_measures SET name = '三巡到底', aliases = '[]' WHERE article_id = (SELECT id FROM articles ORDER BY id LIMIT 1)"
    )
    base.commit()
    settle(base, None, link)
    assert one(base, "SELECT COUNT(*) FROM measures") == (2,)
    settle(base, (Correction("三巡到底", "merge", "", "一日三巡"),), link)
    assert base.execute("SELECT name, corrected, articles FROM measures_flat").fetchall() == [("一日三巡", 1, 2)]
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert stale_corrections(base) == ()


CSV = "target,field,old,new,who,when,note\n12,value,320,302,甲,2031-05-02,照原件\n东桥街道,same,,东桥街道办事处,乙,,\n"
YAML = """
- {target: 12, field: value, old: 320, new: 302, who: 甲, when: 2031-05-02, note: 照原件}
- {target: 东桥街道, field: same, new: 东桥街道办事处, who: 乙}
"""


@pytest.mark.parametrize(("name", "text"), [("c.csv", "\ufeff" + CSV), ("c.yaml", YAML)])
def test_both_formats_say_the_same(tmp_path: Path, base: sqlite3.Connection, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    read = read_corrections(tmp_path / name)
    assert read == (
        Correction("12", "value", "320", "302", "甲", "2031-05-02", "照原件"),
        Correction("东桥街道", "same", "", "东桥街道办事处", "乙", "", ""),
    )
    settle(base, read, link)
    assert corrections_of(base) == read


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("target,fields\n1,value\n", "unknown column fields"),
        ("target,field,new\n1,colour,red\n", "a field out of"),
        ("target,field,new\n,value,3\n", "needs a target"),
        ("target,field,new\n1,metric,\n", "needs a new value"),
    ],
)
def test_a_file_that_breaks_the_rules_is_told_where(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "c.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=f"entry 1.*{message}"):
        read_corrections(tmp_path / "c.csv")

"""Building a base from PDFs: the same content whatever the order, the interruption or the repetition."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.build import Settings, Summary, build
from pipeline.errors import UsageError
from pipeline.intake import read_metadata, take_in
from pipeline.store.corrections import Correction
from tests.store.test_load import content

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
NAMES = ("wanglan-2023-05.pdf", "wanglan-2023-06.pdf", "zhuwu-2024-08.pdf")


def ingest(db: Path, *paths: Path, **settings: object) -> Summary:
    return build(take_in(paths), Settings(db, workers=2, **settings))  # type: ignore[arg-type]


def content_of(db: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(db)) as connection:
        return content(connection)


def fetch(db: Path, read: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(read).fetchall()


def execute(db: Path, *statements: str) -> None:
    with closing(sqlite3.connect(db)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three samples under names with blanks and Chinese, a copy, and a file that is no PDF."""
    folder = tmp_path_factory.mktemp("收 到")
    (folder / "二〇二三 年").mkdir()
    for name in NAMES:
        shutil.copy(SAMPLES / name, folder / "二〇二三 年" / f"第 {name}")
    shutil.copy(SAMPLES / NAMES[0], folder / "copy.pdf")
    (folder / "坏.pdf").write_text("no PDF at all")
    (folder / "notes.txt").write_text("left aside")
    return folder


@pytest.fixture(scope="module")
def whole(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The base that one undisturbed run makes of them."""
    db = tmp_path_factory.mktemp("base") / "whole.db"
    summary = ingest(db, folder)
    assert (summary.read, summary.standing, summary.failed) == (4, 0, (("坏.pdf", "not a PDF"),))
    return db


@pytest.fixture
def db(whole: Path, tmp_path: Path) -> Path:
    """A copy of that base, with its cache, to work on."""
    for suffix in ("", ".cache"):
        shutil.copy(f"{whole}{suffix}", tmp_path / f"kb.db{suffix}")
    return tmp_path / "kb.db"


def test_every_file_is_accounted_for(whole: Path) -> None:
    told = fetch(whole, "SELECT path, status, error FROM files ORDER BY path")
    read = [(f"二〇二三 年/第 {name}", "read", None) for name in NAMES]
    read[0] = (read[0][0], "duplicate", "same bytes as copy.pdf")
    assert told == sorted([("copy.pdf", "read", None), ("坏.pdf", "failed", "not a PDF"), *read])
    assert fetch(whole, "SELECT COUNT(*) FROM issues") == [(3,)]
    assert fetch(whole, "SELECT COUNT(*) > 20 FROM indicators") == [(1,)]
    assert fetch(whole, "PRAGMA foreign_key_check") == []


def test_the_same_run_again_reads_nothing_and_changes_nothing(db: Path, folder: Path) -> None:
    before = content_of(db)
    summary = ingest(db, folder)
    assert (summary.read, summary.standing, len(summary.failed)) == (0, 4, 1)
    assert content_of(db) == before


def test_one_file_after_the_other_gives_the_same(folder: Path, whole: Path, tmp_path: Path) -> None:
    for part in ("二〇二三 年/第 zhuwu*", "copy.pdf", "坏.pdf", "二〇二三 年/第 wanglan*"):
        partial = tmp_path / "part"
        for file in folder.glob(part):
            (partial / file.relative_to(folder)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, partial / file.relative_to(folder))
        ingest(tmp_path / "kb.db", partial)
    assert content_of(tmp_path / "kb.db") == content_of(whole)


@pytest.mark.parametrize(
    "statements",
    [
        ("DELETE FROM files WHERE path LIKE '%zhuwu%'",),
        ("DELETE FROM issues WHERE series = (SELECT series FROM issues LIMIT 1)",),
        ("DELETE FROM articles", "DELETE FROM indicators", "DELETE FROM evidence", "DELETE FROM units"),
        ("DELETE FROM articles WHERE position = 2",),
    ],
)
def test_rows_removed_by_hand_come_back_identical(db: Path, folder: Path, whole: Path, statements: tuple[str, ...]) -> None:
    execute(db, *statements)
    assert content_of(db) != content_of(whole)
    ingest(db, folder)
    assert content_of(db) == content_of(whole)


def test_without_the_cache_the_content_is_the_same(db: Path, folder: Path, whole: Path) -> None:
    Path(f"{db}.cache").unlink()
    execute(db, "UPDATE files SET versions = 'older'")
    assert ingest(db, folder).read == 4
    assert content_of(db) == content_of(whole)


def test_killed_and_started_again_it_ends_the_same(folder: Path, whole: Path, tmp_path: Path) -> None:
    db = tmp_path / "kb.db"
    command = [sys.executable, "-m", "pipeline", "ingest", str(folder), "--db", str(db), "--workers", "1"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(600):
        time.sleep(0.05)
        if db.exists() and not _is_empty(db):
            break
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert 0 < len(fetch(db, "SELECT * FROM issues")) < 4
    ingest(db, folder)
    assert content_of(db) == content_of(whole)


def _is_empty(db: Path) -> bool:
    try:
        return fetch(db, "SELECT COUNT(*) FROM issues") == [(0,)]
    except sqlite3.OperationalError:
        return True


def test_a_file_replaced_at_its_place_takes_its_issue_along(db: Path, folder: Path, tmp_path: Path) -> None:
    moving = tmp_path / "moving"
    moving.mkdir()
    shutil.copy(SAMPLES / NAMES[1], moving / "current.pdf")
    ingest(tmp_path / "m.db", moving)
    first = fetch(tmp_path / "m.db", "SELECT id FROM issues")
    shutil.copy(SAMPLES / NAMES[2], moving / "current.pdf")
    ingest(tmp_path / "m.db", moving)
    assert fetch(tmp_path / "m.db", "SELECT path, status FROM files") == [("current.pdf", "read")]
    assert len(first) == 1
    assert first != fetch(tmp_path / "m.db", "SELECT id FROM issues")
    assert len(fetch(tmp_path / "m.db", "SELECT id FROM issues")) == 1


def test_corrections_hold_over_runs_that_name_no_file(db: Path, folder: Path) -> None:
    ((key, metric),) = fetch(db, "SELECT id, metric FROM indicators ORDER BY id LIMIT 1")
    summary = ingest(db, folder, corrections=(Correction(str(key), "metric", str(metric), "另一样"), Correction("1", "value", "", "2")))
    assert summary.stale == ("1 value 2：no indicator has this id",)
    assert ingest(db, folder).stale == summary.stale
    execute(db, "UPDATE files SET versions = 'older'")
    ingest(db, folder)
    assert fetch(db, "SELECT metric FROM indicators WHERE corrected") == [("另一样",)]


def test_metadata_fills_what_is_not_printed_and_stays(tmp_path: Path) -> None:
    shutil.copy(SAMPLES / NAMES[1], tmp_path / "某 期.pdf")
    (tmp_path / "m.csv").write_text(
        "path,series,source_url,retrieved\n某 期.pdf,别的刊名,https://example.org/6,2031-01-02\n", encoding="gb18030"
    )
    db = tmp_path / "kb.db"
    build(take_in([tmp_path], read_metadata(tmp_path / "m.csv")), Settings(db))
    wanted = [("某 期.pdf", "https://example.org/6", "2031-01-02")]
    assert fetch(db, "SELECT path, source_url, retrieved FROM files") == wanted
    assert fetch(db, "SELECT COUNT(*) FROM issues WHERE series = '别的刊名'") == [(0,)]
    assert ingest(db, tmp_path).standing == 1
    assert fetch(db, "SELECT path, source_url, retrieved FROM files") == wanted


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("file,series\na.pdf,b\n", "needs the column path"),
        ("path,colour\na.pdf,red\n", "needs the column path and may have"),
        ("path,published\na.pdf,soon\n", "line 2: 'soon' is no date"),
        ("path,year\na.pdf,MMXX\n", "line 2: 'MMXX' is no year"),
    ],
)
def test_a_metadata_table_that_breaks_the_rules_is_told_where(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "m.csv").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        read_metadata(tmp_path / "m.csv")


def test_dates_of_a_metadata_table_may_be_written_as_people_do(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("path,published\n./a.pdf,2031年4月5日\nb\\c.pdf,2031/4/25\n", encoding="utf-8-sig")
    assert read_metadata(tmp_path / "m.csv") == {"a.pdf": {"published": "2031-04-05"}, "b/c.pdf": {"published": "2031-04-25"}}


def test_the_dask_engine_makes_the_same_base(folder: Path, whole: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    ingest(tmp_path / "kb.db", folder, engine="dask")
    assert content_of(tmp_path / "kb.db") == content_of(whole)

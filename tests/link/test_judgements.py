"""A researcher's word on what is the same settles it for every later run."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.build import Settings, build
from pipeline.intake import take_in
from pipeline.link.follow import follow
from pipeline.link.wordings import wording
from pipeline.store.corrections import read_corrections
from tests.link.factories import point

SAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "samples"


def judged(left: str, right: str, same: bool) -> dict[tuple[str, str], bool]:
    one, two = sorted((wording(left).key, wording(right).key))
    return {(one, two): same}


@pytest.mark.parametrize(("same", "series"), [(True, 1), (None, 2)])
def test_wordings_without_a_word_in_common_are_joined(same: bool | None, series: int) -> None:
    points = [point("群众满意率", 92, uom="%", kind="percentage"), point("好评占比", 93, month=2, uom="%", kind="percentage")]
    said = judged("群众满意率", "好评占比", same) if same is not None else {}
    assert len(follow(points, said).series) == series


@pytest.mark.parametrize(("same", "series"), [(False, 2), (None, 1)])
def test_wordings_alike_are_kept_apart(same: bool | None, series: int) -> None:
    points = [point("受理问题", 60, action="受理"), point("受理诉求", 61, month=2, action="受理")]
    said = judged("受理问题", "受理诉求", same) if same is not None else {}
    assert len(follow(points, said).series) == series


@pytest.mark.slow
def test_judgements_hold_over_two_ingests(tmp_path: Path) -> None:
    db, file = tmp_path / "kb.db", tmp_path / "corrections.csv"
    first, second = (SAMPLES / f"wanglan-2023-0{n}.pdf" for n in (5, 6))

    def ask(read: str, *values: object) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(db)) as connection:
            return connection.execute(read, values).fetchall()

    build(take_in([first]), Settings(db, workers=2))
    one, two = (
        str(name) for (name,) in ask("SELECT name FROM units WHERE kind = 'street_town' OR kind = 'department' ORDER BY name LIMIT 2")
    )
    file.write_text(f"target,field,new,who\n{one},same,{two},甲\n没有这家,same,{two},甲\n{two},rename,合并后的单位,甲\n", encoding="utf-8")
    summary = build(take_in([first]), Settings(db, workers=2, corrections=read_corrections(file)))
    assert [line for line in summary.stale if "没有这家" in line] and len(summary.stale) == 1
    summary = build(take_in([second]), Settings(db, workers=2))
    assert len(summary.stale) == 1
    joined = ask("SELECT unit_id FROM unit_names WHERE name IN (?, ?)", one, two)
    assert len(set(joined)) == 1
    assert ask("SELECT name, corrected FROM units WHERE id = ?", *joined[0]) == [("合并后的单位", 1)]

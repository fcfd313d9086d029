"""Marked texts, charts and citations, from hand-made input."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.browse.chart import Dot, Line, line_chart, nice_ticks, spread
from pipeline.browse.cite import bibtex, gbt7714
from pipeline.browse.dates import day_number, year_starts
from pipeline.browse.marks import Mark, marked_blocks

ROW = {
    "id": 7, "series": "云溪简报", "year": 2031, "number_text": "3", "serial": None, "contributor": "市民政局", "title": "一句 & 100%",
    "publisher": "云溪市政府办", "place": None, "published": "2031-03-05", "page": 2, "prefix": "共办理", "quote": "12件", "suffix": "。",
    "sha256": "ab", "file": "a.pdf",
}  # fmt: skip


def test_overlapping_marks_are_cut_not_nested() -> None:
    (block,) = marked_blocks("甲市公安局办案", [Mark(0, 2, "unit", 1), Mark(1, 5, "measure", 2)])
    assert [(piece["text"], piece["kind"], piece["kinds"]) for piece in block["pieces"]] == [
        ("甲", "unit", ["unit"]), ("市", "measure", ["measure", "unit"]), ("公安局", "measure", ["measure"]), ("办案", None, []),
    ]  # fmt: skip


def test_lines_with_tabs_are_a_table() -> None:
    blocks = marked_blocks("表1\n单位\t件数\n甲村\t3件\n完。", [Mark(12, 14, "indicator", 5)])
    assert ["rows" in block for block in blocks] == [False, True, False]
    assert blocks[1]["rows"][1][1] == [{"text": "3件", "kinds": ["indicator"], "kind": "indicator", "id": 5, "flags": []}]


@pytest.mark.parametrize(
    ("low", "high", "first", "last"), [(0, 7, 0, 8), (90, 95, 90, 95), (-3, 12, -5, 15), (0, 42224, 0, 50000), (5, 5, 5, 10)]
)
def test_ticks_are_round_and_cover(low: float, high: float, first: float, last: float) -> None:
    ticks = nice_ticks(low, high)
    assert (ticks[0], ticks[-1]) == (first, last)


def test_a_chart_has_a_link_for_each_point_and_escapes_words() -> None:
    dots = (Dot(740001, 5, "/indicator/1", '"5起" <b>'), Dot(740002, 9, "/indicator/2", "9起", high=12, marks=("target", "flag")))
    drawn = line_chart([Line("甲 & 乙", dots)], "x")
    assert drawn.count("<a ") == 2
    assert "<b>" not in drawn
    assert 'class="range"' in drawn
    assert "NaN" not in drawn
    assert line_chart([], "none") == ""


@pytest.mark.parametrize("values", [[3.0], [0.0, 0.0], [-5.0, -5.0], [1e12, 2.0], [0.0001, 0.0002]])
def test_any_values_can_be_drawn(values: list[float]) -> None:
    drawn = line_chart([Line("a", tuple(Dot(740000 + n, v, "/", "") for n, v in enumerate(values)))], "x")
    assert drawn.count("<circle") == len(values)


def test_labels_keep_apart() -> None:
    heights = sorted(spread([300, 301, 302, 20]))
    assert all(b - a >= 16 for a, b in pairwise(heights))


@pytest.mark.parametrize("day", ["", "2031-13-01", "近日", "2031-02-30"])
def test_what_is_no_day_has_no_number(day: str) -> None:
    assert day_number(day) is None


def test_time_ticks_are_years_or_months() -> None:
    first, last = day_number("2021-03-01"), day_number("2031-01-01")
    assert first and last
    assert [label for _, label in year_starts(first, last)][:2] == ["2022", "2023"]
    assert [label for _, label in year_starts(last - 80, last)] == ["2030-11", "12", "2031-01"]


def test_citations_leave_out_what_is_not_printed() -> None:
    assert gbt7714(ROW).startswith("市民政局．一句 & 100%[Z]//云溪市政府办．云溪简报：2031年第3期．[S.l.]：云溪市政府办，2031-03-05：2．")
    bare = {
        **ROW,
        "series": None,
        "title": None,
        "contributor": None,
        "publisher": None,
        "published": None,
        "year": None,
        "number_text": None,
    }
    assert gbt7714(bare).startswith("a.pdf[Z]．[S.l.]：[s.n.]，[日期不详]：2．")
    assert r"一句 \& 100\%" in bibtex(ROW, "/indicator/7")
    assert "month = {3}" in bibtex(ROW, "/indicator/7")

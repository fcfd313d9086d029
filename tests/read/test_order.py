"""Reading order of one and two columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from .pdfs import Sheet, pdf
from .test_lines import texts

LEFT = [f"左栏第{n}行文字把这一栏填到头" for n in "一二三四五六七八"]
RIGHT = [f"右栏第{n}行文字把这一栏填到头" for n in "一二三四五六七"]
FULL = "这一行横跨两栏，从左边一直写到右边，中间没有空当，足够长"


def masthead(sheet: Sheet) -> None:
    sheet.write(150, 80, "河东要情", 40)
    sheet.write(70, 120, "河东县人民政府办公室", 12)
    sheet.write(450, 120, "2023年5月1日", 12)
    sheet.rule(60, 130, 530, 130)


def two_columns(sheet: Sheet) -> None:
    masthead(sheet)
    sheet.column(70, 160, LEFT)
    sheet.column(310, 160, RIGHT)
    sheet.rule(300, 150, 300, 330)
    sheet.write(290, 800, "- 1 -", 10)


def row_by_row(sheet: Sheet) -> None:
    sheet.write(290, 800, "- 1 -", 10)
    for i, left in enumerate(LEFT):
        sheet.write(70, 160 + 22 * i, left)
        if i < len(RIGHT):
            sheet.write(310, 160 + 22 * i, RIGHT[i])
    masthead(sheet)


@pytest.mark.parametrize("draw", [two_columns, row_by_row])
def test_columns_under_a_masthead(tmp_path: Path, draw: object) -> None:
    assert texts(pdf(tmp_path / "a.pdf", draw)) == [  # type: ignore[arg-type]
        "河东要情", "河东县人民政府办公室  2023年5月1日", *LEFT, *RIGHT, "- 1 -",
    ]  # fmt: skip


def test_columns_whose_lines_stand_at_different_heights(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.column(70, 160, LEFT)
        sheet.column(310, 167, RIGHT)

    assert texts(pdf(tmp_path / "a.pdf", draw)) == [*LEFT, *RIGHT]


def test_a_full_line_parts_two_bands_of_columns(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.column(70, 100, LEFT)
        sheet.column(310, 100, RIGHT)
        sheet.write(70, 300, FULL)
        sheet.column(70, 340, LEFT)
        sheet.column(310, 340, RIGHT)

    assert texts(pdf(tmp_path / "a.pdf", draw)) == [*LEFT, *RIGHT, FULL, *LEFT, *RIGHT]


def test_the_end_of_an_issue_in_short_columns(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.column(70, 100, [*LEFT[:3], "左栏完。"])
        sheet.column(310, 100, [*RIGHT[:2], "（县水务局）"])

    assert texts(pdf(tmp_path / "a.pdf", draw)) == [*LEFT[:3], "左栏完。", *RIGHT[:2], "（县水务局）"]


@pytest.mark.parametrize(
    "pairs",
    [
        [("甲镇推行一窗办理", "2"), ("乙镇修好三条路", "4"), ("丙局开展大走访", "5"), ("丁村办起幸福食堂", "7")],
        [("报：", "县委、县政府领导"), ("送：", "各镇街、县直各单位"), ("发：", "各村（社区）"), ("存：", "档案室")],
        [("编辑：张三", "审核：李四"), ("校对：王五", "签发：赵六"), ("电话：123456", "邮箱：略")],
    ],
)
def test_pairs_on_one_line_are_no_columns(tmp_path: Path, pairs: list[tuple[str, str]]) -> None:
    def draw(sheet: Sheet) -> None:
        for i, (left, right) in enumerate(pairs):
            sheet.write(80, 100 + 24 * i, left)
            sheet.write(400, 100 + 24 * i, right)

    assert texts(pdf(tmp_path / "a.pdf", draw)) == [f"{a}  {b}" for a, b in pairs]

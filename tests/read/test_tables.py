"""Tables: grids of rules, three-line tables, columns of figures, and what only looks like one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from pipeline.read import read_document
from pipeline.records import Line, Table

from .pdfs import Sheet, pdf

XS, YS = (80, 180, 300, 420), (200, 230, 260, 290)
HEAD = ("镇街", "检查（家）", "整改率（%）")
BODY = (("东港镇", "92", "99.1"), ("西山镇", "78", "98.3"), ("南河街道", "64", "90.1"), ("北坪乡", "51", "88.0"))


def items(path: Path) -> list[Line | Table]:
    return list(read_document(path, ocr="off").pages[0].items)


def table_of(path: Path) -> Table:
    [table] = [i for i in items(path) if isinstance(i, Table)]
    return table


def shape(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.rowspan, c.colspan, c.text) for c in table.cells]


def fill(sheet: Sheet, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]) -> None:
    for top, row in zip(ys, rows, strict=False):
        for x, text in zip(xs, row, strict=False):
            sheet.write(x + 5, top + 20, text, 12)


def test_a_grid_stands_among_the_lines(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(80, 150, "检查情况如下：")
        sheet.write(80, 190, "表一 检查情况")
        sheet.grid(XS, YS)
        fill(sheet, XS, YS, (HEAD, *BODY[:2]))
        sheet.write(80, 320, "下一步抓好整改。")

    before, caption, table, after = items(pdf(tmp_path / "a.pdf", draw))
    assert isinstance(before, Line) and isinstance(caption, Line) and isinstance(after, Line)
    assert isinstance(table, Table)
    assert (table.rows, table.columns) == (3, 3)
    assert [c.text for c in table.cells] == [*HEAD, *BODY[0], *BODY[1]]
    assert table.box == pytest.approx((80, 200, 420, 290), abs=1)
    cell = table.cells[4]
    assert cell.box == pytest.approx((180, 230, 300, 260), abs=1)
    assert cell.lines[0].edges[0][0] == pytest.approx(185, abs=0.5)


def test_merged_cells(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.box(80, 200, 420, 290)
        sheet.rule(180, 230, 420, 230)  # 检查 spans two columns above it
        sheet.rule(80, 260, 420, 260)
        sheet.rule(180, 200, 180, 290)
        sheet.rule(300, 230, 300, 290)
        sheet.write(90, 235, "镇街", 12)
        sheet.write(260, 220, "检查", 12)
        sheet.write(200, 250, "家数", 12)
        sheet.write(320, 250, "问题", 12)
        fill(sheet, XS, (260,), [("东港镇", "92", "341")])

    table = table_of(pdf(tmp_path / "a.pdf", draw))
    assert shape(table) == [
        (0, 0, 2, 1, "镇街"), (0, 1, 1, 2, "检查"), (1, 1, 1, 1, "家数"), (1, 2, 1, 1, "问题"),
        (2, 0, 1, 1, "东港镇"), (2, 1, 1, 1, "92"), (2, 2, 1, 1, "341"),
    ]  # fmt: skip


def test_cells_of_several_lines_and_empty_cells(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid((80, 180, 300), (200, 250, 300))
        sheet.column(85, 220, ["检查企业", "（家）"], 12, 18)
        sheet.write(185, 220, "备注", 12)
        sheet.write(85, 280, "92", 12)

    table = table_of(pdf(tmp_path / "a.pdf", draw))
    assert [c.text for c in table.cells] == ["检查企业（家）", "备注", "92", ""]
    assert [len(c.lines) for c in table.cells] == [2, 1, 1, 0]


def test_a_table_open_at_its_sides(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for y in YS:
            sheet.rule(80, y, 420, y)
        for x in XS[1:-1]:
            sheet.rule(x, YS[0], x, YS[-1])
        fill(sheet, XS, YS, (HEAD, *BODY[:2]))

    table = table_of(pdf(tmp_path / "a.pdf", draw))
    assert (table.rows, table.columns) == (3, 3)
    assert [c.text for c in table.cells][:4] == [*HEAD, "东港镇"]


def test_one_string_drawn_over_several_cells_is_cut(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.grid((80, 108, 136), (200, 230, 260))
        sheet.write(82, 220, "甲乙丙丁", 13)
        sheet.write(82, 250, "1234", 24)

    assert [c.text for c in table_of(pdf(tmp_path / "a.pdf", draw)).cells] == ["甲乙", "丙丁", "12", "34"]


def test_a_three_line_table(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for y in (200, 230, 350):
            sheet.rule(80, y, 420, y)
        fill(sheet, XS, (200, 230, 260, 290, 320), (HEAD, *BODY))
        sheet.write(80, 380, "注：数据截至月底。", 12)

    table = table_of(pdf(tmp_path / "a.pdf", draw))
    assert (table.rows, table.columns) == (5, 3)
    assert [c.text for c in table.cells] == [*HEAD, *(c for row in BODY for c in row)]


def test_a_three_line_table_with_a_head_over_two_columns(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for y in (170, 230, 320):
            sheet.rule(80, y, 420, y)
        sheet.write(245, 190, "督查情况表格", 12)
        fill(sheet, XS, (200, 230, 260, 290), (HEAD, *BODY[:3]))

    table = table_of(pdf(tmp_path / "a.pdf", draw))
    assert (0, 1, 1, 2, "督查情况表格") in shape(table)
    assert (table.rows, table.columns) == (5, 3)


def test_columns_of_figures_without_any_rule(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(80, 150, "各镇街检查情况如下，请对照整改，并于月底之前报送结果：", 12)
        fill(sheet, XS, (160, 184, 208, 232, 256), (HEAD, *BODY))
        sheet.write(80, 320, "下一步抓好整改。", 12)

    first, table, last = items(pdf(tmp_path / "a.pdf", draw))
    assert isinstance(first, Line) and isinstance(table, Table) and isinstance(last, Line)
    assert [c.text for c in table.cells] == [*HEAD, *(c for row in BODY for c in row)]


def frame(sheet: Sheet) -> None:
    sheet.box(60, 60, 530, 780)
    sheet.box(63, 63, 527, 777)
    sheet.column(80, 100, ["方框里的正文第一行", "方框里的正文第二行"])


def underlined_head(sheet: Sheet) -> None:
    sheet.write(80, 100, "第6期  安全简报", 12)
    sheet.rule(80, 105, 500, 105)
    sheet.rule(80, 107, 500, 107)
    sheet.write(80, 150, "正文一行")
    sheet.rule(80, 153, 136, 153)


def recipients(sheet: Sheet) -> None:
    for y in (600, 630, 660, 690):
        sheet.rule(80, y, 510, y)
    for y, text in ((620, "报：县委、县人大、县政府、县政协领导"), (650, "送：县直各单位、各镇街")):
        sheet.write(85, y, text, 12)
    sheet.write(85, 680, "河东县政府办公室", 12)
    sheet.write(380, 680, "2023年5月1日印发", 12)


def boxed_recipients(sheet: Sheet) -> None:
    for top in (600, 630):
        sheet.box(80, top, 510, top + 30)
    sheet.write(85, 620, "报：县委领导", 12)
    sheet.write(85, 650, "送：各单位", 12)


def contents(sheet: Sheet) -> None:
    for i, (title, number) in enumerate((("甲镇推行一窗办理", "1"), ("乙镇修路", "3"), ("丙局走访", "5"), ("丁村食堂", "6"))):
        sheet.write(80, 100 + 24 * i, title)
        sheet.write(480, 100 + 24 * i, number)


def names(sheet: Sheet) -> None:
    for i in range(4):
        for j in range(3):
            sheet.write(80 + 140 * j, 100 + 24 * i, "东港镇西村"[: 3 + (i + j) % 3])


@pytest.mark.parametrize("draw", [frame, underlined_head, recipients, boxed_recipients, contents, names])
def test_what_is_no_table(tmp_path: Path, draw: Callable[[Sheet], None]) -> None:
    assert [i for i in items(pdf(tmp_path / "a.pdf", draw)) if isinstance(i, Table)] == []

"""Tables whose rules are flat or none: rules under each row, heads of two lines, cells of several lines, empty cells."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from pipeline.read import read_document
from pipeline.records import Line, Table

from .pdfs import Sheet, pdf

XS = (80, 200, 300, 400)
HEAD = ("镇街", "检查（家）", "整改（处）", "得分")
BODY = (("东港镇", "92", "41", "99.1"), ("西山镇", "78", "36", "98.3"), ("南河街道", "64", "20", "90.1"), ("北坪乡", "51", "18", "88.0"))


def items(path: Path) -> list[Line | Table]:
    return list(read_document(path, ocr="off").pages[0].items)


def rows_of(path: Path) -> list[list[str]]:
    [table] = [i for i in items(path) if isinstance(i, Table)]
    found = [["" for _ in range(table.columns)] for _ in range(table.rows)]
    for cell in table.cells:
        found[cell.row][cell.column] = cell.text
    return found


def row(sheet: Sheet, baseline: float, cells: tuple[str, ...]) -> None:
    for x, text in zip(XS, cells, strict=False):
        if text:
            sheet.write(x, baseline, text, 12)


def test_a_rule_under_each_row_drawn_cell_by_cell(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for i, cells in enumerate((HEAD, *BODY)):
            row(sheet, 200 + 30 * i, cells)
            for x0, x1 in zip((75, 195, 295, 395), (195, 295, 395, 500), strict=True):
                sheet.rule(x0, 208 + 30 * i, x1, 208 + 30 * i)

    assert rows_of(pdf(tmp_path / "a.pdf", draw)) == [list(HEAD), *map(list, BODY)]


def test_masthead_rule_of_the_same_width_is_no_rule_of_the_table(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.rule(75, 100, 500, 100)
        sheet.write(100, 140, "各镇街认真开展检查，现将有关情况通报如下，请抓好整改落实：", 13)
        sheet.write(220, 190, "检查情况表", 12)
        for y in (205, 235, 355):
            sheet.rule(75, y, 500, y)
        for i, cells in enumerate((HEAD, *BODY)):
            row(sheet, 225 + 30 * i, cells)

    assert rows_of(pdf(tmp_path / "a.pdf", draw)) == [list(HEAD), *map(list, BODY)]


def test_empty_cells_under_heads(tmp_path: Path) -> None:
    sparse = (("东港镇", "92", "", "99.1"), ("西山镇", "", "36", "98.3"), ("南河街道", "64", "", "90.1"), ("北坪乡", "51", "18", ""))

    def draw(sheet: Sheet) -> None:
        for y in (180, 208, 330):
            sheet.rule(75, y, 500, y)
        for i, cells in enumerate((HEAD, *sparse)):
            row(sheet, 200 + 30 * i, cells)

    assert rows_of(pdf(tmp_path / "a.pdf", draw)) == [list(HEAD), *map(list, sparse)]


def test_cells_of_several_lines_between_rules(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for y in (180, 225, 270, 315, 360):
            sheet.rule(75, y, 500, y)
        row(sheet, 207, HEAD)
        for i, (name, *figures) in enumerate(BODY[:3]):
            top = 225 + 45 * i
            sheet.write(XS[0], top + 18, f"{name}第一", 12)
            sheet.write(XS[0], top + 36, "中心小学", 12)
            row(sheet, top + 27, ("", *figures))

    assert rows_of(pdf(tmp_path / "a.pdf", draw))[1:] == [[f"{name}第一中心小学", *figures] for name, *figures in BODY[:3]]


def test_heads_over_two_columns_with_the_rows_head_between_them(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for y in (170, 225, 350):
            sheet.rule(75, y, 500, y)
        sheet.write(190, 188, "上半年总产值", 12)
        sheet.write(330, 188, "固定资产投资", 12)
        sheet.write(80, 203, "镇街", 12)
        for x, word in zip((180, 240, 320, 400), ("总量", "增速", "总量", "增速"), strict=True):
            sheet.write(x, 218, word, 12)
        for i, name in enumerate(("东港镇", "西山镇", "南河街道")):
            sheet.write(80, 250 + 30 * i, name, 12)
            for x, figure in zip((180, 240, 320, 400), ("523", "12.3", "186", "8.5"), strict=True):
                sheet.write(x, 250 + 30 * i, figure, 12)

    top, heads, *_ = rows_of(pdf(tmp_path / "a.pdf", draw))
    assert top == ["", "上半年总产值", "", "固定资产投资", ""]
    assert heads == ["镇街", "总量", "增速", "总量", "增速"]


def test_words_on_the_height_of_a_table_do_not_take_it_away(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        for i, cells in enumerate((HEAD, *BODY)):
            row(sheet, 200 + 24 * i, cells)
        sheet.write(20, 190.5, "注", 6)

    assert any(isinstance(i, Table) for i in items(pdf(tmp_path / "a.pdf", draw)))


def test_grid_open_at_its_sides_drawn_cell_by_cell(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        edges = (75, 195, 295, 395, 500)
        for i in range(6):
            for x0, x1 in pairwise(edges):
                sheet.rule(x0, 180 + 30 * i, x1, 180 + 30 * i)
        for x in edges[1:-1]:
            sheet.rule(x, 180, x, 330)
        for i, cells in enumerate((HEAD, *BODY)):
            row(sheet, 200 + 30 * i, cells)

    assert rows_of(pdf(tmp_path / "a.pdf", draw)) == [list(HEAD), *map(list, BODY)]

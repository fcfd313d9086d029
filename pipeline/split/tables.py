"""A table as it stands in an article's text: each row a line, cells joined by a tab, caption and unit line above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.records import Table, TextCell, TextTable
from pipeline.split.strip import Strip, closed_up, joined, line_strip

_NOTE = re.compile(r"^[（(][^（）()]{2,30}[）)]$")
_NUMBER_CELL = re.compile(r"(?:^|\t)[-+−↑↓]?\d[\d.,]*%?(?=\t|$)")
_GROUP = re.compile(r"(?!\s*(?:附?表|注[：:]|说明|[（(]?单位[：:]|\d{4}年))[^。；，！？\n]{2,20}(?<![：:])(?=\n|$)")
_MOST_GROUPS = 3
_WORD = r"(?:计量|金额|货币)?单位\s*[:：]\s*"
_FORM = r"(?:(?:填报|编制|报送)(?:单位|部门|时间|日期)|统计时间|截止(?:时间|日期)?|日期|时间)\s*[:：]?\s*\S{2,20}"
_BESIDE = rf"(?:{_FORM}|\d{{4}}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?)"
_UNIT = re.compile(rf"^[（(]?\s*(?:{_BESIDE}\s*)?{_WORD}(?P<unit>[^）)：:\s]{{1,20}})\s*(?:{_BESIDE})?[）)]?$")
_UNIT_IN_CAPTION = re.compile(rf"[（(]\s*{_WORD}(?P<unit>[^）)]{{1,20}})[）)]|(?<=\S)\s*{_WORD}(?P<last>[^）)：:\s]{{1,12}})$")


def table_rows(page: int, table: Table) -> list[list[tuple[int, int, int, int, Strip]]]:
    """Row by row (row, column, rowspan, colspan, strip); places covered by a span are empty cells."""
    cells = {(cell.row, cell.column): cell for cell in table.cells}
    rows: list[list[tuple[int, int, int, int, Strip]]] = []
    for r in range(table.rows):
        line: list[tuple[int, int, int, int, Strip]] = []
        for c in range(table.columns):
            cell = cells.get((r, c))
            if cell is None:
                line.append((r, c, 1, 1, Strip(())))
            else:
                strip = closed_up(joined(line_strip(page, each) for each in cell.lines))
                line.append((r, c, cell.rowspan, cell.colspan, strip))
        rows.append(line)
    return rows


def unit_of(text: str) -> str | None:
    """The unit of a unit line or of a caption that holds it.

    >>> unit_of("单位：亿元"), unit_of("主要指标（单位：万吨）"), unit_of("填报单位：县财政局 金额单位：万元"), unit_of("单位负责人")
    ('亿元', '万吨', '万元', None)
    """
    if match := _UNIT.match(text):
        return match["unit"].strip()
    inside = _UNIT_IN_CAPTION.search(text)
    return (inside["unit"] or inside["last"]).strip() if inside else None


def is_unit_line(text: str) -> bool:
    """单位：亿元 on a line of its own."""
    return bool(_UNIT.match(text))


def with_captions(tables: Sequence[TextTable], text: str) -> tuple[TextTable, ...]:
    """Tables that a page break cut in two made one again, with caption and unit from the lines that stand right above each."""
    whole: list[TextTable] = []
    for table in tables:
        if whole and (between := _between(whole[-1], table, text)) is not None:
            whole[-1] = _run_on(whole[-1], between, table)
        else:
            whole.append(table)
    return tuple(_with_caption(table, text) for table in whole)


def _between(before: TextTable, table: TextTable, text: str) -> list[tuple[int, int]] | None:
    """The lines that gather rows under a name (二、救助情况) between a table and its next part; None where that is a table of its own.

    A table goes on where another of as many columns ended: rows of numbers follow, or, with nothing between, the same head again.
    """
    if before.columns != table.columns:
        return None
    lines = [(before.end + m.start(), before.end + m.end()) for m in re.finditer(r"[^\n]+", text[before.end : table.start])]
    lines = [(start, end) for start, end in lines if text[start:end].strip()]
    head, first = (text[t.start : t.end].split("\n")[0] for t in (before, table))
    if not lines:
        return [] if head == first or _NUMBER_CELL.search(first) else None
    gathers = len(lines) <= _MOST_GROUPS and all(_GROUP.match(text, *span) for span in lines)
    here, there = _numbers_of(before, before.rows - 1, text), _numbers_of(table, 0, text)
    return lines if gathers and there and there <= here else None


def _numbers_of(table: TextTable, row: int, text: str) -> set[int]:
    """The columns in which a row holds numbers; none where the row is a head."""
    return {cell.column for cell in table.cells if cell.row == row and _NUMBER_CELL.match(text[cell.start : cell.end].strip())}


def _run_on(before: TextTable, between: Sequence[tuple[int, int]], table: TextTable) -> TextTable:
    """One table of the rows of both, with the lines between as rows over all columns."""
    groups = tuple(TextCell(before.rows + at, 0, start, end, 1, before.columns) for at, (start, end) in enumerate(between))
    rows = before.rows + len(groups)
    moved = tuple(replace(cell, row=cell.row + rows) for cell in table.cells)
    return replace(before, end=table.end, rows=rows + table.rows, cells=before.cells + groups + moved)


def _with_caption(table: TextTable, text: str) -> TextTable:
    above = text[: table.start].rstrip("\n").split("\n")[::-1]
    caption: str | None = None
    unit: str | None = None
    for line in above[:4]:
        if is_unit_line(line):
            unit = unit or unit_of(line)
        elif _NOTE.match(line):  # （数据截至6月30日）
            continue
        elif line and len(line) <= 50 and not line.endswith(("。", "：", "；", "，")) and "\t" not in line:
            caption, unit = line, unit or unit_of(line)
            break
        else:
            break
    return replace(table, caption=caption, unit=unit)


def shifted(cell: tuple[int, int, int, int, Strip], start: int) -> TextCell:
    """A cell whose text begins at ``start``."""
    row, column, rowspan, colspan, strip = cell
    return TextCell(row, column, start, start + len(strip.text), rowspan, colspan)

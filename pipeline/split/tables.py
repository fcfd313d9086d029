"""A table as it stands in an article's text: each row a line, cells joined by a tab, caption and unit line above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records import Table, TextCell, TextTable
from pipeline.split.strip import Strip, closed_up, joined, line_strip

_UNIT = re.compile(r"^[（(]?\s*(?:计量)?单位\s*[:：]\s*(?P<unit>[^）)]{1,20})[）)]?$")
_UNIT_IN_CAPTION = re.compile(r"[（(]\s*(?:计量)?单位\s*[:：]\s*(?P<unit>[^）)]{1,20})[）)]")


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

    >>> unit_of("单位：亿元"), unit_of("主要指标（单位：万吨）"), unit_of("单位负责人")
    ('亿元', '万吨', None)
    """
    match = _UNIT.match(text) or _UNIT_IN_CAPTION.search(text)
    return match["unit"].strip() if match else None


def is_unit_line(text: str) -> bool:
    """单位：亿元 on a line of its own."""
    return bool(_UNIT.match(text))


def with_captions(tables: Sequence[TextTable], text: str) -> tuple[TextTable, ...]:
    """Caption and unit from the one or two lines that stand right above each table."""
    return tuple(_with_caption(table, text) for table in tables)


def _with_caption(table: TextTable, text: str) -> TextTable:
    above = text[: table.start].rstrip("\n").split("\n")[::-1]
    caption: str | None = None
    unit: str | None = None
    for line in above[:3]:
        if is_unit_line(line):
            unit = unit or unit_of(line)
        elif line and len(line) <= 50 and not line.endswith(("。", "：", "；", "，")) and "\t" not in line:
            caption, unit = line, unit or unit_of(line)
            break
        else:
            break
    return TextTable(table.start, table.end, table.rows, table.columns, table.cells, caption, unit)


def shifted(cell: tuple[int, int, int, int, Strip], start: int) -> TextCell:
    """A cell whose text begins at ``start``."""
    row, column, rowspan, colspan, strip = cell
    return TextCell(row, column, start, start + len(strip.text), rowspan, colspan)

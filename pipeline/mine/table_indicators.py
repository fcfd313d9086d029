"""Numbers in tables: the metric from the column head, whose it is from the row, the unit of measure from head or caption."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.records import Quantity, TextCell, TextTable, Unit

_HEAD_UNIT = re.compile(r"[（(](?P<uom>[^（）()]{1,12})[）)]$")
_NUMBER = re.compile(r"^[-－+＋−]?[\d０-９][\d０-９,，.．]*[%％‰]?$")
_SERIAL = re.compile(r"^(?:序号|编号|序|No\.?)$")
_RANK = re.compile(r"位次|排名|名次|位序|排序")
_WHOLE_ROW = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|全[省市县区州镇乡].{0,2}|平\s*均)$")


@dataclass(frozen=True, slots=True)
class CellReading:
    """What a numeric cell says beside its number."""

    metric: str
    who: str | None
    row_head: str
    column_head: str
    row: int
    column: int


def read_cells(text: str, tables: Sequence[TextTable], quantities: Sequence[Quantity], units: Sequence[Unit]) -> dict[int, CellReading]:
    """Index of each quantity that stands in a table's body → what its cell says."""
    names = {name: unit.name for unit in units for name in (unit.name, *unit.aliases)}
    found: dict[int, CellReading] = {}
    for table in tables:
        grid = {(c.row, c.column): c for c in table.cells}
        heads = _head_rows(text, table)
        label = _label_column(text, table, heads)
        for index, q in enumerate(quantities):
            cell = next((c for c in table.cells if c.start <= q.start and q.end <= c.end), None)
            if cell is None or cell.row < heads or cell.column == label:
                continue
            column_head = _column_head(text, grid, cell.column, heads)
            if _SERIAL.match(column_head):
                continue
            row_head = _cell_text(text, grid.get((cell.row, label)))
            found[index] = _read(text, table, cell, column_head, row_head, names, heads, label)
    return found


def _read(
    text: str, table: TextTable, cell: TextCell, column_head: str, row_head: str, names: Mapping[str, str], heads: int, label: int
) -> CellReading:
    column = _bare(column_head)
    row = _bare(row_head)
    who = names.get(row)
    named = who is not None or bool(_WHOLE_ROW.match(row))
    generic = bool(re.match(r"^(?:数量|数值|绝对(?:数|量|额)|指标值|完成(?:数|情况)?|本[月期年]|累计|实绩|总量|合计|\d{4}年|同比|增[长速幅]|比上年|今年|\d{1,2}[-—至]\d{1,2}月)", column))
    if named or not row:
        metric = column
    elif generic:
        metric = row
    elif _names_places(text, table, heads, label, names):
        metric, who = column, row
    else:
        metric = f"{row}{column}" if column not in row else row
    if _RANK.search(metric):
        metric = _ranked(text, table, heads) or metric
    return CellReading(metric, who, row, column, cell.row, cell.column)


def _names_places(text: str, table: TextTable, heads: int, label: int, names: Mapping[str, str]) -> bool:
    """Do the rows' heads name bodies? Half of them known, or ending like them, is enough."""
    labels = [_bare(_cell_text(text, c)) for c in table.cells if c.column == label and c.row >= heads]
    known = sum(1 for name in labels if name in names or re.search(r"[省市县区镇乡村局委办院校]$|街道$|社区$|公司$|中心$|支队$|大队$", name))
    return bool(labels) and known * 2 >= len(labels)


def _head_rows(text: str, table: TextTable) -> int:
    """How many rows at the top hold heads: until the first row with a number."""
    for row in range(table.rows):
        cells = [_cell_text(text, c) for c in table.cells if c.row == row]
        if sum(1 for c in cells if _NUMBER.match(c)) * 2 >= max(1, len([c for c in cells if c])) or sum(1 for c in cells if _NUMBER.match(c)) >= 2:
            return max(row, 1)
    return 1


def _label_column(text: str, table: TextTable, heads: int) -> int:
    """The first column whose body is mostly words."""
    for column in range(table.columns):
        body = [_cell_text(text, c) for c in table.cells if c.column == column and c.row >= heads]
        if body and sum(1 for c in body if c and not _NUMBER.match(c)) * 2 > len(body):
            return column
    return 0


def _column_head(text: str, grid: Mapping[tuple[int, int], TextCell], column: int, heads: int) -> str:
    """Heads over the column from top to bottom, run together; a spanning head stands over all its columns."""
    parts: list[str] = []
    for row in range(heads):
        cell = grid.get((row, column))
        if cell is None:
            cell = next((c for (r, k), c in sorted(grid.items(), reverse=True) if r == row and k < column < k + c.colspan), None)
        words = _cell_text(text, cell)
        if words and words not in parts:
            parts.append(words)
    return "".join(parts)


def _cell_text(text: str, cell: TextCell | None) -> str:
    return re.sub(r"\s+", "", text[cell.start : cell.end]) if cell is not None else ""


def _bare(head: str) -> str:
    """A head without its unit and its numbering: 罚款（万元） → 罚款."""
    head = _HEAD_UNIT.sub("", head)
    return re.sub(r"^(?:其中[：:]?|[一二三四五六七八九十]+、|\d+[.、])", "", head).strip("#＃：: ")


def _ranked(text: str, table: TextTable, heads: int) -> str:
    """A rank column is about the score column, where the table has one: 督查得分位次."""
    for cell in table.cells:
        if cell.row < heads:
            head = _bare(_cell_text(text, cell))
            if re.search(r"得分|总分|分数|成绩", head):
                return f"{head}位次"
    return ""

"""Numbers in tables: the metric from the heads of column and row, whose it is from the row, the unit of measure from head or caption."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.mine.quantities import find_quantities
from pipeline.mine.table_grids import NUMBER, Grid, side_by_side
from pipeline.mine.table_names import Naming
from pipeline.mine.table_periods import Times
from pipeline.mine.table_uoms import bare, is_change, uom_of
from pipeline.records import Article, Bound, Change, Interval, Period, Quantity, TextCell, TextTable, Unit

_PART = re.compile(r"^(?:其中|[#＃])")
_GOAL = re.compile(r"目标|计划|指标[数值]|(?:年度?|全年|下达|应完成)任务|任务(?:数|量|指标|目标)?$|应完成")
_NO_GOAL = re.compile(r"率|比|占|完成(?!任务)|进度|%|实际|已|排名|位次|得分")
_MARKED = re.compile(r"^[约近超≥≤＞＜>]")
_MARKS: Mapping[str, Bound] = {
    "约": "about", "近": "about", "超": "more_than", "＞": "more_than", ">": "more_than", "≥": "at_least", "≤": "at_most", "＜": "less_than"
}  # fmt: skip
_FALLS = re.compile(r"[-－—−↓▼]|下降|减|少|降|低|跌|退|负")
_BASES = ("同比", "环比", "上年同期", "去年同期", "上年", "去年", "上月", "上季度", "年初", "同期")
_BASE = re.compile(r"[比较](?P<base>[^比较增减提升降上下变±（(]{1,8})(?=增|减|提|升|降|上升|下降|变|±|[（(]|$)")
_DIGITS = str.maketrans("０１２３４５６７８９．，－＋％", "0123456789.,-+%")


@dataclass(frozen=True, slots=True)
class CellReading:
    """What a numeric cell says."""

    quantity: Quantity
    metric: str
    who: str | None
    period: Period | None
    change: Change | None
    target: bool
    part_of: int | None  # start of the quantity it is a part of
    table: TextTable


@dataclass(frozen=True, slots=True)
class ProseCell:
    """A cell of sentences: whose row it stands in, and when its numbers are from where they do not say."""

    start: int
    end: int
    who: str | None
    period: Period | None
    target: bool


def read_tables(
    article: Article, units: Sequence[Unit], periods: Sequence[Period], titled: Period | None = None
) -> tuple[list[CellReading], list[ProseCell]]:
    """Every numeric cell of the tables' bodies, in the order of the text, and the cells of sentences.

    ``titled`` is the period that the article's title names.
    """
    names = {name: unit.name for unit in units for name in (unit.name, *unit.aliases)}
    cells: list[CellReading] = []
    prose: list[ProseCell] = []
    for table in (block for whole in article.tables for block in side_by_side(article.text, whole)):
        grid = Grid(article.text, table)
        naming, times = Naming(grid, names, article.title or ""), Times(grid, periods, titled)
        cells += _read_table(grid, naming, times)
        for row, column, cell in grid.prose():
            goal = "计划" in grid.head(column) or "打算" in grid.head(column)
            prose.append(ProseCell(cell.start, cell.end, naming.read(row, column)[1], None if goal else times.of(row, column), goal))
    return cells, prose


def _read_table(grid: Grid, naming: Naming, times: Times) -> list[CellReading]:
    found: list[CellReading] = []
    whole_row: dict[int, Quantity] = {}  # column → the quantity that rows called 其中 are parts of
    in_row: dict[int, Quantity] = {}  # row → the quantity that columns called 其中 are parts of
    rest: dict[int, float] = {}  # column → what the row called 其中 leaves of its whole
    gathered = 0
    for row, column, cell in grid.cells():
        if any(grid.gathers(r) for r in range(gathered, row)):
            whole_row.clear()  # what follows is no part of what stands above the name of its group
        gathered = row
        if not grid.counts(column) or grid.is_prose(cell, column):
            continue
        quantity, falls = _quantity(grid, cell, row, column)
        if quantity is None:
            continue
        metric, who = naming.read(row, column)
        parts = grid.head_parts(column)
        part_row, part_column = bool(_PART.match(grid.row_head(row))), any(_PART.match(p) for p in parts)
        whole: int | None = None
        if quantity.kind not in ("change", "percentage", "rank"):
            if part_column:
                above = in_row.get(row)
                if above is not None and quantity.uom == "":
                    quantity = replace(quantity, uom=above.uom, uom_printed=above.uom_printed)
                whole = above.start if above is not None and above.uom == quantity.uom else None
            else:
                in_row[row] = quantity
            if part_row:
                over = whole_row.get(column)
                whole = over.start if over is not None and over.kind == quantity.kind else None
                rest[column] = over.value - quantity.value if over is not None else 0
            elif column in whole_row and abs(rest.pop(column, 0) - quantity.value) < 1e-6 * quantity.value:
                whole = whole_row[column].start  # 乡村 below 其中：城镇
            else:
                whole_row[column] = quantity
        change = Change("down" if falls else "up", _base(grid, row, column)) if quantity.kind == "change" else None
        goal = _is_goal(parts) and quantity.kind not in ("change", "rank", "score")
        found.append(CellReading(quantity, metric, who, times.of(row, column), change, goal, whole, grid.table))
    return found


def _is_goal(parts: Iterable[str]) -> bool:
    """年度目标, 年投资计划, 任务数; not 整改任务 (what there is to do) nor 计划完成率."""
    heads = [bare(p) for p in parts]
    last = heads[-1] if heads else ""
    return bool(_GOAL.search(last)) and not _NO_GOAL.search(last) and not re.search(r"整改任务$", last)


def _base(grid: Grid, row: int, column: int) -> str | None:
    """What a difference is taken from: 同比, 一季度 of 较一季度增减; that of the column to the left where the head has none."""
    for words in (grid.head(column) + grid.row_head(row), grid.head(column - 1) if column else ""):
        known = next((w for w in _BASES if w in words), None)
        named = _BASE.search(words)
        if named is not None and named["base"] not in ("例", "重", "率"):
            return named["base"] if known is None or known in named["base"] else known
        if known is not None:
            return known
    return None


def _quantity(grid: Grid, cell: TextCell, row: int, column: int) -> tuple[Quantity | None, bool]:
    """(the cell's number, whether it tells a fall): a bare number takes its unit from column head, row or caption."""
    printed = grid.text[cell.start : cell.end]
    words = printed.strip()
    start = cell.start + printed.index(words) if words else cell.start
    if not NUMBER.match(words):
        return _told(grid, words, start, row, column)
    digits = words.translate(_DIGITS).replace(",", "").replace(" ", "")
    plain = digits.strip("+-—−%‰约近超≥≤＞＜>↑↓▲▼万亿")
    uom, scale, kind = uom_of(grid, row, column, "%" if "%" in digits else "‰" if "‰" in digits else "")
    own = 1e4 if "万" in digits else 1e8 if "亿" in digits else scale
    falls = bool(re.search(r"[-—−↓▼]", digits))
    value = float(Decimal(plain) * Decimal(own))
    if kind != "change" and digits[0] in "-—−":
        value = -value
    bound: Bound = _MARKS[digits[0]] if _MARKED.match(digits) else "exact"
    return Quantity(start, start + len(words), words, value, None, bound, uom, kind, plain, uom, source="cell"), falls


def _told(grid: Grid, words: str, start: int, row: int, column: int) -> tuple[Quantity | None, bool]:
    """The quantity of a cell that prints its unit: 52.3公里, 下降12.5%, 上升2位."""
    inner = find_quantities(words) if words else []
    if len(inner) != 1:
        return None, False
    [found] = inner
    falls = bool(_FALLS.search(words))
    if is_change(grid, row, column) and found.kind in ("percentage", "count", "amount", "measurement"):
        found = replace(found, kind="change", value=abs(found.value))
    return replace(found, start=found.start + start, end=found.end + start, source=f"{found.source}; cell"), falls


def span_of(period: Period | None) -> Interval | None:
    """The days of a period."""
    return period.span if period is not None else None

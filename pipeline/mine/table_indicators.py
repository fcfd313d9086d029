"""Numbers in tables: the metric from the heads of column and row, whose it is from the row, the unit of measure from head or caption."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.mine.quantities import find_quantities
from pipeline.mine.table_grids import NUMBER, Grid
from pipeline.mine.uoms import read_uom
from pipeline.records import Change, Interval, Period, Quantity, QuantityKind, TextCell, TextTable, Unit

_HEAD_UNIT = re.compile(r"[（(](?P<uom>[^（）()：:]{1,12})[）)]|[/／](?P<bare>[^/／]{1,4})$|(?P<rate>[%％‰])$")
_SCALED = re.compile(r"^(?P<scale>万亿|亿|万|千|百万|十万)(?P<uom>.+)$")
_SCALES = {"万亿": 1e12, "亿": 1e8, "百万": 1e6, "十万": 1e5, "万": 1e4, "千": 1e3}
_NEVER_SCALED = ("克", "米", "瓦", "卡", "伏", "帕")
_CHANGE = re.compile(r"增[长速幅减]|同比|环比|[升降涨跌]幅|增加(?!值)|减少|比上[年月]|较上[年月]|比去年|较去年|[±＋]")
_CHANGE_WORDS = re.compile(
    r"(?:比|较)[^增减提升下降上涨回高低]{0,8}?(?:同期|[末底]|(?=增|减|提|升|下|降|上|涨|回|高|低))|同比|环比|增长率?|增速|增减|增幅|降幅|涨幅|增加(?!值)|减少|下降|提高|上升|[±＋+]|率$"
)
_GENERIC = re.compile(
    r"^(?:数量|数值|绝对[数量额]|数|指标值?|完成(?:数|值|情况)?|实绩|本[月期年季]|当[月年期]|累计|总量|合计|总计|今年|去年|上年|同期|目标值?|年度目标|计划数?|全年|(?:\d{4}年)?(?:上半年|前?[一二三四]季度|\d{1,2}[-—~至]?\d{0,2}月份?|年)?)+$"
)
_RANK = re.compile(r"位次|排名|名次|位序|排序|名第")
_SCORE = re.compile(r"得分|总分|分数|成绩|评分|分值")
_TOTAL = re.compile(r"^(?:合计|总计|小计|全[省市县区州镇乡].{0,3}|平均值?|总数)$")
_BODY = re.compile(r"(?:[省市县区镇乡村局委办院校厂部]|街道|社区|公司|中心|支队|大队|分局|学校|小学|中学|医院|开发区|园区|政府|集团|农场)$")
_PART = re.compile(r"^(?:其中[：:]?|[#＃])")
_GOAL = re.compile(r"目标|计划")
_COUNTED = {"人数": "人", "户数": "户", "件数": "件", "起数": "起", "次数": "次", "家数": "家", "人次": "人次", "场次": "场次"}


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


def read_tables(text: str, tables: Sequence[TextTable], units: Sequence[Unit], periods: Sequence[Period]) -> list[CellReading]:
    """Every numeric cell of the tables' bodies, in the order of the text."""
    names = {name: unit.name for unit in units for name in (unit.name, *unit.aliases)}
    return [reading for table in tables for reading in _read_table(Grid(text, table), names, periods)]


def _read_table(grid: Grid, names: Mapping[str, str], periods: Sequence[Period]) -> list[CellReading]:
    general = _caption_period(grid, periods)
    bodies = _names_bodies(grid, names)
    found: list[CellReading] = []
    whole_row: dict[int, int] = {}  # column → start of the quantity that rows called 其中 are parts of
    for row in range(grid.heads, grid.table.rows):
        label = grid.row_head(row)
        part = bool(_PART.match(label))
        for column in range(grid.table.columns):
            cell = grid.places.get((row, column))
            if cell is None or (cell.row, cell.column) != (row, column) or not grid.counts(column):
                continue
            quantity, direction = _quantity(grid, cell, row, column)
            if quantity is None:
                continue
            metric, who = _metric(grid, row, column, names, bodies)
            head = grid.head(column)
            change = None
            if quantity.kind == "change":
                base = next((w for w in ("同比", "环比", "上年同期", "上年", "上月", "年初") if w in head + label), None)
                change = Change("down" if direction < 0 else "up", base)
            if not part and quantity.kind not in ("change", "percentage", "rank"):
                whole_row[column] = quantity.start
            found.append(
                CellReading(
                    quantity, metric, who, _head_period(grid, column, periods) or general, change, bool(_GOAL.search(head)),
                    whole_row.get(column) if part and quantity.kind not in ("change", "percentage", "rank") else None, grid.table,
                )
            )  # fmt: skip
    return found


def _quantity(grid: Grid, cell: TextCell, row: int, column: int) -> tuple[Quantity | None, int]:
    """(the cell's number, -1 for a fall): a bare number takes its unit from column head, row or caption."""
    printed = grid.text[cell.start : cell.end]
    bare = printed.strip()
    start = cell.start + printed.index(bare) if bare else cell.start
    if not NUMBER.match(bare):
        inner = find_quantities(bare) if 0 < len(bare) <= 14 else []
        if len(inner) != 1:
            return None, 1
        q = inner[0]
        return replace(q, start=q.start + start, end=q.end + start, source=f"{q.source}; cell"), -1 if q.quote[:1] in "-－—−" else 1
    digits = bare.translate(str.maketrans("０１２３４５６７８９．，－＋％", "0123456789.,-+%")).replace(",", "")
    sign = -1 if digits[0] in "-—−" else 1
    value = float(digits.strip("+-—−%‰约近超≥≤＞＜"))
    uom, scale, kind = _uom_of(grid, row, column, "%" if digits.endswith("%") else "")
    printed_value = digits.strip("+-—−%‰")
    if kind != "change" and sign < 0:
        value = -value
    return Quantity(
        start, start + len(bare), bare, value * scale if scale != 1 else value, None, "exact", uom, kind, printed_value, uom, source="cell"
    ), sign


def _uom_of(grid: Grid, row: int, column: int, sign: str) -> tuple[str, float, QuantityKind]:
    """(unit, factor, kind) of a bare number: from its own sign, the column head, the row's unit, the row head, the caption."""
    head, label = grid.head(column), grid.row_head(row)
    changed = bool(_CHANGE.search(_HEAD_UNIT.sub("", head)) or "±" in head) or bool(_CHANGE.search(_HEAD_UNIT.sub("", label)))
    said = sign or _unit_in(head) or (grid.words(row, grid.uoms) if grid.uoms is not None and not changed else "") or _unit_in(label)
    if _RANK.search(head) or _RANK.search(label):
        return "位", 1, "change" if changed and not _RANK.search(head) else "rank"
    if not said:
        if (re.search(r"[率比]$|比重|占比", head) and not changed) or changed:
            said = "%"
        elif _SCORE.search(head):
            said = "分"
        else:
            said = next((u for word, u in _COUNTED.items() if head.endswith(word)), "") or _general_unit(grid)
    scale, uom = _unscaled(said.strip())
    known = read_uom(uom, 0)
    kind: QuantityKind = known.kind if known is not None and known.end == len(uom) else "count"
    if uom in ("%", "％", "‰"):
        uom, kind = uom.replace("％", "%"), "percentage"
    if uom in ("百分点", "个百分点"):
        uom, kind = "个百分点", "change"
    if uom == "分" and _SCORE.search(head + label):
        kind = "score"
    return uom, scale, "change" if changed and kind != "rank" else kind


def _general_unit(grid: Grid) -> str:
    """项 of 单位：项、%: the caption's unit, of several the first that is no percent sign (rates were told by their heads)."""
    said = [u for u in re.split(r"[、，,；;/／ ]+", grid.table.unit or "") if u]
    if len(said) > 1:
        said = [u for u in said if u not in ("%", "％", "百分点")]
    return said[0] if said else ""


def _unit_in(head: str) -> str:
    """万元 of 罚款（万元）, % of 整改率%."""
    for found in reversed([*_HEAD_UNIT.finditer(head)]):
        said = found["uom"] or found["bare"] or found["rate"] or ""
        said = said.replace("±", "").replace("＋", "").strip()
        _, uom = _unscaled(said)
        known = read_uom(uom, 0)
        if uom in ("%", "％", "‰", "百分点", "个百分点", "分", "位", "人", "户", "元") or (known is not None and known.end == len(uom)):
            return said
    return ""


def _unscaled(said: str) -> tuple[float, str]:
    """(10000, 元) of 万元; 千克 and 百分点 stay whole."""
    found = _SCALED.match(said)
    if found is None or (found["scale"] in ("千", "百万") and found["uom"].startswith(_NEVER_SCALED)):
        return 1, said
    return _SCALES[found["scale"]], found["uom"]


def _metric(grid: Grid, row: int, column: int, names: Mapping[str, str], bodies: bool) -> tuple[str, str | None]:
    """(what the cell measures, whose it is)."""
    head, label = _bare(grid.head(column)), _bare(grid.row_head(row))
    if _CHANGE.search(head):
        head = _CHANGE_WORDS.sub("", head) or _level_before(grid, column)
    who = names.get(label) or names.get(_PART.sub("", label))
    if who is not None or bodies or _TOTAL.match(label) or not label:
        metric, who = head, who or (label if bodies and _BODY.search(label) and not _TOTAL.match(label) else None)
    elif not head or _GENERIC.match(head):
        metric = _CHANGE_WORDS.sub("", label) if _CHANGE.search(label) else label
    else:
        metric = f"{label}{head}" if head not in label else label
    if _RANK.search(metric):
        scored = next((h for h in (_bare(grid.head(c)) for c in range(grid.table.columns)) if _SCORE.search(h)), "")
        metric = f"{scored}位次" if scored and len(metric) <= 4 else metric
    return metric or label, who


def _level_before(grid: Grid, column: int) -> str:
    """The level a bare 增长（%） column belongs to: the nearest column to its left that is no change."""
    for left in range(column - 1, -1, -1):
        head = _bare(grid.head(left))
        if grid.counts(left) and head and not _CHANGE.search(head):
            return head
    return ""


def _names_bodies(grid: Grid, names: Mapping[str, str]) -> bool:
    """Do the rows' heads name bodies? Half of them known, or ending like them, is enough."""
    labels = [_bare(grid.row_head(row)) for row in range(grid.heads, grid.table.rows)]
    labels = [label for label in labels if label and not _TOTAL.match(label)]
    return bool(labels) and sum(1 for label in labels if label in names or _BODY.search(label)) * 2 > len(labels)


def _bare(head: str) -> str:
    """A head without its unit and its numbering: 罚款（万元） → 罚款."""
    head = re.sub(r"[（(][^（）()]{1,12}[）)]$", lambda m: "" if _unit_in(m.group()) or "±" in m.group() else m.group(), head)
    head = re.sub(r"[%％‰]$", "", head)
    return re.sub(r"^(?:其中[：:]?|[#＃]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．])+", "", head).strip(
        "：: 　"
    )


def _caption_period(grid: Grid, periods: Sequence[Period]) -> Period | None:
    """The period that the table's caption, or the line above it, names."""
    table = grid.table
    low = grid.text.rfind("\n", 0, max(0, table.start - 1)) + 1
    if table.caption and (at := grid.text.rfind(table.caption, 0, table.start)) >= 0:
        low = at
    above = [p for p in periods if low <= p.start < table.start and p.span is not None]
    return above[0] if above else None


def _head_period(grid: Grid, column: int, periods: Sequence[Period]) -> Period | None:
    """The period that a column's head names: 1—9月, 2023年."""
    for row in range(grid.heads):
        cell = grid.places.get((row, column))
        if cell is not None:
            found = next((p for p in periods if cell.start <= p.start and p.end <= cell.end and p.span is not None), None)
            if found is not None and not _CHANGE.search(grid.words(row, column)):
                return found
    return None


def span_of(period: Period | None) -> Interval | None:
    """The days of a period."""
    return period.span if period is not None else None

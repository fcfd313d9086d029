"""The unit of a bare number in a table: its own sign, the heads, the row's unit, or what of the caption's units fits the head."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.mine.table_grids import NUMBER, Grid
from pipeline.mine.table_heads import want_of
from pipeline.mine.uoms import read_uom
from pipeline.records import QuantityKind

CHANGE = re.compile(
    r"增[长速幅减]|同比|环比|[升降涨跌]幅|涨跌|增加(?!值)|减少|比上[年月季]|较上[年月季]|比去年|较去年|比年初|较年初|[±＋]|变化|升降|[+＋][/／]?[-－—]"
)
RANK = re.compile(r"位次|排名|名次|位序|排序|名第")
SCORE = re.compile(r"得分|总分|分数|成绩|评分|分值|[扣加记评]分|(?:基[础本]|标准|平均|折算|实)分|[（(]\d+分[）)]")
_HEAD_UNIT = re.compile(
    r"[（(](?:单位[:：])?(?P<uom>[^（）()：:]{1,12})[）)]|[/／](?P<bare>[^/／]{1,4})$|(?P<rate>[±]?[%％‰])$|、(?P<listed>[万亿]?[元人户亩吨])$"
)
_SCALED = re.compile(r"^(?P<scale>万亿|亿|万|千|百万|十万)(?P<uom>.+)$")
_SCALES = {"万亿": 1e12, "亿": 1e8, "百万": 1e6, "十万": 1e5, "万": 1e4, "千": 1e3}
_NEVER_SCALED = ("克", "米", "瓦", "卡", "伏", "帕")
_PER_CENT = ("%", "％", "‰")
_POINTS = ("百分点", "个百分点")
_RATE = re.compile(r"(?<![倍汇])率$|[占之]?比[重例]?$|占比|百分比|进度$|占[^（(]{1,8}的?$|序时$|覆盖面$")
_GROWTH = re.compile(r"增[速幅长]|[升降涨跌]幅|率$")
_GROWING = re.compile(r"[涨升增][跌降减长]?(?:幅|速)")
_MOVED = re.compile(r"升降|变化|变动|进退")
_DAYS = re.compile(r"[天日]数")
_SHARE = re.compile(r"占|完成(?:率|比例|%)|进度|^为.{0,4}(?:预算|计划|目标)")
_INTEGER = re.compile(r"^[-－—−+＋↑↓▲▼]?[\d０-９][\d０-９,，]*$")


def is_change(grid: Grid, row: int, column: int) -> bool:
    """Do the numbers of a place tell differences: 同比（±%）, 较上月增减, or a row called 增长率?"""
    head = _HEAD_UNIT.sub("", grid.head(column))
    if RANK.search(head) and not re.search(r"变化|升降|增减|变动", head):
        return False
    if grid.unit in _PER_CENT and _GROWING.search(grid.caption or ""):
        return True
    return bool(CHANGE.search(head) or "±" in grid.head(column) or CHANGE.search(_HEAD_UNIT.sub("", grid.row_head(row))))


def uom_of(grid: Grid, row: int, column: int, sign: str) -> tuple[str, float, QuantityKind]:
    """(unit, factor, kind) of a bare number; ``sign`` is the per cent sign printed with it."""
    head, label = grid.head(column), grid.row_head(row)
    changed = is_change(grid, row, column)
    if RANK.search(head) or (RANK.search(label) and not sign):
        return "位", 1, "change" if changed else "rank"
    said = sign or _said_by_head(grid, column, changed)
    if not changed and said not in _PER_CENT:
        said = unit_in(label) or said or _said_by_row(grid, row, label)
    if not said and changed and grid.unit in _PER_CENT:
        said = "%"
    elif not said and changed:
        said = _of_change(grid, row, column)
    elif not said:
        said = _of_words(grid, grid.head_parts(column), label)
    scale, uom = unscaled(said.strip())
    kind = _kind(uom, head + label)
    if uom in _PER_CENT:
        uom = uom.replace("％", "%")
    elif uom in _POINTS:
        uom = "个百分点"
    return uom, scale, "change" if changed else kind


def _kind(uom: str, head: str) -> QuantityKind:
    if uom in _PER_CENT:
        return "percentage"
    if uom in _POINTS:
        return "change"
    if uom == "分":
        return "score" if SCORE.search(head) else "count"
    if uom in ("天", "日") and _DAYS.search(head):
        return "count"
    if not uom and re.search(r"指数|系数", head):
        return "measurement"
    known = read_uom(uom, 0)
    return known.kind if known is not None and known.end == len(uom) else "count"


def _said_by_head(grid: Grid, column: int, changed: bool) -> str:
    """The unit in the lowest of a column's heads that has one; a difference takes only what stands in the lowest itself."""
    parts = grid.head_parts(column)
    for part in reversed(parts[-1:] if changed else parts):
        if said := unit_in(part):
            return said
    return ""


def _said_by_row(grid: Grid, row: int, label: str) -> str:
    return (grid.words(row, grid.uoms) if grid.uoms is not None else "") or unit_in(label)


def _of_words(grid: Grid, heads: list[str], label: str) -> str:
    """The unit that head and caption leave to be understood: % of 完成率, 分 of 得分, 人 of 死亡人数, what the caption has for money."""
    head = "".join(heads)
    if _RATE.search(bare(head)) or (grid.uoms is None and _RATE.search(bare(label)) and not want_of(head)):
        return "%"
    if SCORE.search(head):
        return "分"
    return _of_caption(grid, heads, label)


def _of_caption(grid: Grid, heads: list[str], label: str) -> str:
    """Of 单位：个、亿元 what fits the head: 亿元 for 完成投资额, 个 for 项目个数; of one unit alone unless the head wants another sort."""
    said = [u for u in re.split(r"[、，,；;/／ ]+", grid.unit or "") if u and _is_uom(unscaled(u)[1])]
    if grid.unit in _PER_CENT:
        return "%"
    money = [u for u in said if _kind(unscaled(u)[1], "") == "amount"]
    counts = [u for u in said if u not in money]
    wants = (want_of(words) for words in (*reversed(heads), label))
    want = next((w for w in wants if w is not None and w.use in ("uom", "amount", "measurement")), None)
    if want is None:
        return (counts or said or [""])[0] if len(said) > 1 else "".join(said)
    if want.use == "amount":
        return (money or said or [""])[0]
    fitting = [u for u in counts if unscaled(u)[1] in want.means]
    if fitting or want.use == "uom":
        return fitting[0] if fitting else want.means[0]
    return counts[0] if len(counts) == 1 and _kind(unscaled(counts[0])[1], "") == "measurement" else ""


def _is_uom(said: str) -> bool:
    """A unit of measure, not per cent, and no body that filled in the form: 单位：县财政局."""
    known = read_uom(said, 0)
    return said not in (*_PER_CENT, *_POINTS) and (len(said) <= 2 or (known is not None and known.end == len(said)))


def _of_change(grid: Grid, row: int, column: int) -> str:
    """A difference without a unit: in points where the level is a rate, in the level's own unit where both are whole numbers, else in %."""
    head = bare(grid.head(column))
    level = level_before(grid, column)
    own = _said_by_row(grid, row, grid.row_head(row))
    if own in _PER_CENT and CHANGE.search(grid.row_head(row)):
        return own  # a row 产值同比变化 in %
    if own in _PER_CENT and not _GROWTH.search(head):
        return "个百分点"
    if _GROWTH.search(head) and not re.search(r"额$|数$|量$", head):
        return "%"
    if re.search(r"额$", head):
        said = own or (uom_words(grid, row, level) if level is not None else "")
        return said or _of_caption(grid, grid.head_parts(column), grid.row_head(row))
    if level is None:
        return own if own and _whole(grid, column) else "%"
    rate = uom_words(grid, row, level)
    if rate in _PER_CENT:
        return "个百分点"
    return rate if _whole(grid, column) and _whole(grid, level) else "%"


def uom_words(grid: Grid, row: int, column: int) -> str:
    """The unit of a level as words, its 万 and 亿 in front."""
    uom, scale, _ = uom_of(grid, row, column, "%" if grid.words(row, column).endswith(("%", "％")) else "")
    return next((f"{word}{uom}" for word, factor in _SCALES.items() if factor == scale and scale != 1), uom)


@lru_cache(maxsize=64)
def _whole(grid: Grid, column: int) -> bool:
    """Are all numbers of a column whole and without sign of per cent?"""
    numbers = [c for c in grid.body(column) if NUMBER.match(c)]
    return bool(numbers) and all(_INTEGER.match(c) for c in numbers)


@lru_cache(maxsize=64)
def level_before(grid: Grid, column: int) -> int | None:
    """The column a bare 增长（%） belongs to: the nearest to its left that is no change or share, under its own upper head if any."""
    over = grid.head_parts(column)[:-1]
    points = unit_in(grid.head_parts(column)[-1]) in _POINTS if grid.head_parts(column) else False
    moved = bool(column and _MOVED.search(grid.head(column)) and RANK.search(grid.head(column - 1)))
    levels = [
        left
        for left in range(column - 1, -1, -1)
        if grid.counts(left)
        and (head := grid.head(left))
        and not (CHANGE.search(head) or (RANK.search(head) and not moved))
        and (_RATE.search(bare(head)) if points else not _SHARE.search(bare(head)))
        and any(NUMBER.match(c) for c in grid.body(left))
    ]
    return next((c for c in levels if over and grid.head_parts(c)[:-1] == over), levels[0] if levels else None)


def unit_in(head: str) -> str:
    """万元 of 罚款（万元）, % of 整改率%."""
    for found in reversed([*_HEAD_UNIT.finditer(head)]):
        said = found["uom"] or found["bare"] or found["rate"] or found["listed"] or ""
        said = re.sub(r"^单位[:：]|[±＋+]|^[-－/／]", "", said).strip()
        _, uom = unscaled(said)
        known = read_uom(uom, 0)
        if uom in (*_PER_CENT, *_POINTS, "分", "位", "人", "户", "元") or (known is not None and known.end == len(uom)):
            return said
    return ""


def unscaled(said: str) -> tuple[float, str]:
    """(10000, 元) of 万元; 千克 and 百分点 stay whole."""
    found = _SCALED.match(said)
    if found is None or (found["scale"] in ("千", "百万") and found["uom"].startswith(_NEVER_SCALED)):
        return 1, said
    return _SCALES[found["scale"]], found["uom"]


def bare(head: str) -> str:
    """A head without its unit and its numbering: 罚款（万元） → 罚款."""
    head = re.sub(
        r"[（(][^（）()]{1,12}[）)]$",
        lambda m: "" if unit_in(m.group()) or re.search(r"±|^.\d+分|[+＋].?[-－]", m.group()) else m.group(),
        head,
    )
    head = re.sub(r"±?[%％‰±]$", "", head)
    return re.sub(r"^(?:其中[：:]?|[#＃]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．])+", "", head).strip(
        "：: 　"
    )

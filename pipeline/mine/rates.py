"""Rates told by 每: 每两个片区配备一名 (0.5 名/片区), 每月至少开展一次 (次/月), 每亩增收400元 (元/亩), 1:3.

>>> [(r.low, r.uom) for r in find_rates("每两个小区配备一名物业管家")]
[(Decimal('0.5'), '名/小区')]
>>> [(r.low, r.uom, r.bound) for r in find_rates("每周至少巡查两次")]
[(Decimal('2'), '次/周', 'at_least')]
"""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.mine.bounds import bound_after, bound_before, join
from pipeline.mine.numerals import Number, read_number
from pipeline.mine.reading import Reading
from pipeline.mine.uoms import read_uom
from pipeline.records import Bound, QuantityKind

_N = r"(?:[0-9]+|[一二两三四五六七八九十百]+)"
_PROVIDE = (
    r"(?:配备|配置|配齐|配强|配|设置|设立|设|安排|选派|选配|确定|明确|派驻|派|建立|建|组建|有|分配|包联|联系|负责|产生|推荐|选聘|聘请|落实)"
)
_PROVISION = re.compile(
    rf"每(?P<count>{_N})?(?:个|名|位|家|户|座|所|条|支|栋|辆|台|处)?(?P<noun>[一-鿿]{{0,6}}?)(?P<least>至少)?(?:均|都|各|要|须|应|可|需|平均|必须|原则上)?"
    rf"{_PROVIDE}(?:了|有|备)?(?P<bound>至少|不少于|约|近|不低于|不超过)?(?=[0-9一二两三四五六七八九十])"
)
_ONE_IN = re.compile(
    rf"每(?P<whole>{_N})(?:个|名|位|家|户|人|辆|件)[^，。；0-9]{{0,12}}?[中里](?:就|便|约|至少)?有(?P<part>{_N})(?:个|名|位|家|户|人|辆|件)"
)
_MEASURES_THEMSELVES = frozenset("村户镇乡县区班校组队站街栋楼家人")
_TIMES = ("次", "场", "期", "趟", "轮", "回", "遍", "场次", "篇", "件", "例", "课时")
_PIECES = ("件", "例", "篇")
_SPAN = r"(?:半个?月|半年|半小时|学期|学年|星期|季度|小时|月|年度|年|周|日|天|旬|季|晚)"
_FREQUENCY = re.compile(rf"每(?P<n>{_N})?(?:个|一)?(?P<span>{_SPAN})(?:[^，。；：、\n0-9]{{0,10}}?)(?=[0-9一二两三四五六七八九十])")
_ONCE_A = re.compile(r"(?<![0-9一二三四五六七八九十第])一(?P<span>年|月|周|季度|季|天|日)(?P<count>[一二两三四五六七八九十]|[0-9]+)次")
_PROPORTION = re.compile(r"(?<![\d:：∶.])(?P<a>\d+(?:\.\d+)?)\s?(?:[:：∶]|比)\s?(?P<b>\d+(?:\.\d+)?)(?![\d:：∶]|\.\d)")
_PER_BEFORE = re.compile(
    r"每(?:一)?(?:个)?(?P<unit>亩|人|户|名|斤|公斤|吨|台|套|件|平方米|平米|只|头|车|人次|次|票|份|盒|袋|支|瓶|立方米|千瓦时|度|股|床|栋|株|棵|家|村|天|日|月|年"
    r"|小时|生|位|辆|张|座|公里|米|处|例|单|羽|箱|桶|块|个|餐|枚|盆|篇|节|课时|学时|班|场|期|项|条|根|匹|百斤|百公里|千克|床日|工日|平方|平|字|学期|学年|季度"
    r"|年度)(?P<second>每(?:月|年|天|日|人|学期|学年|季度|次|小时))?(?P<between>[^，。；、0-9：每\n]{0,6})$"
)
_NOT_PER_PIECE = ("的", "共", "达", "至", "完成", "总", "人均")
_TIME_UNITS = ("年", "月", "天", "日", "学期", "学年", "季度", "年度", "期")
_PAID = re.compile(r"(?:(?:最高|最低)?(?:补助|补贴|发放|发给|发|领取|缴纳|收取|支付|给予|奖励|工资|租金|收入|生活费|不超过|不低于)*)$")


def find_rates(text: str) -> list[Reading]:
    """Provisions, frequencies and proportions of a folded text."""
    found = [*_provisions(text), *_frequencies(text), *_proportions(text), *_shares_of_heads(text)]
    return sorted(found, key=lambda reading: reading.start)


def _provisions(text: str) -> list[Reading]:
    """每A个X配B名: B over A, in 名/X."""
    found = []
    for match in _PROVISION.finditer(text):
        number = read_number(text, match.end())
        uom = read_uom(text, number.end) if number else None
        if number is None or uom is None or not number.low or uom.kind not in ("count", "measurement"):
            continue
        below = read_number(text, match.start("count")) if match.group("count") else None
        noun = match.group("noun") or _measure_itself(match.group())
        if (not noun and not below) or "中" in noun:
            continue
        divisor = below.low if below and below.low else Decimal(1)
        high = number.high / divisor if number.high else None
        said = bound_before(text, match.end()) if match.group("bound") else None
        bound: Bound = "range" if high else join(said[1] if said else "at_least" if match.group("least") else None, None, None)
        span = (match.start(), uom.end)
        if noun and uom.text in _TIMES and re.match(r"每[名位人]", match.group()):
            noun = "人"
        name = f"{uom.text}/{noun}" if noun else uom.text
        kind: QuantityKind = "count" if uom.text in _TIMES else "ratio"
        found.append(Reading(*span, number.low / divisor, high, bound, name, kind, "provision", *span, uom.text))
    return found


def _shares_of_heads(text: str) -> list[Reading]:
    """每3名创业者中就有1名: a third of them."""
    found = []
    for match in _ONE_IN.finditer(text):
        whole, part = read_number(text, match.start("whole")), read_number(text, match.start("part"))
        if whole is not None and part is not None and whole.low > part.low > 0:
            value = round(part.low / whole.low * 100, 2)
            found.append(Reading(*match.span(), value, None, "exact", "%", "percentage", "share of heads", *match.span()))
    return found


def _measure_itself(phrase: str) -> str:
    """每村配备3名: what stands between 每 and the verb is the measure itself."""
    words = re.match(rf"每{_N}?([一-鿿])", phrase)
    return words.group(1) if words and words.group(1) in _MEASURES_THEMSELVES else ""


def _frequencies(text: str) -> list[Reading]:
    found = []
    for match in _FREQUENCY.finditer(text):
        number = read_number(text, match.end())
        reading = _frequency(text, match, number) if number else None
        if reading is not None:
            found.append(reading)
    for match in _ONCE_A.finditer(text):
        number = read_number(text, match.start("count"))
        if number is not None:
            uom = f"次/{match.group('span')}"
            found.append(Reading(*match.span(), number.low, None, "exact", uom, "count", "frequency", *match.span(), "次"))
    return found


def _frequency(text: str, match: re.Match[str], number: Number) -> Reading | None:
    """每周至少巡查两次, 每两个月一次 (0.5 次/月), 每年3至5场."""
    high, end = number.high, number.end
    if text[end : end + 1] in ("至", "到", "-", "—", "~"):
        second = read_number(text, end + 1)
        if second is not None and second.low > number.low:
            high, end = second.low, second.end
    uom = read_uom(text, end)
    if uom is None or uom.text not in _TIMES or (uom.text in _PIECES and text.endswith("平均", 0, match.start())):
        return None  # 平均每天受理12件: an average of pieces
    before, after = bound_before(text, number.start), bound_after(text, uom.end)
    said = "at_least" if "至少" in match.group() else before[1] if before else None
    bound: Bound = "range" if high else join(said, "more_than" if number.more else None, after[1] if after else None)
    every = read_number(text, match.start("n")) if match.group("n") else None
    divisor = every.low if every and every.low else Decimal(1)
    stop = after[0] if after else uom.end
    name = f"{uom.text}/{match.group('span')}"
    value = number.low / divisor
    return Reading(match.start(), stop, value, high, bound, name, "count", "frequency", number.start, number.end, uom.text)


def _proportions(text: str) -> list[Reading]:
    found = []
    for match in _PROPORTION.finditer(text):
        around = text[max(0, match.start() - 8) : match.start()] + "|" + text[match.end() : match.end() + 4]
        below = Decimal(match.group("b"))
        if "比" in around and below:
            value = round(Decimal(match.group("a")) / below, 4)
            found.append(Reading(*match.span(), value, None, "exact", "", "ratio", "proportion", *match.span()))
    return found


def per_before(text: str, start: int) -> tuple[int, str] | None:
    """每亩增收 before 400元: where 每 stands (or ``start`` where words lie between) and what one of it is counted by.

    >>> per_before("每亩增收400元", 4)
    (4, '亩')
    """
    match = _PER_BEFORE.search(text, max(0, start - 16), start)
    if match is None or any(word in match.group("between") for word in _NOT_PER_PIECE):
        return None
    unit = match.group("unit")
    if unit in _TIME_UNITS and not match.group("second") and _PAID.fullmatch(match.group("between")) is None:
        return None  # 每年投入300万元 tells how often, not a rate
    if match.group("second"):
        unit = f"{unit}·{match.group('second')[1:]}"
    return (match.start() if not match.group("between") else start), unit

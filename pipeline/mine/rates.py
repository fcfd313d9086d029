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

_N = r"(?:[0-9]+|[一二两三四五六七八九十百]+)"
_PROVIDE = (
    r"(?:配备|配置|配齐|配强|配|设置|设立|设|安排|选派|选配|确定|明确|派驻|派|建立|建|组建|有|分配|包联|联系|负责|产生|推荐|选聘|聘请|落实)"
)
_PROVISION = re.compile(
    rf"每(?P<count>{_N})?(?:个|名|位|家|户|座|所|条|支|栋|辆|台|处)?(?P<noun>[一-鿿]{{0,6}}?)(?:至少|均|都|各|要|须|应|可|需|平均|必须|原则上)?{_PROVIDE}(?:了|有|备|1|一)?(?P<bound>至少|不少于|约|近|不低于|不超过)?(?=[0-9一二两三四五六七八九十])"
)
_TIMES = ("次", "场", "期", "趟", "轮", "回", "遍", "场次", "篇", "件", "例", "课时")
_SPANS = r"(?:半个?月|半年|两周|两个?月|个?季度|学期|学年|星期|个?月|年度|年|周|日|天|旬|季|晚|小时)"
_FREQUENCY = re.compile(rf"每(?:个|一)?(?P<span>{_SPANS})(?:[^，。；：、\n0-9]{{0,10}}?)(?=[0-9一二两三四五六七八九十])")
_ONCE_A = re.compile(r"(?<![0-9一二三四五六七八九十第])一(?P<span>年|月|周|季度|季|天|日)(?P<count>[一二两三四五六七八九十]|[0-9]+)次")
_PROPORTION = re.compile(r"(?<![\d:：∶.])(?P<a>\d+(?:\.\d+)?)\s?(?:[:：∶]|比)\s?(?P<b>\d+(?:\.\d+)?)(?![\d:：∶]|\.\d)")
_PER = (
    r"每(?:一)?(?:个)?(?P<unit>亩|人|户|名|斤|公斤|吨|台|套|件|平方米|平米|只|头|车|人次|次|票|份|盒|袋|支|瓶|立方米|千瓦时|度|股|床|栋|株|棵|家|村|天|日|月|年|小时|生|位|辆|张|座|公里|米|处|例|单|羽|箱|桶|块|个|餐|枚|盆|篇|节|课时|学时|班|场|期|项|条|根|匹|百斤|百公里|千克|床日|工日|平方|平|字|学期|学年|季度|年度)"
    r"(?P<second>每(?:月|年|天|日|人|学期|学年|季度|次|小时))?(?P<between>[^，。；、0-9：每\n]{0,6})$"
)
_PER_BEFORE = re.compile(_PER)


def find_rates(text: str) -> list[Reading]:
    """Provisions, frequencies and proportions of a folded text."""
    found = [*_provisions(text), *_frequencies(text), *_proportions(text)]
    return sorted(found, key=lambda reading: reading.start)


def _provisions(text: str) -> list[Reading]:
    found = []
    for match in _PROVISION.finditer(text):
        number = read_number(text, match.end())
        uom = read_uom(text, number.end) if number else None
        if number is None or uom is None or not number.low:
            continue
        below = read_number(text, match.start("count")) if match.group("count") else None
        divisor = below.low if below and below.low else Decimal(1)
        noun = match.group("noun") or _measure_before(text, match)
        if uom.kind not in ("count", "measurement") or (not noun and not below):
            continue
        bound = join(_named_bound(text, match), None, None)
        value, high = number.low / divisor, number.high / divisor if number.high else None
        name = f"{uom.text}/{noun}" if noun else uom.text
        found.append(
            Reading(
                match.start(),
                uom.end,
                value,
                high,
                "range" if high else bound,
                name,
                "ratio",
                "provision",
                match.start(),
                uom.end,
                uom.text,
            )
        )
    return found


def _measure_before(text: str, match: re.Match[str]) -> str:
    """每村配备3名: what stands between 每 and the verb is the measure itself."""
    words = re.match(rf"每{_N}?([一-鿿])", match.group())
    return words.group(1) if words and words.group(1) in "村户镇乡县区班校组队站街栋楼家人" else ""


def _named_bound(text: str, match: re.Match[str]):  # type: ignore[no-untyped-def]
    word = match.group("bound")
    if word is None and match.group().find("至少") > 0:
        return "at_least"
    found = bound_before(text, match.end()) if word else None
    return found[1] if found else None


def _frequencies(text: str) -> list[Reading]:
    found = []
    for match in _FREQUENCY.finditer(text):
        number = read_number(text, match.end())
        if number is None:
            continue
        reading = _frequency(text, match.start(), match.group("span").removeprefix("个"), number, "至少" in match.group())
        if reading is not None:
            found.append(reading)
    for match in _ONCE_A.finditer(text):
        number = read_number(text, match.start("count"))
        if number is not None:
            found.append(
                Reading(
                    match.start(),
                    match.end(),
                    number.low,
                    None,
                    "exact",
                    f"次/{match.group('span')}",
                    "count",
                    "frequency",
                    match.start(),
                    match.end(),
                    "次",
                )
            )
    return found


def _frequency(text: str, start: int, span: str, number: Number, at_least: bool) -> Reading | None:
    high, end = number.high, number.end
    if text[end : end + 1] in ("至", "到", "-", "—", "~"):
        second = read_number(text, end + 1)
        if second is not None and second.low > number.low:
            high, end = second.low, second.end
    uom = read_uom(text, end)
    if uom is None or uom.text not in _TIMES:
        return None
    before, after = bound_before(text, number.start), bound_after(text, uom.end)
    bound = (
        "range"
        if high
        else join(
            "at_least" if at_least else before[1] if before else None, "more_than" if number.more else None, after[1] if after else None
        )
    )
    stop = after[0] if after else uom.end
    divisor = {"两周": 2, "两个月": 2, "两月": 2}.get(span, 1)
    unit = span[1:].removeprefix("个") if divisor > 1 else span
    value = number.low / divisor
    return Reading(start, stop, value, high, bound, f"{uom.text}/{unit}", "count", "frequency", number.start, number.end, uom.text)


def _proportions(text: str) -> list[Reading]:
    found = []
    for match in _PROPORTION.finditer(text):
        around = text[max(0, match.start() - 8) : match.start()] + "|" + text[match.end() : match.end() + 4]
        if "比" not in around and "配比" not in around:
            continue
        below = Decimal(match.group("b"))
        if below:
            value = round(Decimal(match.group("a")) / below, 4)
            found.append(Reading(*match.span(), value, None, "exact", "", "ratio", "proportion", *match.span()))
    return found


def per_before(text: str, start: int) -> tuple[int, str] | None:
    """每亩增收 before 400元: where 每 stands (or ``start`` where words lie between) and what one of it is counted by.

    >>> per_before("每亩增收400元", 4)
    (4, '亩')
    """
    match = _PER_BEFORE.search(text, max(0, start - 16), start)
    if match is None or any(word in match.group("between") for word in ("的", "共", "达", "至", "完成", "总")):
        return None
    unit = match.group("unit")
    if match.group("second"):
        unit = f"{unit}·{match.group('second')[1:]}"
    return (match.start() if not match.group("between") else start), unit

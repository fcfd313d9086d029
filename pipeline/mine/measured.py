"""A number with its measure word: 近900余人, 两个多月, 三年半, 50元6角, 3亿至5亿元, 扶持资金14.5万.

>>> read = read_measured("总量3至5亿元", read_number("总量3至5亿元", 2))
>>> (read.low, read.high, read.uom, read.bound)
(Decimal('300000000'), Decimal('500000000'), '元', 'range')
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.mine.bounds import bound_after, bound_apart, bound_before, join
from pipeline.mine.money import SAME_AS, currency_before, smaller_coins, speaks_of_money
from pipeline.mine.numerals import LARGE, SMALL, Number, read_number
from pipeline.mine.reading import Reading
from pipeline.mine.uoms import Uom, read_uom, unlisted_uom
from pipeline.records import Bound

_LINK = re.compile(r"(?:[（(]含[）)])?(?:—+|-+|~+|至|到)")
_BETWEEN = re.compile(r"[与和](?=[^，。；]{1,12}之间)")
_JOINTS = ("、", "和", "与", "及")
_JOINT = re.compile(r"(?:以及|[、和与及])[一-鿿]{0,4}?(?=\d)")
_AT_MOST = re.compile(r"[、，](?:最?多则|多的|最多|最高)(?:有|达|可达)?(?:上|近|约|超)?")
_OPEN_MONTHS = re.compile(r"个(?P<mark>多|半|余)(?P<unit>月|小时|星期|季度|学期|世纪)")
_MORE: dict[str, Bound] = {"余": "more_than", "多": "more_than", "几": "more_than", "数": "more_than", "来": "about"}
_HALVES = ("duration", "measurement", "ratio")
_NO_HALF = frozenset("年天月小价个成决径开程日夜山公")
_NO_MORE = frozenset("样元次种方层个名项家户万")


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a quantity: its number with what belongs to it up to ``stop``."""

    number: Number
    low: Decimal
    high: Decimal | None
    uom: Uom | None
    stop: int
    inside: Bound | None


def read_measured(text: str, number: Number) -> Reading | None:
    """The quantity that begins with ``number``, with a second end where it is a range, and the bound words around it."""
    first = _end(text, number)
    second = _second(text, first)
    last = second or first
    low, high = first.low, first.high
    if second is not None:
        low, high = _spread(first, second)
        if high <= low:
            return None
    name, kind = (last.uom.text, last.uom.kind) if last.uom else ("", "count")
    source = "range" if second else "measured"
    reading = Reading(number.start, last.stop, low, high, "exact", SAME_AS.get(name, name), kind, source, number.start, number.end, name)
    return with_bounds(text, _as_money(text, reading, last), first.inside, "range" if high is not None else None)


def _end(text: str, number: Number) -> _End:
    uom = _uom_behind(text, number.end)
    low, high, stop = number.low, number.high, number.end
    inside = _MORE.get(number.more)
    if (uom is None and not number.chinese) or (uom is not None and uom.text == "个" and text[stop + 1 : stop + 2] in _JOINTS):
        borrowed = _borrowed(text, uom.end if uom else number.end)
        if borrowed is not None and (uom is None or borrowed[0].text == "个百分点"):
            scale = borrowed[1] if number.scale == 1 else 1
            return _End(replace(number, scale=scale * number.scale), low * scale, high, replace(borrowed[0], end=stop), stop, inside)
    if uom is None and (most := _AT_MOST.match(text, stop)) is not None and (upper := read_number(text, most.end())) is not None:
        uom = read_uom(text, upper.end)  # 少则三五百、多则上千元
        return _End(number, low, high, replace(uom, end=stop) if uom else None, stop, inside)
    if uom is None:
        return _End(number, low, high, None, stop, inside)
    stop = uom.end
    mark = _OPEN_MONTHS.match(text, number.end)
    if mark is not None:
        if mark.group("mark") == "半":
            return _End(number, low + Decimal("0.5"), high, uom, stop, inside)
        return _End(number, low, high, uom, stop, "more_than")
    shorter, after = _shorter_time(text, uom)
    if shorter is not None:
        whole = replace(uom, text="分钟" if uom.text == "分" else uom.text, kind="duration")
        return _End(number, low + shorter, high, whole, after, inside)
    coins, after = smaller_coins(text, stop, uom.text)
    if coins:
        return _End(number, low + coins, high, replace(uom, text="元" if uom.text == "块" else uom.text, kind="amount"), after, inside)
    follows, next_char = text[stop : stop + 1], text[stop + 1 : stop + 2]
    if follows == "半" and uom.kind in _HALVES and next_char not in _NO_HALF:
        return _End(number, low + Decimal("0.5"), high, uom, stop + 1, inside)
    if follows in ("多", "余") and uom.kind in (*_HALVES, "amount") and next_char not in _NO_MORE:
        return _End(number, low, high, uom, stop + 1, "more_than")
    return _End(number, low, high, uom, stop, inside)


def _shorter_time(text: str, uom: Uom) -> tuple[Decimal | None, int]:
    """The 30秒 of 9分30秒 as a part of a minute, the 20分钟 of 1小时20分钟 as a part of an hour, and where it ends."""
    below = {"分": "秒", "分钟": "秒", "小时": "分"}.get(uom.text)
    number = read_number(text, uom.end) if below and text[uom.end : uom.end + 1].isdigit() else None
    if below is None or number is None or not text.startswith(below, number.end) or number.low >= 60:
        return None, uom.end
    return round(number.low / 60, 4), number.end + (2 if text.startswith("分钟", number.end) else 1)


def _borrowed(text: str, at: int) -> tuple[Uom, int] | None:
    """The unit, and its 万 or 亿, that a figure leaves to the last of its list: 高0.7、1.4个百分点, 分别为12、15、18万元."""
    while (joint := _JOINT.match(text, at)) is not None:
        number = read_number(text, joint.end())
        if number is None or number.end == joint.end() or number.chinese:
            return None
        uom = read_uom(text, number.end)
        if uom is not None and not (uom.text == "个" and text[uom.end : uom.end + 1] in _JOINTS):
            named = len(joint.group()) > 1 and joint.group() != "以及"
            return (uom, number.scale) if not named or uom.text in ("%", "个百分点") else None
        at = number.end if uom is None else uom.end
    return None


def _uom_behind(text: str, at: int) -> Uom | None:
    """The measure word behind a number; 个多月 and 个半小时 keep what makes them open or half."""
    mark = _OPEN_MONTHS.match(text, at)
    if mark is None:
        return read_uom(text, at) or (unlisted_uom(text, at) if text[at - 1] in "0123456789万亿余多" else None)
    unit = mark.group("unit")
    return Uom("个月" if unit == "月" else unit, "duration", mark.end())


def _second(text: str, first: _End) -> _End | None:
    """The upper end of a range; 由5家到20家 and 从36%到98% are two levels."""
    if first.high is not None:
        return None
    link = _LINK.match(text, first.stop) or _BETWEEN.match(text, first.stop)
    number = read_number(text, link.end()) if link else None
    if link is None or number is None or number.end == link.end():
        return None
    before = text[max(0, first.number.start - 1) : first.number.start]
    if link.group().endswith(("至", "到")) and (before == "由" or (before == "从" and first.uom is not None)):
        return None
    second = _end(text, number)
    if first.uom is not None and (second.uom is None or _same(first.uom) != _same(second.uom)):
        return None
    if first.uom is None and second.uom is not None and second.uom.text == "个" and text.startswith("个", first.stop):
        return None
    return second


def _same(uom: Uom) -> str:
    return SAME_AS.get(uom.text, uom.text)


def _spread(first: _End, second: _End) -> tuple[Decimal, Decimal]:
    """Both ends, the lower one taking the 万 or 亿 it leaves to the upper: 3至5亿, 两到三万, 一千到两千万."""
    low = first.low
    scale = second.number.scale
    own = first.uom is not None or first.number.scale >= 10**4
    if not own and scale > max(1, first.number.scale) and low < second.low / scale:
        low *= scale
    return low, second.low if second.high is None else second.high


def _as_money(text: str, reading: Reading, last: _End) -> Reading:
    """Money without 元: 扶持资金14.5万; money with a sign before it: ￥300."""
    sign = currency_before(text, reading.start)
    if sign is not None and (last.uom is None or last.uom.kind == "amount"):
        name = reading.uom if last.uom is not None and sign[1] == "元" else sign[1]
        return replace(reading, start=sign[0], uom=name, kind="amount", source="currency sign")
    if last.uom is None and last.number.scale >= 10**4 and speaks_of_money(text, reading.start):
        return replace(reading, uom="元", kind="amount", source="money without 元")
    return reading


def with_bounds(text: str, reading: Reading, inside: Bound | None = None, shape: Bound | None = None) -> Reading:
    """The reading with the bound words around it taken into the quote; ``shape`` overrides what they say."""
    own = reading.bound if reading.bound != "exact" else inside
    start = reading.start
    before = _usable_before(text, start)
    if before is not None:
        start = before[0]
        earlier = _usable_before(text, start)
        if earlier is not None and earlier[1] in (before[1], "about"):
            before = earlier
            start = earlier[0]
    after = bound_after(text, reading.end)
    bound = shape or join(before[1] if before else None, own, after[1] if after else None)
    if bound == "exact" and reading.uom == "%":
        bound = bound_apart(text, start) or bound
    if reading.kind == "duration" and text[max(0, start - 2) : start] == "连续":
        start -= 2
    elif reading.kind == "count" and text[max(0, start - 1) : start] == "各" and reading.uom:
        start -= 1
    return replace(reading, start=start, end=after[0] if after else reading.end, bound=bound)


def _usable_before(text: str, start: int) -> tuple[int, Bound] | None:
    """The bound word before a number; 上 only before a bare 百 千 万 亿, 高达 and the like stay outside the quote."""
    found = bound_before(text, start)
    if found is None or found[1] == "exact":
        return None
    if text[found[0] : start] == "上" and text[start] not in SMALL.keys() | LARGE.keys():
        return None
    return found

"""Shares in words: 三成以上, 近七成, 百分之九十八点五, 三分之二, 2/3以上, 半数, 过半, 九折, 翻一番.

>>> reading = read_share("九成以上乡镇", 0)
>>> reading.low, reading.uom, reading.end
(Decimal('90'), '%', 2)
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from pipeline.mine.numerals import DIGITS, LARGE, SMALL, Number, read_number
from pipeline.mine.reading import Reading
from pipeline.records import Bound, QuantityKind

_HALVES: tuple[tuple[re.Pattern[str], Decimal, Bound], ...] = (
    (re.compile(r"过半数?(?![年月百世旬])|大半数|(?:一)?大半(?=的|以上)"), Decimal(50), "more_than"),
    (re.compile(r"近半数?(?![年月天个百世小])"), Decimal(50), "about"),
    (re.compile(r"半数|一半(?:半)?|[对各]半(?=的|，|。|；|、|开|$)|打对折"), Decimal(50), "exact"),
    (re.compile(r"半成(?![品功立])"), Decimal(5), "exact"),
)
_DOUBLING = re.compile(r"翻(?:了)?(?P<about>[近约])?(?P<times>[一两三四五1-5])?番(?P<more>多)?")
_SLASH = re.compile(r"(?P<a>\d{1,3})/(?P<b>\d{1,4})(?![\d/.])")
_SLASH_BEFORE = re.compile(r"(?:占|近|超|超过|约|到|足|达|过|逾|的|为|有|降|少|减|增|加|高|低|了|^)$")
_NOT_TENTHS = frozenset("员功立为果本效绩交品熟套语片因文型")
_NOT_DISCOUNT = frozenset("扣叠射腾旧合返磨断算中线页子戟")


def read_share(text: str, at: int, number: Number | None = None) -> Reading | None:
    """A share in words that begins at ``at`` of a folded text, bound words aside."""
    for pattern, value, bound in _HALVES:
        half = pattern.match(text, at)
        if half is not None:
            return replace(_share(text, at, half.end(), value, source="half"), bound=bound)
    number = number or read_number(text, at)
    if number is None or number.end >= len(text):
        return None
    if text.startswith("分之", number.end):
        return _fraction(text, number)
    if text[number.end] == "又":
        return _mixed(text, number)
    if text[number.end] == "/":
        return _slashed(text, number)
    return _discount(text, number) if text[number.end] == "折" else _tenths(text, number)


def _fraction(text: str, below: Number) -> Reading | None:
    """百分之五, 四分之一: the part behind 分之 over what stands before it; one of large denominator is a plain number."""
    above = read_number(text, below.end + 2)
    if above is None or above.end == below.end + 2 or not below.low:
        return None
    value = above.low / below.low
    hundredths = below.bare or (below.low in (100, 1000, 10000) and not text.startswith(("一", "壹", "1"), below.start))
    if not hundredths and below.low > 100:
        return _share(text, below.start, above.end, value, "", "ratio", "fraction")
    share = _share(
        text, below.start, above.end, value * 100 if hundredths else round(value * 100, 2), source="per" if hundredths else "fraction"
    )
    if above.high is not None:
        return replace(share, high=above.high * 100 / below.low, bound="range")
    return replace(share, exact=value)


def _mixed(text: str, whole: Number) -> Reading | None:
    """三百五十又三分之一: a number and a fraction of one."""
    below = read_number(text, whole.end + 1)
    if below is None or not text.startswith("分之", below.end):
        return None
    above = read_number(text, below.end + 2)
    if above is None or not below.low:
        return None
    return _share(text, whole.start, above.end, whole.low + above.low / below.low, "", "ratio", "mixed fraction")


def _slashed(text: str, number: Number) -> Reading | None:
    """占2/3, 1/4以上: Arabic fractions, where words around or nothing at all stand beside them."""
    found = _SLASH.match(text, number.start)
    if found is None or int(found.group("a")) >= int(found.group("b")):
        return None
    before = _SLASH_BEFORE.search(text, max(0, number.start - 2), number.start)
    if before is None and not text.startswith(("以上", "以下", "左右", "强", "的"), found.end()):
        return None
    value = Decimal(found.group("a")) / Decimal(found.group("b"))
    return replace(_share(text, number.start, found.end(), round(value * 100, 2), source="fraction"), exact=value)


def _discount(text: str, number: Number) -> Reading | None:
    """八折, 八五折, 七五折: what is still to be paid, in per cent."""
    end = number.end + 1
    digits = text[number.start : number.end]
    if text[end : end + 1] in _NOT_DISCOUNT:
        return None
    if len(digits) == 2 and all(c in DIGITS for c in digits):
        value = Decimal(DIGITS[digits[0]] * 10 + DIGITS[digits[1]])
    else:
        value = number.low if number.low > 10 else number.low * 10
    return _share(text, number.start, end, value, source="discount") if value < 100 else None


def _tenths(text: str, number: Number) -> Reading | None:
    """三成五, 一成半, 七八成."""
    if text[number.end] != "成" or number.low > 10 or number.scale > 1:
        return None
    end = number.end + 1
    value, tail = number.low * 10, text[end : end + 1]
    if tail == "半":
        value, end = value + 5, end + 1
    elif tail in DIGITS and tail not in "零〇两一" and text[end + 1 : end + 2] not in LARGE.keys() | SMALL.keys():
        value, end = value + DIGITS[tail], end + 1
    elif tail == "多" and text[end + 1 : end + 2] not in ("样", "元"):
        return replace(_share(text, number.start, end + 1, value, source="tenths"), bound="more_than")
    elif tail in _NOT_TENTHS:
        return None
    share = _share(text, number.start, end, value, source="tenths")
    return share if number.high is None else replace(share, high=number.high * 10, bound="range")


def _share(text: str, start: int, end: int, value: Decimal, uom: str = "%", kind: QuantityKind = "percentage", source: str = "") -> Reading:
    return Reading(start, end, value, None, "exact", uom, kind, source, start, end, text[start:end])


def find_doublings(text: str) -> list[Reading]:
    """翻一番 is a change of 100 %, 翻两番 of 300 %.

    >>> [(r.low, r.uom) for r in find_doublings("产值力争翻一番")]
    [(Decimal('100'), '%')]
    """
    found = []
    for match in _DOUBLING.finditer(text):
        times = match.group("times") or "一"
        count = int(times) if times.isdecimal() and times.isascii() else DIGITS[times]
        share = _share(text, *match.span(), Decimal(100 * (2**count - 1)), kind="change", source="doubling")
        bound: Bound = "about" if match.group("about") else "more_than" if match.group("more") else "exact"
        found.append(replace(share, bound=bound))
    return found

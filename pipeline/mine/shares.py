"""Shares in words: 三成以上, 近七成, 百分之九十八点五, 三分之二, 半数, 过半, 九折, 翻一番.

>>> reading = read_share("九成以上乡镇", 0)
>>> reading.low, reading.uom, reading.end
(Decimal('90'), '%', 2)
"""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.mine.numerals import DIGITS, LARGE, SMALL, Number, read_number
from pipeline.mine.reading import Reading
from pipeline.records import QuantityKind

_TENTHS_BEGIN_WORD = "员功立为果本效长绩交年品都熟套人群家都语分了就片事才才因文型"
_HALF = re.compile(r"一半(?!以?上年)|半数|过半数?|近半数?|大半数|[对各]半(?=的|，|。|；|、|开|$)")
_DOUBLING = re.compile(r"翻(?P<whole>了)?(?P<times>[一两三四五1-5])?(?:番|倍)|翻番")


def read_share(text: str, at: int, number: Number | None = None) -> Reading | None:
    """A share in words that begins at ``at`` of a folded text, bound words aside."""
    half = _HALF.match(text, at)
    if half is not None:
        bound = "more_than" if half.group().startswith(("过", "大")) else "about" if half.group().startswith("近") else "exact"
        return Reading(at, half.end(), Decimal(50), None, bound, "%", "percentage", "half", at, half.end(), half.group())  # type: ignore[arg-type]
    number = number or read_number(text, at)
    if number is None:
        return None
    if text.startswith("分之", number.end):
        return _fraction(text, number)
    return _tenths(text, number)


def _fraction(text: str, below: Number) -> Reading | None:
    """百分之五, 四分之一: the part behind 分之 over what stands before it."""
    above = read_number(text, below.end + 2)
    if above is None or above.end == below.end + 2 or not below.low:
        return None
    power = below.low.normalize().as_tuple().digits == (1,)
    if not power and below.low > 100 or (power and not below.bare and below.low > 10):
        return _share(text, below.start, above.end, above.low / below.low, "", "ratio", "fraction")
    value = above.low * 100 / below.low
    return _share(text, below.start, above.end, value if power else round(value, 2), "%", "percentage", "fraction", above)


def _tenths(text: str, number: Number) -> Reading | None:
    """三成五, 一成半, 八五折, 九五成."""
    mark = text[number.end : number.end + 1]
    if mark not in ("成", "折") or number.scale > 1 or number.low > 100:
        return None
    end = number.end + 1
    digits = number.chinese and number.end - number.start == 2 and all(c in DIGITS for c in text[number.start : number.end])
    if mark == "折":
        value = number.low if (digits or number.low > 10) else number.low * 10
        high = None
        if number.high is not None:
            value, high = Decimal(DIGITS[text[number.start]] * 10 + DIGITS[text[number.start + 1]]), None
        if value >= 100 or text[end : end + 1] in tuple("扣叠射腾旧合返磨断算中线磨页返叠子线"):
            return None
        return _share(text, number.start, end, value, "%", "percentage", "discount")
    if number.low > 10:
        return None
    value, high = number.low * 10, number.high * 10 if number.high is not None else None
    tail = text[end : end + 1]
    if tail == "半":
        value, end = value + 5, end + 1
    elif tail in DIGITS and tail not in "零〇两一" and text[end + 1 : end + 2] not in LARGE.keys() | SMALL.keys():
        value, end = value + DIGITS[tail], end + 1
    elif tail and tail in _TENTHS_BEGIN_WORD and not text.startswith(("成本", "成人"), number.end):
        return None
    elif tail in ("本", "人", "员"):
        return None
    share = _share(text, number.start, end, value, "%", "percentage", "tenths")
    return (
        share
        if high is None
        else Reading(share.start, share.end, value, high, "range", "%", "percentage", "tenths", share.start, share.end, "成")
    )


def _share(
    text: str, start: int, end: int, value: Decimal, uom: str, kind: QuantityKind, source: str, above: Number | None = None
) -> Reading:
    high = None
    if above is not None and above.high is not None:
        high = value * above.high / above.low if above.low else None
    return Reading(start, end, value, high, "range" if high is not None else "exact", uom, kind, source, start, end, text[start:end])


def find_doublings(text: str) -> list[Reading]:
    """翻一番 is a change of 100 %, 翻两番 of 300 %.

    >>> [(r.low, r.uom) for r in find_doublings("产值力争翻一番")]
    [(Decimal('100'), '%')]
    """
    found = []
    for match in _DOUBLING.finditer(text):
        times = match.group("times") or ("1" if match.group().endswith("番") else "")
        if not times or match.group().endswith("倍") and not match.group("times"):
            continue
        count = int(times) if times.isdigit() else DIGITS[times]
        if match.group().endswith("倍"):
            continue
        value = Decimal(100 * (2**count - 1))
        found.append(Reading(*match.span(), value, None, "exact", "%", "change", "doubling", *match.span(), "番"))
    return found

"""Arabic, Chinese and mixed numerals, read by a loop from left to right.

>>> number = read_number("57.9万元", 0)
>>> number.low, number.end
(Decimal('579000.0'), 5)
>>> (pair := read_number("两三千人", 0)).low, pair.high
(Decimal('2000'), Decimal('3000'))
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.mine.compound import DIGITS, LARGE, NUMERAL, SMALL, UNITS, Walk, is_pair

__all__ = ["DIGITS", "LARGE", "NUMERAL", "SMALL", "Number", "read_number"]

_AMBIGUOUS_ALONE = frozenset("伍陆肆拾")
_PARTED = re.compile(r"\d{1,3}(?: \d{3})+(?=(?:\.\d+)?[一-龥])(?!年)")
_POWER = re.compile(r"[eE](?P<exponent>[+-]?[12]?\d)(?![\dA-Za-z])|\s?(?P<short>k(?![A-Za-z0-9/])|M(?=$|[元个]))")


@dataclass(frozen=True, slots=True)
class Number:
    """``text[start:end]`` read as a number.

    ``high`` is the upper end of a pair of neighbours (三五个, 七八十). ``more`` is the 余 多 来 几 数 that leaves the number open.
    ``scale`` is the 万 or 亿 (or, in Chinese, 百 千) that it ends with; ``bare`` marks one that begins with 百 千 万 亿 themselves
    (千余家, 上百).
    """

    start: int
    end: int
    low: Decimal
    high: Decimal | None = None
    more: str = ""
    scale: int = 1
    chinese: bool = False
    bare: bool = False
    decimal: bool = False
    grouped: bool = False


def read_number(text: str, start: int) -> Number | None:
    """The longest numeral that begins at ``start`` of a folded text; None where there is none."""
    if start >= len(text):
        return None
    char = text[start]
    if char in "0123456789.":
        found = _arabic(text, start)
        if found is not None and (text[found.end : found.end + 1] in _GOES_ON or text.startswith(("个亿", "个万亿"), found.end)):
            return _compound(text, start, found)
        return found
    if char not in NUMERAL and char not in "几数兆":
        return None
    found = _positional(text, start) or _compound(text, start, None)
    if found is not None and found.end == start + 1 and char in _AMBIGUOUS_ALONE and not text.startswith("又", start - 1) and len(text) > 1:
        return None
    return found


_GOES_ON = UNITS | set("余多来")


def _arabic(text: str, start: int) -> Number | None:
    """Digits with thousands separators and decimals: 1,050.5; also 2e5 and 15k."""
    at = _digits_end(text, start)
    whole = text[start:at]
    grouped = False
    if 1 <= len(whole) <= 3:
        blank = _PARTED.match(text, start) if text[start - 1 : start] >= "一" else None  # 专利1 256件
        while (text[at : at + 1] in (",", "，") or (blank is not None and at < blank.end())) and _three(text, at + 1):
            whole += text[at + 1 : at + 4]
            at += 4
            grouped = True
    fraction = ""
    if text[at : at + 1] == "." and (stop := _digits_end(text, at + 1)) > at + 1:
        fraction, at = text[at:stop], stop
    if not whole and not fraction:
        return None
    value = Decimal((whole or "0") + fraction)
    power = _POWER.match(text, at)
    if power is not None:
        exponent = power.group("exponent")
        value *= Decimal(10) ** int(exponent) if exponent else 1000 if power.group("short") == "k" else 10**6
        scale = 1000 if power.group("short") == "k" else 1
        return Number(start, power.end(), value, scale=scale, decimal=bool(fraction))
    return Number(start, at, value, decimal=bool(fraction), grouped=grouped)


def _digits_end(text: str, at: int) -> int:
    size = len(text)
    while at < size and text[at] in "0123456789":
        at += 1
    return at


def _three(text: str, at: int) -> bool:
    """Exactly three digits at ``at``: the group behind a thousands separator."""
    group = text[at : at + 4]
    return len(group) >= 3 and group[:3].isascii() and group[:3].isdigit() and not group[3:].isdigit()


def _positional(text: str, start: int) -> Number | None:
    """Digits in a row without units: 二〇二一, 一七二零点五."""
    at = start
    while at < len(text) and text[at] in DIGITS and text[at] != "两":
        at += 1
    digits = text[start:at]
    if len(digits) < 2 or text[at : at + 1] in UNITS or (len(digits) == 2 and is_pair(*digits)):
        return None
    fraction, stop = _fraction(text, at)
    value = Decimal("".join(str(DIGITS[c]) for c in digits) + fraction)
    return Number(start, stop, value, chinese=True, decimal=bool(fraction))


def _fraction(text: str, at: int) -> tuple[str, int]:
    """Chinese decimals from 点 on: 点五 → ('.5', …); a clock time (八点三十) has none."""
    if text[at : at + 1] != "点":
        return "", at
    stop = at + 1
    while stop < len(text) and text[stop] in DIGITS and text[stop] != "两":
        stop += 1
    if stop == at + 1 or text[stop : stop + 1] in ("十", "拾"):
        return "", at
    return "." + "".join(str(DIGITS[c]) for c in text[at + 1 : stop]), stop


def _digits_at(text: str, at: int) -> tuple[Decimal, int, bool] | None:
    found = _arabic(text, at)
    return None if found is None else (found.low, found.end, found.decimal)


def _compound(text: str, start: int, head: Number | None) -> Number | None:
    """Digits with units; ``head`` is what Arabic digits have already been read at ``start``."""
    walk = Walk(text, start, start)
    bare = False
    if head is not None:
        walk.waiting, walk.at, walk.decimal, walk.arabic = head.low, head.end, head.decimal, True
    elif text[start] in "几数":
        if text[start + 1 : start + 2] not in UNITS:
            return None
        walk.more, walk.waiting, walk.at = text[start], Decimal(1), start + 1
    else:
        bare = text[start] in UNITS and text[start] not in "十拾"
    while walk.step(_digits_at):
        pass
    if walk.at == start:
        return None
    return _with_decimals(
        text, walk, Number(start, walk.at, walk.value(), chinese=head is None, bare=bare, grouped=bool(head and head.grouped))
    )


def _with_decimals(text: str, walk: Walk, number: Number) -> Number:
    """The numeral with what follows 点 and with the 个 of 两个亿."""
    spread = walk.above + walk.spread
    low, scale, stop = number.low, walk.scale(), walk.at
    fraction, more = "", walk.more
    if not walk.decimal and (not walk.more or walk.more == "数"):
        fraction, stop = _fraction(text, walk.at)
        if fraction:
            low += Decimal("0" + fraction)
            while text[stop : stop + 1] in ("万", "亿"):
                low, scale, stop = low * LARGE[text[stop]], LARGE[text[stop]], stop + 1
            if scale > 1 and text[stop : stop + 1] in ("余", "多"):
                more, stop = text[stop], stop + 1
    if scale == 1 and text.startswith(("个亿", "个万亿"), stop) and low < 10**4:
        unit = 10**8 if text[stop + 1] == "亿" else 10**12
        low, scale, stop = low * unit, unit, stop + (2 if unit == 10**8 else 3)
    return replace(
        number,
        end=stop,
        low=low,
        high=low + spread if spread else None,
        more=more,
        scale=scale,
        decimal=walk.decimal or bool(fraction),
    )

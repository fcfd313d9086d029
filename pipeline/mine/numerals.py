"""Arabic, Chinese and mixed numerals, read by a loop from left to right.

>>> number = read_number("57.9万元", 0)
>>> number.low, number.end
(Decimal('579000.0'), 5)
>>> (pair := read_number("两三千人", 0)).low, pair.high
(Decimal('2000'), Decimal('3000'))
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

DIGITS = {c: i for i, row in enumerate(("零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")) for c in row}
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
TENS = {"廿": 20, "卅": 30, "卌": 40}
FORMAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
NUMERAL = frozenset(DIGITS) | frozenset(SMALL) | {"万", "亿"} | frozenset(TENS)
_FEW = "余多来几"


@dataclass(frozen=True, slots=True)
class Number:
    """``text[start:end]`` read as a number.

    ``high`` is the upper end of a pair of neighbours (三五个, 七八十). ``more`` is the 余 多 来 几 数 that leaves the number open. ``scale`` is
    the 万 or 亿 (or, in Chinese, 百 千) that it ends with; ``bare`` marks one that begins with 百 千 万 亿 themselves (千余家, 上百).
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
    found = _arabic(text, start)
    if found is None:
        return _chinese(text, start)
    if text[found.end : found.end + 1] in SMALL.keys() | LARGE.keys() | set("余多来几"):
        return _compound(text, start, found)
    return found


def _arabic(text: str, start: int) -> Number | None:
    """Digits with thousands separators and decimals: 1,050.5."""
    size = len(text)
    at = start
    while at < size and text[at] in "0123456789":
        at += 1
    whole = text[start:at]
    grouped = False
    if 1 <= len(whole) <= 3:
        while at < size and text[at] in ",，" and _three(text, at + 1):
            whole += text[at + 1 : at + 4]
            at += 4
            grouped = True
    fraction = ""
    if at + 1 < size and text[at] == "." and text[at + 1] in "0123456789":
        stop = at + 1
        while stop < size and text[stop] in "0123456789":
            stop += 1
        fraction, at = text[at:stop], stop
    if not whole and not fraction:
        return None
    return Number(start, at, Decimal((whole or "0") + fraction), decimal=bool(fraction), grouped=grouped)


def _three(text: str, at: int) -> bool:
    """Exactly three digits at ``at``: the group behind a thousands separator."""
    group = text[at : at + 4]
    return len(group) >= 3 and group[:3].isascii() and group[:3].isdigit() and not group[3:].isdigit()


def _chinese(text: str, start: int) -> Number | None:
    if start >= len(text) or (text[start] not in NUMERAL and text[start] not in "几数兆"):
        return None
    found = _positional(text, start) or _compound(text, start, None)
    if found is not None and found.end == start + 1 and text[start] in "伍陆肆拾" and len(text) > 1 and text[start - 1 : start] != "又":
        return None
    return found


def _positional(text: str, start: int) -> Number | None:
    """Digits in a row without units: 二〇二一, 一七二零点五."""
    at = start
    while at < len(text) and text[at] in DIGITS and text[at] not in "两":
        at += 1
    digits = text[start:at]
    if len(digits) < 2 or text[at : at + 1] in (SMALL.keys() | LARGE.keys()):
        return None
    if len(digits) == 2 and _pair(digits[0], digits[1]):
        return None
    fraction, stop = _fraction(text, at)
    value = Decimal("".join(str(DIGITS[c]) for c in digits) + fraction)
    return Number(start, stop, value, chinese=True, decimal=bool(fraction))


def _pair(first: str, second: str) -> bool:
    """Two neighbours that mean from…to: 两三, 三五, 七八."""
    low, high = DIGITS.get(first, 0), DIGITS.get(second, 0)
    return 0 < low and (high == low + 1 or (low, high) == (3, 5))


def _fraction(text: str, at: int) -> tuple[str, int]:
    """Chinese decimals from 点 on: 点五 → ('.5', …); a clock time (八点三十) has none."""
    if text[at : at + 1] != "点":
        return "", at
    stop = at + 1
    while stop < len(text) and text[stop] in DIGITS and text[stop] != "两":
        stop += 1
    if stop == at + 1 or (text[stop : stop + 1] in SMALL and text[stop] not in "百千"):
        return "", at
    return "." + "".join(str(DIGITS[c]) for c in text[at + 1 : stop]), stop


@dataclass(slots=True)
class _Sum:
    """What a compound numeral has come to so far: finished 万/亿 sections, the running section, the digit that waits for its unit."""

    total: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    waiting: Decimal | None = None
    spread: Decimal = Decimal(0)  # how far the upper end of a pair lies above what is waiting
    above: Decimal = Decimal(0)
    unit: int = 0  # the last unit read
    zero: bool = False
    large: int = 0

    def small(self, unit: int) -> None:
        value = Decimal(1) if self.waiting is None else self.waiting
        self.section += value * unit
        self.above += self.spread * unit
        self.waiting, self.spread, self.unit, self.zero = None, Decimal(0), unit, False

    def big(self, unit: int) -> None:
        value = self.section + (self.waiting or 0)
        if not value and not self.total:
            value = Decimal(1)
        above = (self.above + self.spread) * unit
        if unit > self.large and self.large:
            self.total = (self.total + value) * unit
        elif not value and unit == self.large:
            self.total *= unit
        else:
            self.total += value * unit
        self.above, self.section, self.waiting, self.spread = above, Decimal(0), None, Decimal(0)
        self.unit, self.large, self.zero = unit, unit, False

    def finish(self, last: str) -> Decimal:
        """The sum; a last digit without unit takes a tenth of the unit before it: 三万五 → 35000."""
        waiting = self.waiting or Decimal(0)
        if self.waiting is not None and last in DIGITS and self.unit >= 100 and not self.zero and waiting < 10:
            waiting *= self.unit // 10
        return self.total + self.section + waiting


def _compound(text: str, start: int, head: Number | None) -> Number | None:
    """Digits with units: 三百二十余, 5亿1万4千6百, 十几万, 1.2万."""
    state = _Sum()
    at = start
    more = ""
    few = False
    bare = False
    decimal = False
    last_big = 0
    if head is not None:
        state.waiting, at, decimal = head.low, head.end, head.decimal
    elif text[at] in "几数":
        if text[at + 1 : at + 2] not in (SMALL.keys() | LARGE.keys()):
            return None
        more, state.waiting, at = text[at], Decimal(1), at + 1
    elif text[at] in SMALL.keys() | LARGE.keys() and text[at] not in "十拾":
        bare = True
    while at < len(text):
        char = text[at]
        if char in DIGITS:
            value = DIGITS[char]
            if value == 0:
                follows = text[at + 1 : at + 2]
                if not (follows in DIGITS or follows in SMALL or follows.isdigit() or follows in ("几", "点")) and at > start:
                    break
                state.zero, state.waiting = True, state.waiting if state.waiting is not None or at > start else Decimal(0)
            elif state.waiting is None or (state.waiting == 0 and state.zero):
                state.waiting = Decimal(value)
            elif _pair(text[at - 1], char) and not state.spread and (state.unit or head is None):
                state.spread = Decimal(value - DIGITS[text[at - 1]])
            else:
                break
        elif char in SMALL:
            unit = SMALL[char]
            if state.unit and not last_big and state.unit <= unit and state.waiting is None:
                break
            if state.section and state.unit <= unit:
                break
            if state.waiting is None and state.unit and unit > 10 and not state.zero:
                break
            state.small(unit)
            last_big = 0
        elif char in LARGE and (char != "兆" or text[at + 1 : at + 2] in NUMERAL):
            state.big(LARGE[char])
            last_big = LARGE[char]
        elif char in TENS and state.waiting is None:
            state.small(TENS[char])
            state.unit = 10
        elif char.isascii() and char.isdigit() and state.unit and state.waiting is None:
            nested = _arabic(text, at)
            if nested is None or nested.low >= state.unit:
                break
            state.waiting, decimal = nested.low, decimal or nested.decimal
            at = nested.end
            continue
        elif char in _FEW and not more and _leaves_open(text, at, start, state):
            more, few = char, True
            if char == "几" and state.waiting is None and state.unit:
                state.zero = True
        else:
            break
        at += 1
    if at == start:
        return None
    return _finished(
        text, start, at, state, Number(start, at, Decimal(0), more=more, bare=bare, chinese=head is None, decimal=decimal), few
    )


def _leaves_open(text: str, at: int, start: int, state: _Sum) -> bool:
    """May the 余 多 来 几 at ``at`` stand inside or behind the number: 十余万, 二十几, 4300多?"""
    if at == start:
        return False
    follows = text[at + 1 : at + 2]
    if text[at] == "几":
        return state.waiting is None and state.unit >= 10
    if follows in LARGE or (follows in SMALL and state.waiting is None):
        return True
    if text[at] == "余":
        return True
    round_number = state.waiting is None or state.waiting % 10 == 0
    return round_number and (text[at] == "多" or follows not in ("", "，", "。", "、", "自", "到", "源"))


def _finished(text: str, start: int, at: int, state: _Sum, number: Number, few: bool) -> Number | None:
    last = text[at - 1]
    fraction, stop = ("", at)
    if not few and not number.decimal and last not in "万亿":
        fraction, stop = _fraction(text, at)
    elif text[at : at + 1] == "点" and last in "万亿":
        fraction, stop = _fraction(text, at)
    spread = state.above + state.spread
    low = state.finish("" if number.more or fraction and state.unit == 0 else last)
    scale = state.large if state.large and last in LARGE else 1
    if scale == 1 and number.chinese and last in SMALL and last not in "十拾":
        scale = SMALL[last]
    if fraction:
        low += Decimal("0" + fraction)
        if text[stop : stop + 1] in LARGE:
            scale = LARGE[text[stop]]
            low, stop = low * scale, stop + 1
            if text[stop : stop + 1] == "亿" and scale == 10**4:
                scale, low, stop = 10**12, low * 10**8, stop + 1
    if few and scale == 1 and state.large and text[at - 2 : at - 1] in LARGE:
        scale = state.large
    return replace(number, end=stop, low=low, high=low + spread if spread else None, scale=scale, decimal=number.decimal or bool(fraction))

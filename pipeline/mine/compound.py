"""Numerals with units, walked from left to right: 三百二十余, 5亿1万4千6百, 十几万, 1.2万, 一百二三十."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

DIGITS = {c: i for i, row in enumerate(("零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")) for c in row}
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
TENS = {"廿": 20, "卅": 30, "卌": 40}
UNITS = SMALL.keys() | LARGE.keys()
NUMERAL = frozenset(DIGITS) | frozenset(SMALL) | {"万", "亿"} | frozenset(TENS)

_OPEN = frozenset("余多来几")
_KILO = frozenset("米克瓦卡伏赫帕比字焦吨")
_ZERO = Decimal(0)
ReadDigits = Callable[[str, int], tuple[Decimal, int, bool] | None]
"""Arabic digits at a place: their value, where they end, whether they have decimals."""


def is_pair(first: str, second: str) -> bool:
    """Two neighbours that mean from…to: 两三, 三五, 七八."""
    low, high = DIGITS.get(first, 0), DIGITS.get(second, 0)
    return low > 0 and (high == low + 1 or (low, high) == (3, 5))


@dataclass(slots=True)
class Walk:
    """What a compound numeral has come to up to ``at``: finished 万/亿 sections, the running section, the digit that waits for its unit."""

    text: str
    start: int
    at: int
    total: Decimal = _ZERO
    section: Decimal = _ZERO
    waiting: Decimal | None = None
    spread: Decimal = _ZERO  # how far the upper end of a pair lies above what is waiting
    above: Decimal = _ZERO  # the same for the finished part
    unit: int = 0  # the last unit read
    largest: int = 0  # the last 万 or 亿 read
    zero: bool = False
    arabic: bool = False
    decimal: bool = False
    more: str = ""

    def step(self, read_digits: ReadDigits) -> bool:
        """Take in the character at ``at``; False where the numeral ends before it."""
        char = self.text[self.at : self.at + 1]
        if not char:
            return False
        if char in DIGITS:
            taken = self._zero() if DIGITS[char] == 0 else self._digit(char)
        elif char in SMALL:
            taken = self._small(SMALL[char])
        elif char in LARGE:
            taken = self._large(char)
        elif char in TENS:
            taken = self._tens(char)
        elif char in _OPEN:
            taken = self._open(char)
        else:
            return char.isascii() and char.isdigit() and self._arabic(read_digits)
        self.at += taken
        return taken

    def _zero(self) -> bool:
        follows = self.text[self.at + 1 : self.at + 2]
        if self.at > self.start and not (follows in DIGITS or follows in SMALL or follows.isdigit() or follows in ("几", "点")):
            return False
        if self.waiting is not None:
            return False
        self.zero = True
        if self.at == self.start:
            self.waiting = _ZERO
        return True

    def _digit(self, char: str) -> bool:
        if self.waiting is None or (self.waiting == 0 and self.zero):
            if char == "两" and self.unit and self.text[self.at + 1 : self.at + 2] not in UNITS:
                return False
            self.waiting = Decimal(DIGITS[char])
            return True
        before = self.text[self.at - 1]
        if self.spread or not is_pair(before, char) or (self.arabic and not self.unit):
            return False
        self.spread = Decimal(DIGITS[char] - DIGITS[before])
        return True

    def _small(self, unit: int) -> bool:
        follows = self.text[self.at + 1 : self.at + 2]
        if unit == 1000 and follows in _KILO:
            return False
        if self.section and self.unit <= unit:
            return False
        if self.waiting is None and self.unit and (unit > 10 and not self.zero and self.unit < 10**4):
            return False
        self.section += (Decimal(1) if self.waiting is None else self.waiting) * unit
        self.above += self.spread * unit
        self.waiting, self.spread, self.unit, self.zero = None, _ZERO, unit, False
        return True

    def _large(self, char: str) -> bool:
        unit = LARGE[char]
        if char == "兆" and self.text[self.at + 1 : self.at + 2] not in NUMERAL:
            return False
        value = self.section + (self.waiting or 0)
        if not value and not self.total:
            value = Decimal(1)
        self.above = (self.above + self.spread) * unit
        if unit > self.largest and self.largest:
            self.total = (self.total + value) * unit
        elif not value and unit == self.largest:
            self.total *= unit
        else:
            self.total += value * unit
        self.section, self.waiting, self.spread = _ZERO, None, _ZERO
        self.unit, self.largest, self.zero = unit, unit, False
        return True

    def _tens(self, char: str) -> bool:
        if self.waiting is not None:
            return False
        self.section += TENS[char]
        self.unit = 10
        return True

    def _arabic(self, read_digits: ReadDigits) -> bool:
        """5亿1万4千6百, 1千零20: digits behind a unit."""
        if not self.unit or self.waiting is not None:
            return False
        found = read_digits(self.text, self.at)
        if found is None or found[0] >= self.unit:
            return False
        self.waiting, self.at, decimal = found
        self.decimal = self.decimal or decimal
        return True

    def _open(self, char: str) -> bool:
        """余 多 来 几 inside or behind the number: 十余万, 二十几, 4300多."""
        if self.more or self.at == self.start:
            return False
        follows = self.text[self.at + 1 : self.at + 2]
        if char == "几":
            if self.waiting is not None or self.unit < 10:
                return False
        elif not (follows in LARGE or (follows in SMALL and self.waiting is None) or char == "余"):
            if self.waiting is not None and (self.waiting != int(self.waiting) or int(self.waiting) % 10):
                return False
            if char == "来" and follows in ("", "，", "。", "、", "自", "到", "源"):
                return False
        self.more = char
        return True

    def value(self) -> Decimal:
        """The sum; a last digit without unit takes a tenth of the unit before it: 三万五 → 35000."""
        waiting = self.waiting or _ZERO
        last = self.text[self.at - 1]
        if self.waiting is not None and not self.more and last in DIGITS and self.unit >= 100 and not self.zero and waiting < 10:
            waiting *= self.unit // 10
        return self.total + self.section + waiting

    def scale(self) -> int:
        """The 万 or 亿, or in Chinese 百 千, that the numeral ends with, 余 and the like aside; 1 where it ends with none."""
        last = self.text[self.at - 1]
        if last == self.more and self.at - 2 >= self.start:
            last = self.text[self.at - 2]
        if last in LARGE:
            return self.largest
        return SMALL[last] if last in "百佰千仟" else 1

"""What every redoing of a sum needs: the indicators with their places, and when a printed number is met."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.records import Article, Check, Indicator, Quantity, Relation

LEVELS = ("count", "amount", "measurement")
"""Kinds that may be added and divided."""
_STOPS = "。\n！？"
_LEAD = 24
_LONGEST = 2000  # characters of a sentence


@dataclass(frozen=True, slots=True)
class Redoable:
    """An article's indicators, asked by index."""

    article: Article
    indicators: tuple[Indicator, ...]

    def spoken(self) -> Iterator[tuple[int, Indicator]]:
        """The indicators of its sentences, tables left out."""
        for at, indicator in enumerate(self.indicators):
            if not self.in_table(at):
                yield at, indicator

    def in_table(self, at: int) -> bool:
        """Does the number stand in a table?"""
        place = self.indicators[at].quantity.start
        before = bisect_right(self.article.tables, place, key=lambda t: t.start)
        return before > 0 and place < self.article.tables[before - 1].end

    def value(self, at: int) -> float:
        """The number."""
        return self.indicators[at].quantity.value

    def quantity(self, at: int) -> Quantity:
        """The number as printed."""
        return self.indicators[at].quantity

    def end(self, at: int) -> int:
        """Where it ends in the text."""
        return self.indicators[at].quantity.end

    def uom(self, at: int) -> str:
        """Its unit of measure."""
        return self.indicators[at].quantity.uom

    def kind(self, at: int) -> str:
        """Its kind."""
        return self.indicators[at].quantity.kind

    def decimals(self, at: int) -> int:
        """Digits printed after the point."""
        return decimals(self.indicators[at].quantity.quote)

    def sentence(self, at: int) -> tuple[int, int]:
        """Where the number's sentence begins and ends."""
        q = self.indicators[at].quantity
        low = max(0, q.start - _LONGEST)
        start = max(self.article.text.rfind(mark, low, q.start) for mark in _STOPS) + 1
        ends = [e for e in (self.article.text.find(mark, q.end, q.end + _LONGEST) for mark in _STOPS) if e >= 0]
        return max(start, low), min(ends, default=min(len(self.article.text), q.end + _LONGEST))

    def in_sentence_before(self, at: int) -> list[int]:
        """The numbers before it in its sentence, in order."""
        start, _ = self.sentence(at)
        low = at
        while low and self.indicators[low - 1].quantity.start >= start:
            low -= 1
        return [i for i in range(low, at) if not self.in_table(i)]

    def in_sentence_after(self, at: int) -> list[int]:
        """The numbers after it in its sentence, in order."""
        _, end = self.sentence(at)
        high = at + 1
        while high < len(self.indicators) and self.indicators[high].quantity.start < end:
            high += 1
        return [i for i in range(at + 1, high) if not self.in_table(i)]

    def lead(self, at: int) -> str:
        """The words right before the number, back to the last mark or number."""
        q = self.indicators[at].quantity
        start = max(0, q.start - _LEAD, self.indicators[at - 1].quantity.end if at else 0)
        return re.split(r"[，。；：、\n]", self.article.text[start : q.start])[-1]

    def in_turn(self, at: int) -> bool:
        """Does it stand in a list of rates that 分别 opens, told of several in turn?"""
        q = self.indicators[at].quantity
        start = max(self.article.text.rfind(mark, 0, q.start) for mark in "，；。\n") + 1
        told = self.article.text[start : q.start]
        return "分别" in told and "占" not in told

    def adjoins(self, first: int, second: int) -> bool:
        """Does no other level stand between two numbers?"""
        return all(self.kind(i) in ("change", "percentage") for i in range(first + 1, second))


def check(told: Redoable, claim: int, relation: Relation, inputs: tuple[int, ...], expected: float) -> Check:
    """A redone sum, with whether it holds."""
    return Check(claim, relation, inputs, round(expected, 6), rounds_to(told.indicators[claim].quantity, expected))


def decimals(quote: str) -> int:
    """Digits after the point as printed.

    >>> decimals("25.04%"), decimals("14支")
    (2, 0)
    """
    point = re.search(r"[.．]([\d０-９]+)", quote)
    return len(point.group(1)) if point else 0


def rounds_to(q: Quantity, expected: float) -> bool:
    """Does the redone number round to the printed one? 1.2万 is printed to the thousand, 四成 to the ten."""
    step = 10.0 ** -decimals(q.quote)
    for word, factor in (("万亿", 1e12), ("亿", 1e8), ("万", 1e4)):
        if word in q.quote:
            step *= factor
            break
    if "成" in q.quote:
        step = 10.0
    if q.bound in ("more_than", "at_least"):
        return expected >= q.value - step / 2
    if q.bound in ("less_than", "at_most"):
        return expected <= q.value + step / 2
    if q.bound == "about":
        return abs(expected - q.value) <= max(step, abs(q.value) * 0.1)
    return abs(expected - q.value) <= step / 2 + 1e-9 * max(1.0, abs(q.value))

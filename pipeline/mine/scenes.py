"""A number in its clause, and what was read of the numbers before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.mine.clauses import Clause
from pipeline.mine.language import Token
from pipeline.mine.phrases import Left
from pipeline.records import Quantity

_NOTHING = Left()


@dataclass(frozen=True, slots=True)
class Named:
    """One quantity's metric with what later ones may lean on."""

    index: int  # into the quantities
    clause: int  # into the clauses
    metric: str
    head: str = ""  # its last noun: 隐患
    action: str | None = None
    left: Left = _NOTHING
    carry: str = ""  # what later numbers lean on
    aside: bool = False  # 在…中, 对…: no head for what follows
    source: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """A number in its clause, with all that was read before it."""

    text: str
    quantities: Sequence[Quantity]
    clauses: Sequence[Clause]
    words: Sequence[Token]
    starts: Sequence[int]  # of the words
    found: Sequence[Named]
    index: int
    number: int  # of the clause
    left_words: Sequence[Token]
    right_words: Sequence[Token]
    left: Left
    aside: bool
    more: bool  # another number follows in the clause

    @property
    def q(self) -> Quantity:
        """The quantity itself."""
        return self.quantities[self.index]

    @property
    def clause(self) -> Clause:
        """Its clause."""
        return self.clauses[self.number]

    def named(self, metric: str, words: Sequence[Token], source: str) -> Named:
        """A metric made of ``words``."""
        named = bool(words) and (
            words[-1].role == "noun" or (words[-1].role == "vn" and len(words[-1].text) == 2 and self.left.verb is not None)
        )
        head = words[-1].text if named else ""
        if words and words[-1].text == "”" and metric.startswith("“") and metric.endswith("”"):
            head = metric
        if len(head) == 1 and metric.endswith(head):
            head = metric[-2:]  # 食|材
        verb = self.left.verb
        return Named(self.index, self.number, metric, head, verb.text if verb else None, self.left, metric, self.aside, source)

    def leaned(self) -> Named | None:
        """The last metric of the paragraph that what follows may lean on."""
        for named in reversed(self.found):
            if self.clauses[named.clause].paragraph != self.clause.paragraph:
                return None
            if not named.aside and named.carry:
                return named
        return None

    def holds_number(self, start: int, end: int) -> bool:
        """Does a number begin in ``text[start:end]``?"""
        at = bisect_left(self.quantities, start, key=lambda q: q.start)
        return at < len(self.quantities) and self.quantities[at].start < end

    def between(self, start: int, end: int) -> Sequence[Token]:
        """The words of ``text[start:end]``."""
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

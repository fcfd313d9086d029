"""Which period holds for which number: the last one named in its sentence, or the sentence that 其中 continues; caption and title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.mine.clauses import Clause
from pipeline.records import Day, Interval, Period, Quantity

_CONTINUES = re.compile(r"(其中|当中)[，：:]?")
_OCCASION = re.compile(r"(?:活动|会议|整治|行动|节日|假期|考察|检查|督查|演练|培训|展会|比赛|培训班|集市)期间")
_LOCAL = re.compile(r"年内|当年|当月|当日|当天|上年同期|去年同期|年初|上年末|去年底|上年底|年末")


@dataclass(frozen=True, slots=True)
class Stated:
    """A period as a number takes it, with the words that state it."""

    span: Interval
    words: str
    source: str


def stated_periods(
    text: str, quantities: Sequence[Quantity], clauses: Sequence[Clause], homes: Sequence[int], periods: Sequence[Period], published: Day | None
) -> list[Stated | None]:
    """One Stated or None a quantity; ``homes`` gives each quantity's clause."""
    usable = [p for p in periods if p.holds == "sentence" and p.span is not None]
    titled = next((p for p in periods if p.holds == "title" and p.span is not None), None)
    found: list[Stated | None] = []
    carried: dict[int, Stated | None] = {}  # what holds at the end of each sentence
    for q, home in zip(quantities, homes, strict=True):
        clause = clauses[home]
        first = next(c for c in clauses if c.sentence == clause.sentence)
        found.append(_stated(text, q, clause, first, clauses, usable, carried, titled, published))
    return found


def _stated(
    text: str,
    q: Quantity,
    clause: Clause,
    first: Clause,
    clauses: Sequence[Clause],
    periods: Sequence[Period],
    carried: dict[int, Stated | None],
    titled: Period | None,
    published: Day | None,
) -> Stated | None:
    here = [p for p in periods if first.start <= p.start and p.end <= q.start]
    local = [p for p in here if _is_local(text, p, clause, clauses, first)]
    wide = [p for p in here if p not in local]
    near = [p for p in local if _same_stretch(clauses, p, clause)]
    if near:
        span = near[-1].span
        assert span is not None
        outer = wide[-1].span if wide else None
        if outer is not None and span[1] is not None and outer[1] is not None and span[0] is not None and outer[1] >= span[0]:
            span = (span[0], min(span[1], outer[1]))
        return Stated(span, near[-1].quote, "clause")
    if wide:
        return Stated(_with_start(text, wide[-1], periods, clauses, clause), wide[-1].quote, "sentence")
    occasion = _OCCASION.search(text, first.start, q.start)
    if occasion:
        event = next((p for p in reversed(periods) if p.end <= first.start and p.span and p.span[0] and p.span[1]), None)
        if event is not None and event.span is not None:
            return Stated(event.span, occasion.group(), "occasion")
    opening = text[first.start : first.end].lstrip()
    if _CONTINUES.match(opening) and clause.sentence > 0:
        previous = [c for c in clauses if c.sentence == clause.sentence - 1]
        if previous and previous[0].paragraph == clause.paragraph:
            before = [p for p in periods if previous[0].start <= p.start < previous[-1].end and not _LOCAL.search(p.quote)]
            if before and before[-1].span is not None:
                return Stated(before[-1].span, before[-1].quote, "其中")
            return _stated(text, q, previous[0], previous[0], clauses, periods, carried, titled, published) if not before else None
    if titled is not None and titled.span is not None and clause.paragraph == 0:
        return Stated(titled.span, titled.quote, "title")
    return None


def _is_local(text: str, period: Period, clause: Clause, clauses: Sequence[Clause], first: Clause) -> bool:
    return bool(_LOCAL.search(period.quote)) and period.start > first.start + 6


def _same_stretch(clauses: Sequence[Clause], period: Period, clause: Clause) -> bool:
    """In one stretch between semicolons."""
    between = [c for c in clauses if period.end <= c.start <= clause.start]
    return not any(c.before in "；;" for c in between)


def _with_start(text: str, period: Period, periods: Sequence[Period], clauses: Sequence[Clause], clause: Clause) -> Interval:
    """截至目前 takes the start that the sentence, or the one before, gives: 3月23日起至6月30日."""
    span = period.span
    assert span is not None
    if span[0] is not None or span[1] is None:
        return span
    back = next((c.start for c in clauses if c.sentence >= clause.sentence - 1 and c.paragraph == clause.paragraph), 0)
    starts = [p for p in periods if back <= p.start < period.start and p.span is not None and p.span[0] is not None and p.span[0] <= span[1]]
    opened = [p for p in starts if re.search(r"[起来始]", p.quote)]
    if opened and opened[-1].span is not None:
        return (opened[-1].span[0], span[1])
    return span

"""Which period holds for which number: the last one named in its sentence, or the sentence that 其中 continues; the title's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.mine.clauses import Clause
from pipeline.mine.periods import find_periods
from pipeline.records import Article, Day, Interval, Period, Quantity

_CONTINUES = re.compile(r"(?:其中|当中)[，：:]?")
_OCCASION = re.compile(r"(?:活动|会议|整治|行动|节日|假期|考察|检查|督查|演练|培训|展会|比赛|培训班|集市|节会)期间")
_FORWARD = re.compile(r"(?:预计|计划|将|将于|力争|有望|拟|拟于|预期|确保|可于)$")
_LOCAL = re.compile(r"年内|当年|当月|当日|当天|同期|年初|[上去]年[末底]|年末|\d月份")


@dataclass(frozen=True, slots=True)
class Stated:
    """A period as a number takes it, with the words that state it."""

    span: Interval
    words: str
    source: str


def stated_periods(
    article: Article, quantities: Sequence[Quantity], clauses: Sequence[Clause], homes: Sequence[int], periods: Sequence[Period], published: Day | None
) -> list[Stated | None]:
    """One Stated or None a quantity; ``homes`` gives each quantity's clause."""
    usable = [p for p in periods if p.holds == "sentence" and p.span is not None]
    opening = article.text.find("\n")
    silent = not any(opening < 0 or p.start < opening for p in usable)
    titled = [p for p in find_periods(article.title or "", published) if p.span is not None] if article.title and silent else []
    return [
        _stated(article.text, q, clauses[home], clauses, usable, titled[0] if titled else None) for q, home in zip(quantities, homes, strict=True)
    ]


def _stated(
    text: str, q: Quantity, clause: Clause, clauses: Sequence[Clause], periods: Sequence[Period], titled: Period | None
) -> Stated | None:
    first = next(c for c in clauses if c.sentence == clause.sentence)
    here = [p for p in periods if first.start <= p.start and p.end <= q.start]
    local = [p for p in here if p.start > first.start + 6 and (_LOCAL.search(p.quote) or _FORWARD.search(text, max(0, p.start - 4), p.start))]
    wide = [p for p in here if p not in local]
    near = [p for p in local if _reaches(text, p, q, clause, clauses)]
    if near and (not wide or near[-1].start > wide[-1].start):
        return Stated(_within(near[-1], wide[-1] if wide else None), near[-1].quote, "clause")
    if wide:
        chosen = _narrowest(wide)
        span = chosen.span if q.kind == "duration" else _with_start(chosen, periods, clauses, clause)
        return Stated(span, chosen.quote, "sentence") if span is not None else None
    occasion = _OCCASION.search(text, first.start, q.start)
    if occasion:
        event = next((p for p in reversed(periods) if p.end <= first.start and p.span and p.span[0] and p.span[1]), None)
        if event is not None and event.span is not None:
            return Stated(event.span, occasion.group(), "occasion")
    if _CONTINUES.match(text[first.start : first.end].lstrip()) and clause.sentence > 0:
        previous = [c for c in clauses if c.sentence == clause.sentence - 1 and c.paragraph == clause.paragraph]
        if previous:
            before = [p for p in periods if previous[0].start <= p.start < previous[-1].end and not (_LOCAL.search(p.quote) and p.start > previous[0].start + 6)]
            if before and before[-1].span is not None:
                return Stated(_with_start(before[-1], periods, clauses, previous[0]), before[-1].quote, "其中")
    event = _event_before(clause, clauses, periods)
    if event is not None and event.span is not None:
        return Stated(event.span, event.quote, "sentence before")
    if titled is not None and titled.span is not None and clause.paragraph == 0:
        return Stated(titled.span, titled.quote, "title")
    return None


def _event_before(clause: Clause, clauses: Sequence[Clause], periods: Sequence[Period]) -> Period | None:
    """6月13日至24日 of the sentence before: a stretch of days told of goes on in the next sentence."""
    previous = [c for c in clauses if c.sentence == clause.sentence - 1 and c.paragraph == clause.paragraph]
    if not previous:
        return None
    told = [p for p in periods if previous[0].start <= p.start < previous[-1].end]
    if len(told) == 1 and re.search(r"日.*[至到—－~-].*日", told[0].quote) and told[0].span and told[0].span[0] and told[0].span[1]:
        return told[0]
    return None


def _narrowest(wide: Sequence[Period]) -> Period:
    """The last period, but 2月8日 before 2014年迎春招聘会: one that lies inside the last stays."""
    last = wide[-1]
    for period in reversed(wide[:-1]):
        inner, outer = period.span, last.span
        if inner and outer and inner[0] and outer[0] and inner[1] and outer[1] and outer[0] <= inner[0] and inner[1] <= outer[1] and inner != outer:
            return period
    return last


def _reaches(text: str, period: Period, q: Quantity, clause: Clause, clauses: Sequence[Clause]) -> bool:
    """A period inside the sentence (年内, 上年同期) holds to the next semicolon; one that only says from where (由年初的) for one number."""
    between = [c for c in clauses if period.end <= c.start <= clause.start]
    if any(c.before in "；;" for c in between):
        return False
    if re.search(r"年初|[末底]", period.quote) and not _FORWARD.search(text, max(0, period.start - 4), period.start):
        return False
    if re.search(r"[由从比较]$", text[: period.start][-1:]) or "同期" in period.quote:
        return not between and text[period.end : q.start].strip() in ("", "的")
    return True


def _within(period: Period, outer: Period | None) -> Interval:
    """年内 in a sentence that begins 截至10月底 ends there."""
    span = period.span
    assert span is not None
    limit = outer.span[1] if outer is not None and outer.span is not None else None
    if limit is not None and span[0] is not None and span[1] is not None and span[0] <= limit < span[1]:
        return (span[0], limit)
    return span


def _with_start(period: Period, periods: Sequence[Period], clauses: Sequence[Clause], clause: Clause) -> Interval:
    """截至目前 takes the start that the sentence, or the one before, gives: 3月23日起至6月30日."""
    span = period.span
    assert span is not None
    if span[0] is not None or span[1] is None:
        return span
    back = next((c.start for c in clauses if c.sentence >= clause.sentence - 1 and c.paragraph == clause.paragraph), 0)
    opened = [
        p for p in periods
        if back <= p.start < period.start and p.span is not None and p.span[0] is not None and p.span[0] <= span[1] and re.search(r"[起来始]", p.quote)
    ]  # fmt: skip
    return (opened[-1].span[0], span[1]) if opened and opened[-1].span is not None else span

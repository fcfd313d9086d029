"""What a reader adds to a number: when it was, where the text does not say, and how far the reading is to be trusted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from pipeline.mine.clauses import Clause, clause_at, clauses, opening
from pipeline.mine.periods import find_periods
from pipeline.mine.stretches import month_end
from pipeline.mine.subjects import WHOLE
from pipeline.records import Article, Day, Indicator, Interval, Issue, Period, Unit

Guess = tuple[Interval, str]
"""Days and where they were taken from."""

_LEAD = re.compile(r"[（(]?[一二三四五六七八九十0-9]*[)）、.．]?[是]?(?:其中|据统计|据悉|在|自|于|截至|到|，|：)*")
_AIM = re.compile(r"(?:力争|争取|计划|预计|拟|将|确保|到)$")
_RHYTHMS = (
    (re.compile(r"月[报刊度]|每月"), "month"),
    (re.compile(r"周[报刊]|每周"), "week"),
    (re.compile(r"季[报刊度]|每季"), "quarter"),
    (re.compile(r"年[报鉴度]"), "year"),
)
_WEAK_RULES = {
    "carried": 0.75, "headless": 0.8, "the rest": 0.75, "predicate after": 0.85, "subject before": 0.85, "verb": 0.9, "verb beside": 0.85,
}  # fmt: skip
_WEAK_PERIODS = {"title": 0.9, "sentence before": 0.9, "occasion": 0.9, "其中": 0.95}
_LONG = 18


def with_inferred_periods(article: Article, indicators: Sequence[Indicator], periods: Sequence[Period], issue: Issue) -> list[Indicator]:
    """The indicators without a stated period with the one a reader infers.

    Asked in turn: the period that opens an earlier sentence of the paragraph, the heads above, the title, the article's first
    paragraph, the rhythm of the series (月报), the day of printing. ``period_source`` says which.
    """
    parts = clauses(article.text, [(i.quantity.start, i.quantity.end) for i in indicators])
    leading = [p for p in periods if p.holds == "sentence" and p.span is not None and _leads(article.text, p, parts)]
    title = _only(find_periods(article.title or "", issue.published, issue.year))
    found = []
    for ind in indicators:
        guess = None if ind.period is not None else _guess(article, ind, leading, title, parts, issue)
        found.append(ind if guess is None else replace(ind, period_inferred=guess[0], period_source=f"inferred from {guess[1]}"))
    return found


def _guess(
    article: Article, ind: Indicator, leading: Sequence[Period], title: Interval | None, parts: Sequence[Clause], issue: Issue
) -> Guess | None:
    clause = clause_at(parts, ind.quantity.start)
    if clause is None:
        return None
    tried = (
        (_in_paragraph(clause, leading, parts), "the paragraph"),
        (_of_heads(article, ind.quantity.start, issue), "the head"),
        (title, "the title"),
        (_in_opening(leading, parts), "the first paragraph"),
        (None if ind.target else _of_rhythm(issue), "the series"),
        (None if ind.target or issue.published is None else (None, issue.published), "the issue's date"),
    )
    for span, source in tried:
        told = _kept(span, ind.target, issue.published)
        if told is not None:
            return told, source
    return None


def _kept(span: Interval | None, target: bool, published: Day | None) -> Interval | None:
    """What is done ends by the day of printing; what is aimed at does not end before it."""
    if span is None or published is None:
        return None if target else span
    first, last = span
    if target:
        return span if last is not None and last > published else None
    if first is not None and first > published:
        return None
    return (first, min(last, published) if last is not None else published)


def _leads(text: str, period: Period, parts: Sequence[Clause]) -> bool:
    """Does a period open its sentence, as what was done then?"""
    clause = clause_at(parts, period.start)
    if clause is None:
        return False
    lead = text[opening(parts, clause.sentence).start : period.start]
    return _LEAD.fullmatch(lead.strip()) is not None and not _AIM.search(lead)


def _in_paragraph(clause: Clause, leading: Sequence[Period], parts: Sequence[Clause]) -> Interval | None:
    """The period that opens the nearest sentence before; a single day reaches no further than the next sentence."""
    for period in reversed(leading):
        home = clause_at(parts, period.start)
        if home is None or home.paragraph != clause.paragraph or home.sentence >= clause.sentence:
            continue
        span = period.span
        if span is not None and (span[0] != span[1] or clause.sentence - home.sentence == 1):
            return span
    return None


def _in_opening(leading: Sequence[Period], parts: Sequence[Clause]) -> Interval | None:
    """The only period of the article's first paragraph, where it is more than a day."""
    end = next((c.start for c in parts if c.paragraph > parts[0].paragraph), None) if parts else None
    spans = {p.span for p in leading if end is None or p.start < end}
    span = next(iter(spans)) if len(spans) == 1 else None
    return span if span is not None and span[0] != span[1] else None


def _of_heads(article: Article, place: int, issue: Issue) -> Interval | None:
    """二、2023年工作回顾: the innermost head above that names a period."""
    above = sorted((s for s in article.sections if s.start <= place < s.end), key=lambda s: s.start, reverse=True)
    told = (_only(find_periods(s.heading, issue.published, issue.year)) for s in above)
    return next((span for span in told if span is not None), None)


def _only(periods: Sequence[Period]) -> Interval | None:
    """The one period of a head; none where it names two."""
    spans = {p.span for p in periods if p.span is not None and p.holds != "base"}
    return next(iter(spans)) if len(spans) == 1 else None


def _of_rhythm(issue: Issue) -> Interval | None:
    """What a 月报, 周报, 季报 or 年报 tells of; printed early in a month it tells of the month before."""
    rhythm = next((r for pattern, r in _RHYTHMS if pattern.search(issue.series or "")), None)
    if rhythm is None or issue.published is None:
        return None
    day = date.fromisoformat(issue.published)
    if rhythm == "week":
        return (day - timedelta(days=6)).isoformat(), issue.published
    if rhythm == "month":
        told = day.replace(day=1) - timedelta(days=1) if day.day <= 15 else day
        return told.replace(day=1).isoformat(), month_end(told.year, told.month).isoformat()
    if rhythm == "quarter":
        told = day - timedelta(days=45)
        last = (told.month - 1) // 3 * 3 + 3
        return date(told.year, last - 2, 1).isoformat(), month_end(told.year, last).isoformat()
    year = day.year - (day.month <= 6)
    return f"{year}-01-01", f"{year}-12-31"


def with_confidence(article: Article, indicators: Sequence[Indicator], units: Sequence[Unit]) -> list[Indicator]:
    """The indicators with how far each is to be trusted, 1 where the words themselves say all.

    A product of what weakens it: a borderline number, a metric that only a fallback gave or that is overlong, a holder that
    its sentence does not name, a period that another sentence states.
    """
    parts = clauses(article.text, [(i.quantity.start, i.quantity.end) for i in indicators])
    forms = {u.name: (u.name, *u.aliases) for u in units}
    return [replace(ind, confidence=round(_trust(article, ind, parts, forms), 2)) for ind in indicators]


def _trust(article: Article, ind: Indicator, parts: Sequence[Clause], forms: dict[str, tuple[str, ...]]) -> float:
    trust = 0.6 if ind.borderline or ind.quantity.borderline else 1.0
    rule = ind.source.rpartition("; ")[2]
    trust *= 0.5 if not ind.metric else _WEAK_RULES.get(rule, 1.0) * (0.85 if len(ind.metric) > _LONG else 1.0)
    trust *= _WEAK_PERIODS.get(ind.period_source or "", 1.0) if ind.period is not None else 1.0
    if ind.who is None:
        return trust * 0.8
    if rule == "table":
        return trust
    clause = clause_at(parts, ind.quantity.start)
    sentence = article.text[opening(parts, clause.sentence).start : ind.quantity.end] if clause else ""
    named = any(form in sentence for form in forms.get(ind.who, (ind.who,))) or WHOLE.search(sentence) is not None
    return trust * (1.0 if named else 0.9)

"""Quantities into indicators: what each number measures, whose it is, when, and of what it is a part."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipeline.mine.directions import change_of, price_of, stage_of
from pipeline.mine.clauses import Clause, clauses
from pipeline.mine.holders import holders
from pipeline.mine.language import Role, Token, covering, tokens
from pipeline.mine.carrying import Named
from pipeline.mine.metrics import find_metrics
from pipeline.mine.parts import parts_of
from pipeline.mine.scopes import Stated, stated_periods
from pipeline.mine.table_indicators import CellReading, read_cells
from pipeline.mine.targets import is_target
from pipeline.records import Article, Basis, Change, Indicator, Issue, Measure, Period, Quantity, Unit


_MANNER = re.compile(r"扣除[^，。；]{0,6}(?:因素|影响)(?:后|外|，)?|按(?:可比|不变|现行|同)(?:价格|价|口径)(?:计算|统计)?")
_FIXED: dict[str, tuple[str, Role]] = {"time": ("t", "time"), "unit": ("nt", "unit"), "manner": ("d", "adverb")}


def find_indicators(
    article: Article, quantities: Sequence[Quantity], periods: Sequence[Period], units: Sequence[Unit], measures: Sequence[Measure], issue: Issue
) -> list[Indicator]:
    """The indicators of an article, one a quantity, in the quantities' order."""
    text = article.text
    cells = read_cells(text, article.tables, quantities, units)
    spans = [(q.start, q.end) for q in quantities]
    parts = clauses(text, spans)
    homes = [_home(parts, q) for q in quantities]
    words = read_words(text, parts, quantities, periods, units)
    named = find_metrics(text, quantities, parts, words)
    stated = stated_periods(text, quantities, parts, homes, periods, issue.published)
    whose = holders(text, article, issue, quantities, parts, homes, units)
    wholes = parts_of(text, quantities, parts, homes, named)
    made: list[Indicator] = []
    change: Change | None = None
    for at, q in enumerate(quantities):
        clause = parts[homes[at]]
        start = quantities[at - 1].end if at and homes[at - 1] == homes[at] else clause.start
        between = [w for w in words if start <= w.start < q.start] if q.kind == "change" else []
        change = change_of(text, q, named[at].left, clause.start, between, change if at and start != clause.start else None)
        made.append(
            Indicator(
                quantity=q,
                metric=named[at].metric,
                action=named[at].action,
                who=whose[at],
                measure=_measure_at(measures, clause, q),
                period=_span(stated[at]),
                period_text=_words(stated[at]),
                period_source=_source(stated[at]),
                stage=stage_of(text, q, clause.end),
                price=price_of(text, q, clause.start),
                change=change,
                part_of=wholes[at],
                target=is_target(text, q, clause, parts),
                borderline=q.borderline,
                section=next((s.position for s in reversed(article.sections) if s.start <= q.start < s.end), None),
                source=f"{q.source}; {named[at].source}".strip("; "),
            )
        )
    made = [_in_cell(ind, cells[at], periods, article) if at in cells else ind for at, ind in enumerate(made)]
    return [replace(ind, basis=_basis(ind)) for ind in made]


def read_words(
    text: str, parts: Sequence[Clause], quantities: Sequence[Quantity], periods: Sequence[Period], units: Sequence[Unit]
) -> list[Token]:
    """The words of the clauses outside the quantities; periods and named bodies are one word each."""
    fixed: dict[tuple[int, int], str] = {(m.start, m.end): "unit" for u in units for m in u.mentions if m.start >= 0}
    fixed |= {(p.start, p.end): "time" for p in periods if p.start >= 0}
    fixed |= {m.span(): "manner" for m in _MANNER.finditer(text)}
    fixed |= {(q.start, q.end): "number" for q in quantities}
    numbers = [(q.start, q.end) for q in quantities]
    whole = covering([*numbers, *(s for s in fixed if fixed[s] != "number" and not any(a < s[1] and s[0] < b for a, b in numbers))])
    found: list[Token] = []
    place = 0
    for start, end in [*whole, (len(text), len(text))]:
        found += tokens(text, place, start)
        kind = fixed.get((start, end), "number")
        if kind in _FIXED:
            found.append(Token(start, end, text[start:end], *_FIXED[kind]))
        place = end
    return found


def _home(parts: Sequence[Clause], q: Quantity) -> int:
    at = bisect_right([c.start for c in parts], q.start) - 1
    return max(0, at)


def _span(stated: Stated | None) -> tuple[str | None, str | None] | None:
    return stated.span if stated else None


def _words(stated: Stated | None) -> str | None:
    return stated.words if stated else None


def _source(stated: Stated | None) -> str | None:
    return stated.source if stated else None


def _measure_at(measures: Sequence[Measure], clause: Clause, q: Quantity) -> str | None:
    """The named measure that the number's clause speaks of."""
    return next((m.name for m in measures for mention in m.mentions if clause.start <= mention.start < q.start), None)


def _in_cell(ind: Indicator, cell: CellReading, periods: Sequence[Period], article: Article) -> Indicator:
    """An indicator of a table: what the cell's heads say stands before what the line says."""
    table = next(t for t in article.tables if t.start <= ind.quantity.start < t.end)
    period = next((p for p in periods if p.holds == "table" and p.span is not None and p.end <= table.start), None)
    captioned = period or next(
        (p for p in reversed(periods) if p.span is not None and p.end <= table.start and article.text.count("\n", p.end, table.start) <= 1 and "\n" not in article.text[p.end : table.start].rstrip("\n") ), None
    )
    change = ind.change
    if ind.quantity.kind == "change":
        down = article.text[ind.quantity.start : ind.quantity.start + 1] in "-－−负" or ind.quantity.value < 0
        change = Change("down" if down or "下降" in cell.column_head or "减少" in cell.column_head else "up", "同比" if "同比" in cell.column_head else None)
    return replace(
        ind,
        metric=cell.metric,
        who=cell.who or ind.who,
        period=captioned.span if captioned else None,
        period_text=captioned.quote if captioned else None,
        period_source="table" if captioned else None,
        change=change,
        part_of=None,
        stage=None,
        target="目标" in cell.column_head or "计划" in cell.column_head,
        action=None,
        source=f"{ind.quantity.source}; table".strip("; "),
    )


def _basis(ind: Indicator) -> Basis | None:
    """How the number stands to time: a goal, a running total, a stretch of time, a state."""
    if ind.target:
        return "target"
    if ind.period is None:
        return None
    start, end = ind.period
    if ind.period_text and "以来" in ind.period_text and "今年" in ind.period_text:
        return "year_to_date"
    if start is None:
        return "stock" if ind.quantity.kind in ("percentage", "measurement") else "cumulative"
    return "event" if start == end else "flow"

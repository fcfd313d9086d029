"""Quantities into indicators: what each number measures, whose it is, when, and of what it is a part."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipeline.mine.carrying import GOALS
from pipeline.mine.clauses import Clause, clauses
from pipeline.mine.directions import change_of, price_of, stage_of
from pipeline.mine.folding import with_full_marks
from pipeline.mine.holders import holders
from pipeline.mine.language import Role, Token, covering, tokens
from pipeline.mine.metrics import find_metrics
from pipeline.mine.parts import parts_of
from pipeline.mine.periods import find_periods
from pipeline.mine.scenes import Named
from pipeline.mine.scopes import Stated, stated_periods
from pipeline.mine.table_indicators import CellReading, ProseCell, read_tables, span_of
from pipeline.mine.tallies import tally_metric
from pipeline.mine.targets import is_target
from pipeline.records import Article, Basis, Change, Indicator, Issue, Measure, Period, Quantity, Unit

_MANNER = re.compile(
    r"[（(]下同[）)]|(?:扣除|剔除)[^，。；]{0,12}(?:因素|影响)(?:后|外|，)?"
    r"|按(?:可比|不变|现行|同)(?:价格|价|口径)(?:计算|统计)?|(?:同|自然|可比)口径"
)
_PLACE_KINDS = ("government", "street_town", "community_village")
_MOVES = tuple("升降增减长高低大小展扩缩落跌")
_CLOCK = re.compile(
    r"(?:凌晨|早上|上午|中午|下午|晚上|夜间)?\d{1,2}[时点:：](?:\d{1,2}分?)?(?:[至到—－~-](?:次日|当日)?\d{1,2}[时点:：](?:\d{1,2}分?)?)?"
)
_FIXED: dict[str, tuple[str, Role]] = {"time": ("t", "time"), "unit": ("nt", "unit"), "manner": ("d", "adverb")}


def find_indicators(
    article: Article,
    quantities: Sequence[Quantity],
    periods: Sequence[Period],
    units: Sequence[Unit],
    measures: Sequence[Measure],
    issue: Issue,
) -> list[Indicator]:
    """The indicators of an article in the order of its text: one a quantity, and one a number in a table's body."""
    titled = next((p for p in find_periods(article.title or "", issue.published, issue.year) if p.span is not None), None)
    cells, prose = read_tables(article, units, periods, titled)
    said = [_in_prose(article.text, i, prose) for i in _in_sentences(article, quantities, periods, units, measures, issue)]
    default = _default_holder(article, issue, units) if cells else None
    made = [*said, *(_in_cell(article, cell, default, issue) for cell in cells)]
    order = sorted(range(len(made)), key=lambda i: made[i].quantity.start)
    place = {old: new for new, old in enumerate(order)}
    starts = {made[old].quantity.start: place[old] for old in order}
    wholes = {cell.quantity.start: cell.part_of for cell in cells if cell.part_of is not None}
    result: list[Indicator] = []
    for old in order:
        ind = made[old]
        whole = place[ind.part_of] if ind.part_of is not None else None
        if ind.quantity.start in wholes:
            whole = starts[wholes[ind.quantity.start] or 0]
        result.append(replace(ind, part_of=whole, basis=_basis(ind)))
    return result


def _in_sentences(
    article: Article,
    quantities: Sequence[Quantity],
    periods: Sequence[Period],
    units: Sequence[Unit],
    measures: Sequence[Measure],
    issue: Issue,
) -> list[Indicator]:
    text = article.text
    parts = clauses(text, [(q.start, q.end) for q in quantities])
    opens = [c.start for c in parts]
    homes = [max(0, bisect_right(opens, q.start) - 1) for q in quantities]
    units = named_bodies(text, units, quantities)
    words = read_words(text, parts, quantities, periods, units)
    begins = [w.start for w in words]
    named = [_of_tally(n, q) for n, q in zip(find_metrics(text, quantities, parts, words), quantities, strict=True)]
    marked = replace(article, text=with_full_marks(text))
    stated = stated_periods(marked, quantities, parts, homes, periods, issue.published)
    whose = holders(marked.text, marked, issue, quantities, parts, homes, units, named)
    wholes = parts_of(text, quantities, parts, homes, named)
    made: list[Indicator] = []
    change: Change | None = None
    for at, q in enumerate(quantities):
        clause = parts[homes[at]]
        start = quantities[at - 1].end if at and homes[at - 1] == homes[at] else clause.start
        between = words[bisect_left(begins, start) : bisect_left(begins, q.start)] if q.kind == "change" else []
        change = change_of(text, q, named[at].left, clause.start, between, change if at and start != clause.start else None)
        period = stated[at]
        target = is_target(marked.text, q, clause, parts, named[at].metric, period, issue.published)
        if GOALS.match(named[at].metric[-4:]) and issue.published and q.kind != "percentage":
            year = ((period.span[1] if period else None) or issue.published)[:4]
            period = Stated((f"{year}-01-01", f"{year}-12-31"), "年度", "goal")
        elif target and period is not None and period.is_over(issue.published):
            period = None
        made.append(
            Indicator(
                quantity=q,
                metric=named[at].metric,
                action=named[at].action,
                who=whose[at],
                measure=_measure_at(measures, clause, q),
                period=period.span if period else None,
                period_text=period.words if period else None,
                period_source=period.source if period else None,
                stage=stage_of(text, q, clause.end),
                price=price_of(text, q, clause.start),
                change=change,
                part_of=wholes[at],
                target=target,
                borderline=q.borderline,
                section=_section_at(article, q),
                source=f"{q.source}; {named[at].source}".strip("; "),
            )
        )
    return made


def read_words(
    text: str, parts: Sequence[Clause], quantities: Sequence[Quantity], periods: Sequence[Period], units: Sequence[Unit]
) -> list[Token]:
    """The words outside the quantities of every sentence that holds one; periods and named bodies are one word each."""
    fixed: dict[tuple[int, int], str] = {(m.start, m.end): "unit" for u in units for m in u.mentions if m.start >= 0}
    fixed |= {(p.start + (p.quote[:1] in "到至" and text[p.start - 1 : p.start] in _MOVES), p.end): "time" for p in periods if p.start >= 0}
    fixed |= {m.span(): "time" for m in _CLOCK.finditer(text)}
    fixed |= {m.span(): "manner" for m in _MANNER.finditer(text)}
    numbers = [(q.start, q.end) for q in quantities]
    taken = set(numbers)
    starts = [low for low, _ in numbers]
    free = [span for span in fixed if not _overlaps(numbers, starts, span)]
    whole = covering([*numbers, *free])
    found: list[Token] = []
    at = 0
    for start, end in _told(parts, numbers):
        place = start
        while at < len(whole) and whole[at][0] < start:
            at += 1
        while at < len(whole) and whole[at][0] < end:
            low, high = whole[at]
            found += tokens(text, place, low)
            if (low, high) not in taken:
                found.append(Token(low, high, text[low:high], *_FIXED[fixed[low, high]]))
            place = high
            at += 1
        found += tokens(text, place, max(place, end))
    return found


def _of_tally(named: Named, q: Quantity) -> Named:
    """金牌 of 4金2银, 村 of 5乡12村: one character tells what is counted."""
    metric = tally_metric(q.uom) if q.source == "tally" else None
    return named if metric is None else replace(named, metric=metric, head=metric)


def _overlaps(numbers: Sequence[tuple[int, int]], starts: Sequence[int], span: tuple[int, int]) -> bool:
    """Does a span share a character with a number?"""
    before = bisect_left(starts, span[1])
    return before > 0 and numbers[before - 1][1] > span[0]


def _told(parts: Sequence[Clause], numbers: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences that hold a number, from their first clause to their last."""
    spans: dict[int, tuple[int, int]] = {}
    for clause in parts:
        start, _ = spans.get(clause.sentence, (clause.start, clause.end))
        spans[clause.sentence] = (start, clause.end)
    starts = [low for low, _ in numbers]
    return [(low, high) for low, high in spans.values() if bisect_right(starts, high - 1) > bisect_right(starts, low - 1)]


def named_bodies(text: str, units: Sequence[Unit], quantities: Sequence[Quantity]) -> list[Unit]:
    """The units without mentions that a number counts: 改扩建农村学校12所 names no school; 金河区9件、市住建局12件 names a bureau."""
    counted = [q for q in quantities if q.kind == "count"]
    items = [q for q in counted if q.uom not in ("所", "家", "个", "支", "座") and text.startswith("、", q.end)]
    opens, follows = {m.start for u in units for m in u.mentions}, {q.end + 1 for q in items}
    listed = {q.start for q in items if q.end + 1 in opens} | {m.end for u in units for m in u.mentions if m.start in follows}
    ends, starts = {q.start for q in counted}, {q.end for q in counted}
    return [
        replace(
            u, mentions=tuple(m for m in u.mentions if m.start not in starts and (m.end not in ends - listed or u.kind in _PLACE_KINDS))
        )
        for u in units
    ]


def _default_holder(article: Article, issue: Issue, units: Sequence[Unit]) -> str | None:
    parts = clauses(article.text, [])
    probe = Quantity(0, 0, "", 0, None, "exact", "", "count")
    return next(iter(holders(article.text, article, issue, [probe], parts, [0], units, [])), None) if parts else None


def _section_at(article: Article, q: Quantity) -> int | None:
    return next((s.position for s in reversed(article.sections) if s.start <= q.start < s.end), None)


def _measure_at(measures: Sequence[Measure], clause: Clause, q: Quantity) -> str | None:
    """The named measure that the number's clause speaks of."""
    return next((m.name for m in measures for mention in m.mentions if clause.start <= mention.start < q.start), None)


def _in_prose(text: str, ind: Indicator, prose: Sequence[ProseCell]) -> Indicator:
    """An indicator of a cell of sentences: its row says whose it is, and the table when where the cell itself does not."""
    cell = next((c for c in prose if c.start <= ind.quantity.start < c.end), None)
    if cell is None:
        return ind
    own = ind.period_text is not None and ind.period_text in text[cell.start : cell.end]
    goal = cell.target or (ind.target and (own or ind.period is None))
    said = replace(ind, who=cell.who or ind.who, target=goal, source=f"{ind.source}; table")
    if own:
        return said
    told = cell.period.quote if cell.period else None
    return replace(said, period=span_of(cell.period), period_text=told, period_source="table" if told else None)


def _in_cell(article: Article, cell: CellReading, default: str | None, issue: Issue) -> Indicator:
    """An indicator of a table."""
    return Indicator(
        quantity=cell.quantity,
        metric=cell.metric,
        who=cell.who or default,
        period=span_of(cell.period),
        period_text=cell.period.quote if cell.period else None,
        period_source="table" if cell.period else None,
        change=cell.change,
        target=cell.target or _is_ahead(cell.period, issue),
        section=_section_at(article, cell.quantity),
        source=f"{cell.quantity.source}; table".strip("; "),
    )


def _is_ahead(period: Period | None, issue: Issue) -> bool:
    """Does a period begin after the issue's date: 2025年 in a plan of 2021?"""
    return bool(period and period.span and period.span[0] and issue.published and period.span[0] > issue.published)


def _basis(ind: Indicator) -> Basis | None:
    """How the number stands to time: a goal, a running total, a stretch of time, a state."""
    if ind.target:
        return "target"
    if ind.period is None:
        return None
    start, end = ind.period
    words = ind.period_text or ""
    if ("以来" in words and ("今年" in words or "年初" in words)) or (
        start is not None and start.endswith("-01-01") and end is not None and not end.endswith("-12-31")
    ):
        return "year_to_date"
    if ind.quantity.kind in ("percentage", "score", "rank", "ratio"):
        return "stock"
    if start is None:
        return "cumulative"
    return "event" if start == end else "flow"

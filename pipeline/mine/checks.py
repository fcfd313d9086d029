"""Sums that an article lets one redo: shares, totals, changes and products, in its sentences and across its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from pipeline.records import Article, Check, Indicator, Relation


def find_checks(article: Article, indicators: Sequence[Indicator]) -> list[Check]:
    """Every claim whose parts stand in the article; a claim holds when redone it rounds to what is printed."""
    found: dict[tuple[int, Relation], Check] = {}
    for check in (*_changes(article, indicators), *_shares(article, indicators), *_sums(article, indicators), *_table_checks(article, indicators)):
        found.setdefault((check.claim, check.relation), check)
    return sorted(found.values(), key=lambda c: (c.claim, c.relation))


def decimals(quote: str) -> int:
    """Digits after the point as printed: 25.04% → 2."""
    point = re.search(r"[.．]([\d０-９]+)", quote)
    return len(point.group(1)) if point else 0


def rounds_to(claim: Indicator, expected: float) -> bool:
    """Does the redone number round to the printed one?"""
    step: float = 10.0 ** -decimals(claim.quantity.quote)
    if "成" in claim.quantity.quote:
        step = 10.0
    bound = claim.quantity.bound
    value = claim.quantity.value
    if bound in ("more_than", "at_least"):
        return expected >= value - step / 2
    if bound in ("less_than", "at_most"):
        return expected <= value + step / 2
    if bound == "about":
        return abs(expected - value) <= max(step, abs(value) * 0.1)
    return abs(expected - value) <= step / 2 + 1e-9


def _sentence_of(article: Article, indicator: Indicator) -> tuple[int, int]:
    start = max(article.text.rfind(mark, 0, indicator.quantity.start) for mark in "。\n！？") + 1
    ends = [e for e in (article.text.find(mark, indicator.quantity.end) for mark in "。\n！？") if e >= 0]
    return start, min(ends, default=len(article.text))


def _in_table(article: Article, indicator: Indicator) -> bool:
    return any(t.start <= indicator.quantity.start < t.end for t in article.tables)


def _changes(article: Article, indicators: Sequence[Indicator]) -> Iterator[Check]:
    for at, claim in enumerate(indicators):
        q = claim.quantity
        if q.kind != "change" or q.uom != "%" or claim.change is None or _in_table(article, claim):
            if q.kind != "change" or q.uom != "个百分点" or claim.change is None:
                continue
        start, _ = _sentence_of(article, claim)
        near = [i for i in range(at) if indicators[i].quantity.start >= start and indicators[i].metric == claim.metric]
        sign = 1 if claim.change.direction == "up" else -1
        before = next((i for i in reversed(near) if indicators[i].stage == "before"), None)
        after = next((i for i in reversed(near) if indicators[i].stage == "after"), None)
        if before is not None and after is not None:
            old, new = indicators[before].quantity.value, indicators[after].quantity.value
            if q.uom == "%" and old:
                yield _check(claim, at, "change", (before, after), sign * (new - old) / old * 100)
            elif q.uom == "个百分点":
                yield _check(claim, at, "change", (before, after), sign * (new - old))
            continue
        level = next((i for i in reversed(near) if indicators[i].quantity.kind in ("count", "amount", "measurement")), None)
        step = next(
            (i for i in reversed(near) if indicators[i].quantity.kind == "change" and indicators[i].quantity.uom not in ("%", "个百分点", "倍")), None
        )
        if q.uom == "%" and level is not None and step is not None and indicators[level].quantity.uom == indicators[step].quantity.uom:
            change = indicators[step].change
            delta = indicators[step].quantity.value * (-1 if change is not None and change.direction == "down" else 1)
            base = indicators[level].quantity.value - delta
            if base > 0:
                yield _check(claim, at, "change", (level, step), sign * delta / base * 100)


def _check(claim: Indicator, at: int, relation: Relation, inputs: tuple[int, ...], expected: float) -> Check:
    return Check(at, relation, inputs, expected, rounds_to(claim, expected))


def _shares(article: Article, indicators: Sequence[Indicator]) -> Iterator[Check]:
    for at, claim in enumerate(indicators):
        q = claim.quantity
        if q.kind != "percentage" or _in_table(article, claim):
            continue
        start, _ = _sentence_of(article, claim)
        levels = [i for i, ind in enumerate(indicators) if ind.quantity.kind in ("count", "amount", "measurement") and not _in_table(article, ind)]
        near = [i for i in levels if start <= indicators[i].quantity.start < q.start]
        earlier = [i for i in levels if indicators[i].quantity.start < start]
        lead = article.text[start : q.start]
        if not re.search(r"占|率|比重|比例|完成", lead + claim.metric):
            continue
        pair = next(
            (
                (part, whole)
                for part in reversed(near)
                for whole in [*reversed([n for n in near if n != part]), *reversed(earlier)]
                if _is_share(indicators[part], indicators[whole], claim)
            ),
            None,
        )
        if pair is not None:
            part, whole = pair
            yield _check(claim, at, "share", pair, indicators[part].quantity.value / indicators[whole].quantity.value * 100)


def _is_share(part: Indicator, whole: Indicator, claim: Indicator) -> bool:
    p, w = part.quantity, whole.quantity
    if w.value <= 0 or p.value > w.value * 1.0001 or p.kind != w.kind:
        return False
    if p.uom != w.uom and p.kind != "count":
        return False
    return rounds_to(claim, p.value / w.value * 100) and claim.quantity.bound == "exact" and decimals(claim.quantity.quote) > 0


def _sums(article: Article, indicators: Sequence[Indicator]) -> Iterator[Check]:
    for at, claim in enumerate(indicators):
        q = claim.quantity
        if q.kind not in ("count", "amount", "measurement") or _in_table(article, claim) or q.bound != "exact":
            continue
        _, end = _sentence_of(article, claim)
        following = [
            i for i in range(at + 1, len(indicators))
            if indicators[i].quantity.start < end and indicators[i].quantity.kind == q.kind and indicators[i].part_of is not None or
            (i > at and indicators[i].quantity.start < end and indicators[i].quantity.uom == q.uom and indicators[i].quantity.kind == q.kind)
        ]
        parts = [i for i in following if indicators[i].part_of == at]
        for group in (parts, following[:2], following[:3], following[:4], following[:5], following[:6], following[:8]):
            if len(group) >= 2 and abs(sum(indicators[i].quantity.value for i in group) - q.value) < 1e-6 * max(1.0, q.value):
                yield Check(at, "sum", tuple(group), sum(indicators[i].quantity.value for i in group), True)
                break


def _table_checks(article: Article, indicators: Sequence[Indicator]) -> Iterator[Check]:
    for table in article.tables:
        cells = {
            (c.row, c.column): next((i for i, ind in enumerate(indicators) if c.start <= ind.quantity.start < c.end), None) for c in table.cells
        }
        placed = {key: i for key, i in cells.items() if i is not None}
        yield from _rates(indicators, placed)
        yield from _totals(article, table.rows, indicators, placed)


def _rates(indicators: Sequence[Indicator], placed: dict[tuple[int, int], int]) -> Iterator[Check]:
    """A rate column that is the quotient of two columns beside it, in most rows."""
    columns = sorted({c for _, c in placed})
    rows = sorted({r for r, _ in placed})
    for rate in columns:
        if not any(indicators[placed[r, rate]].quantity.kind == "percentage" for r in rows if (r, rate) in placed):
            continue
        best: list[Check] = []
        for part, whole in ((p, w) for p, w in [*combinations(columns, 2), *((b, a) for a, b in combinations(columns, 2))] if rate not in (p, w)):
            made = []
            for row in rows:
                i, p, w = placed.get((row, rate)), placed.get((row, part)), placed.get((row, whole))
                if i is None or p is None or w is None or not indicators[w].quantity.value:
                    continue
                made.append(_check(indicators[i], i, "share", (p, w), indicators[p].quantity.value / indicators[w].quantity.value * 100))
            if made and sum(c.holds for c in made) * 2 > len(made) and sum(c.holds for c in made) > sum(c.holds for c in best):
                best = made
        yield from best


def _totals(article: Article, height: int, indicators: Sequence[Indicator], placed: dict[tuple[int, int], int]) -> Iterator[Check]:
    """A row called 合计 that adds up the rows above or below it."""
    for row in sorted({r for r, _ in placed}):
        heads = [i for (r, _), i in placed.items() if r == row]
        line_start = article.text.rfind("\n", 0, indicators[heads[0]].quantity.start) + 1
        if not re.match(r"[^\t]{0,4}\t?(?:合\s*计|总\s*计|小\s*计|全[市县区省州])", article.text[line_start : line_start + 14]):
            continue
        for (r, column), claim in placed.items():
            others = [i for (k, c), i in placed.items() if c == column and k != row]
            if r == row and len(others) >= 2 and indicators[claim].quantity.kind in ("count", "amount", "measurement"):
                total = sum(indicators[i].quantity.value for i in others)
                yield _check(indicators[claim], claim, "sum", tuple(others), total)

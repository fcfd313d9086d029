"""Sums across a table: rates of two columns, shares of a column's total, totals of its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations

from pipeline.mine.redoing import Redoable, check
from pipeline.records import Check, TextTable

_TOTAL = re.compile(r"[^\t\n]{0,4}\t?(?:合\s*计|总\s*计|小\s*计|全[市县区省州])")
_LEVELS = ("count", "amount", "measurement")
_SUM_HEAD = re.compile(r"[合小总共]计")
Places = Mapping[tuple[int, int], int]


def table_checks(told: Redoable) -> Iterator[Check]:
    """Every sum that the article's tables let one redo."""
    starts = {indicator.quantity.start: at for at, indicator in enumerate(told.indicators)}
    for table in told.article.tables:
        placed: dict[tuple[int, int], int] = {}
        for cell in table.cells:
            at = next((starts[p] for p in range(cell.start, cell.end) if p in starts), None)
            if at is not None:
                placed[cell.row, cell.column] = at
        total = _total_row(told, placed)
        yield from _rates(told, placed)
        yield from _shares_of_total(told, placed, total)
        yield from _totals(told, placed, total)
        yield from _changes(told, placed)
        yield from _totals_of_rows(told, table, placed)


def _total_row(told: Redoable, placed: Places) -> int | None:
    """The row called 合计."""
    for row in sorted({r for r, _ in placed}):
        first = min(at for (r, _), at in placed.items() if r == row)
        start = told.article.text.rfind("\n", 0, told.indicators[first].quantity.start) + 1
        if _TOTAL.match(told.article.text, start):
            return row
    return None


def _rates(told: Redoable, placed: Places) -> Iterator[Check]:
    """A rate column that is the quotient of two columns beside it in most rows."""
    columns, rows = sorted({c for _, c in placed}), sorted({r for r, _ in placed})
    for rate in columns:
        if not _holds_rates(told, placed, rate):
            continue
        best: list[Check] = []
        for part, whole in permutations([c for c in columns if c != rate], 2):
            made = [
                check(
                    told,
                    placed[r, rate],
                    "share",
                    (placed[r, part], placed[r, whole]),
                    told.value(placed[r, part]) / told.value(placed[r, whole]) * 100,
                )
                for r in rows
                if {(r, rate), (r, part), (r, whole)} <= placed.keys() and told.value(placed[r, whole])
            ]
            held = sum(c.holds for c in made)
            if held * 2 > len(made) and held > sum(c.holds for c in best):
                best = made
        yield from best


def _shares_of_total(told: Redoable, placed: Places, total: int | None) -> Iterator[Check]:
    """A share column: each row's number of another column, of that column's total."""
    columns, rows = sorted({c for _, c in placed}), [r for r in sorted({r for r, _ in placed}) if r != total]
    for share in columns:
        if not _holds_rates(told, placed, share):
            continue
        for part in (c for c in columns if c != share):
            parts = [placed[r, part] for r in rows if (r, part) in placed]
            if len(parts) < 3 or any(told.kind(i) not in _LEVELS for i in parts):
                continue
            whole = placed.get((total, part)) if total is not None else None
            amount = told.value(whole) if whole is not None else sum(told.value(i) for i in parts)
            inputs: tuple[int, ...] = (whole,) if whole is not None else tuple(parts)
            made = [
                check(told, placed[r, share], "share", (placed[r, part], *inputs), told.value(placed[r, part]) / amount * 100)
                for r in rows
                if {(r, share), (r, part)} <= placed.keys() and amount
            ]
            if made and sum(c.holds for c in made) * 2 > len(made):
                yield from made
                break


def _totals(told: Redoable, placed: Places, total: int | None) -> Iterator[Check]:
    """The 合计 row as the sum of the rows around it."""
    if total is None:
        return
    for (row, column), claim in placed.items():
        others: Sequence[int] = [at for (r, c), at in placed.items() if c == column and r != total and told.indicators[at].part_of is None]
        if row == total and len(others) >= 2 and told.kind(claim) in _LEVELS and told.uom(claim) == told.uom(others[0]):
            yield check(told, claim, "sum", tuple(others), sum(told.value(i) for i in others))


def _changes(told: Redoable, placed: Places) -> Iterator[Check]:
    """A column of differences (环比, 增减数) that is met in most rows by two columns of levels."""
    columns, rows = sorted({c for _, c in placed}), sorted({r for r, _ in placed})
    for moved in columns:
        claims = {r: placed[r, moved] for r in rows if (r, moved) in placed and told.kind(placed[r, moved]) == "change"}
        best: list[Check] = []
        for now, before in permutations([c for c in columns if c != moved] if claims else (), 2):
            made = [
                check(told, at, "change", (placed[r, now], placed[r, before]), expected)
                for r, at in claims.items()
                if {(r, now), (r, before)} <= placed.keys()
                and (told.value(at) or told.value(placed[r, now]) != told.value(placed[r, before]))  # 0 claims nothing
                and (expected := _expected(told, at, placed[r, now], placed[r, before])) is not None
            ]
            held = sum(c.holds for c in made)
            if held * 2 > len(made) and held > max(1, sum(c.holds for c in best)):
                best = made
        yield from best


def _expected(told: Redoable, at: int, now: int, before: int) -> float | None:
    """What the difference between two levels comes to, in the claim's unit and direction."""
    change = told.indicators[at].change
    if change is None or told.uom(now) != told.uom(before) or not {told.kind(now), told.kind(before)} <= {*_LEVELS}:
        return None
    delta = (told.value(now) - told.value(before)) * (-1 if change.direction == "down" else 1)
    if told.uom(at) == "%":
        return delta / told.value(before) * 100 if told.value(before) else None
    return delta if told.uom(at) == told.uom(now) else None


def _totals_of_rows(told: Redoable, table: TextTable, placed: Places) -> Iterator[Check]:
    """A column 小计 or 合计 as the sum of the columns before or behind it."""
    text = told.article.text
    heads = [c for c in table.cells if c.row < 2 and _SUM_HEAD.fullmatch(re.sub(r"\s|[（(].*", "", text[c.start : c.end]))]
    columns = sorted({c for _, c in placed})
    for head in heads[:1]:
        for others in ([c for c in columns if c < head.column], [c for c in columns if c > head.column]):
            made = []
            for row in sorted({r for r, c in placed if c == head.column}):
                at = placed[row, head.column]
                parts = tuple(placed[row, c] for c in others if (row, c) in placed and told.uom(placed[row, c]) == told.uom(at))
                if len(parts) > 1 and told.kind(at) in _LEVELS:
                    made.append(check(told, at, "sum", parts, sum(told.value(i) for i in parts)))
            if made and sum(c.holds for c in made) * 2 > len(made):
                yield from made
                break


def _holds_rates(told: Redoable, placed: Places, column: int) -> bool:
    kinds = [told.kind(at) for (_, c), at in placed.items() if c == column]
    return kinds.count("percentage") * 2 > len(kinds)

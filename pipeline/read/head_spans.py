"""Over which columns a head stands in a table without upright rules: 财政收入 over 总量, 增速 and 排名."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from pipeline.read.lines import Piece

Span = tuple[float, float]
Reach = tuple[int, int]
"""First column, number of columns."""
Placed = tuple[Reach, list[Piece]]


def span_of(segment: Sequence[Piece]) -> Span:
    """Where a part begins and ends."""
    return min(p.x0 for p in segment), max(p.x1 for p in segment)


def nearest(span: Span, columns: Sequence[Span]) -> int:
    """The column that a part stands over: the one it shares most with, else the one whose middle is nearest."""
    shared = [min(span[1], c[1]) - max(span[0], c[0]) for c in columns]
    best = max(shared)
    return shared.index(best) if best > 0 else min(range(len(columns)), key=lambda i: abs(sum(columns[i]) - sum(span)))


def reach_of_head(span: Span, columns: Sequence[Span]) -> Reach:
    """The columns over whose middle a head stands, or the one whose side it keeps to."""
    for i, column in enumerate(columns):
        if min(abs(span[0] - column[0]), abs(span[1] - column[1])) < 3:
            return i, 1
    ranges = [(i, n) for i in range(len(columns)) for n in range(1, len(columns) - i + 1)]
    return min(ranges, key=lambda r: (abs(columns[r[0]][0] + columns[sum(r) - 1][1] - sum(span)), r[1]))


def over_heads(rows: Sequence[Sequence[list[Piece]]], columns: Sequence[Span]) -> Mapping[int, list[Placed]]:
    """By row, the heads that divide among them the columns of the last row of heads, where a row has fewer heads than that.

    A column whose head stands in a row between (乡镇 beside both lines) has none above it.
    """
    if len(rows) < 2:
        return {}
    leaves = sorted({reach_of_head(span_of(s), columns)[0] for s in rows[-1]})
    free = {reach_of_head(span_of(s), columns)[0] for row in rows[1:-1] for s in row if len(row) < 3}
    leaves = [c for c in leaves if c not in free]
    found: dict[int, list[Placed]] = {}
    for at, row in enumerate(rows[:-1]):
        if len(row) < len(leaves) and len(leaves) >= 2 and (at == 0 or len(row) >= 3) and len(rows[-1]) * 3 >= len(columns) * 2:
            low = 1 if leaves[0] == 0 else 0  # the rows' own head, set on the line of the others
            reaches = _divided([span_of(s) for s in row], leaves[low:], columns)
            if reaches:
                found[at] = list(zip(reaches, row, strict=True))
    return found


def _divided(heads: Sequence[Span], leaves: Sequence[int], columns: Sequence[Span]) -> list[Reach]:
    """Neighbouring columns for each head in order, none left over, each head as near the middle (or the left) of its own as can be."""
    if not heads or len(leaves) < len(heads) or list(leaves) != list(range(leaves[0], leaves[0] + len(leaves))):
        return []

    @cache
    def best(head: int, first: int) -> tuple[float, tuple[int, ...]]:
        if head == len(heads) - 1:
            return _off(heads[head], columns, leaves[first], leaves[-1]), (len(leaves) - first,)
        options = []
        for count in range(1, len(leaves) - first - (len(heads) - head - 1) + 1):
            rest, counts = best(head + 1, first + count)
            options.append((_off(heads[head], columns, leaves[first], leaves[first + count - 1]) + rest, (count, *counts)))
        return min(options)

    reaches, at = [], leaves[0]
    for count in best(0, 0)[1]:
        reaches.append((at, count))
        at += count
    return reaches


def _off(head: Span, columns: Sequence[Span], first: int, last: int) -> float:
    """How far a head stands from the middle of its columns, or from their left side."""
    low, high = columns[first][0], columns[last][1]
    return min(abs(sum(head) - low - high) / 2, abs(head[0] - low))

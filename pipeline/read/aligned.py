"""Tables without a grid: three-line tables, and columns of figures that stand in line with no rule at all.

Only strong evidence counts. Rows must have the same columns, with clear gaps between them that no row crosses, and the
columns after the first must be figures: a signature block, a list of contents or two columns of text are none of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.read.lines import Piece, rows_of
from pipeline.read.order import segments
from pipeline.read.tables import cell_lines
from pipeline.records import Box, Cell, Table

Row = list[Piece]
Span = tuple[float, float]

_FIGURE = re.compile(r"[+\-−－±↑↓]?[\d.,，]+\s?\S{0,3}|[—\-－/…]+|持平")
_LEAST_LENGTH = 150.0  # points: a rule of a three-line table
_FIGURES = 0.6  # share of the cells after the first column that must be figures


def take_aligned(pieces: Sequence[Piece], rules: Sequence[Box]) -> tuple[list[Table], list[Piece]]:
    """(tables without a grid, the pieces outside them)."""
    rows = rows_of(pieces)
    tables: list[Table] = []
    taken: set[int] = set()
    for first, last, head in [*_ruled(rows, rules), *_unruled(rows)]:
        if any(id(p) in taken for row in rows[first:last] for p in row):
            continue
        columns = _columns(rows[first + head : last])
        if columns and _all_figures(rows[first + head : last], columns):
            tables.append(_table(rows[first:last], head, columns))
            taken |= {id(p) for row in rows[first:last] for p in row}
    return tables, [p for p in pieces if id(p) not in taken]


def _ruled(rows: list[Row], rules: Sequence[Box]) -> Iterator[tuple[int, int, int]]:
    """(first row, end, rows of its head) between three or more flat rules of one width."""
    flat = sorted((r for r in rules if r[2] - r[0] >= _LEAST_LENGTH and r[3] - r[1] <= 3), key=lambda r: r[1])
    for top in flat:
        alike = [r for r in flat if abs(r[0] - top[0]) < 3 and abs(r[2] - top[2]) < 3 and r[1] > top[1] + 6]
        if len(alike) < 2:
            continue
        inside = [i for i, row in enumerate(rows) if top[1] < _middle(row) < alike[-1][1]]
        head = sum(1 for i in inside if _middle(rows[i]) < alike[0][1])
        if head and len(inside) - head >= 2:
            yield inside[0], inside[-1] + 1, head


def _unruled(rows: list[Row]) -> Iterator[tuple[int, int, int]]:
    """(first row, end, rows of its head): at least three rows of at least three parts, under a head of words."""
    counts = [len(segments(row)) for row in rows]
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and counts[end] >= 3 and (end == at or _near(rows[end - 1], rows[end])):
            end += 1
        head = next((i for i in range(at, end) if _figure_share(rows[i]) >= _FIGURES), end) - at
        if end - at - head >= 3 and head <= 2:
            while at > 0 and head < 3 and counts[at - 1] >= 2 and _near(rows[at - 1], rows[at]):
                at, head = at - 1, head + 1
            if head:
                yield at, end, head
        at = max(end, at + 1)


def _middle(row: Row) -> float:
    return row[0].baseline - 0.35 * row[0].size


def _near(above: Row, below: Row) -> bool:
    return below[0].baseline - above[0].baseline < 3.0 * max(above[0].size, below[0].size)


def _span(segment: Sequence[Piece]) -> Span:
    return min(p.x0 for p in segment), max(p.x1 for p in segment)


def _columns(rows: Sequence[Row]) -> list[Span]:
    """The columns that rows have in common, [] where their parts do not stand in line."""
    spans = sorted(_span(s) for row in rows for s in segments(row))
    columns: list[Span] = []
    for x0, x1 in spans:
        if columns and x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    full = sum(1 for row in rows if len(segments(row)) == len(columns))
    return columns if len(columns) >= 2 and full * 2 > len(rows) else []


def _all_figures(rows: Sequence[Row], columns: list[Span]) -> bool:
    cells = [s for row in rows for s in segments(row) if _span(s)[0] >= columns[1][0] - 1]
    return sum(map(_is_figure, cells)) >= _FIGURES * len(cells) > 0


def _figure_share(row: Row) -> float:
    cells = segments(row)[1:]
    return sum(map(_is_figure, cells)) / len(cells) if cells else 0.0


def _is_figure(segment: Sequence[Piece]) -> bool:
    return _FIGURE.fullmatch("".join(p.text for p in segment).replace(" ", "")) is not None


def _table(rows: list[Row], head: int, columns: list[Span]) -> Table:
    """Rows under ``head`` rows of heads; heads over several columns span them, heads over several lines are one."""
    bounds = [columns[0][0] - 3, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), columns[-1][1] + 3]
    groups = [[row] for row in rows[head:]]
    tops = rows[:head]
    if tops:
        over = [row for row in tops if any(_reach(_span(s), columns)[1] > 1 for s in segments(row))]
        heads = [[row for row in tops if row in over], [row for row in tops if row not in over]]
        groups = [g for g in heads if g] + groups
    cells: list[Cell] = []
    edges = [min(p.top for row in groups[0] for p in row) - 1]
    for group, below in zip(groups, [*groups[1:], None], strict=True):
        bottom = max(p.bottom for row in group for p in row)
        edges.append((bottom + min(p.top for row in below for p in row)) / 2 if below else bottom + 1)
    for number, group in enumerate(groups):
        parts: dict[tuple[int, int], list[Piece]] = {}
        for segment in (s for row in group for s in segments(row)):
            parts.setdefault(_reach(_span(segment), columns), []).extend(segment)
        covered = {c for first, count in parts for c in range(first, first + count)}
        parts |= {(c, 1): [] for c in range(len(columns)) if c not in covered}
        for (column, span), pieces in sorted(parts.items()):
            box = (bounds[column], edges[number], bounds[column + span], edges[number + 1])
            cells.append(Cell(number, column, tuple(cell_lines(pieces)), _rounded(box), 1, span))
    return Table(_rounded((bounds[0], edges[0], bounds[-1], edges[-1])), len(groups), len(columns), tuple(cells))


def _reach(span: Span, columns: list[Span]) -> tuple[int, int]:
    """(first column, number of columns) that a part stands over."""
    over = [i for i, c in enumerate(columns) if span[0] < c[1] and span[1] > c[0]]
    if not over:
        middle = (span[0] + span[1]) / 2
        return min(range(len(columns)), key=lambda i: abs(sum(columns[i]) / 2 - middle)), 1
    return over[0], over[-1] - over[0] + 1


def _rounded(box: Box) -> Box:
    x0, top, x1, bottom = box
    return (round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))

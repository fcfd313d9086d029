"""Tables without a grid: three-line tables, and columns of figures that stand in line with no rule at all.

Only strong evidence counts. Rows must have the same columns, with clear gaps between them that no row crosses, and the
columns after the first must be figures: a signature block, a list of contents or two columns of text are none of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.read.lines import Piece, rows_of
from pipeline.read.order import segments as wide_segments
from pipeline.read.tables import cell_lines, rounded
from pipeline.records import Box, Cell, Table

Row = list[Piece]
Span = tuple[float, float]
Reach = tuple[int, int]
Placed = tuple[Reach, Row]

_FIGURE = re.compile(r"[+\-−－±↑↓]?[\d.,，]+\s?\S{0,3}|[—\-－/…]+|持平")
_GAP = 0.6  # sizes between two cells
_LEAST_LENGTH = 100.0  # points: a rule of a three-line table
_FIGURES = 0.6  # share of the cells after the first column that must be figures


def take_aligned(pieces: Sequence[Piece], rules: Sequence[Box]) -> tuple[list[Table], list[Piece]]:
    """(tables without a grid, the pieces outside them)."""
    rows = rows_of(pieces)
    tables: list[Table] = []
    taken: set[int] = set()
    for first, last, head in [*_ruled(rows, rules), *_unruled(rows)]:
        if any(id(p) in taken for row in rows[first:last] for p in row):
            continue
        parted = [[part for piece in row for part in _parted(piece)] for row in rows[first:last]]
        columns = _columns(parted[head:])
        if columns and _all_figures(parted[head:], columns):
            tables.append(_table(parted, head, columns))
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
    counts = [len(wide_segments(row)) for row in rows]
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


def _parted(piece: Piece) -> list[Piece]:
    """A piece cut at the gaps that part the columns of a table, which are smaller than those of a page."""
    cuts = [i for i in range(1, len(piece.text)) if piece.text[i] == " " and piece.edges[i][1] - piece.edges[i][0] > _GAP * piece.size]
    parts = []
    for start, end in pairwise([0, *cuts, len(piece.text)]):
        inner = range(start, end)
        kept = [i for i in inner if piece.text[i] != " " or (inner.start < i and piece.text[start:i].strip())]
        if kept:
            part = slice(kept[0], kept[-1] + 1)
            parts.append(replace(piece, text=piece.text[part], edges=piece.edges[part], spaced=False))
    return parts


def segments(row: Row) -> list[Row]:
    """The cells of a row."""
    return wide_segments(row, _GAP)


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
    cells = wide_segments(row)[1:]
    return sum(map(_is_figure, cells)) / len(cells) if cells else 0.0


def _is_figure(segment: Sequence[Piece]) -> bool:
    return _FIGURE.fullmatch("".join(p.text for p in segment).replace(" ", "")) is not None


def _table(rows: list[Row], head: int, columns: list[Span]) -> Table:
    """Rows under ``head`` rows of heads; heads over several columns span them, heads over several lines are one."""
    for leaf in (segments(row) for row in rows[:head]):
        if len(leaf) == len(columns):
            columns = [(min(c[0], x0), max(c[1], x1)) for c, (x0, x1) in zip(columns, map(_span, leaf), strict=True)]
    placed = [[(_head_reach(_span(s), columns) if i < head else _reach(_span(s), columns), s) for s in segments(row)]
              for i, row in enumerate(rows)]  # fmt: skip
    over = [row for row in placed[:head] if any(span > 1 for (_, span), _ in row)]
    under = [part for row in placed[:head] if row not in over for part in row]
    groups = [[part for row in over for part in row], under, *placed[head:]]
    return _of_groups([g for g in groups if g], columns)


def _of_groups(groups: list[list[Placed]], columns: list[Span]) -> Table:
    xs = [columns[0][0] - 3, *((a[1] + b[0]) / 2 for a, b in pairwise(columns)), columns[-1][1] + 3]
    tops = [min(p.top for _, s in group for p in s) for group in groups]
    bottoms = [max(p.bottom for _, s in group for p in s) for group in groups]
    ys = [tops[0] - 1, *((a + b) / 2 for a, b in zip(bottoms, tops[1:], strict=False)), bottoms[-1] + 1]
    cells: list[Cell] = []
    for number, group in enumerate(groups):
        parts: dict[Reach, list[Piece]] = {}
        for reach, segment in group:
            parts.setdefault(reach, []).extend(segment)
        covered = {c for first, count in parts for c in range(first, first + count)}
        parts |= {(c, 1): [] for c in range(len(columns)) if c not in covered}
        for (column, span), pieces in sorted(parts.items()):
            box = rounded((xs[column], ys[number], xs[column + span], ys[number + 1]))
            cells.append(Cell(number, column, tuple(cell_lines(pieces)), box, 1, span))
    return Table(rounded((xs[0], ys[0], xs[-1], ys[-1])), len(groups), len(columns), tuple(cells))


def _reach(span: Span, columns: list[Span]) -> Reach:
    """(first column, number of columns) that a part stands over."""
    over = [i for i, c in enumerate(columns) if span[0] < c[1] and span[1] > c[0]]
    if not over:
        return min(range(len(columns)), key=lambda i: abs(sum(columns[i]) - sum(span))), 1
    return over[0], over[-1] - over[0] + 1


def _head_reach(span: Span, columns: list[Span]) -> Reach:
    """The columns over whose middle a head stands, or the one whose side it keeps to."""
    for i, column in enumerate(columns):
        if min(abs(span[0] - column[0]), abs(span[1] - column[1])) < 3:
            return i, 1
    ranges = [(i, n) for i in range(len(columns)) for n in range(1, len(columns) - i + 1)]
    return min(ranges, key=lambda r: (abs(columns[r[0]][0] + columns[sum(r) - 1][1] - sum(span)), r[1]))

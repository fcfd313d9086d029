"""Tables without a grid: three-line tables, and columns of figures that stand in line with no rule at all.

Only strong evidence counts. Rows must have the same columns, with clear gaps between them that no row crosses, and the
columns after the first must be figures: a signature block, a list of contents or two columns of text are none of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.read.banded import Stretch, figure_share, is_figure, near, ruled_stretches
from pipeline.read.head_spans import Placed, Reach, Span, nearest, over_heads, reach_of_head, span_of
from pipeline.read.lines import Piece, rows_of
from pipeline.read.order import segments as wide_segments
from pipeline.read.tables import cell_lines, rounded
from pipeline.records import Box, Cell, Table

Row = list[Piece]

_GAP = 0.6  # sizes between two cells
_FIGURES = 0.6  # share of the cells after the first column that must be figures
_FIGURES_RULED = 0.25  # the same where rules and heads part the rows: columns of words stand among them
_FILLED = 0.5  # share of the cells that must hold something


def take_aligned(pieces: Sequence[Piece], rules: Sequence[Box]) -> tuple[list[Table], list[Piece]]:
    """(tables without a grid, the pieces outside them)."""
    rows = rows_of(pieces)
    tables: list[Table] = []
    taken: set[int] = set()
    for found in [*ruled_stretches(rows, rules), *_unruled(rows)]:
        if any(id(p) in taken for row in rows[found.first : found.end] for p in row):
            continue
        parted = [[part for piece in row for part in _parted(piece)] for row in rows[found.first : found.end]]
        heads, body = parted[: found.head], parted[found.head :]
        columns = _columns(body)
        if len(set(found.bands)) < len(body) and not _one_figure_a_cell(body, found.bands, columns):
            found = replace(found, bands=tuple(range(len(body))))
        columns = columns if _stand_in_line(body, found.bands, columns, _heads_told(heads, columns)) else []
        if columns and _all_figures(body, columns, _FIGURES_RULED if found.ruled and len(columns) > 2 else _FIGURES):
            tables.append(_table(parted, found, columns))
            taken |= {id(p) for row in rows[found.first : found.end] for p in row}
    return tables, [p for p in pieces if id(p) not in taken]


def _unruled(rows: list[Row]) -> Iterator[Stretch]:
    """At least three rows of at least three parts, under a head of words."""
    counts = [len(wide_segments(row)) for row in rows]
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and counts[end] >= 3 and (end == at or near(rows[end - 1], rows[end])):
            end += 1
        head = next((i for i in range(at, end) if figure_share(rows[i]) >= _FIGURES), end) - at
        if end - at - head >= 3 and head <= 2:
            while at > 0 and head < 3 and _is_head(rows, counts, at - 1) and near(rows[at - 1], rows[at]):
                at, head = at - 1, head + 1
            if head:
                yield Stretch(at, end, head, tuple(range(end - at - head)), False)
        at = max(end, at + 1)


def _is_head(rows: list[Row], counts: list[int], at: int) -> bool:
    """A row of several parts; or the head of the rows' heads alone, set between the two lines of the other heads."""
    if counts[at] >= 2:
        return True
    left = min(p.x0 for p in rows[at])
    beside = at > 0 and counts[at - 1] >= 2 and rows[at][0].baseline - rows[at - 1][0].baseline < 1.6 * rows[at][0].size
    return beside and left < min(p.x0 for p in rows[at + 1]) and left < min(p.x0 for p in rows[at - 1])


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


def _heads_told(heads: Sequence[Row], columns: Sequence[Span]) -> int:
    """How many columns have a head, on whichever line."""
    return len({_reach(span_of(s), columns)[0] for row in heads for s in segments(row)}) if columns else 0


def _one_figure_a_cell(rows: Sequence[Row], bands: Sequence[int], columns: Sequence[Span]) -> bool:
    """Does no cell hold two figures one under the other, as lines of two rows taken for one would?"""
    figures = [(band, _reach(span_of(s), columns)[0]) for band, row in zip(bands, rows, strict=True) for s in segments(row) if is_figure(s)]
    return len(set(figures)) == len(figures)


def _columns(rows: Sequence[Row]) -> list[Span]:
    """The columns that rows have in common."""
    spans = sorted(span_of(s) for row in rows for s in segments(row))
    columns: list[Span] = []
    for x0, x1 in spans:
        if columns and x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns


def _stand_in_line(rows: Sequence[Row], bands: Sequence[int], columns: Sequence[Span], heads: int) -> bool:
    """Do the parts of rows stand in line: half of the rows fill all columns, or each has its head and most cells are filled?"""
    filled: dict[int, set[int]] = {}
    for band, row in zip(bands, rows, strict=True):
        filled.setdefault(band, set()).update(_reach(span_of(s), columns)[0] for s in segments(row))
    full = sum(1 for places in filled.values() if len(places) == len(columns))
    share = sum(len(places) for places in filled.values()) / max(1, len(columns) * len(filled))
    told = full * 2 > len(filled) or (len(columns) >= 3 and heads == len(columns) and share >= _FILLED)
    return len(columns) >= 2 and told


def _all_figures(rows: Sequence[Row], columns: list[Span], least: float) -> bool:
    cells = [s for row in rows for s in segments(row) if span_of(s)[0] >= columns[1][0] - 1]
    return sum(map(is_figure, cells)) >= least * len(cells) > 0


def _table(rows: list[Row], found: Stretch, columns: list[Span]) -> Table:
    """Rows under rows of heads; heads over several columns span them, heads over several lines are one."""
    head = found.head
    for leaf in (segments(row) for row in rows[:head]):
        if len(leaf) == len(columns):
            columns = [(min(c[0], x0), max(c[1], x1)) for c, (x0, x1) in zip(columns, map(span_of, leaf), strict=True)]
    over = over_heads([segments(row) for row in rows[:head]], columns)
    single = [[((nearest(span_of(s), columns), 1), s) for s in segments(row)] for row in rows[:head]]
    if not over and {c for row in single for (c, _), _ in row} == set(range(len(columns))):
        return _of_groups([[part for row in single for part in row], *_bodies(rows[head:], found.bands, columns)], columns)
    heads = [over.get(i) or [(reach_of_head(span_of(s), columns), s) for s in segments(row)] for i, row in enumerate(rows[:head])]
    spanning = [row for i, row in enumerate(heads) if i in over or (not over and any(count > 1 for (_, count), _ in row))]
    under = [part for row in heads if row not in spanning for part in row]
    groups = [[part for row in spanning for part in row], under, *_bodies(rows[head:], found.bands, columns)]
    return _of_groups([g for g in groups if g], columns)


def _bodies(rows: Sequence[Row], bands: Sequence[int], columns: Sequence[Span]) -> list[list[Placed]]:
    """The parts of each row of cells, over however many lines they go."""
    body: dict[int, list[Placed]] = {}
    for band, row in zip(bands, rows, strict=True):
        body.setdefault(band, []).extend((_reach(span_of(s), columns), s) for s in segments(row))
    return [*body.values()]


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


def _reach(span: Span, columns: Sequence[Span]) -> Reach:
    """(first column, number of columns) that a part stands over."""
    over = [i for i, c in enumerate(columns) if span[0] < c[1] and span[1] > c[0]]
    if not over:
        return min(range(len(columns)), key=lambda i: abs(sum(columns[i]) - sum(span))), 1
    return over[0], over[-1] - over[0] + 1

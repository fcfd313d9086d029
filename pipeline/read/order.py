"""Reading order: pieces of a page -> its lines, columns one after the other.

A two-column page has a gutter that no line of the columns crosses, and lines on both sides that fill their column.
Lines that cross it (masthead, a head over both columns) part the page into bands, each read by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median

from pipeline.read.lines import Piece, line_of, rows_of
from pipeline.records import Box, Line, Table

Band = tuple[list[Piece], list[Piece], list[list[Piece]]]

_FIRST_STAND_IN = 0x100000  # a private character, which no folded text holds, keeps a table's place among the lines
_ACROSS = 100.0  # points on both sides of the gutter that a rule over both columns reaches
_NARROW = 0.9  # gaps below this many sizes are inside a line even in a column


def laid_out(pieces: Sequence[Piece], tables: Sequence[Table], rules: Sequence[Box] = ()) -> list[Line | Table]:
    """The lines and tables of a page in reading order; ``rules`` over both columns part them as a line of text does."""
    stand_ins = {chr(_FIRST_STAND_IN + i): table for i, table in enumerate(tables)}
    marks = [Piece(char, ((t.box[0], t.box[2]),), t.box[1] + 1.0, 1.0) for char, t in stand_ins.items()]
    items: list[Line | Table] = []
    for line in ordered_lines([*pieces, *marks], rules):
        items += _with_tables(line, stand_ins)
    return items


def _with_tables(line: Line, stand_ins: Mapping[str, Table]) -> list[Line | Table]:
    """A line as it is, a stand-in as its table; where both came to stand on one baseline, the line's words and then the table."""
    places = [i for i, char in enumerate(line.text) if char in stand_ins]
    if not places:
        return [line]
    kept = [i for i in range(len(line.text)) if i not in places]
    words = "".join(line.text[i] for i in kept)
    tables = [stand_ins[line.text[i]] for i in places]
    if not words.strip():
        return [*tables]
    return [replace(line, text=words, edges=tuple(line.edges[i] for i in kept), strong=()), *tables]


def ordered_lines(pieces: Sequence[Piece], rules: Sequence[Box] = ()) -> list[Line]:
    """The lines of a page, or of any part of it, in reading order."""
    if not pieces:
        return []
    rows = rows_of(pieces)
    gutter = _gutter(rows)
    if gutter is None:
        return _settled([line_of(row) for row in rows])
    lines: list[Line] = []
    for left, right, full in _bands(rows, gutter, rules):
        if full:
            lines += _settled([line_of(row) for row in full])
        lines += ordered_lines(left)
        lines += ordered_lines(right)
    return lines


def segments(row: Sequence[Piece], gap: float = _NARROW) -> list[list[Piece]]:
    """A row cut at its gaps of more than ``gap`` sizes."""
    parts: list[list[Piece]] = [[row[0]]]
    for piece in row[1:]:
        if piece.x0 - max(p.x1 for p in parts[-1]) > gap * piece.size:
            parts.append([piece])
        else:
            parts[-1].append(piece)
    return parts


def _gutter(rows: list[list[Piece]]) -> tuple[float, float] | None:
    """(x0, x1) of the gutter of a two-column page, None for a page of one column."""
    parts = [(min(p.x0 for p in s), s[0].top, max(p.x1 for p in s), s[0].bottom) for row in rows for s in segments(row)]
    x0, x1 = min(s[0] for s in parts), max(s[2] for s in parts)
    low, high = x0 + 0.2 * (x1 - x0), x1 - 0.2 * (x1 - x0)
    rights = [s for s in parts if low < s[0] < high]
    lefts = [s for s in parts if low < s[2] < high]
    if len(rights) < 2 or len(lefts) < 3:
        return None
    # the right column begins where most of the lines of the right half begin
    start = max(((sum(abs(r[0] - s[0]) < 1.5 for r in rights), s[0]) for s in rights), key=lambda v: (v[0], -v[1]))[1]
    column = [s for s in parts if s[0] >= start - 1.5]
    top, bottom = min(s[1] for s in column), max(s[3] for s in column)
    before = [s for s in lefts if s[2] <= start - 2 and s[3] > top and s[1] < bottom]
    if len(before) < 3 or len(column) < 2:
        return None
    end = max(s[2] for s in before)
    size = median(s[3] - s[1] for s in before)
    if start - end < 0.8 * size:
        return None
    left_start = min(s[0] for s in before)
    fill_left = median(s[2] - s[0] for s in before) / (end - left_start)
    fill_right = median(s[2] - s[0] for s in column) / (max(s[2] for s in column) - start)
    long_lines = (end - left_start) > 8 * size and (x1 - start) > 8 * size
    if not long_lines or fill_left < 0.7 or fill_right < 0.6:
        return None
    return end, start


def _bands(rows: list[list[Piece]], gutter: tuple[float, float], rules: Sequence[Box]) -> list[Band]:
    """(left, right, full-width rows) from top to bottom; each band has either columns or full-width rows."""
    middle = (gutter[0] + gutter[1]) / 2
    parted: list[tuple[bool, list[list[Piece]]]] = []
    breaks = [r[1] for r in rules if r[0] < middle - _ACROSS and r[2] > middle + _ACROSS and r[3] - r[1] < 4]
    last = 0.0
    for row in rows:
        crossing = any(s[0].x0 < middle < max(p.x1 for p in s) for s in segments(row))
        ruled_off = any(last < y <= row[0].baseline for y in breaks)
        if not parted or parted[-1][0] is not crossing or ruled_off:
            parted.append((crossing, []))
        parted[-1][1].append(row)
        last = row[0].baseline
    bands: list[Band] = []
    for crossing, part in parted:
        if crossing:
            bands.append(([], [], part))
            continue
        first, last = _body(part, gutter)
        bands.append(([], [], part[:first]))
        columned = [s for row in part[first:last] for s in segments(row)]
        left = [p for s in columned if s[0].x0 < middle for p in s]
        right = [p for s in columned if s[0].x0 >= middle for p in s]
        bands.append((left, right, []))
        bands.append(([], [], part[last:]))
    return bands


def _body(rows: list[list[Piece]], gutter: tuple[float, float]) -> tuple[int, int]:
    """From which row to which the two columns run: publisher and date of a masthead, running heads and page
    numbers at the ends stand apart from them."""
    first, last = 0, len(rows)
    while first < last and _apart(rows[first], rows[first + 1] if first + 1 < last else None, gutter):
        first += 1
    while first < last and _apart(rows[last - 1], rows[last - 2] if last - 1 > first else None, gutter):
        last -= 1
    return first, last


def _apart(row: list[Piece], inner: list[Piece] | None, gutter: tuple[float, float]) -> bool:
    """Whether a row at the end of the columns is no part of them: far from its neighbour, or set to other margins."""
    size = row[0].size
    right = [s[0].x0 for s in segments(row) if s[0].x0 >= gutter[1] - 1.5]
    if right and len(right) < len(segments(row)) and right[0] - gutter[1] > 3.5 * size:
        return True
    return inner is not None and abs(inner[0].baseline - row[0].baseline) > 3.2 * max(size, inner[0].size)


def _settled(lines: list[Line]) -> list[Line]:
    """Two lines on the left with one on the right between their baselines (a publisher's name over two lines, the
    date beside both) are read first left, then right."""
    settled = list(lines)
    for i in range(1, len(settled) - 1):
        above, here, below = settled[i - 1 : i + 2]
        beside = max(above.box[2], below.box[2]) < here.box[0]
        if beside and below.box[3] - above.box[3] < 2.2 * max(above.size, below.size):
            settled[i], settled[i + 1] = below, here
    return settled

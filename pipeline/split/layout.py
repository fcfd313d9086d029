"""Rows: the lines of a document with the margins of their column, the body's type size and line pitch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from pipeline.records import Line, Page, Table
from pipeline.split.levels import in_printed_order, merged
from pipeline.split.strip import without_blanks

_SAME_EDGE = 3.0  # points within which two lines begin or end at the same edge
_LEAST_SHARE = 0.12  # of the lines of a column that must share an edge before it counts as its margin
_FULL_LINE = 0.6  # share of the column's width from which a line says where the margins are


@dataclass(frozen=True, slots=True)
class Row:
    """A line within its column: ``text`` is the line's without blanks, ``left`` and ``right`` are the column's margins,
    ``gap`` the distance from the top of the line above in the same column (None for the column's first line)."""

    page: int
    line: Line
    text: str
    left: float
    right: float
    column: int
    gap: float | None
    ocr: bool = False

    @property
    def before(self) -> float:
        """Free space between the left margin and the line."""
        return self.line.box[0] - self.left

    @property
    def after(self) -> float:
        """Free space between the line and the right margin."""
        return self.right - self.line.box[2]

    @property
    def width(self) -> float:
        """The column's width."""
        return max(self.right - self.left, 1.0)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table among the rows."""

    page: int
    table: Table


@dataclass(frozen=True, slots=True)
class Look:
    """What is ordinary in a document: size of the body's type, distance of its lines, whether paragraphs are indented."""

    size: float
    pitch: float
    indented: bool
    ocr: bool = False

    @property
    def larger(self) -> float:
        """The size from which type is larger than the body's; boxes read by OCR vary more."""
        return self.size * (1.17 if self.ocr else 1.1)


def rows_of(pages: Sequence[Page]) -> tuple[list[Row | Grid], Look]:
    """Every line and table in reading order, lines with their column's margins."""
    ocr = sum(page.ocr for page in pages) * 2 > len(pages)
    size = body_size(item for page in pages for item in page.items if isinstance(item, Line))
    gutters = _shared({page.number: _gutter(page, size) for page in pages}, pages)
    pages = [replace(page, items=tuple(merged(page.items if gutters[page.number] else in_printed_order(page.items)))) for page in pages]
    margins = _margins(pages, gutters, size)
    found: list[Row | Grid] = []
    for page in pages:
        last: tuple[int, float] | None = None
        for item in page.items:
            if isinstance(item, Table):
                found.append(Grid(page.number, item))
                last = None
                continue
            if not item.text.strip():
                continue
            column = _column(item, gutters[page.number])
            left, right = margins[page.number, column]
            gap = item.box[1] - last[1] if last and last[0] == column and item.box[1] >= last[1] - size else None
            found.append(Row(page.number, item, without_blanks(item.text), left, right, column, gap, page.ocr))
            last = (column, item.box[1])
    rows = [row for row in found if isinstance(row, Row)]
    return found, Look(size, _pitch(rows, size), _indented(rows, size), ocr)


def body_size(lines: Iterable[Line]) -> float:
    """The size that most characters have; 12 points where there is no line."""
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.size * 2) / 2] += len(line.text)
    if not weights:
        return 12.0
    smooth = {size: sum(w for other, w in weights.items() if abs(other - size) <= 0.5) for size in weights}
    return max(smooth, key=lambda size: (smooth[size], size))


def _gutter(page: Page, size: float) -> float | None:
    """Where a page of two columns is parted, None on a page of one."""
    lines = [item for item in page.items if isinstance(item, Line)]
    if len(lines) < 6:
        return None
    low, high = min(line.box[0] for line in lines), max(line.box[2] for line in lines)
    middle = (low + high) / 2
    enough = 0.7 * (high - low) / 2
    left = [line for line in lines if line.box[2] <= middle + size and line.box[2] - line.box[0] >= enough * 0.95]
    right = [line for line in lines if line.box[0] >= middle - size and line.box[2] - line.box[0] >= enough * 0.95]
    if len(left) < 3 or len(right) < 3:
        return None
    return (max(line.box[2] for line in left) + min(line.box[0] for line in right)) / 2


def _shared(gutters: dict[int, float | None], pages: Sequence[Page]) -> dict[int, float | None]:
    """A last page with few lines in its columns takes the gutter of the others, where next to no line crosses it."""
    known = [gutter for gutter in gutters.values() if gutter is not None]
    if not known:
        return gutters
    usual = median(known)
    found = dict(gutters)
    for page in pages:
        lines = [item for item in page.items if isinstance(item, Line)]
        crossing = sum(line.box[0] < usual - 10 and line.box[2] > usual + 10 for line in lines)
        if found[page.number] is None and lines and crossing * 4 <= len(lines):
            found[page.number] = usual
    return found


def _column(line: Line, gutter: float | None) -> int:
    """0 across the page, 1 and 2 for the halves of a page of two columns."""
    if gutter is None:
        return 0
    if line.box[2] <= gutter + 4:
        return 1
    return 2 if line.box[0] >= gutter - 4 else 0


def _margins(pages: Sequence[Page], gutters: dict[int, float | None], size: float) -> dict[tuple[int, int], tuple[float, float]]:
    """Left and right margin of every column: the page's own where it has lines enough, else the document's."""
    groups: dict[tuple[bool, int], list[Line]] = {}
    own: dict[tuple[int, int], list[Line]] = {}
    for page in pages:
        for item in page.items:
            if isinstance(item, Line) and item.text.strip():
                column = _column(item, gutters[page.number])
                groups.setdefault((gutters[page.number] is not None, column), []).append(item)
                own.setdefault((page.number, column), []).append(item)
    found: dict[tuple[int, int], tuple[float, float]] = {}
    for page in pages:
        two = gutters[page.number] is not None
        for column in (0, 1, 2):
            everywhere = _edges(groups.get((two, column), []), size) or (0.0, page.width)
            here = _edges(own.get((page.number, column), []), size) or everywhere
            left = everywhere[0] if 1.4 * size < here[0] - everywhere[0] < 5 * size else here[0]
            right = everywhere[1] if everywhere[1] - here[1] > size else here[1]
            found[page.number, column] = (left, right)
        if two:
            found[page.number, 0] = (found[page.number, 1][0], found[page.number, 2][1])
    return found


def _edges(lines: list[Line], size: float) -> tuple[float, float] | None:
    """The outermost edges that enough lines share."""
    if not lines:
        return None
    body = [line for line in lines if line.size <= size * 1.12] or lines
    widest = max(line.box[2] - line.box[0] for line in body)
    full = [line for line in body if line.box[2] - line.box[0] >= _FULL_LINE * widest] or body
    least = max(2, round(_LEAST_SHARE * len(full)))
    left = next((x for x in sorted(b.box[0] for b in full) if sum(abs(b.box[0] - x) <= _SAME_EDGE for b in full) >= least), None)
    ends = sorted((b.box[2] for b in full), reverse=True)
    right = next((x for x in ends if sum(0 <= x - end <= size / 2 for end in ends) >= least), None)
    return (min(b.box[0] for b in full) if left is None else left, ends[0] if right is None else right)


def _pitch(rows: list[Row], size: float) -> float:
    """The usual distance of two lines of the body."""
    gaps = [row.gap for row in rows if row.gap and size * 0.9 < row.gap < size * 4 and row.line.size <= size * 1.12]
    return median(gaps) if gaps else size * 1.6


def _indented(rows: list[Row], size: float) -> bool:
    """Does the document indent the first lines of its paragraphs?"""
    first = sum(1.4 * size < row.before < 3.2 * size and row.after < 3 * size for row in rows)
    return first >= max(1, len(rows) // 40)

"""Lines that stand level: pieces of one printed line, which the reader kept apart, become one."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records import Line, Table

_LEVEL = 0.35  # of the type size that the middles of two level pieces may differ


def in_printed_order(items: Sequence[Line | Table]) -> list[Line | Table]:
    """The items of a page of one column from top to bottom, level pieces from left to right."""
    rows: list[list[Line | Table]] = []
    for item in sorted(items, key=lambda each: (each.box[1] + each.box[3]) / 2):
        if rows and isinstance(item, Line) and isinstance(rows[-1][-1], Line) and level(rows[-1][-1], item):
            rows[-1].append(item)
        else:
            rows.append([item])
    return [item for row in rows for item in sorted(row, key=lambda each: each.box[0])]


def merged(items: Sequence[Line | Table]) -> list[Line | Table]:
    """Level neighbours run together, with two blanks where the space between them is."""
    found: list[Line | Table] = []
    for item in items:
        last = found[-1] if found else None
        if isinstance(last, Line) and isinstance(item, Line) and level(last, item) and item.box[0] >= last.box[2] - 1:
            found[-1] = _joined(last, item)
        else:
            found.append(item)
    return found


def level(a: Line, b: Line) -> bool:
    """Do two lines stand on one baseline?"""
    middle = (a.box[1] + a.box[3] - b.box[1] - b.box[3]) / 2
    return abs(middle) <= _LEVEL * min(a.size, b.size) and bool(a.text.strip()) and bool(b.text.strip())


def _joined(a: Line, b: Line) -> Line:
    gap = "  " if b.box[0] - a.box[2] > 0.3 * a.size else ""
    edges = (*a.edges, *[(a.box[2], b.box[0])] * len(gap), *b.edges)
    shift = len(a.text) + len(gap)
    strong = (*_strong(a), *((start + shift, end + shift) for start, end in _strong(b)))
    box = (a.box[0], min(a.box[1], b.box[1]), b.box[2], max(a.box[3], b.box[3]))
    main = a if len(a.text) >= len(b.text) else b
    return Line(a.text + gap + b.text, box, main.size, edges, main.bold, main.font, tuple(strong))


def _strong(line: Line) -> tuple[tuple[int, int], ...]:
    return line.strong or (((0, len(line.text)),) if line.bold else ())

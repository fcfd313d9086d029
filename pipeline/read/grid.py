"""Rules -> grids of cells, by pdfplumber's table finder, which is pure geometry once it has the edges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.records import Box

_SNAP = 3.0  # points between rules that are drawn as one: double lines, the two sides of a thin box
_NARROW = 4.0  # no column or row is as small as this: the gap of a double frame is
_MOST_RULES = 3_000


@dataclass(frozen=True, slots=True)
class Place:
    """A cell's place in its grid."""

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells that rules enclose."""

    box: Box
    rows: int
    columns: int
    places: tuple[Place, ...]


def find_grids(rules: Sequence[Box]) -> list[Grid]:
    """Every grid of at least two rows and two columns that ``rules`` draw, open at the sides or closed."""
    flat = [r for r in rules if r[2] - r[0] >= r[3] - r[1]]
    upright = [r for r in rules if r[2] - r[0] < r[3] - r[1]]
    if len(flat) < 3 or not upright or len(rules) > _MOST_RULES:
        return []
    from pdfplumber import table as finder  # half a second to import: only where rules cross

    edges = [_edge(r, "h") for r in flat] + [_edge(r, "v") for r in upright] + _open_sides(joined(flat), upright)
    merged = finder.merge_edges(edges, _SNAP, _SNAP, _SNAP, _SNAP)
    cells = finder.intersections_to_cells(finder.edges_to_intersections(merged, _SNAP, _SNAP))
    grids = [_grid([_box(c) for c in group]) for group in finder.cells_to_tables(cells)]
    return [g for g in grids if g.rows >= 2 and g.columns >= 2 and len(g.places) >= 3]


def joined(flat: Sequence[Box]) -> list[Box]:
    """Flat rules from top to bottom; those drawn cell by cell, end to end, are one."""
    found: list[Box] = []
    for rule in sorted(flat, key=lambda r: (round(r[1]), r[0])):
        last = found[-1] if found else None
        if last is not None and abs(last[1] - rule[1]) < 1 and rule[0] - last[2] < _SNAP:
            found[-1] = (last[0], last[1], max(last[2], rule[2]), last[3])
        else:
            found.append(rule)
    return sorted(found, key=lambda r: r[1])


def _edge(rule: Box, orientation: str) -> dict[str, Any]:
    x0, top, x1, bottom = rule
    if orientation == "h":
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    return {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top, "orientation": orientation}


def _open_sides(flat: list[Box], upright: list[Box]) -> list[dict[str, Any]]:
    """The left and right edges that a table without outer uprights leaves out, where its flat rules end together."""
    sides = []
    for left in sorted({round(r[0]) for r in flat}):
        group = [r for r in flat if abs(r[0] - left) <= _SNAP]
        right = max(r[2] for r in group)
        alike = [r for r in group if abs(r[2] - right) <= _SNAP]
        top, bottom = min(r[1] for r in alike), max(r[3] for r in alike)
        inner = [u for u in upright if left + _NARROW < u[0] < right - _NARROW and u[1] >= top - _SNAP and u[3] <= bottom + _SNAP]
        if len(alike) >= 3 and inner:
            reach = (min(u[1] for u in inner), max(u[3] for u in inner))
            sides += [_edge((x, reach[0], x, reach[1]), "v") for x in (left, right)]
    return sides


def _box(cell: Sequence[float]) -> Box:
    x0, top, x1, bottom = cell
    return (float(x0), float(top), float(x1), float(bottom))


def _grid(cells: list[Box]) -> Grid:
    """Cells that touch as a grid; a cell over several rows or columns spans them."""
    xs = _lines([v for c in cells for v in (c[0], c[2])])
    ys = _lines([v for c in cells for v in (c[1], c[3])])
    places = []
    for cell in cells:
        column, end = _nearest(xs, cell[0]), _nearest(xs, cell[2])
        row, below = _nearest(ys, cell[1]), _nearest(ys, cell[3])
        if end > column and below > row:
            places.append(Place(row, column, below - row, end - column, cell))
    places.sort(key=lambda p: (p.row, p.column))
    box = (min(c[0] for c in cells), min(c[1] for c in cells), max(c[2] for c in cells), max(c[3] for c in cells))
    return Grid(box, len(ys) - 1, len(xs) - 1, tuple(places))


def _lines(values: list[float]) -> list[float]:
    """The distinct ones of nearly equal places."""
    lines: list[float] = []
    for value in sorted(values):
        if not lines or value - lines[-1] > _NARROW:
            lines.append(value)
    return lines


def _nearest(lines: list[float], value: float) -> int:
    return min(range(len(lines)), key=lambda i: abs(lines[i] - value))

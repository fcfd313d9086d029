"""Tables of a page: the pieces that stand in a grid become its cells, the rest stays text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.grid import Grid, Place, find_grids
from pipeline.read.lines import Piece, line_of, rows_of
from pipeline.records import Box, Cell, Line, Table


def take_tables(pieces: Sequence[Piece], rules: Sequence[Box]) -> tuple[list[Table], list[Piece]]:
    """(ruled tables, the pieces outside them)."""
    tables: list[Table] = []
    rest = list(pieces)
    for grid in find_grids(rules):
        table, left = _filled(grid, rest)
        if table is not None:
            tables.append(table)
            rest = left
    return tables, rest


def _filled(grid: Grid, pieces: list[Piece]) -> tuple[Table | None, list[Piece]]:
    """A grid with the text of its cells; None for a frame or a form that holds text in fewer than two rows and columns."""
    inside: dict[int, list[Piece]] = {}
    rest: list[Piece] = []
    for piece in pieces:
        middle = piece.baseline - 0.35 * piece.size
        if not grid.box[1] <= middle <= grid.box[3] or piece.x1 <= grid.box[0] or piece.x0 >= grid.box[2]:
            rest.append(piece)
            continue
        for place, part in cut(piece, grid.places):
            if place is None:
                rest.append(part)
            else:
                inside.setdefault(place, []).append(part)
    used = [grid.places[i] for i in inside]
    if len({p.row for p in used}) < 2 or len({p.column for p in used}) < 2 or len(used) < 3:
        return None, pieces
    cells = tuple(_cell(place, inside.get(i, [])) for i, place in enumerate(grid.places))
    return Table(rounded(grid.box), grid.rows, grid.columns, cells), rest


def _cell(place: Place, pieces: list[Piece]) -> Cell:
    lines = tuple(cell_lines(pieces))
    return Cell(place.row, place.column, lines, rounded(place.box), place.rowspan, place.colspan)


def cell_lines(pieces: Sequence[Piece]) -> list[Line]:
    """The lines of a cell: never columns."""
    return [line_of(row) for row in rows_of(pieces)]


def cut(piece: Piece, places: Sequence[Place]) -> list[tuple[int | None, Piece]]:
    """A piece cut where it crosses from one cell into the next: (index of the cell or None, part)."""
    y = piece.baseline - 0.35 * piece.size
    row = [(i, p.box) for i, p in enumerate(places) if p.box[1] <= y <= p.box[3]]
    parts: list[tuple[int | None, int, int]] = []
    for at, ((x0, x1), char) in enumerate(zip(piece.edges, piece.text, strict=True)):
        middle = (x0 + x1) / 2
        home = next((i for i, box in row if box[0] <= middle <= box[2]), None)
        if char == " " and parts:
            home = parts[-1][0]
        if parts and parts[-1][0] == home:
            parts[-1] = (home, parts[-1][1], at + 1)
        else:
            parts.append((home, at, at + 1))
    if len(parts) == 1:
        return [(parts[0][0], piece)]
    return [
        (home, replace(piece, text=text, edges=piece.edges[start : start + len(text)], spaced=False))
        for home, start, end in parts
        if (text := piece.text[start:end].rstrip())
    ]


def rounded(box: Box) -> Box:
    """A box in hundredths of a point, which is what a document keeps."""
    x0, top, x1, bottom = box
    return (round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2))

"""Pieces of text as the file draws them -> visual lines.

A piece is a run of characters of one font on one baseline without a wide gap. The order in which a file draws its
pieces is not trusted: what stands on one baseline is one line, from left to right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.records import Box, Line

ASCENT, DESCENT = 0.88, 0.14
"""The box of a line in parts of its size above and below the baseline: that of a Chinese font's em square."""

_BLANK_AT = 0.5  # a gap this wide (in sizes) is a blank even where none is drawn
_TAB_AT = 2.0  # and one this wide is layout (publisher ... date): two blanks


@dataclass(frozen=True, slots=True)
class Piece:
    """``edges[i]`` is (x0, x1) of ``text[i]``; ``baseline`` from the top of the page."""

    text: str
    edges: tuple[tuple[float, float], ...]
    baseline: float
    size: float
    bold: bool = False
    font: str = ""
    spaced: bool = False  # a blank is drawn before it

    @property
    def x0(self) -> float:
        return self.edges[0][0]

    @property
    def x1(self) -> float:
        return self.edges[-1][1]

    @property
    def top(self) -> float:
        return self.baseline - ASCENT * self.size

    @property
    def bottom(self) -> float:
        return self.baseline + DESCENT * self.size


def gap_blanks(gap: float, size: float, drawn: bool) -> int:
    """How many blanks a gap between two glyphs is read as."""
    if gap >= _TAB_AT * size:
        return 2
    return 1 if gap >= _BLANK_AT * size or (drawn and gap >= 0.12 * size) else 0


def rows_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces grouped by baseline, from top to bottom; raised and lowered small print (m², CO₂) joins its line."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.baseline, p.x0)):
        if rows and piece.baseline - rows[-1][0].baseline <= 0.25 * min(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    rows = _scripts_joined(rows)
    for row in rows:
        row.sort(key=lambda p: p.x0)
    return rows


def _scripts_joined(rows: list[list[Piece]]) -> list[list[Piece]]:
    """Small print that touches a line above or below its baseline becomes a part of that line."""
    small = [
        (row, piece, other)
        for above, below in zip(rows, rows[1:], strict=False)
        for row, other in ((above, below), (below, above))
        if row[0].size < 0.8 * other[0].size and abs(row[0].baseline - other[0].baseline) < 0.6 * other[0].size
        for piece in row
        if any(-0.3 * piece.size <= piece.x0 - p.x1 <= 0.4 * p.size for p in other)
    ]
    if not small:
        return rows
    moved = {id(piece): other for _, piece, other in small}
    kept = [(row, [p for p in row if id(p) not in moved]) for row in rows]
    joined = [stay + [p for _, p, other in small if other is row] for row, stay in kept]
    return [row for row in joined if row]


def line_of(row: Sequence[Piece]) -> Line:
    """One line from the pieces of one row, sorted from left to right; copies drawn over each other count once."""
    glyphs = [(edge, char, piece) for piece in row for char, edge in zip(piece.text, piece.edges, strict=True)]
    overprinted = False
    if any(b.x0 < a.x1 - 0.2 * a.size for a, b in zip(row, row[1:], strict=False)):
        glyphs, overprinted = _printed_once(glyphs)
    text: list[str] = []
    edges: list[tuple[float, float]] = []
    strong: list[tuple[int, int]] = []
    weight: dict[tuple[str, float], float] = {}
    last = None
    for edge, char, piece in glyphs:
        if last is not None and piece is not last:
            x = edges[-1][1]
            if blanks := gap_blanks(edge[0] - x, max(piece.size, last.size), piece.spaced):
                text += " " * blanks
                edges += [(x, edge[0])] * blanks
        if piece.bold or overprinted:
            at = len(text)
            if strong and (last is not None and strong[-1][1] == at or not "".join(text[strong[-1][1] : at]).strip()):
                strong[-1] = (strong[-1][0], at + 1)
            else:
                strong.append((at, at + 1))
        text.append(char)
        edges.append(edge)
        key = (piece.font, piece.size)
        weight[key] = weight.get(key, 0.0) + edge[1] - edge[0]
        last = piece
    font, size = max(weight, key=lambda k: weight[k])
    baseline = next(p.baseline for p in row if p.size == size)
    line = "".join(text)
    bold = sum(len(line[a:b].replace(" ", "")) for a, b in strong) * 2 > len(line.replace(" ", ""))
    box = _rounded((edges[0][0], baseline - ASCENT * size, max(e[1] for e in edges), baseline + DESCENT * size))
    return Line(line, box, size, tuple((round(a, 2), round(b, 2)) for a, b in edges), bold, font, tuple(strong))


def _printed_once(
    glyphs: list[tuple[tuple[float, float], str, Piece]],
) -> tuple[list[tuple[tuple[float, float], str, Piece]], bool]:
    """Glyphs from left to right without the copies that false bold draws a little beside the first."""
    kept: list[tuple[tuple[float, float], str, Piece]] = []
    copies = 0
    for glyph in sorted(glyphs, key=lambda g: g[0][0]):
        edge, char, piece = glyph
        if any(c == char and p is not piece and edge[0] - e[0] < 0.35 * (e[1] - e[0]) for e, c, p in kept[-4:]):
            copies += 1
        else:
            kept.append(glyph)
    return kept, copies * 2 >= len(kept)


def _rounded(box: Box) -> Box:
    x0, top, x1, bottom = (round(v, 2) for v in box)
    return (x0, top, x1, bottom)

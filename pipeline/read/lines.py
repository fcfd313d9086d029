"""Pieces of text as the file draws them -> visual lines.

A piece is a run of characters of one font on one baseline without a wide gap. The order in which a file draws its
pieces is not trusted: what stands on one baseline is one line, from left to right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.records import Line

ASCENT, DESCENT = 0.88, 0.14
"""The box of a line in parts of its size above and below the baseline: that of a Chinese font's em square."""

_HEAVY_FACES = ("hei", "黑", "xiaobiaosong", "xbs", "小标宋", "dabiaosong")
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
    angle: int = 0  # degrees counter-clockwise, as shown
    hidden: bool = False  # drawn invisibly: the text layer of a scan

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
        for above, below in pairwise(rows)
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
    if len(row) == 1:
        return _line(row[0].text, row[0].edges, row[0], ((0, len(row[0].text)),) if row[0].bold else ())
    parts = list(row)
    overprinted = False
    if any(b.x0 < a.x1 - 0.2 * a.size for a, b in pairwise(parts)):
        parts, overprinted = _printed_once(parts)
    text = ""
    edges: list[tuple[float, float]] = []
    strong: list[tuple[int, int]] = []
    weight: dict[tuple[str, float], float] = {}
    set_apart = _set_apart(parts)
    for before, piece in zip([None, *parts], parts, strict=False):
        if before is not None:
            gap = (before.x1, piece.x0)
            blanks = gap_blanks(gap[1] - gap[0], max(piece.size, before.size), piece.spaced)
            text += " " * blanks
            edges += [gap] * blanks
        if piece.bold or overprinted or piece.font in set_apart:
            joins = bool(strong) and not text[strong[-1][1] :].strip()
            start = strong.pop()[0] if joins else len(text)
            strong.append((start, len(text) + len(piece.text)))
        text += piece.text
        edges += piece.edges
        key = (piece.font, piece.size)
        weight[key] = weight.get(key, 0.0) + piece.x1 - piece.x0
    font, size = max(weight, key=lambda k: weight[k])
    chief = next(p for p in parts if (p.font, p.size) == (font, size))
    return _line(text, tuple(edges), chief, tuple(strong))


def _set_apart(parts: Sequence[Piece]) -> set[str]:
    """The heavy Chinese faces (黑体, 小标宋) of a line that also has another: heads run into their text are set so."""
    fonts = {p.font for p in parts if any(c >= "\u4e00" for c in p.text)}
    heavy = {f for f in fonts if any(name in f.lower() for name in _HEAVY_FACES)}
    return heavy if heavy != fonts else set()


def _line(text: str, edges: tuple[tuple[float, float], ...], chief: Piece, strong: tuple[tuple[int, int], ...]) -> Line:
    """The line takes height and font from its chief piece."""
    box = (edges[0][0], round(chief.top, 2), edges[-1][1], round(chief.bottom, 2))
    bold = sum(b - a for a, b in strong) > 0.8 * len(text)
    return Line(text, box, chief.size, edges, bold, chief.font, strong)


def _printed_once(row: list[Piece]) -> tuple[list[Piece], bool]:
    """Pieces of one glyph each, from left to right, without the copies that false bold draws a little beside the
    first; and whether most of the glyphs were drawn that way."""
    glyphs = [
        replace(piece, text=char, edges=(edge,), spaced=piece.spaced and i == 0)
        for piece in row
        for i, (char, edge) in enumerate(zip(piece.text, piece.edges, strict=True))
        if char != " "
    ]
    kept: list[Piece] = []
    copies = 0
    for glyph in sorted(glyphs, key=lambda g: g.x0):
        if any(g.text == glyph.text and glyph.x0 - g.x0 < 0.35 * (g.x1 - g.x0) for g in kept[-4:]):
            copies += 1
        else:
            kept.append(glyph)
    return kept, copies * 2 >= len(kept)

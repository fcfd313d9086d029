"""Bold print told by its ink, where a file does not name its fonts (Chromium draws many Chinese fonts so).

The width of a character's strokes is about its dark area over the length of its outline: that depends little on which
character it is, and bold strokes are half as wide again as the body's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from pipeline.read.lines import Piece, rows_of
from pipeline.read.order import segments

_SCALE = 1.25  # pixels a point
_BOLD, _PLAIN = 1.25, 1.15  # mean strokes of bold print and of what follows it, in the page's usual stroke at that size
_LEAST = 30  # characters without a font's name that make a page worth the rendering
_FEWEST = 4  # characters that tell bold from plain


def weighed(page: pdfium.PdfPage, pieces: Sequence[Piece]) -> list[Piece]:
    """``pieces`` with the bold beginnings of lines parted off where fonts have no names."""
    nameless = [p for p in pieces if not p.font and not p.hidden]
    if sum(map(_is_ideograph, "".join(p.text for p in nameless))) < _LEAST:
        return list(pieces)
    image = page.render(scale=_SCALE, grayscale=True, may_draw_forms=False).to_numpy()
    strokes = _strokes(image.reshape(image.shape[0], image.shape[1]), nameless)
    sizes: dict[int, list[float]] = {}
    for piece in nameless:
        sizes.setdefault(round(piece.size), []).extend(s for s in strokes[id(piece)] if s is not None)
    usual = {size: float(np.median(found)) for size, found in sizes.items() if len(found) >= _LEAST}
    parted: dict[int, list[Piece]] = {}
    runs_on = False
    for segment in (s for row in rows_of(nameless) for s in segments(row)):
        marks = [(p, i, s) for p in segment for i, s in enumerate(strokes[id(p)])]
        usually = usual.get(round(segment[0].size))
        end = _bold_until([s / usually if s is not None else None for _, _, s in marks], runs_on) if usually else 0
        end = _closed("".join(p.text for p in segment), end)
        runs_on = 0 < end == len(marks)
        for piece in segment:
            own = min(max(end, 0), len(piece.text))
            parted[id(piece)] = _cut(piece, own)
            end -= len(piece.text)
    return [part for p in pieces for part in parted.get(id(p), [p])]


def _strokes(image: npt.NDArray[np.uint8], pieces: Sequence[Piece]) -> dict[int, list[float | None]]:
    """By piece, for each letter the width of its strokes in parts of its size, None for marks and blanks."""
    height, width = image.shape
    found: dict[int, list[float | None]] = {}
    for piece in pieces:
        top, bottom = (min(max(int(y * _SCALE), 0), height) for y in (piece.top, piece.bottom))
        x = np.clip((np.array(piece.edges) * _SCALE).astype(int), 0, width)
        left, right = int(x.min()), int(x.max())
        strip = 255 - image[top:bottom, left:right].astype(np.int16)
        outline = np.zeros(right - left, np.int64)
        outline += np.abs(np.diff(strip, axis=0)).sum(0)
        outline[1:] += np.abs(np.diff(strip, axis=1)).sum(0)
        area, length = (np.concatenate(([0], along.cumsum())) for along in (strip.sum(0, dtype=np.int64), outline))
        first, last = x[:, 0] - left, x[:, 1] - left
        widths = ((area[last] - area[first]) / np.maximum(length[last] - length[first], 1) / piece.size).tolist()
        found[id(piece)] = [w if c.isalnum() else None for c, w in zip(piece.text, widths, strict=True)]
    return found


def _is_ideograph(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _bold_until(strokes: list[float | None], runs_on: bool) -> int:
    """How many characters at the beginning of a line are bold, marks that close the bold part among them;
    ``runs_on``: the line before is bold to its end."""
    known = [(i, s) for i, s in enumerate(strokes) if s is not None]
    first = 1 if runs_on else _FEWEST
    if len(known) < first:
        return 0
    total = np.cumsum([s for _, s in known])
    count = np.arange(1, len(known) + 1)
    after = len(known) - count
    head = total / count
    if head[first - 1] <= _BOLD:
        return 0
    rest = np.where(after > 0, (total[-1] - total) / np.maximum(after, 1), 1.0)
    gain = np.where((head > _BOLD) & (rest < _PLAIN) & (count >= first), (head - rest) ** 2 * count * (after + 1), 0.0)
    end = int(gain.argmax()) + 1 if gain.any() else 0
    if not end:
        return 0
    return known[end][0] if end < len(known) else len(strokes)


def _closed(text: str, end: int) -> int:
    """A bold beginning moved to the mark that closes it: 【…】 or a head's 。 a character or two away."""
    if not end:
        return 0
    near = [i + 1 for i in range(max(end - 4, 0), min(end + 2, len(text))) if text[i] in "】。："]
    return near[-1] if near else end


def _cut(piece: Piece, bold: int) -> list[Piece]:
    """A piece as its first ``bold`` characters, bold, and the rest."""
    if not bold:
        return [piece]
    if bold == len(piece.text):
        return [replace(piece, bold=True)]
    return [
        replace(piece, text=piece.text[:bold], edges=piece.edges[:bold], bold=True),
        replace(piece, text=piece.text[bold:], edges=piece.edges[bold:], bold=False, spaced=False),
    ]

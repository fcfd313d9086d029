"""Scanned pages: which they are, and their text by OCR."""

from __future__ import annotations

import pypdfium2 as pdfium

from pipeline.read.content import Content
from pipeline.read.fold import UNKNOWN
from pipeline.read.lines import Piece

_FEW = 20  # characters: a page number, a stamp of the scanning program
_MOST_SIDE = 2_000  # pixels: the engine works on no larger image
_LEAST_SIDE = 3.0  # points


def needs_ocr(pieces: list[Piece], content: Content) -> bool:
    """Whether a page shows text that its text layer does not have: a picture over it, text drawn as outlines, or
    characters that the file does not name."""
    count = sum(len(p.text) for p in pieces)
    if count == 0:
        return content.drawn > 0
    if count < _FEW:
        return content.covered > 0.4
    unknown = sum(p.text.count(UNKNOWN) for p in pieces)
    return unknown > 0.3 * count


def scanned_pieces(page: pdfium.PdfPage, threads: int) -> tuple[list[Piece], float, list[str]]:
    """(pieces, skew in degrees, what is to be said) of a page read by OCR."""
    from pipeline.read import ocr  # loads the OCR engine's libraries: only where a page needs them

    width, height = page.get_size()
    if min(width, height) < _LEAST_SIDE:
        return [], 0.0, ["too small to be read"]
    scale = _MOST_SIDE / max(width, height)
    image = page.render(scale=scale, rev_byteorder=False, may_draw_forms=False).to_numpy()
    pieces, skew = ocr.read_image(image[:, :, :3], scale, threads)
    return pieces, skew, [] if pieces else ["nothing found on the scan"]

"""Scanned pages: which they are, and their text by OCR."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium

from pipeline.read.content import Content
from pipeline.read.fold import UNKNOWN
from pipeline.read.lines import Piece
from pipeline.records import Box

_FEW = 20  # characters: a page number, a stamp of the scanning program
_STRANGE = 0.3  # share of strange characters that makes a text layer worthless
_MOST_SIDE = 2_000  # pixels: the engine works on no larger image
_LEAST_SIDE = 3.0  # points


@dataclass(frozen=True, slots=True)
class Scan:
    """What OCR found on a page, in points of the page set straight; ``skew`` in degrees clockwise."""

    pieces: tuple[Piece, ...] = ()
    rules: tuple[Box, ...] = ()
    skew: float = 0.0
    remark: str = ""


def needs_ocr(pieces: list[Piece], content: Content) -> bool:
    """Whether a page shows text that its text layer does not have: a picture over it, text drawn as outlines, or
    characters that the file does not name."""
    text = "".join(p.text for p in pieces).replace(" ", "")
    if not text:
        return content.drawn > 0
    if len(text) < _FEW:
        return content.covered > 0.4
    return sum(map(_strange, text)) > _STRANGE * len(text)


def _strange(char: str) -> bool:
    """Whether Chinese print has no such character: a sign of a font whose codes the file does not explain."""
    return char == UNKNOWN or ("\x7f" < char < "\u2000" and char not in "·×÷±°§") or "\u3130" <= char < "\u3200"


def read_scan(page: pdfium.PdfPage, threads: int) -> Scan:
    """A page read by OCR."""
    from pipeline.read import image_rules, ocr  # load the OCR engine's libraries: only where a page needs them

    width, height = page.get_size()
    if min(width, height) < _LEAST_SIDE:
        return Scan(remark="too small to be read")
    scale = _MOST_SIDE / max(width, height)
    image = page.render(scale=scale, rev_byteorder=False, may_draw_forms=False).to_numpy()
    coloured = np.ascontiguousarray(image[:, :, :3]) if image.ndim == 3 else image
    pieces, skew = ocr.read_image(coloured, scale, threads)
    if not pieces:
        return Scan(remark="nothing found on the scan")
    return Scan(tuple(pieces), tuple(image_rules.rules_of_image(coloured, scale, skew)), skew)

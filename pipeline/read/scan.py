"""Scanned pages: which they are, and their text by OCR."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from pipeline.read.content import Content
from pipeline.read.lines import Piece
from pipeline.records import Box

_PICTURE, _WHOLE_PAGE = 0.4, 0.8  # shares of a page under pictures
_FEW = 20  # characters: a page number, the mark of the scanning program
_A_FOOTER = 80  # characters: who printed the page, when, from which system
_STRANGE = re.compile("[\ufffd\\x80-\u1fff\u3130-\u31ff](?<![·×÷±°§])")
"""Characters that Chinese print has not: signs of a font whose codes the file does not explain."""
_MOST_STRANGE = 0.3  # share of them that makes a text layer worthless
_MOST_SIDE = 2_000  # pixels: the engine works on no larger image
_DOUBTFUL = 0.9  # mean score below which a page may stand on its head
_LEAST_SIDE = 3.0  # points


@dataclass(frozen=True, slots=True)
class Scan:
    """What OCR found on a page, in points of the page set straight; ``skew`` in degrees clockwise."""

    pieces: tuple[Piece, ...] = ()
    rules: tuple[Box, ...] = ()
    skew: float = 0.0
    turn: int = 0  # degrees clockwise by which the page was turned to be read
    remark: str = ""


def needs_ocr(pieces: list[Piece], content: Content) -> bool:
    """Whether a page shows text that its text layer does not have: a picture over it, text drawn as outlines, or
    characters that the file does not name."""
    text = "".join(p.text for p in pieces).replace(" ", "")
    if not text:
        return content.drawn > 0
    if content.covered > _PICTURE and len(text) < (_FEW if content.covered < _WHOLE_PAGE else _A_FOOTER):
        return True
    return len(text) >= _FEW and len(_STRANGE.findall(text)) > _MOST_STRANGE * len(text)


def read_scan(page: pdfium.PdfPage, threads: int) -> Scan:
    """A page read by OCR."""
    from pipeline.read import image_rules, ocr  # load the OCR engine's libraries: only where a page needs them

    width, height = page.get_size()
    if min(width, height) < _LEAST_SIDE:
        return Scan(remark="too small to be read")
    scale = _MOST_SIDE / max(width, height)
    image = page.render(scale=scale, rev_byteorder=False, may_draw_forms=False).to_numpy()
    upright = np.ascontiguousarray(image[:, :, :3])
    best, quarter = ocr.read_image(upright, scale, threads), 0
    if best.pieces and (best.lying or best.certain < _DOUBTFUL):
        tries = [(ocr.read_image(_turned(upright, q), scale, threads), q) for q in ((1, 3) if best.lying else (2,))]
        best, quarter = max([(best, 0), *tries], key=lambda t: t[0].worth)
    if not best.pieces:
        return Scan(remark="nothing found on the scan")
    rules = image_rules.rules_of_image(_turned(upright, quarter), scale, best.skew)
    turn = (360 - 90 * quarter) % 360
    return Scan(best.pieces, tuple(rules), best.skew, turn, f"scanned askew: read as if turned by {turn} degrees" if turn else "")


def _turned(image: npt.NDArray[np.uint8], quarters: int) -> npt.NDArray[np.uint8]:
    """An image turned counter-clockwise."""
    return np.ascontiguousarray(np.rot90(image, quarters)) if quarters else image

"""Scanned pages: which they are, and their text by OCR."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium

from pipeline.read.content import Content
from pipeline.read.lines import Piece
from pipeline.records import Box

_FEW = 20  # characters: a page number, a stamp of the scanning program
_STRANGE = re.compile("[\ufffd\\x80-\u1fff\u3130-\u31ff](?<![·×÷±°§])")
"""Characters that Chinese print has not: signs of a font whose codes the file does not explain."""
_MOST_STRANGE = 0.3  # share of them that makes a text layer worthless
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
    return len(_STRANGE.findall(text)) > _MOST_STRANGE * len(text)


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

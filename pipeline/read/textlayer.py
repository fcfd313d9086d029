"""The text layer of a page by PDFium: characters with their places -> pieces of one font on one baseline."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from pipeline.read import fold
from pipeline.read.display import Display
from pipeline.read.lines import Piece, gap_blanks
from pipeline.read.pdfium import Floats, address, characters, font_and_mode, font_name, loose_boxes, origin, size_and_angle, text_objects

Look = tuple[str, bool, bool]
"""Font name, bold, hidden."""

_BOLD_WORDS = ("bold", "black", "heavy", "粗")
_SYMBOL_FONTS = ("wingdings", "webdings", "zapfdingbats")  # whatever letters they are coded as, they print list marks
_A_GAP = 0.25  # heights of a character's box; narrower gaps without a blank drawn are none
_HIDDEN = 3
_OUTLINED = (1, 2)  # render modes that draw an outline: what Word and WPS print for bold without a bold font


def page_pieces(page: pdfium.PdfPage, display: Display) -> list[Piece]:
    """The pieces of ``page`` in the order in which the file draws them, in points of the displayed page."""
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        return list(_pieces(text_page.raw, count, display)) if count > 0 else []
    finally:
        text_page.close()


def _pieces(handle: object, count: int, display: Display) -> Iterator[Piece]:
    text_page = address(handle)
    chars = fold.fold(characters(handle, count, fold.UNKNOWN))
    kept = [i for i, c in enumerate(chars) if c != " " and c != fold.DROPPED]
    if not kept:
        return
    text = "".join([chars[i] for i in kept])
    boxes = display.boxes(loose_boxes(text_page, count))[kept]
    styles, looks = _styles(handle, kept, text_objects(text_page, count))
    edges = [(a, b) for a, b in np.round(boxes[:, ::2], 2).tolist()]
    skipped = np.diff(np.array(kept)) > 1
    wide = boxes[1:, 0] - boxes[:-1, 2] > _A_GAP * (boxes[1:, 3] - boxes[1:, 1])
    gaps = (np.flatnonzero(skipped | wide) + 1).tolist()  # where a blank may stand before a character
    for start, end in pairwise(_starts(boxes, styles)):
        first = kept[start]
        size, angle = size_and_angle(handle, first)
        size = round(size, 2)
        if size <= 0:
            continue
        font, bold, hidden = looks[styles[start]]
        baseline = round(display.baseline(*origin(text_page, first)), 2)
        spaced = start > 0 and " " in chars[kept[start - 1] + 1 : first]
        run, places = text[start:end], edges[start:end]
        if any(name in font.lower() for name in _SYMBOL_FONTS):
            run = fold.BULLET * len(run)
        for i in reversed(gaps[bisect_right(gaps, start) : bisect_left(gaps, end)]):
            drawn = " " in chars[kept[i - 1] + 1 : kept[i]]
            if blanks := gap_blanks(edges[i][0] - edges[i - 1][1], size, drawn):
                run = run[: i - start] + " " * blanks + run[i - start :]
                places[i - start : i - start] = [(edges[i - 1][1], edges[i][0])] * blanks
        yield Piece(run, tuple(places), baseline, size, bold, font, spaced, round(angle - display.rotation) % 360, hidden)


def _styles(handle: object, kept: list[int], objects: list[int]) -> tuple[npt.NDArray[np.int64], list[Look]]:
    """For each kept character the index of its look. The subsets of one font that a file embeds are one."""
    fonts: dict[int, tuple[str, bool]] = {}
    looks: dict[Look, int] = {}
    known: dict[int, int] = {}
    for text_object, i in {objects[i]: i for i in kept}.items():
        font, mode = font_and_mode(text_object) if text_object else (0, 0)
        if font not in fonts:
            name = font_name(handle, i)
            fonts[font] = (name, any(word in name.lower() for word in _BOLD_WORDS))
        name, bold = fonts[font]
        known[text_object] = looks.setdefault((name, bold or mode in _OUTLINED, mode == _HIDDEN), len(looks))
    return np.array([known[objects[i]] for i in kept]), list(looks)


def _starts(boxes: Floats, styles: npt.NDArray[np.int64]) -> list[int]:
    """Where a piece begins: another line, another font, a wide gap, a step back; then the end of the last."""
    x0, top, x1, bottom = boxes.T
    height = np.maximum(bottom - top, 1.0)[1:]
    moved = (np.abs(np.diff(bottom)) > 0.2 * height) | (np.abs(np.diff(top)) > 0.35 * height)
    apart = x0[1:] - x1[:-1]
    changed: npt.NDArray[np.bool_] = moved | (apart < -0.4 * height) | (apart > 0.8 * height)
    changed |= np.diff(styles) != 0
    return [0, *(np.flatnonzero(changed) + 1).tolist(), len(styles)]

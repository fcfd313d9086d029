"""The text layer of a page by PDFium: characters with their places -> pieces of one font on one baseline."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.read import fold
from pipeline.read.lines import Piece, gap_blanks

Floats = npt.NDArray[np.float64]

_BOLD_WORDS = ("bold", "black", "heavy", "cuhei", "粗")
_STROKED = (1, 2)  # render modes that draw an outline: what Word and WPS print for bold without a bold font


def page_pieces(page: pdfium.PdfPage) -> list[Piece]:
    """The pieces of ``page`` in the order in which the file draws them, in points of the displayed page."""
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        return list(_pieces(text_page.raw, count, _Display(page))) if count > 0 else []
    finally:
        text_page.close()


class _Display:
    """Page space (origin bottom left, unrotated) -> displayed page (origin top left)."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.rotation: int = page.get_rotation() % 360
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page.raw, box)
        self.left, self.bottom, self.right, self.top = box.left, box.bottom, box.right, box.top

    def boxes(self, rects: Floats) -> Floats:
        """Columns left, top, right, bottom of page space -> x0, top, x1, bottom displayed."""
        left, top, right, bottom = rects.T
        if self.rotation == 90:
            columns = (bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
        elif self.rotation == 180:
            columns = (self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
        elif self.rotation == 270:
            columns = (self.top - top, self.right - right, self.top - bottom, self.right - left)
        else:
            columns = (left - self.left, self.top - top, right - self.left, self.top - bottom)
        return np.stack(columns, axis=1)

    def baseline(self, x: float, y: float) -> float:
        """How far from the top of the displayed page a character's origin lies."""
        return {90: x - self.left, 180: y - self.bottom, 270: self.right - x}.get(self.rotation, self.top - y)


def _pieces(text_page: object, count: int, display: _Display) -> Iterator[Piece]:
    chars = fold.fold(_characters(text_page, count))
    boxes = display.boxes(_loose_boxes(text_page, count))
    kept = [i for i, c in enumerate(chars) if c not in " \x00"]
    if not kept:
        return
    index = np.array(kept)
    x0, top, x1, bottom = boxes[index].T
    changed = (np.abs(np.diff(bottom)) > 0.05) | (np.abs(np.diff(top)) > 0.05)
    height = np.maximum(bottom - top, 1.0)
    apart = x0[1:] - x1[:-1]
    changed |= (apart < -0.4 * height[1:]) | (apart > 0.8 * height[1:])
    starts = [0, *(np.flatnonzero(changed) + 1).tolist(), len(kept)]
    edges = np.stack((x0, x1), axis=1).tolist()
    for start, end in zip(starts, starts[1:], strict=False):
        baseline, size, bold, font = _style(text_page, kept[start], display)
        if size <= 0:
            continue
        text: list[str] = []
        places: list[tuple[float, float]] = []
        for i in range(start, end):
            a, b = edges[i]
            if places:
                drawn = kept[i] - kept[i - 1] > 1 and " " in chars[kept[i - 1] + 1 : kept[i]]
                if blanks := gap_blanks(a - places[-1][1], size, drawn):
                    text += " " * blanks
                    places += [(places[-1][1], a)] * blanks
            text.append(chars[kept[i]])
            places.append((a, b))
        spaced = start > 0 and " " in chars[kept[start - 1] + 1 : kept[start]]
        yield Piece("".join(text), tuple(places), baseline, size, bold, font, spaced)


def _characters(text_page: object, count: int) -> str:
    """One character for each of PDFium's character indexes."""
    buffer = (ctypes.c_ushort * (count * 2 + 1))()
    written = raw.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(memoryview(buffer))[: max(written - 1, 0) * 2].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    codes = (raw.FPDFText_GetUnicode(text_page, i) for i in range(count))  # some index has no character, or more than one
    return "".join(chr(c) if 0 < c < 0x110000 and not 0xD800 <= c < 0xE000 else fold.UNKNOWN for c in codes)


def _loose_boxes(text_page: object, count: int) -> Floats:
    """left, top, right, bottom of each character's advance box: even in width, unlike the tight box of its ink."""
    rects = (raw.FS_RECTF * count)()
    read = raw.FPDFText_GetLooseCharBox
    for i, rect in enumerate(rects):
        read(text_page, i, rect)
    return np.frombuffer(rects, dtype=np.float32).reshape(count, 4).astype(np.float64)


def _style(text_page: object, index: int, display: _Display) -> tuple[float, float, bool, str]:
    """(baseline, size, bold, font name) of a character."""
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text_page, index, x, y)
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text_page, index, matrix)
    size = raw.FPDFText_GetFontSize(text_page, index) * math.hypot(matrix.c, matrix.d)
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(text_page, index, name, 128, flags)
    font = name.raw[: min(max(length - 1, 0), 127)].decode("utf-8", "replace").split("+")[-1]
    bold = any(word in font.lower() for word in _BOLD_WORDS)
    if not bold:
        shown = raw.FPDFText_GetTextObject(text_page, index)
        bold = bool(shown) and raw.FPDFTextObj_GetTextRenderMode(shown) in _STROKED
    return round(display.baseline(x.value, y.value), 2), round(size, 2), bold, font

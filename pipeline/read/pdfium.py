"""PDFium's calls that are made once a character: bare addresses in, no wrapping of arguments, half the cost."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from ctypes import c_double, c_int, c_void_p
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as raw

Floats = npt.NDArray[np.float64]


def bare(function: object, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A PDFium function that takes and gives plain addresses."""
    address = ctypes.cast(function, c_void_p).value  # type: ignore[arg-type]
    return ctypes.CFUNCTYPE(result, *arguments)(address)  # type: ignore[arg-type]


_text_object = bare(raw.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
_loose_box = bare(raw.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)
_font_of = bare(raw.FPDFTextObj_GetFont, c_void_p, c_void_p)
_render_mode = bare(raw.FPDFTextObj_GetTextRenderMode, c_int, c_void_p)
_origin = bare(raw.FPDFText_GetCharOrigin, c_int, c_void_p, c_int, c_void_p, c_void_p)


def address(handle: object) -> int:
    """The address behind one of pypdfium2's handles."""
    return ctypes.cast(handle, c_void_p).value or 0  # type: ignore[arg-type]


def loose_boxes(text_page: int, count: int) -> Floats:
    """left, top, right, bottom of each character's advance box: even in width, unlike the tight box of its ink."""
    rects = (raw.FS_RECTF * count)()
    start, step = ctypes.addressof(rects), ctypes.sizeof(raw.FS_RECTF)
    list(map(_loose_box, [text_page] * count, range(count), range(start, start + step * count, step)))
    return np.frombuffer(rects, dtype=np.float32).reshape(count, 4).astype(np.float64)


def text_objects(text_page: int, count: int) -> list[int]:
    """The text object that each character belongs to, 0 for those that PDFium put in itself."""
    return [o or 0 for o in map(_text_object, [text_page] * count, range(count))]


def font_and_mode(text_object: int) -> tuple[int, int]:
    """A text object's font and the way it is drawn (0 filled, 2 filled and outlined)."""
    return _font_of(text_object) or 0, _render_mode(text_object)


def origin(text_page: int, index: int) -> tuple[float, float]:
    """Where a character stands on its baseline."""
    x, y = c_double(), c_double()
    _origin(text_page, index, ctypes.addressof(x), ctypes.addressof(y))
    return x.value, y.value


def characters(text_page: object, count: int, unknown: str) -> str:
    """One character for each of PDFium's character indexes, ``unknown`` where the file does not tell it."""
    buffer = (ctypes.c_ushort * (count * 2 + 1))()
    written = raw.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(memoryview(buffer))[: max(written - 1, 0) * 2].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    codes = (raw.FPDFText_GetUnicode(text_page, i) for i in range(count))  # some index has no character, or more than one
    return "".join(chr(c) if 0 < c < 0x110000 and not 0xD800 <= c < 0xE000 else unknown for c in codes)


def size_and_angle(text_page: object, index: int) -> tuple[float, float]:
    """(font size times the scale of the text matrix, degrees counter-clockwise) of a character."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text_page, index, matrix)
    size: float = raw.FPDFText_GetFontSize(text_page, index)
    return size * math.hypot(matrix.c, matrix.d), math.degrees(math.atan2(matrix.b, matrix.a))


def font_name(text_page: object, index: int) -> str:
    """The name of a character's font without its subset tag."""
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(text_page, index, name, 128, flags)
    return name.raw[: min(max(length - 1, 0), 127)].decode("utf-8", "replace").split("+")[-1]

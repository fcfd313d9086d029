"""What stands on a page beside its text: rules that may make a table, and how much of it pictures cover."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from ctypes import POINTER, c_float, c_int, c_void_p
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.read.display import Display
from pipeline.read.pdfium import address, bare
from pipeline.records import Box

_MOST_OBJECTS = 20_000  # a map or a chart may hold a million paths: no table is drawn with so many
_MOST_SEGMENTS = 2_000
_THIN = 3.0
_SHORT = 5.0
_DEEP = 3

_count = bare(raw.FPDFPage_CountObjects, c_int, c_void_p)
_object = bare(raw.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
_type = bare(raw.FPDFPageObj_GetType, c_int, c_void_p)
_form_count = bare(raw.FPDFFormObj_CountObjects, c_int, c_void_p)
_form_object = bare(raw.FPDFFormObj_GetObject, c_void_p, c_void_p, ctypes.c_ulong)
_bounds = bare(raw.FPDFPageObj_GetBounds, c_int, c_void_p, *[POINTER(c_float)] * 4)
_matrix = bare(raw.FPDFPageObj_GetMatrix, c_int, c_void_p, POINTER(raw.FS_MATRIX))
_draw_mode = bare(raw.FPDFPath_GetDrawMode, c_int, c_void_p, POINTER(c_int), POINTER(c_int))
_segments = bare(raw.FPDFPath_CountSegments, c_int, c_void_p)
_segment = bare(raw.FPDFPath_GetPathSegment, c_void_p, c_void_p, c_int)
_point = bare(raw.FPDFPathSegment_GetPoint, c_int, c_void_p, POINTER(c_float), POINTER(c_float))
_segment_type = bare(raw.FPDFPathSegment_GetType, c_int, c_void_p)
_closes = bare(raw.FPDFPathSegment_GetClose, c_int, c_void_p)

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Content:
    """``rules``: horizontal and vertical lines as boxes; ``covered``: share of the page under pictures; ``drawn``: number
    of objects."""

    rules: tuple[Box, ...]
    covered: float
    drawn: int


def page_content(page: pdfium.PdfPage, display: Display) -> Content:
    """The rules and pictures of ``page``, in points of the displayed page."""
    page_at = address(page.raw)
    drawn = _count(page_at)
    lines: list[tuple[float, float, float, float]] = []
    pictures = 0.0
    for item, kind, matrix in _objects(page_at, drawn):
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = _box(item, matrix)
            pictures += max(0.0, min(right, display.right) - max(left, display.left)) * max(
                0.0, min(top, display.top) - max(bottom, display.bottom)
            )
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            lines += _rules(item, matrix)
    boxes: list[Box] = []
    if lines:
        shown = display.boxes(np.array([(x0, y1, x1, y0) for x0, y0, x1, y1 in lines]))
        boxes = [(a, b, c, d) for a, b, c, d in np.round(shown, 2).tolist()]
    area = (display.right - display.left) * (display.top - display.bottom)
    return Content(tuple(boxes), min(pictures / area, 1.0) if area > 0 else 0.0, drawn)


def _objects(page_at: int, drawn: int) -> Iterator[tuple[int, int, Matrix | None]]:
    """(object, type, matrix of the forms around it) of all drawn things but text."""
    left = _MOST_OBJECTS
    waiting: list[tuple[int, Matrix | None, int]] = []
    for i in range(min(drawn, left)):
        item = _object(page_at, i)
        kind = _type(item) if item else raw.FPDF_PAGEOBJ_TEXT
        if kind == raw.FPDF_PAGEOBJ_FORM:
            waiting.append((item, _matrix_of(item), 1))
        elif kind != raw.FPDF_PAGEOBJ_TEXT:
            yield item, kind, None
    while waiting and left > 0:
        form, matrix, depth = waiting.pop()
        for i in range(min(_form_count(form), left)):
            left -= 1
            item = _form_object(form, i)
            kind = _type(item) if item else raw.FPDF_PAGEOBJ_TEXT
            if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEP:
                waiting.append((item, _times(_matrix_of(item), matrix), depth + 1))
            elif kind != raw.FPDF_PAGEOBJ_TEXT:
                yield item, kind, matrix


def _matrix_of(item: int) -> Matrix:
    m = raw.FS_MATRIX()
    _matrix(item, m)
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _times(inner: Matrix, outer: Matrix | None) -> Matrix:
    if outer is None:
        return inner
    (a, b, c, d, e, f), (p, q, r, s, t, u) = inner, outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _moved(point: Point, matrix: Matrix | None) -> Point:
    if matrix is None:
        return point
    a, b, c, d, e, f = matrix
    x, y = point
    return (a * x + c * y + e, b * x + d * y + f)


def _box(item: int, matrix: Matrix | None) -> Box:
    """left, bottom, right, top of an object in page space."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    _bounds(item, left, bottom, right, top)
    corners = [_moved((x.value, y.value), matrix) for x in (left, right) for y in (bottom, top)]
    return (min(x for x, _ in corners), min(y for _, y in corners), max(x for x, _ in corners), max(y for _, y in corners))


def _rules(item: int, matrix: Matrix | None) -> list[Box]:
    """The straight horizontal and vertical lines that a path paints, thin filled boxes among them."""
    fill, stroke = c_int(), c_int()
    if not _draw_mode(item, fill, stroke) or not (fill.value or stroke.value):
        return []
    x0, y0, x1, y1 = _box(item, matrix)
    if x1 - x0 <= _THIN or y1 - y0 <= _THIN:
        return [(x0, y0, x1, y1)] if max(x1 - x0, y1 - y0) >= _SHORT else []
    if not stroke.value:
        return []  # a shaded or white ground
    own = _times(_matrix_of(item), matrix)
    return [
        (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
        for a, b in _lines(item)
        for a, b in [(_moved(a, own), _moved(b, own))]
        if (abs(a[0] - b[0]) < 0.7) != (abs(a[1] - b[1]) < 0.7) and abs(a[0] - b[0]) + abs(a[1] - b[1]) >= _SHORT
    ]


def _lines(path: int) -> Iterator[tuple[Point, Point]]:
    """The straight lines of a path, in its own space."""
    x, y = c_float(), c_float()
    start = last = None
    for i in range(min(_segments(path), _MOST_SEGMENTS)):
        segment = _segment(path, i)
        if not segment or not _point(segment, x, y):
            continue
        here = (x.value, y.value)
        kind = _segment_type(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == raw.FPDF_SEGMENT_LINETO and last is not None:
            yield last, here
        last = here
        if _closes(segment) and start is not None:
            yield here, start
            last = start

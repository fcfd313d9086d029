"""Pages of a PDF as images, on demand. PDFium is not thread-safe: one lock guards every use of it here."""

from __future__ import annotations

import io
import threading
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from pipeline.records import Box

SCALES = (1, 2, 3, 4)
"""Pixels a point; larger images are not worth their memory."""
_MOST_PIXELS = 40_000_000
_LOCK = threading.Lock()
_SEAL = (166, 52, 27)


def page_png(path: Path, page: int, scale: int) -> bytes:
    """Page ``page`` (from 1) as PNG, ``scale`` pixels a point. IndexError where the document has no such page."""
    return _page_png(path, path.stat().st_mtime_ns, page, scale if scale in SCALES else 2)


@lru_cache(maxsize=96)
def _page_png(path: Path, modified: int, page: int, scale: int) -> bytes:
    return _png(_image(path, page, scale))


def _image(path: Path, page: int, scale: float) -> Image.Image:
    with _LOCK, pdfium.PdfDocument(path) as document:
        if not 1 <= page <= len(document):
            raise IndexError(page)
        leaf = document[page - 1]
        width, height = leaf.get_size()
        fitting = min(scale, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        image: Image.Image = leaf.render(scale=fitting, may_draw_forms=False).to_pil().convert("RGB")
    return image


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=False, compress_level=6)
    return out.getvalue()


def line_png(path: Path, page: int, boxes: Sequence[Box], width: float, scale: int = 3) -> bytes:
    """The line or lines that ``boxes`` (points) stand in, the full width of the page, the words boxed."""
    image = _image(path, page, scale)
    zoom = image.width / width
    top = min(box[1] for box in boxes)
    bottom = max(box[3] for box in boxes)
    margin = max(8.0, 0.9 * max(box[3] - box[1] for box in boxes))
    draw = ImageDraw.Draw(image)
    for x0, y0, x1, y1 in boxes:
        draw.rectangle(((x0 - 2) * zoom, (y0 - 2) * zoom, (x1 + 2) * zoom, (y1 + 2) * zoom), outline=_SEAL, width=scale)
    crop = (0, max(0, int((top - margin) * zoom)), image.width, min(image.height, int((bottom + margin) * zoom)))
    return _png(image.crop(crop))


def page_pdf(path: Path, page: int) -> bytes:
    """Page ``page`` (from 1) as a document of its own. IndexError where the document has no such page."""
    out = io.BytesIO()
    with _LOCK, pdfium.PdfDocument(path) as document, pdfium.PdfDocument.new() as single:
        if not 1 <= page <= len(document):
            raise IndexError(page)
        single.import_pages(document, [page - 1])
        single.save(out)
    return out.getvalue()

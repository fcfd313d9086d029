"""A PDF file -> Document: every page read the way it needs."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal

import pypdfium2 as pdfium

from pipeline.errors import UnreadableFile
from pipeline.read.order import ordered_lines
from pipeline.read.textlayer import page_pieces
from pipeline.records import Document, Page

Ocr = Literal["auto", "off", "force"]


def read_document(path: Path, *, ocr: Ocr = "auto", password: str | None = None) -> Document:
    """The pages of the PDF at ``path``, lines and tables in reading order.

    Raises UnreadableFile with a plain reason where there is nothing to read.
    """
    data = path.read_bytes()
    try:
        pdf = pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError as error:
        raise UnreadableFile(str(error)) from error
    with pdf:
        pages = tuple(_read_page(pdf, i) for i in range(len(pdf)))
        producer = pdf.get_metadata_value("Producer")
    return Document(hashlib.sha256(data).hexdigest(), pages, producer)


def _read_page(pdf: pdfium.PdfDocument, index: int) -> Page:
    page = pdf[index]
    try:
        width, height = page.get_size()
        return Page(index + 1, round(width, 2), round(height, 2), tuple(ordered_lines(page_pieces(page))))
    finally:
        page.close()

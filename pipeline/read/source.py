"""Opening a PDF, and saying plainly why one cannot be opened."""

from __future__ import annotations

import re

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.errors import UnreadableFile

_HEADER_WITHIN = 1024  # PDF 1.7, appendix H: readers accept a header anywhere in the first 1024 bytes

_A_PAGE = re.compile(rb"/Type\s*/Page\b|/ObjStm")

_REASONS = {
    raw.FPDF_ERR_PASSWORD: "encrypted: it opens only with a password",
    raw.FPDF_ERR_SECURITY: "encrypted in a way that cannot be read",
    raw.FPDF_ERR_FORMAT: "damaged: its structure cannot be read",
}


def open_pdf(data: bytes, password: str | None = None) -> pdfium.PdfDocument:
    """The PDF in ``data``. Raises UnreadableFile."""
    if not data:
        raise UnreadableFile("an empty file")
    try:
        return pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD and password is not None:
            raise UnreadableFile("encrypted: the password given does not open it") from error
        if error.err_code != raw.FPDF_ERR_PASSWORD and b"%PDF" not in data[:_HEADER_WITHIN]:
            raise UnreadableFile("not a PDF") from error
        if error.err_code == raw.FPDF_ERR_FORMAT and b"/Pages" in data and not _A_PAGE.search(data):
            raise UnreadableFile("no pages") from error
        raise UnreadableFile(_REASONS.get(error.err_code, "damaged: it cannot be opened")) from error


def page_count(pdf: pdfium.PdfDocument) -> int:
    """How many pages. Raises UnreadableFile where there are none."""
    count = len(pdf)
    if count <= 0:
        raise UnreadableFile("no pages")
    return count

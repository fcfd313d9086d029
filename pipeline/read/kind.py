"""A quick look at a file: how many pages, text or scan, or why it cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pypdfium2 as pdfium

from pipeline.errors import UnreadableFile
from pipeline.read.content import page_content
from pipeline.read.display import Display
from pipeline.read.document import load
from pipeline.read.scan import needs_ocr
from pipeline.read.source import open_pdf, page_count
from pipeline.read.textlayer import page_pieces


@dataclass(frozen=True, slots=True)
class Kind:
    """``scanned``: about how many of its ``pages`` need OCR; ``reason``: why it is unreadable."""

    kind: Literal["text", "scan", "unreadable"]
    pages: int = 0
    scanned: int = 0
    reason: str = ""


def inspect(path: Path, password: str | None = None) -> Kind:
    """What the file at ``path`` is, judged by its first, middle and last page."""
    try:
        with open_pdf(load(path), password) as pdf:
            count = page_count(pdf)
            seen = [_is_scan(pdf, index) for index in sorted({0, count // 2, count - 1})]
    except UnreadableFile as error:
        return Kind("unreadable", reason=error.reason)
    scanned = round(count * sum(seen) / len(seen))
    return Kind("scan" if scanned else "text", count, scanned)


def _is_scan(pdf: pdfium.PdfDocument, index: int) -> bool:
    try:
        page = pdf[index]
    except pdfium.PdfiumError:
        return False  # reading the file will say so
    display = Display(page)
    scan = needs_ocr(page_pieces(page, display), page_content(page, display))
    page.close()
    return scan

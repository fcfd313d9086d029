"""A PDF file -> Document: every page read the way it needs."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pypdfium2 as pdfium

from pipeline.errors import UnreadableFile
from pipeline.read.aligned import take_aligned
from pipeline.read.content import page_content
from pipeline.read.display import Display
from pipeline.read.ink import weighed
from pipeline.read.lines import Piece
from pipeline.read.order import laid_out
from pipeline.read.scan import needs_ocr, read_scan
from pipeline.read.shown import printed, turned_by
from pipeline.read.source import open_pdf, page_count
from pipeline.read.tables import take_tables
from pipeline.read.textlayer import page_pieces
from pipeline.records import Box, Document, Page

Ocr = Literal["auto", "off", "force"]

MOST_PAGES = 2_000
"""Pages read of one file; no bulletin has so many, a hostile file may claim millions."""

MOST_SCANS = 300
"""Pages of one file that go through OCR: a quarter of an hour."""


def read_document(path: Path, *, ocr: Ocr = "auto", password: str | None = None, ocr_threads: int | None = None) -> Document:
    """The pages of the PDF at ``path``, lines and tables in reading order. ``ocr_threads``: None for all
    cores, or one in a worker process: several engines of several threads get in each other's way.

    Raises UnreadableFile with a plain reason where there is nothing to read.
    """
    data = load(path)
    threads = ocr_threads or (1 if multiprocessing.parent_process() else os.cpu_count()) or 1
    warnings: list[str] = []
    pages: list[Page] = []
    with open_pdf(data, password) as pdf:
        count = page_count(pdf)
        if count > MOST_PAGES:
            warnings.append(f"only the first {MOST_PAGES} of {count} pages were read")
        for index in range(min(count, MOST_PAGES)):
            mode: Ocr = "off" if sum(p.ocr for p in pages) >= MOST_SCANS else ocr
            page, said = _read_page(pdf, index, mode, threads)
            pages.append(page)
            warnings += [f"page {index + 1}: {words}" for words in said]
        producer = pdf.get_metadata_value("Producer")
    if not any(p.width for p in pages):
        raise UnreadableFile("damaged: none of its pages can be opened")
    return Document(hashlib.sha256(data).hexdigest(), tuple(pages), producer, tuple(warnings))


def load(path: Path) -> bytes:
    """The bytes of a file. Raises UnreadableFile."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"cannot be opened: {error.strerror or error}") from error


def _read_page(pdf: pdfium.PdfDocument, index: int, ocr: Ocr, threads: int) -> tuple[Page, list[str]]:
    """A page and what is to be said about it."""
    try:
        page = pdf[index]
    except pdfium.PdfiumError:
        return Page(index + 1, 0.0, 0.0, ()), ["cannot be opened"]
    try:
        display = Display(page)
        pieces = page_pieces(page, display)
        if turn := turned_by(pieces):
            display = Display(page, turn)
            pieces = page_pieces(page, display)
        content = page_content(page, display)
        scanned = ocr == "force" or needs_ocr(pieces, content)
        if scanned and ocr != "off":
            scan = read_scan(page, threads)
            said = [scan.remark] if scan.remark else []
            return _laid_out(index, Display(page, scan.turn), scan.pieces, scan.rules, skew=scan.skew, turn=scan.turn, ocr=True), said
        said = ["a scan, not read because OCR is off"] if scanned and content.drawn else []
        shown, remarks = printed(pieces, content)
        said += [f"set sideways: read as if turned by {turn} degrees"] if turn else []
        shown = shown if turn else weighed(page, shown)
        by_ocr = bool(shown) and shown[0].hidden
        return _laid_out(index, display, shown, content.rules, turn=turn, ocr=by_ocr), said + remarks
    finally:
        page.close()


def _laid_out(
    index: int, display: Display, pieces: Sequence[Piece], rules: Sequence[Box], *, turn: int, ocr: bool, skew: float = 0.0
) -> Page:
    tables, rest = take_tables(pieces, rules)
    aligned, rest = take_aligned(rest, rules)
    items = laid_out(rest, [*tables, *aligned], rules)
    return Page(index + 1, *display.size, tuple(items), ocr, skew, turn)

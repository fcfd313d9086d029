"""One file through all stages, as a worker process does it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.errors import UnreadableFile
from pipeline.mine import read_article
from pipeline.read import READ_VERSION, document_from_bytes, document_to_bytes, read_document
from pipeline.records import Document, IssueReading, Line, Table
from pipeline.split import split_issue
from pipeline.store.cache import Cache
from pipeline.store.identity import plain
from pipeline.store.rows import Rows, issue_rows

Ocr = Literal["auto", "off", "force"]


@dataclass(frozen=True, slots=True)
class Task:
    """A file to read, the ``number``-th of its plan; ``cache`` is where the read stage may find what it made of it before."""

    number: int
    path: Path
    sha256: str
    cache: str
    ocr: Ocr = "auto"
    metadata: tuple[tuple[str, str], ...] = ()
    patience: float = 60.0  # seconds


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file read: its issue's rows, and what ``files`` tells of it. ``document`` only where it was read anew."""

    issue: int
    rows: Rows
    document: bytes | None
    pages: int
    scanned: bool
    characters: int
    producer: str
    seconds: float


def read_issue(
    path: Path, *, ocr: Ocr = "auto", metadata: Mapping[str, str] | None = None, document: Document | None = None
) -> IssueReading:
    """One PDF read to the end; ``document`` saves opening it. Raises UnreadableFile where there is nothing to read."""
    document = document or read_document(path, ocr=ocr)
    if not characters_of(document):
        raise UnreadableFile("no text in it: a scan, and OCR is off" if ocr == "off" else "no text in it")
    issue = split_issue(document, hints=metadata or {})
    return IssueReading(document, issue, tuple(read_article(article, issue) for article in issue.articles))


def read_file(task: Task) -> Outcome:
    """Read, split, mine, and turn into rows."""
    began = time.perf_counter()
    with closing(Cache(task.cache)) as cache:
        kept = cache.document(task.sha256, task.ocr, READ_VERSION)
    known = document_from_bytes(kept) if kept else None
    reading = read_issue(task.path, ocr=task.ocr, metadata=dict(task.metadata), document=known)
    issue, rows = issue_rows(reading)
    document = reading.document
    return Outcome(
        issue=issue,
        rows=rows,
        document=None if known else document_to_bytes(document),
        pages=len(document.pages),
        scanned=2 * sum(page.ocr for page in document.pages) > len(document.pages),
        characters=characters_of(document),
        producer=document.producer,
        seconds=round(time.perf_counter() - began, 3),
    )


def characters_of(document: Document) -> int:
    """Printed characters on all pages, blanks not counted."""
    lines = (line for page in document.pages for item in page.items for line in _lines(item))
    return sum(len(plain(line.text)) for line in lines)


def _lines(item: Line | Table) -> list[Line]:
    return [item] if isinstance(item, Line) else [line for cell in item.cells for line in cell.lines]

"""Documents as bytes, for the cache that spares reading a PDF twice: what comes back equals what went in."""

from __future__ import annotations

import json
import zlib
from typing import Any

from pipeline.records import Box, Cell, Document, Line, Page, Table


def document_to_bytes(document: Document) -> bytes:
    """Compressed JSON; lines as arrays, the edges of their characters as differences in hundredths of a point."""
    packed = [
        document.sha256,
        document.producer,
        document.warnings,
        [[p.number, p.width, p.height, p.ocr, p.skew, p.turn, [_packed(i) for i in p.items]] for p in document.pages],
    ]
    return zlib.compress(json.dumps(packed, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def document_from_bytes(data: bytes) -> Document:
    """The document that ``document_to_bytes`` packed."""
    sha256, producer, warnings, pages = json.loads(zlib.decompress(data))
    return Document(
        sha256,
        tuple(
            Page(number, width, height, tuple(_table(i) if len(i) == 4 else _line(i) for i in items), ocr, skew, turn)
            for number, width, height, ocr, skew, turn, items in pages
        ),
        producer,
        tuple(warnings),
    )


def _packed(item: Line | Table) -> list[Any]:
    if isinstance(item, Line):
        return [item.text, item.box, item.size, _gaps(item.edges), int(item.bold), item.font, item.strong]
    cells = [[c.row, c.column, c.rowspan, c.colspan, c.box, [_packed(line) for line in c.lines]] for c in item.cells]
    return [item.box, item.rows, item.columns, cells]


def _line(packed: list[Any]) -> Line:
    text, box, size, gaps, bold, font, strong = packed
    return Line(text, _box(box), size, _edges(gaps), bool(bold), font, tuple((a, b) for a, b in strong))


def _table(packed: list[Any]) -> Table:
    box, rows, columns, cells = packed
    return Table(
        _box(box),
        rows,
        columns,
        tuple(
            Cell(row, column, tuple(_line(line) for line in lines), _box(place), rowspan, colspan)
            for row, column, rowspan, colspan, place, lines in cells
        ),
    )


def _box(packed: list[float]) -> Box:
    x0, top, x1, bottom = packed
    return (x0, top, x1, bottom)


def _gaps(edges: tuple[tuple[float, float], ...]) -> list[int]:
    """(10.0, 20.0), (20.0, 30.5) -> 1000, 1000, 0, 1050: small numbers, mostly alike, that compress well."""
    gaps, last = [], 0
    for edge in edges:
        for x in edge:
            here = round(x * 100)
            gaps.append(here - last)
            last = here
    return gaps


def _edges(gaps: list[int]) -> tuple[tuple[float, float], ...]:
    places, last = [], 0
    for gap in gaps:
        last += gap
        places.append(last / 100)
    return tuple(zip(places[::2], places[1::2], strict=True))

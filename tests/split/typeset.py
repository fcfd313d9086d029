"""A small typesetter: bulletins as a reader of PDFs would hand them on, laid out from a list of what is to be printed."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace

from pipeline.records import Cell, Document, Line, Page, Table

LEFT, RIGHT, TOP, BOTTOM = 75.0, 520.0, 100.0, 720.0
CLOSING = "，。、；：！？”）》】%"


def advance(char: str, size: float) -> float:
    """Half-width characters take half an em."""
    return size / 2 if char.isascii() else size


def line_at(text: str, x: float, top: float, size: float, bold: bool = False, font: str = "宋体") -> Line:
    """A line whose characters stand at their places."""
    edges = []
    at = x
    for char in text:
        edges.append((at, at + advance(char, size)))
        at += advance(char, size)
    return Line(text, (x, top, at, top + size), size, tuple(edges), bold, font)


def width_of(text: str, size: float) -> float:
    return sum(advance(char, size) for char in text)


@dataclass
class Sheet:
    """Pages that grow from top to bottom, in one or two columns."""

    size: float = 16.0
    pitch: float = 28.0
    indent: float = 2.0
    ragged: bool = False
    head: str | None = None
    number: str = "- {} -"
    left: float = LEFT
    right: float = RIGHT
    columns: int = 1
    pages: list[list[Line | Table]] = field(default_factory=lambda: [[]])
    top: float = TOP
    column: int = 0
    column_top: float = TOP

    def edges(self) -> tuple[float, float]:
        if self.columns == 1:
            return self.left, self.right
        half = (self.right - self.left - 20) / 2
        return (self.left, self.left + half) if self.column == 0 else (self.right - half, self.right)

    def room(self, step: float) -> None:
        """A new column or page where the next line does not fit."""
        if self.top + step <= BOTTOM:
            return
        if self.columns == 2 and self.column == 0:
            self.column, self.top = 1, self.column_top
            return
        self.new_page()

    def new_page(self) -> None:
        self.pages.append([])
        self.top = self.column_top = TOP
        self.column = 0

    def two_columns(self) -> None:
        self.columns, self.column, self.column_top = 2, 0, self.top

    def put(self, text: str, align: str = "left", size: float | None = None, bold: bool = False, before: float = 0.0) -> None:
        """One line as it is: left, indent, centre, right, or a number of points from the left margin."""
        size = size or self.size
        self.top += before
        self.room(max(self.pitch, size * 1.5))
        low, high = self.edges()
        width = width_of(text, size)
        x = {"left": low, "indent": low + 2 * self.size, "centre": (low + high - width) / 2, "right": high - width}.get(align)
        self.pages[-1].append(line_at(text, low + float(align) if x is None else x, self.top, size, bold))
        self.top += max(self.pitch, size * 1.5)

    def level(self, *pieces: tuple[str, str], size: float | None = None) -> None:
        """Pieces on one line: (text, align)."""
        top = self.top
        for text, align in pieces:
            self.top = top
            self.put(text, align, size)

    def title(self, *lines: str, size: float = 20.0, bold: bool = True, align: str = "centre") -> None:
        for i, text in enumerate(lines):
            self.put(text, align, size, bold, before=14.0 if i == 0 else 0.0)
        self.top += 10

    def para(self, text: str, indent: float | None = None, bold: bool = False, before: float = 0.0) -> None:
        """A justified paragraph, broken where the line is full; digits and letters stay together where ragged."""
        self.top += before
        self.room(self.pitch)
        low, high = self.edges()
        x = low + (self.indent if indent is None else indent) * self.size
        line = ""
        for char in text:
            if width_of(line + char, self.size) > high - x + 0.1 and char not in CLOSING[:7]:
                keep = ""
                while self.ragged and line and line[-1].isascii() and line[-1].isalnum() and char.isascii() and char.isalnum():
                    line, keep = line[:-1], line[-1] + keep
                self.room(self.pitch)
                new_low, _new_high = self.edges()
                self.pages[-1].append(line_at(line, x if new_low == low else x - low + new_low, self.top, self.size, bold))
                self.top += self.pitch
                self.room(self.pitch)
                low, high = self.edges()
                x, line = low, keep
            line += char
        self.room(self.pitch)
        new_low, _high = self.edges()
        self.pages[-1].append(line_at(line, x if new_low == low else x - low + new_low, self.top, self.size, bold))
        self.top += self.pitch

    def table(self, rows: list[list[str]]) -> None:
        low, high = self.edges()
        step = (high - low) / len(rows[0])
        cells = []
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                box = (low + c * step, self.top + r * 20, low + (c + 1) * step, self.top + (r + 1) * 20)
                cells.append(Cell(r, c, (line_at(text, box[0] + 2, box[1] + 4, 10.5),) if text else (), box))
        self.pages[-1].append(Table((low, self.top, high, self.top + 20 * len(rows)), len(rows), len(rows[0]), tuple(cells)))
        self.top += 20 * len(rows) + 10

    def document(self) -> Document:
        pages = []
        for number, items in enumerate(self.pages, 1):
            every: list[Line | Table] = list(items)
            if self.head and number > 1:
                every.insert(0, line_at(self.head, self.right - width_of(self.head, 10.5), 50, 10.5))
            if self.number:
                text = self.number.format(number)
                every.append(line_at(text, (595 - width_of(text, 12)) / 2, 785, 12))
            pages.append(Page(number, 595, 842, tuple(every)))
        return Document("0" * 64, tuple(pages))


def as_scan(document: Document, seed: int = 7) -> Document:
    """The same pages as OCR gives them: no weight or font, sizes and edges a little off."""
    noise = random.Random(seed)

    def shaken(line: Line) -> Line:
        size = line.size * noise.uniform(0.95, 1.06)
        dx, dy = noise.uniform(-2.5, 2.5), noise.uniform(-1.2, 1.2)
        stretch = 1 + noise.uniform(-0.004, 0.004)
        edges = tuple(
            (line.box[0] + dx + (a - line.box[0]) * stretch, line.box[0] + dx + (b - line.box[0]) * stretch) for a, b in line.edges
        )
        box = (edges[0][0], line.box[1] + dy, edges[-1][1], line.box[1] + dy + size)
        return Line(line.text, box, size, edges)

    pages = tuple(
        replace(page, ocr=True, items=tuple(shaken(item) if isinstance(item, Line) else item for item in page.items))
        for page in document.pages
    )
    return replace(document, pages=pages)

"""PDFs made for a test: a canvas to draw on, A4, origin at the top left like everywhere else in the project."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

pytest.importorskip("reportlab", reason="the tests of the reader draw their PDFs with reportlab")

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
WIDTH, HEIGHT = A4


class Sheet:
    """A canvas measured from the top left."""

    def __init__(self, size: tuple[float, float] = A4) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=size)
        self.height = size[1]

    def write(self, x: float, baseline: float, text: str, size: float = 14, mode: int | None = None) -> None:
        self.canvas.saveState()
        line = self.canvas.beginText(x, self.height - baseline)
        line.setFont(FONT, size)
        if mode is not None:
            line.setTextRenderMode(mode)
        line.textLine(text)
        self.canvas.drawText(line)
        self.canvas.restoreState()

    def column(self, x: float, baseline: float, lines: Sequence[str], size: float = 14, pitch: float = 22) -> None:
        for i, text in enumerate(lines):
            self.write(x, baseline + i * pitch, text, size)

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.canvas.line(x0, self.height - top, x1, self.height - bottom)

    def box(self, x0: float, top: float, x1: float, bottom: float) -> None:
        self.canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top)

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)

    def bytes(self) -> bytes:
        self.canvas.save()
        return self.buffer.getvalue()


def pdf(path: Path, *pages: Callable[[Sheet], None], size: tuple[float, float] = A4) -> Path:
    """A PDF at ``path`` with a page for each of ``pages``."""
    sheet = Sheet(size)
    for draw in pages:
        draw(sheet)
        sheet.canvas.showPage()
    path.write_bytes(sheet.bytes())
    return path

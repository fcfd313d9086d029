"""From the coordinates that a PDF draws in to those of the page as it is shown."""

from __future__ import annotations

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.read.pdfium import Floats


class Display:
    """Page space (origin bottom left, unrotated) -> displayed page (origin top left of its crop box)."""

    def __init__(self, page: pdfium.PdfPage, turn: int = 0) -> None:
        """``turn``: degrees clockwise by which a reader turns the page to read text set sideways."""
        self.rotation: int = (page.get_rotation() + turn) % 360
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page.raw, box)
        self.left, self.bottom, self.right, self.top = map(float, (box.left, box.bottom, box.right, box.top))

    def boxes(self, rects: Floats) -> Floats:
        """Columns left, top, right, bottom of page space -> x0, top, x1, bottom displayed."""
        left, top, right, bottom = rects.T
        if self.rotation == 90:
            columns = (bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
        elif self.rotation == 180:
            columns = (self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
        elif self.rotation == 270:
            columns = (self.top - top, self.right - right, self.top - bottom, self.right - left)
        else:
            columns = (left - self.left, self.top - top, right - self.left, self.top - bottom)
        return np.stack(columns, axis=1)

    def baseline(self, x: float, y: float) -> float:
        """How far from the top of the displayed page a character's origin lies."""
        from_top: dict[int, float] = {90: x - self.left, 180: y - self.bottom, 270: self.right - x}
        return from_top.get(self.rotation, self.top - y)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = round(self.right - self.left, 2), round(self.top - self.bottom, 2)
        return (height, width) if self.rotation in (90, 270) else (width, height)

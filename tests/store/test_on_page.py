"""Boxes of scans that were turned and set straight, on the page as it is shown."""

from __future__ import annotations

import pytest

from pipeline.records import Page
from pipeline.store.on_page import as_shown, shown_size


@pytest.mark.parametrize(
    ("turn", "size", "box"),
    [(0, (600, 800), (10, 20, 110, 40)), (90, (800, 600), (20, 490, 40, 590)), (180, (600, 800), (490, 760, 590, 780)),
     (270, (800, 600), (760, 10, 780, 110))],
)  # fmt: skip
def test_turned(turn, size, box):
    page = Page(1, 600, 800, (), ocr=True, turn=turn)
    assert shown_size(page) == size
    assert as_shown((10, 20, 110, 40), page) == box


def test_skewed():
    page = Page(1, 600, 800, (), ocr=True, skew=1.0)
    x0, top, x1, bottom = as_shown((500, 390, 520, 410), page)
    assert (x1 - x0, bottom - top) == (20, 20)
    assert top == pytest.approx(390 + 210 * 0.01745, abs=0.05)  # right of the middle, a page turned clockwise hangs lower
    assert as_shown((290, 390, 310, 410), page) == pytest.approx((290, 390, 310, 410))

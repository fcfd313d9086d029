"""Where a place of a scan lies on the page as a PDF viewer shows it: scans are read turned upright and set straight."""

from __future__ import annotations

import math

from pipeline.records import Box, Page


def as_shown(box: Box, page: Page) -> Box:
    """A box of the page as read, on the page as shown; both in points from the top left. Of a skewed line the upright box about its middle.

    >>> side = Page(1, 842, 595, (), ocr=True, turn=90)
    >>> as_shown((100.0, 10.0, 140.0, 30.0), side)
    (10.0, 702.0, 30.0, 742.0)
    """
    x0, top, x1, bottom = box
    if page.skew:
        x, y = (x0 + x1) / 2 - page.width / 2, (top + bottom) / 2 - page.height / 2
        angle = math.radians(page.skew)
        right, down = x * (math.cos(angle) - 1) - y * math.sin(angle), x * math.sin(angle) + y * (math.cos(angle) - 1)
        x0, x1, top, bottom = x0 + right, x1 + right, top + down, bottom + down
    if page.turn == 90:
        return top, page.width - x1, bottom, page.width - x0
    if page.turn == 180:
        return page.width - x1, page.height - bottom, page.width - x0, page.height - top
    if page.turn == 270:
        return page.height - bottom, x0, page.height - top, x1
    return x0, top, x1, bottom


def shown_size(page: Page) -> tuple[float, float]:
    """Width and height of the page as shown."""
    return (page.height, page.width) if page.turn in (90, 270) else (page.width, page.height)

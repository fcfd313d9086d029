"""The boxes of a piece of evidence: ``[[page, x0, top, x1, bottom], …]`` in page points, from the page's top left."""

from __future__ import annotations

import json

from pipeline.records import Box


def rects_by_page(text: str | None, page: int | None) -> dict[int, list[Box]]:
    """Page → boxes; a rectangle that names no page stands on ``page``.

    >>> rects_by_page("[[2, 72, 100, 120.5, 114]]", 1)
    {2: [(72.0, 100.0, 120.5, 114.0)]}
    >>> rects_by_page("[[1, 72, 100, 90, 114], [1, 92, 100, 106, 114]]", 1)
    {1: [(72.0, 100.0, 106.0, 114.0)]}
    """
    found: dict[int, list[Box]] = {}
    for rect in json.loads(text or "[]"):
        x0, top, x1, bottom = (float(edge) for edge in rect[-4:])
        found.setdefault(int(rect[0]) if len(rect) == 5 else page or 1, []).append((x0, top, x1, bottom))
    return {number: _joined(boxes) for number, boxes in found.items()}


def _joined(boxes: list[Box]) -> list[Box]:
    """Boxes that follow each other on one line as one: readers store a box for each run of glyphs."""
    joined: list[Box] = []
    for box in boxes:
        if joined:
            x0, top, x1, bottom = joined[-1]
            height = bottom - top
            if abs(top - box[1]) < 0.5 * height and abs(bottom - box[3]) < 0.5 * height and -height < box[0] - x1 < 0.6 * height:
                joined[-1] = (x0, min(top, box[1]), max(x1, box[2]), max(bottom, box[3]))
                continue
        joined.append(box)
    return joined

"""The boxes of a piece of evidence: lists in page points, from the page's top left."""

from __future__ import annotations

import json

from pipeline.records import Box


def read_rects(text: str | None) -> list[Box]:
    """What the ``rects`` column holds.

    >>> read_rects("[[72, 100, 120.5, 114]]")
    [(72.0, 100.0, 120.5, 114.0)]
    """
    found: list[Box] = []
    for rect in json.loads(text or "[]"):
        x0, top, x1, bottom = (float(edge) for edge in rect[-4:])
        found.append((x0, top, x1, bottom))
    return found

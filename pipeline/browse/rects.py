"""The boxes of a piece of evidence: ``[[page, x0, top, x1, bottom], …]`` in page points, from the page's top left."""

from __future__ import annotations

import json

from pipeline.records import Box


def rects_by_page(text: str | None, page: int | None) -> dict[int, list[Box]]:
    """Page → boxes; a rectangle that names no page stands on ``page``.

    >>> rects_by_page("[[2, 72, 100, 120.5, 114]]", 1)
    {2: [(72.0, 100.0, 120.5, 114.0)]}
    """
    found: dict[int, list[Box]] = {}
    for rect in json.loads(text or "[]"):
        x0, top, x1, bottom = (float(edge) for edge in rect[-4:])
        found.setdefault(int(rect[0]) if len(rect) == 5 else page or 1, []).append((x0, top, x1, bottom))
    return found

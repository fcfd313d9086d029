"""Bold beginnings told by the width of strokes."""

from __future__ import annotations

import pytest

from pipeline.read.ink import _bold_until, _closed


@pytest.mark.parametrize(
    ("strokes", "runs_on", "end"),
    [
        ([1.6, 1.5, 1.7, 1.4, 1.5, 1.0, 0.9, 1.1, 1.0], False, 5),
        ([None, 1.6, 1.5, 1.7, 1.4, None, 1.0, 0.9, 1.1, 1.0], False, 6),
        ([1.6, 1.5, 1.7, 1.4], False, 4),
        ([1.0, 1.1, 0.9, 1.0, 1.6, 1.5, 1.7], False, 0),
        ([1.1, 0.9, 1.2, 1.0, 0.8, 1.0], False, 0),
        ([1.6, 1.5], False, 0),
        ([1.6, None, 1.0, 0.9, 1.1, 1.0], True, 2),
        ([], False, 0),
    ],
)
def test_bold_until(strokes: list[float | None], runs_on: bool, end: int) -> None:
    assert _bold_until(strokes, runs_on) == end


@pytest.mark.parametrize(
    ("text", "end", "closed"),
    [("3.【空气变好】1—1", 11, 8), ("【修路】今年", 3, 4), ("一行都是粗的", 6, 6), ("正文", 0, 0)],
)
def test_closed(text: str, end: int, closed: int) -> None:
    assert _closed(text, end) == closed

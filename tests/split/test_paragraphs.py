"""What makes a line go on the paragraph above it."""

from __future__ import annotations

import pytest

from pipeline.split.paragraphs import _open_mark


@pytest.mark.parametrize(
    ("text", "is_open"),
    [("全镇推行“一户", True), ("全镇推行“一户一码”。", False), ("印发《河湖长", True), ("“甲”“乙", True), ("已全部完工", False)],
)
def test_a_text_that_stops_inside_quotes(text, is_open):
    assert _open_mark(text) is is_open

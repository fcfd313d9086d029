"""Counts side by side, each with one character for what is counted, and growth below nought."""

from __future__ import annotations

import pytest

from tests.mine.indicator_reading import by_quote, read

METRICS = [
    ("赛场上共夺得4金2银1铜。", "2银", "银牌"),
    ("赛场上共夺得4金2银1铜。", "1铜", "铜牌"),
    ("暴雨使全县8乡45村1.2万人受灾。", "45村", "村"),
    ("农产品价格8升2降2平。", "2降", "农产品价格"),
]


@pytest.mark.parametrize(("text", "quote", "metric"), METRICS)
def test_what_a_character_counts(text: str, quote: str, metric: str) -> None:
    assert by_quote(read(text), quote).metric == metric


@pytest.mark.parametrize("text", ["全县技改投资增长-12.5%。", "全县技改投资同比-12.5%。"])
def test_growth_below_nought_is_a_fall(text: str) -> None:
    change = by_quote(read(text), "-12.5%").change
    assert change is not None and change.direction == "down"

"""Numerals in every script, read to their value."""

from __future__ import annotations

import pytest

from pipeline.mine.folding import fold
from pipeline.mine.numerals import read_number

VALUES = [
    ("57.9万", 579000),
    ("1,100万", 11_000_000),
    ("4.78万亿", 4.78e12),
    ("三百二十", 320),
    ("十", 10),
    ("廿五", 25),
    ("一千零五十", 1050),
    ("一万零二百五十", 10250),
    ("三万五", 35000),
    ("两千三百五", 2350),
    ("一百二十万三", 1203000),
    ("四十五亿四千零四万", 4_540_040_000),
    ("一万五千亿", 1.5e12),
    ("5万4千6百", 54600),
    ("3万4000", 34000),
    ("1千零20", 1020),
    ("二〇二一", 2021),
    ("一七二零点一三四", 1720.134),
    ("九十八点五", 98.5),
    ("一点五亿", 1.5e8),
    ("壹佰壹拾壹", 111),
    ("１２．５", 12.5),
    ("7 万 5 千", 75000),
    ("十几万", 100000),
    ("数十亿", 1e9),
    ("500余万", 5_000_000),
]
PAIRS = [("两三千", 2000, 3000), ("三五百", 300, 500), ("十七八", 17, 18), ("一百二三十", 120, 130), ("八九亿", 8e8, 9e8)]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_value(text: str, value: float) -> None:
    folded = fold(text).text
    number = read_number(folded, 0)
    assert number is not None
    assert (float(number.low), number.end) == (pytest.approx(value), len(folded))


@pytest.mark.parametrize(("text", "low", "high"), PAIRS)
def test_neighbours_are_a_pair(text: str, low: float, high: float) -> None:
    number = read_number(text, 0)
    assert number is not None and number.high is not None
    assert (float(number.low), float(number.high)) == (low, high)


@pytest.mark.parametrize("text", ["队", "伍", "点五", "第"])
def test_no_numeral(text: str) -> None:
    assert read_number(text + "人", 0) is None


def test_a_long_run_of_digits_is_read_at_once() -> None:
    number = read_number("1" * 20000, 0)
    assert number is not None and number.end == 20000

"""Every numeral has one fate and a reason."""

from __future__ import annotations

import pytest

from pipeline.mine.fates import find_numerals
from pipeline.mine.periods import find_periods
from pipeline.mine.quantities import find_quantities

FATES = [
    ("查处酒驾109起", [("109", "indicator")]),
    ("4月25日", [("4", "date"), ("25", "date")]),
    ("三年来成效明显", [("三", "date")]),
    ("第13期", [("13", "ordinal")]),
    ("一是加强领导。\n二、主要做法\n（三）成效", [("一", "ordinal"), ("二", "ordinal"), ("三", "ordinal")]),
    ("“八必罚”措施", [("八", "name")]),
    ("沿G318国道", [("318", "name")]),
    ("12345热线", [("12345", "name")]),
    ("青政办〔2021〕32号", [("2021", "document number"), ("32", "document number")]),
    ("电话：0571-86543210", [("0571", "document number"), ("86543210", "document number")]),
    ("统一部署，进一步推进", [("一", "idiom"), ("一", "idiom")]),
    ("一支过硬队伍", [("一", "idiom")]),
    ("千方百计", [("千", "idiom"), ("百", "idiom")]),
    ("代码7714", [("7714", "unread")]),
]


@pytest.mark.parametrize(("text", "fates"), FATES)
def test_fate(text: str, fates: list[tuple[str, str]]) -> None:
    numerals = find_numerals(text, find_quantities(text), find_periods(text, "2021-04-30"))
    assert [(n.text, n.fate) for n in numerals] == fates
    assert all(n.reason for n in numerals)
    assert all(text[n.start : n.end] == n.text for n in numerals)

"""Money beyond a plain number with 元: 50元6角三分, 三块五, ￥300, 14.5万 of funds."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from pipeline.mine.contexts import alternatives
from pipeline.mine.numerals import DIGITS, read_number

_PARTS = {"角": Decimal("0.1"), "毛": Decimal("0.1"), "分": Decimal("0.01"), "美分": Decimal("0.01")}
_WHOLE = ("元", "块", "圆", "美元", "港元")
_BETWEEN = r"(?:总额|总计|合计|共计|共|累计|达到?|约|近|超过?|余|为|了|额|逾|已|高达|增加|减少|节省|突破|攀升至|升至|约为)*$"
PREFIXES = {
    "$": "美元",
    "￥": "元",
    "¥": "元",
    "人民币": "元",
    "港币": "港元",
    "新台币": "新台币",
    "美金": "美元",
    "€": "欧元",
    "£": "英镑",
}
_LAST_OF_SIGNS = frozenset(sign[-1] for sign in PREFIXES)
SAME_AS = {
    "人民币": "元",
    "元人民币": "元",
    "圆": "元",
    "元钱": "元",
    "块钱": "元",
    "港币": "港元",
    "日币": "日元",
    "元日币": "日元",
    "台币": "新台币",
    "美金": "美元",
    "元整": "元",
    "万元": "元",
}


def smaller_coins(text: str, end: int, uom: str) -> tuple[Decimal, int]:
    """What 角 and 分 behind a whole sum add, and where they end.

    >>> smaller_coins("50元6角三分", 3, "元")
    (Decimal('0.63'), 7)
    """
    total = Decimal(0)
    if uom not in _WHOLE:
        return total, end
    at = end + 1 if text[end : end + 1] == "又" else end
    while True:
        number = read_number(text, at)
        if number is None or number.low >= 100 or number.more:
            break
        coin = next((c for c in ("美分", "角", "毛", "分") if text.startswith(c, number.end)), None)
        if coin is None or (coin == "分" and text[number.end + 1 : number.end + 2] in ("钟", "别")):
            break
        total += number.low * _PARTS[coin]
        at = end = number.end + len(coin)
    last = text[end : end + 1]
    if not total and uom == "块" and (last in DIGITS or last.isdecimal()) and text[end + 1 : end + 2] in ("", "，", "。", "钱", "/", "一"):
        return Decimal(DIGITS.get(last, int(last) if last.isdecimal() else 0)) / 10, end + 1
    return total, end


@cache
def _money_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('money')}){_BETWEEN}")


def speaks_of_money(text: str, start: int) -> bool:
    """Do the words before a number without unit name money: 扶持资金14.5万?"""
    return _money_before().search(text, max(0, start - 14), start) is not None


def currency_before(text: str, start: int) -> tuple[int, str] | None:
    """￥300, 人民币8千元: where the sign starts and which currency it names."""
    if text[start - 1 : start] not in _LAST_OF_SIGNS:
        return None
    for sign, name in PREFIXES.items():
        if start >= len(sign) and text.startswith(sign, start - len(sign)):
            return start - len(sign), name
    return None

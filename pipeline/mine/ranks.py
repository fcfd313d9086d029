"""Ranks: 第26位, 全国第二, 居全省首位, 进入前三.

>>> [("增速居全省第3位"[r.start : r.end], int(r.low)) for r in find_ranks("增速居全省第3位")]
[('全省第3位', 3)]
"""

from __future__ import annotations

import re

from pipeline.mine.numerals import Number, read_number
from pipeline.mine.reading import Reading

_SCOPE = r"(?:(?:全国|全省|全市|全县|全区|全州|全镇|全乡|全球|全盟|全旗|全系统|全行业|全院|全校|世界|亚洲|国内|省内|市内|县内|同行业|同类|区域|各县区?|长三角|大湾区|西部|中部|东部|华东|西南|西北|华南|华北|东北|中西部|设区市|地级市)(?:各地市|各市|各县区|各县|各区|同类|同行业|系统|地级市|城市|高校|省份|县市|县区|区县|县域|乡镇|街道)?(?:的|中)?)"
_VERB = r"(?:位居|位列|名列|排名|排在|排列|排|列|居|位次|名次|跃居|跃升至|升至|上升至|上升到|升到|前移至|跻身|进入|进位至|稳居|高居|保持|降至|下降至|跌至|退至|均为|并列|获得?|夺得|取得|荣获|总分|评为|成绩|综合得分|综合排名|得分|总量|增速|规模|指数|评估|考核|评比|连续多年|分列|分别为|分别列|分别居|分别位居|分别排名?)(?:了|为|在|列|位列|达)?"
_ORDINAL = re.compile(rf"(?P<scope>{_SCOPE})?(?P<head>并列|倒数)?第(?=[0-9一二三四五六七八九十百])")
_VERB_BEFORE = re.compile(rf"{_VERB}(?:第[0-9一二三四五六七八九十]+(?:位|名)?(?:、|和|，))*$")
_FIRST = re.compile(
    rf"(?:(?P<verb>居|位居|列|位列|名列|排名|跃居|稳居|高居|排在|占据?|跃升至|升至)(?P<inner>{_SCOPE})?|(?P<scope>{_SCOPE}))(?P<place>首位|榜首|之首|第一位|头名|首(?=[，。；、]))"
)
_FRONT = re.compile(rf"(?P<scope>{_SCOPE})?(?P<verb>{_VERB})?(?P<scope2>{_SCOPE})?(?P<quote>前(?=[0-9一二三四五六七八九十]))")
_CLOSES = frozenset('，。；、）)！：\n”"的并且和与及等, 水；方')


def find_ranks(text: str) -> list[Reading]:
    """The ranks of a folded text in order."""
    found = [*_ordinals(text), *_firsts(text), *_fronts(text)]
    return sorted(found, key=lambda reading: reading.start)


def _ordinals(text: str) -> list[Reading]:
    found = []
    for match in _ORDINAL.finditer(text):
        number = read_number(text, match.end())
        if number is None or number.low > 5000 or number.decimal:
            continue
        end, uom = _counted(text, number)
        if match.group("scope") is None and uom == "" and not _VERB_BEFORE.search(text[max(0, match.start() - 16) : match.start()]):
            continue
        if uom == "" and not _closes(text, end):
            continue
        if uom and text[end : end + 1] in tuple("置于列书副主医老师共委常"):
            continue
        if uom and not match.group("scope") and text[max(0, match.start() - 1) : match.start()] == "当":
            continue
        found.append(Reading(match.start(), end, number.low, number.high, "exact", uom or "位", "rank", "rank", match.start(), end, uom))
    return found


def _counted(text: str, number: Number) -> tuple[int, str]:
    mark = text[number.end : number.end + 1]
    if mark in ("位", "名"):
        return number.end + 1, mark
    return number.end, ""


def _closes(text: str, end: int) -> bool:
    return end >= len(text) or text[end] in _CLOSES


def _firsts(text: str) -> list[Reading]:
    from decimal import Decimal

    found = []
    for match in _FIRST.finditer(text):
        if match.group("place") == "首" and not (
            match.group("inner") or match.group("verb") in ("居", "位居", "列", "位列", "名列", "高居", "稳居")
        ):
            continue
        start = match.start("inner") if match.group("inner") else match.start("scope") if match.group("scope") else match.start("place")
        found.append(Reading(start, match.end(), Decimal(1), None, "exact", "位", "rank", "first", start, match.end(), "位"))
    return found


def _fronts(text: str) -> list[Reading]:
    """进入全省前10名, 稳居全市前三: a rank with an upper end."""
    found = []
    for match in _FRONT.finditer(text):
        number = read_number(text, match.end())
        if number is None or number.decimal or number.low > 1000:
            continue
        end, uom = _counted(text, number)
        placed = bool(match.group("scope") or match.group("verb") or match.group("scope2"))
        if uom == "" and (not placed or not _closes(text, end)):
            continue
        if text[max(0, match.start() - 1) : match.start()] in ("目", "之", "以", "提", "当", "年") and not placed:
            continue
        start = match.start("scope2") if match.group("scope2") else match.start("quote")
        if match.group("scope") and not match.group("verb"):
            start = match.start("scope")
        found.append(Reading(start, end, number.low, number.high, "at_most", uom or "位", "rank", "front", start, end, uom))
    return found

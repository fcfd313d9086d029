"""Ranks: 第26位, 全国第二, 居全省首位, 进入前三.

>>> [("增速居全省第3位"[r.start : r.end], int(r.low)) for r in find_ranks("增速居全省第3位")]
[('全省第3位', 3)]
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from pipeline.mine.numerals import Number, read_number
from pipeline.mine.reading import Reading

_SCOPE = (
    r"(?:(?:全国|全省|全市|全县|全区|全州|全镇|全乡|全球|全盟|全旗|全系统|全行业|全院|全校|世界|亚洲|国内|省内|市内|县内|同行业|同类|区域|各县区?"
    r"|长三角|大湾区|西部|中部|东部|华东|西南|西北|华南|华北|东北|中西部|设区市|地级市|9市|九市)(?:（[市县区州旗、]{2,7}）)?"
    r"(?:各地市|各市|各县区|各县|各区|同类|同行业|系统|地级市|城市|高校|省份|县市|县区|区县|县域|乡镇|街道|设区市|[0-9]{1,3}个[一-鿿]{1,6})?(?:的|中)?)"
)
_VERB = (
    r"(?:位居|位列|名列|排名|排位|排在|排列|排|列|居|位次|名次|跃居|跃升至|升至|上升至|上升到|升到|前移至|跻身|进入|进位至|稳居|高居|保持|降至|下降至|跌至|退至"
    r"|均为|并列|获得?|夺得|取得|荣获|总分|评为|成绩|综合得分|得分|总量|增速|规模|指数|评估|考核|评比|多年|年|分列|分别为|分别列|分别居|分别位居|分别排名?|闯入|挺进)"
    r"(?:了|为|在|列|位列|达)*"
)
_NUMERAL = r"[0-9一二三四五六七八九十百]"
_ORDINAL = re.compile(rf"第(?={_NUMERAL})")
_PLACE = re.compile(r"首位|榜首|之首|第一位|头名|(?<=[省市县国区州])首(?=[，。；、])")
_FRONT = re.compile(r"(?<![目之以提当年])前(?=[0-9一二三四五六七八九十])")
_SCOPE_BEFORE = re.compile(rf"(?P<verb>{_VERB}(?:在)?)?(?P<scope>{_SCOPE})$")
_AMONG = r"(?:(?<=居|列|名|排|在)[一-龥]{2,7}[区市县省国州乡镇位])"
_VERB_BEFORE = re.compile(rf"{_VERB}(?:{_SCOPE}|{_AMONG})?(?:第{_NUMERAL}+(?:位|名)?(?:、|和|，))*$")
_HOLDS_BEFORE = re.compile(r"(?:居|位居|列|位列|名列|排名|跃居|稳居|高居|排在|占据?|跃升至|升至|排)$")
_BETWEEN = re.compile(r"(?:位|名)?(?:和|与|至|到)第?(?P<upper>[0-9一二三四五六七八九十]+)(?:(?:位|名)?之间|位|名)")
_DISTANCE = re.compile(r"(?:名|位)?的?(?:差距|相差|距离|仅差|只差|还差)")
_CLOSES = frozenset('，。；、）)！：\n”"的并且和与及等 ')


def find_ranks(text: str) -> list[Reading]:
    """The ranks of a folded text in order."""
    found = [_ordinal(text, match.start()) for match in _ORDINAL.finditer(text)]
    found += [_first(text, *match.span()) for match in _PLACE.finditer(text)]
    found += [_front(text, match.start()) for match in _FRONT.finditer(text)]
    return sorted((reading for reading in found if reading is not None), key=lambda reading: reading.start)


def _scope(text: str, at: int) -> int | None:
    """Where 全省, 全市28个单位 and the like before ``at`` start."""
    found = _SCOPE_BEFORE.search(text, max(0, at - 16), at)
    return found.start("scope") if found else None


def _ordinal(text: str, start: int) -> Reading | None:
    """第26位; without 位 only behind a scope or a verb of ranking: 全国第二, 排名第3."""
    number = read_number(text, start + 1)
    if number is None or number.low > 5000 or number.decimal:
        return None
    scope = _scope(text, start)
    end, uom = _counted(text, number)
    if scope is not None and text[scope - 1 : scope] in ("与", "和", "同", "距", "离") and _DISTANCE.match(text, end):
        return None  # 与全市第一的差距: who is there, not where one stands
    between = _BETWEEN.match(text, end)
    placed = scope is not None or _VERB_BEFORE.search(text, max(0, start - 16), start) is not None
    begin = start if scope is None else scope
    reading = Reading(begin, end, number.low, number.high, "exact", uom or "位", "rank", "rank", begin, end, uom)
    if between is not None and (upper := read_number(text, between.start("upper"))) is not None and upper.low > number.low:
        return replace(reading, end=between.end(), number_end=between.end(), high=upper.low, bound="range")
    if uom == "":
        return reading if placed and _closes(text, end) else None
    return None if text[end : end + 1] in tuple("置于列书副主医老师共委常") or text[start - 1 : start] == "当" else reading


def _counted(text: str, number: Number) -> tuple[int, str]:
    mark = text[number.end : number.end + 1]
    return (number.end + 1, mark) if mark in ("位", "名") else (number.end, "")


def _closes(text: str, end: int) -> bool:
    return end >= len(text) or text[end] in _CLOSES


def _first(text: str, start: int, end: int) -> Reading | None:
    """居全省首位, 位居榜首: first without a numeral."""
    scope = _scope(text, start)
    if scope is None and _HOLDS_BEFORE.search(text, max(0, start - 4), start) is None:
        return None
    begin = start if scope is None else scope
    return Reading(begin, end, Decimal(1), None, "exact", "位", "rank", "first", begin, end, "位")


def _front(text: str, start: int) -> Reading | None:
    """进入全省前10名, 稳居全市前三: a rank with an upper end."""
    number = read_number(text, start + 1)
    if number is None or number.decimal or number.low > 1000:
        return None
    end, uom = _counted(text, number)
    scope = _scope(text, start)
    placed = scope is not None or _VERB_BEFORE.search(text, max(0, start - 8), start) is not None
    if uom == "" and (not placed or not _closes(text, end)):
        return None
    begin = start if scope is None else scope
    return Reading(begin, end, number.low, number.high, "at_most", uom or "位", "rank", "front", begin, end, uom)

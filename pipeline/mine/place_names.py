"""Places as names begin with them, one inside the other; their level and class word."""

from __future__ import annotations

import re

from pipeline.mine.divisions import candidates, division
from pipeline.mine.places import PlaceSpan, find_places
from pipeline.records import Level

_LEVEL_OF: dict[str, Level] = {"省": "province", "市": "city", "州": "city", "县": "county", "区": "county", "旗": "county"}


def place_level(name: str, day: str | None = None, near: str | None = None) -> Level | None:
    """Level of a place by the table (大冶市 is a county), else by its class word (江州市: a city).

    >>> place_level("大冶市"), place_level("江州市"), place_level("云台镇")
    ('county', 'city', 'town')
    """
    found = division(name, day, near) or next(iter(candidates(name, day)), None) or division(name)
    if found:
        return found.level
    spans = find_places(name)
    if spans and spans[-1].end == len(name):
        return spans[-1].level
    if name.endswith("地区"):
        return "city"
    return _LEVEL_OF.get(name[-1:]) if len(name) > 2 else None  # 塔山区, by itself like a common word


def leading_places(text: str) -> tuple[PlaceSpan, ...]:
    """The places a text begins with, one inside the other: 青林县云台镇党委 → 青林县, 云台镇."""
    chain: list[PlaceSpan] = []
    for span in find_places(text):
        if span.start != (chain[-1].end if chain else 0):
            break
        chain.append(span)
    return tuple(chain)


def short_place(text: str, day: str | None = None, near: str | None = None) -> tuple[str, int] | None:
    """A place without its class word at the head of a text: 定海西园社区 → 定海区, 2. Only where it can be but one."""
    for length in (4, 3, 2):
        found = division(text[:length], day, near) if len(text) >= length else None
        if found is None or found.name == text[:length] or text[length : length + 1] in tuple("省市县区州旗盟镇乡村"):
            continue
        if near is None or found.code[:2] == near[:2]:
            return found.name, length
    return None


_CLASS_WORD = re.compile(r"(?:地区|街道|社区|新村|开发区|度假区|高新区|经开区|新区|新城|自贸区|保税区|园区?|.)$")


def class_word(name: str) -> str:
    """市 of 海棠市, 开发区 of 锦州湾经济开发区."""
    found = _CLASS_WORD.search(name)
    return found[0] if found else ""

"""Named bodies as they stand in a text, 全县 and 县财政 among them, for the roles they play beside a number."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.mine.jurisdiction import Jurisdiction
from pipeline.mine.language import covering
from pipeline.mine.subjects import PLACES, WHOLE
from pipeline.records import Unit

_FUNDS = re.compile(r"(?<![全我本各])(?P<level>[省市州县区镇乡])(?:级|本级)?财政(?![厅局所部])")
_AFTER_NAME = re.compile(r"(?:人民政府|政府|本级)?财政(?![厅局所部])")
_CROWD = re.compile(r"等|及其|[一二两三四五六七八九十\d]+[家个]")
_BESIDE = re.compile(r"[、和与及]")


@dataclass(frozen=True, slots=True)
class Body:
    """``text[start:end]`` names ``name``; ``crowd`` where it is one of many (甲公司等12家企业)."""

    start: int
    end: int
    name: str
    place: bool = False
    whole: bool = False  # 全县, 我市
    crowd: bool = False


def find_bodies(text: str, units: Sequence[Unit], jurisdiction: Jurisdiction) -> list[Body]:
    """The bodies of a text in order, the longest name where two share a place; 县财政 is its county."""
    owners = {(m.start, m.end): u for u in units for m in u.mentions if m.start >= 0}
    places = {
        match.span(): name
        for pattern in (WHOLE, _FUNDS)
        for match in pattern.finditer(text)
        if match.span() not in owners and (name := jurisdiction.place(match["level"])) is not None
    }
    found = [
        _named(text, span, owners[span])
        if span in owners
        else Body(*span, places[span], place=True, whole=WHOLE.fullmatch(text[span[0] : span[1]]) is not None)
        for span in covering([*owners, *places])
    ]
    return _with_lists(text, found)


def _named(text: str, span: tuple[int, int], unit: Unit) -> Body:
    start, end = span
    place = unit.kind in PLACES
    funds = _AFTER_NAME.match(text, end) if place else None
    whole = WHOLE.fullmatch(text[start:end]) is not None
    return Body(start, funds.end() if funds else end, unit.name, place, whole, _CROWD.match(text, end) is not None)


def _with_lists(text: str, found: Sequence[Body]) -> list[Body]:
    """甲镇、乙镇: what is told of both is told of neither alone."""
    listed: set[int] = set()
    for body, following in pairwise(found):
        if _BESIDE.fullmatch(text, body.end, following.start):
            listed |= {body.start, following.start}
    return [replace(b, crowd=b.crowd or b.start in listed) for b in found]


def between(bodies: Sequence[Body], start: int, end: int) -> list[Body]:
    """The bodies that stand in ``text[start:end]``."""
    low = bisect_left(bodies, start, key=lambda b: b.start)
    high = bisect_left(bodies, end, low, key=lambda b: b.start)
    return [b for b in bodies[low:high] if b.end <= end]

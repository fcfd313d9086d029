"""Places that a text only tells of: where something goes, whose honour it is, what was dissolved long ago. They do nothing in it."""

from __future__ import annotations

import re

from pipeline.mine.divisions import candidates, is_place
from pipeline.mine.jurisdiction import Jurisdiction
from pipeline.mine.unit_spans import UnitSpan

_GOING = re.compile(r"(?:开往|前往|飞往|发往|通往|运往|到达|抵达|赴|往|途经)$")
"""开往|昆明: where something goes, not who acts."""
_HONOUR = re.compile(r"(?:评为|授予|荣获|获评|获得|命名为|认定为|列入|入选|评选为)[“\"]?$")


def goes_there(text: str, start: int) -> bool:
    """Does something go to the place that begins here: 开往|昆明?"""
    return _GOING.search(text, max(0, start - 3), start) is not None


def only_told_of(text: str, span: UnitSpan, jurisdiction: Jurisdiction) -> bool:
    """Is a place only where something goes (发往|丽江市), part of an honour (被评为|东江省先进集体) or long dissolved (临汐地区)?"""
    if span.rule != "place" or span.surface == jurisdiction.home:
        return False
    if goes_there(text, span.start):
        return True
    if _HONOUR.search(text, max(0, span.start - 5), span.start) and re.match(r"[一-龥“”]{2,}", text[span.end : span.end + 3]):
        return True
    return span.surface.endswith("地区") and is_place(span.surface) and not candidates(span.surface, jurisdiction.day)

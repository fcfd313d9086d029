"""Short names that a text gives a body in brackets: 市公共就业和人才服务中心（以下简称市就业中心）, 市爱国卫生运动委员会（市爱卫会）."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from pipeline.mine.tagging import cut
from pipeline.mine.unit_forms import in_order
from pipeline.mine.unit_merging import Found
from pipeline.records import Mention

_GIVEN = re.compile(r"[（(](?P<told>(?:以下)?(?:简称|统称|下称|又称)为?[:：]?)?[“\"]?(?P<name>[一-龥A-Za-z]{2,14})[”\"]?[）)]")
_CLASSES = frozenset("中心 公司 学校 集团 支队 大队 协会 医院 学院 银行 单位".split())
"""Names that any other body has as well: only who runs what asks for them."""
_TOLD = ("以下简称", "简称", "以下统称", "统称", "下称")


def _is_short_for(short: str, name: str) -> bool:
    """Are these some of the name's characters in their order, the first two and more than two?"""
    return 2 < len(short) < len(name) and short[0] == name[0] and in_order(short, name)


def with_names_given(text: str, found: list[Found]) -> list[Found]:
    """The same mentions, those of a short name under the name it stands for, and the short name's further mentions."""
    found = [f for f in found if not f.mention.surface.startswith(_TOLD)]
    given = _given(text, {f.mention.end: f for f in found if f.mention.start >= 0})
    if not given:
        return found
    named = [replace(f, named=given[f.mention.surface].named) if f.mention.surface in given else f for f in found]
    taken = [(f.mention.start, f.mention.end) for f in named]
    words = cut(text)
    for short, long in given.items():
        for match in re.finditer(re.escape(short), text) if short not in _CLASSES else ():
            start, end = match.span()
            if words.is_border(start) and (end in words.borders or end == len(text)) and all(end <= a or b <= start for a, b in taken):
                named.append(Found(long.named, Mention(start, end, short), long.source))
    return named


def _given(text: str, by_end: Mapping[int, Found]) -> dict[str, Found]:
    """The short names with the mention each stands for."""
    given: dict[str, Found] = {}
    for match in _GIVEN.finditer(text):
        long, short = by_end.get(match.start()), match["name"]
        if long is not None and short != long.mention.surface and (match["told"] or _is_short_for(short, long.mention.surface)):
            given.setdefault(short, long)
    return given

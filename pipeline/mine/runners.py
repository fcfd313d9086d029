"""Who runs a measure: the unit that is the subject of its sentence, else the article's own unit."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.mine.tagging import cut
from pipeline.mine.unit_patterns import BACK_REFERENCE
from pipeline.records import Unit

_LEAD = 40  # characters before a name that tell whether it opens a clause
_SENTENCE_END = "。！？；\n"
_WITH_GOVERNMENT = re.compile(r"[省市县区州旗镇乡道](?:党?委|党工委)、[省市县区州旗镇乡]?(?:政府|办事处)(?!副)")
_SET_UP_BY = re.compile(
    r"(?:组建|打造|创建|创办|开发|研发|推出|设立|成立|举办|主办|承办|发起|组织|实施|开展|建立|搭建|制定|印发|推行|牵头)的[一-龥]{0,6}[“《\"]?$"
)
_TIME_LEAD = re.compile(r"(?:[年月日来前后]|截至[^，。]{1,8}|近日|目前|日前|同时|此外|另外|其中|期间)$")
_STAFF = re.compile(
    r"的?(?:\d+|[两三四五六七八九十])?余?[多几]?名?[一-龥]{0,4}(?:民警|干警|干部|职工|人员|志愿者|队员|医生|教师|党员|律师)"
)
"""县农业农村局的|28名农技人员: its own people act for it."""
_PERSON = re.compile(
    r"(?:党组|党委)?(?:相关|有关|主要|分管)?(?:副?[一-龥]{0,2}[局部院校所队会厅处科站]长|副?主[任席]|副?书记|负责人|负责同志|领导)(?![制组班小])"
)
"""县委宣传部|副部长: a person speaks."""
_WORKS = re.compile(r"[一二三四]期|项目|工程(?!师)")
"""望江区智能装备产业园|二期项目 is what was built there."""
_MADE_OF = re.compile(r"[^。；]{0,60}(?:组成|构成)")
"""宣讲队由|县委党校教师等组成"""
_AND_OTHERS = re.compile(r"[、及和][^，。；]{1,20}等[一-龥]{0,5}(?:联合|共同|合力|开展|组织)")
"""县供电公司|和电信、移动等企业联合开展"""
_BACK = re.compile(
    r"(?:(?<![一-龥])|(?<=[来后前间中日]，))(?:[该我](?=[局院校厅站所镇乡村委办])|该?)"
    r"(?P<word>公司|集团|学校|医院|中心|管委会|管理局|街道|社区|(?:执法)?[支大中总]队|(?<=[该我])[局院校厅站所镇乡村委办])(?=[一-龥])"
)
"""公司|将安排, 支队|推广, 该局|开展: a body told before."""
_OWNS = re.compile(r"的?[“《\"]?")
"""上湾村|“党支部+合作社+农户”: whose name stands right before it."""
_HEAD_NUMBER = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]|[一二三四五六七八九十]是|第[一二三四五六七八九十]+[，、])+")


@dataclass(frozen=True, slots=True)
class Said:
    """``text[start:end]`` names the unit ``name``."""

    start: int
    end: int
    name: str


def said_units(units: Iterable[Unit]) -> list[Said]:
    """Every mention of these units in the text, in order."""
    return sorted((Said(m.start, m.end, u.name) for u in units for m in u.mentions if m.start >= 0), key=lambda s: s.start)


def speaking_units(units: Iterable[Unit]) -> list[Said]:
    """Every mention of units with a name in the text; a place only referred back to, where it speaks of itself (我市)."""
    mentions = ((m, u.name) for u in units for m in u.mentions if m.start >= 0 and not _is_whole(m.surface))
    return sorted((Said(m.start, m.end, name) for m, name in mentions), key=lambda s: s.start)


def _is_whole(surface: str) -> bool:
    """全县: the place is told of, it does not speak."""
    back = BACK_REFERENCE.fullmatch(surface)
    return back is not None and back["who"] == "全"


def referred_back(text: str, units: Sequence[Unit], bodies: Sequence[str]) -> list[Said]:
    """Bodies told by their class alone (公司, 该局): the one of ``bodies`` (the article's own) that is such, else the one named last."""
    named = said_units(units)
    found = []
    for match in _BACK.finditer(text):
        if not _does(text, match.end()):
            continue
        ends = ("学", "校", "学院") if match["word"] in ("学校", "校") else (match["word"],)
        told = (s.name for s in reversed(named) if s.end <= match.start())
        if name := next((n for n in (*bodies, *told) if n.endswith(ends)), None):
            found.append(Said(*match.span(), name))
    return found


def _does(text: str, offset: int) -> bool:
    """Does a verb, an adverb or a preposition begin here?"""
    words = cut(text)
    index = words.before(offset + 1)
    return words.starts[index] == offset and words.tags[index].startswith(("v", "d", "p", "ad"))


def _within(said: Sequence[Said], start: int, end: int) -> Sequence[Said]:
    return said[bisect_left(said, start, key=lambda s: s.start) : bisect_left(said, end, key=lambda s: s.start)]


def subjects_between(text: str, start: int, end: int, said: Sequence[Said]) -> list[tuple[int, str]]:
    """Units that begin a clause between two offsets, in order: where each stands and its name; of a list the first."""
    found = []
    inside = [m for m in _within(said, start, end) if m.end <= end]
    for index, mention in enumerate(inside):
        before = text[max(start, mention.start - _LEAD) : mention.start].rstrip('“"')
        opens = not before or before[-1] in "，。；：,;:】\n由" or _HEAD_NUMBER.fullmatch(before) or _TIME_LEAD.search(before)
        if not opens:
            continue
        last = _list_end(text, inside, index)
        owned = text.startswith("的", last) and not _STAFF.match(text, last)
        if _PERSON.match(text, last) or _WORKS.match(text, last) or (before.endswith("由") and _MADE_OF.match(text, last)):
            continue
        alone = text[last : last + 1] not in ("、", "及", "和") or _AND_OTHERS.match(text, last)
        if (not owned and alone) or _WITH_GOVERNMENT.match(text, mention.start):
            found.append((mention.start, mention.name))
    return found


def _list_end(text: str, said: Sequence[Said], index: int) -> int:
    """Where the list ends that begins with this mention: 县医院、县中医院|牵头组建."""
    end = said[index].end
    for following in said[index + 1 :]:
        if following.start == end + 1 and text[end] in "、和与及":
            end = following.end
        elif following.start > end:
            break
    return end


def subject_at(text: str, offset: int, said: Sequence[Said]) -> str | None:
    """The unit that is subject in the sentence around ``offset``, the nearest before it, else the one that opens its line.

    What sets the measure up in its own attribute comes first: 县商务局、县工会组建的|“竹芽”小分队. ``said``: the units with a name there.
    """
    start = max(text.rfind(mark, 0, offset) for mark in _SENTENCE_END) + 1
    owner = next((s.name for s in _within(said, start, offset) if _OWNS.fullmatch(text, s.end, offset)), None)
    if owner is not None:
        return owner
    clause = max(start, *(text.rfind(mark, start, offset) + 1 for mark in "，；：,;:"))
    if set_up := _SET_UP_BY.search(text[clause:offset]):
        if set_up[0].startswith(("承办", "协办")) and "主办" in text[start:clause]:
            clause = start  # 由县总工会主办，县委党校承办的|“…”
        makers = [s.name for s in _within(said, clause, offset) if s.end < offset]
        if makers:
            return makers[0]
    found = subjects_between(text, start, offset, said)
    if found:
        return found[-1][1]
    line = text.rfind("\n", 0, offset) + 1
    opening = _within(said, line, line + 1) if line else ()
    rules = opening and opening[0].end < start and text[opening[0].end] not in "的、和及对党"
    return opening[0].name if rules and not opening[0].name.endswith(("党委", "党组")) else None

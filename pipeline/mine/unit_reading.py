"""The names of units in a text as rules and the trained component read them together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.mine.jurisdiction import Jurisdiction
from pipeline.mine.lexicons import verbs_before_names
from pipeline.mine.measure_patterns import is_governing
from pipeline.mine.place_names import short_place
from pipeline.mine.places import find_places
from pipeline.mine.special_names import Named
from pipeline.mine.tagging import cut, is_word
from pipeline.mine.unit_model import JudgedName, judged_names
from pipeline.mine.unit_places import stem
from pipeline.mine.unit_spans import UnitSpan, find_spans
from pipeline.records import Level, UnitKind

JUDGED_RULE = "trained component"
LEAST_SURE = 0.8
"""How sure (0 to 1) the trained component must be of a name for it to count."""
_PLACE_WORDS = "省市县区州旗镇乡"
_CLASS = re.compile(r"(?:各|省市|市县|市区|县区|区县|县乡|县镇|乡镇|镇村|乡村|区街|街社)(?![居场])")
"""县乡|抢险队: whatever county and town have."""
_CLAUSE = re.compile(
    r"大力|积极|加快|深入|全力|着力|扎实|不断|认真|有效|持续|努力|全面|凡|[一-龥]{2,}与[一-龥]{2}|[一-龥]+(?:告捷|建设|发展)$"
)
"""大力发展文化旅游业, 竹产业链招商首战告捷: clauses that look like a company."""
_PHASE = re.compile(r"[一二三四]期")
"""海棠核电|一期: what is built."""
_WHOLE_COUNTRY = re.compile(r"(?<=[一-龥])中国(?=[一-龥]{2})|国家(?!级|税务)")
_ITSELF: tuple[UnitKind, ...] = ("enterprise", "team", "other", "government")
"""Kinds whose names stand without a place in front."""
_LEVELS: dict[UnitKind, Level] = {"community_village": "village", "street_town": "town"}


@lru_cache(maxsize=256)
def named_spans(text: str) -> tuple[UnitSpan, ...]:
    """Every name of a unit in the text, in order; where a judged name contains one of the rules', the judged one counts."""
    read = find_spans(text)
    judged = judged_names(text, {(s.start, s.end): s.rule for s in read}, LEAST_SURE)
    judged = [j for j in judged if not _does_something(text, j, read)]
    judged = [t for j in judged if (t := _without_lead(text, j)) is not None and not _is_clause(text, t, read)]
    kept = (s for s in read if not any(j.start <= s.start and s.end <= j.end for j in judged))
    return tuple(sorted([*kept, *(_as_span(text, j) for j in judged)], key=lambda s: s.start))


def _does_something(text: str, judged: JudgedName, read: Sequence[UnitSpan]) -> bool:
    """Does the run end in what its body does (县三小|开学), or is a company's name a clause (竹产业链招商首战告捷)?"""
    words = cut(text)
    last = words.before(judged.end)
    if words.tags[last] == "v" and any(judged.start <= s.start and s.end == words.starts[last] for s in read):
        return True
    if judged.kind == "department" and words.tags[last] == "v" and len(words.words[last]) == 2:
        return True  # 区财政|列支
    if judged.kind != "enterprise":
        return False
    acts = words.tags[last].startswith("v") and judged.end - judged.start > 4
    return acts or _CLAUSE.match(text, judged.start, judged.end) is not None or _PHASE.match(text, judged.end) is not None


def _without_lead(text: str, judged: JudgedName) -> JudgedName | None:
    """The name from its place word on where it was taken with an adverb: 认真落实|市防汛抗旱指挥部; None for a class (县乡抢险队)."""
    if _CLASS.match(text, judged.start) or (text[judged.start] in "支个名家所" and text[judged.start - 1 : judged.start].isdigit()):
        return None  # 12|支宣讲队
    words = cut(text)
    first = words.before(judged.start) + 1
    if words.starts[first : first + 1] != (judged.start,):
        return judged
    inside = range(first, words.before(judged.end) + 1)
    if text[judged.start] in "和与及的" and not (len(words.words[first]) > 1 and is_word(words.words[first])):
        return replace(judged, start=judged.start + 1)
    adverb = words.tags[first].startswith(("z", "d", "ad", "p", "c"))
    for i in inside[1:]:
        begin, verb = words.starts[i], words.tags[i - 1] == "v" or words.words[i - 1] in verbs_before_names()
        placed = words.words[i][0] in _PLACE_WORDS if adverb else verb and any(p.start == begin for p in find_places(text))
        if placed and begin < judged.end - 3:
            return replace(judged, start=begin)
    return None if judged.kind == "enterprise" and adverb else judged  # 大力|发展文化旅游业


def _is_clause(text: str, judged: JudgedName, read: Sequence[UnitSpan]) -> bool:
    """Does the run name a body only behind a verb: 认真落实|市防汛抗旱指挥部?"""
    inner = next((s for s in read if judged.start < s.start < judged.end == s.end), None)
    words = cut(text)
    behind = words.before(inner.start) if inner else -1
    word = words.words[behind]
    if inner is None or words.starts[behind] < judged.start:
        return False
    if judged.kind in ("enterprise", "school", "hospital"):
        return any(words.tags[i] == "v" for i in range(words.before(judged.start) + 1, behind + 1))  # 镇长召集施工方|恒垣建设公司
    return is_governing(word) or word in verbs_before_names()


def _as_span(text: str, judged: JudgedName) -> UnitSpan:
    surface = text[judged.start : judged.end]
    placed = any(p.start == 0 for p in find_places(surface))
    how = "name" if placed else "word" if surface[0] in _PLACE_WORDS else "bare"
    return UnitSpan(judged.start, judged.end, surface, JUDGED_RULE, how, "", judged.kind)


def as_judged(named: Named, span: UnitSpan, jurisdiction: Jurisdiction, under: str | None) -> Named:
    """What the lists say of a judged name, with the judged kind and the home's place in front where they say nothing."""
    if span.kind is None or (named.kind != "other" and named.place):
        return named
    kind = span.kind if named.kind == "other" else named.kind
    if _WHOLE_COUNTRY.search(named.name):
        return replace(named, kind=kind, level="national")
    level = _LEVELS.get(kind, named.level)
    home = under or jurisdiction.home
    told = home and (stem(home) in named.name or short_place(named.name, jurisdiction.day, jurisdiction.code or "x") is not None)
    if named.place or not home or kind in _ITSELF or told:
        return replace(named, kind=kind, level=level)
    return Named(home + named.name, kind, level or jurisdiction.level_of(home), home, home)

"""The names of units in a text as rules and the trained component read them together."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from pipeline.mine.jurisdiction import Jurisdiction
from pipeline.mine.places import find_places
from pipeline.mine.special_names import Named
from pipeline.mine.unit_model import JudgedName, judged_names
from pipeline.mine.unit_spans import UnitSpan, find_spans
from pipeline.records import Level, UnitKind

JUDGED_RULE = "trained component"
LEAST_SURE = 0.8
"""How sure (0 to 1) the trained component must be of a name for it to count."""
LEAST_SURE_OVER = 0.75
"""How sure it must be of a name that contains what the rules have read: 横山中学|团委."""
_PLACE_WORDS = "省市县区州旗镇乡"
_ITSELF: tuple[UnitKind, ...] = ("enterprise", "team", "other", "government")
"""Kinds whose names stand without a place in front."""
_LEVELS: dict[UnitKind, Level] = {"community_village": "village", "street_town": "town"}


@lru_cache(maxsize=256)
def named_spans(text: str) -> tuple[UnitSpan, ...]:
    """Every name of a unit in the text, in order; where a judged name contains one of the rules', the judged one counts."""
    read = find_spans(text)
    judged = judged_names(text, {(s.start, s.end): s.rule for s in read}, LEAST_SURE, LEAST_SURE_OVER)
    kept = (s for s in read if not any(j.start <= s.start and s.end <= j.end for j in judged))
    return tuple(sorted([*kept, *(_as_span(text, j) for j in judged)], key=lambda s: s.start))


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
    level = _LEVELS.get(kind, named.level)
    home = under or jurisdiction.home
    if named.place or not home or kind in _ITSELF or home[:-1] in named.name:
        return replace(named, kind=kind, level=level)
    return Named(home + named.name, kind, level or jurisdiction.level_of(home), home, home)

"""What indicators of any unit measure: a concept, with the wordings it is told in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.link.points import Point
from pipeline.link.wordings import Wording, likeness, lists, wording
from pipeline.records import stable_id

Judgements = Mapping[tuple[str, str], bool]
"""A researcher's word on a pair of wording keys (in sorted order): the same, or different."""
WITHOUT_VERB = 0.97
"""What a likeness counts that rests on the metrics alone, their verbs left aside."""


@dataclass(slots=True)
class Concept:
    """What indicators of any unit measure; its id is a hash of its founding words."""

    id: int
    label: str
    uom: str
    wordings: dict[str, int] = field(default_factory=dict)


def found_concept(point: Point) -> Concept:
    """A concept named by ``point``'s own words."""
    return Concept(stable_id("concept", point.measured, point.words.key), point.metric, point.uom)


def told_alike(a: Point, b: Point, judgements: Judgements) -> float:
    """How alike the words of two points are, 0 to 1; a researcher's judgement settles it."""
    if judgements:
        pairs = ((one, two) if one <= two else (two, one) for one in keys_of(a) for two in keys_of(b))
        said = next((judgements[pair] for pair in pairs if pair in judgements), None)
        if said is not None:
            return float(said)
    return alike(a.metric, a.action, b.metric, b.action)


@lru_cache(maxsize=1_000_000)
def alike(metric: str, action: str | None, other: str, other_action: str | None) -> float:
    """Likeness with the verbs, or without them where not both are known: 小广告 of 清理 and of 张贴 may be one, of 受理 and 办结 not.

    >>> alike("小广告", "清理", "小广告", "张贴"), alike("问题", "受理", "问题", "办结") < 0.6
    (0.97, True)
    """
    full = likeness(wording(metric, action), wording(other, other_action))
    if action and other_action and listed(action) and listed(other_action):
        return full
    return max(full, WITHOUT_VERB * likeness(wording(metric), wording(other)))


def listed(action: str) -> bool:
    """Is it a verb whose sense the lists know?"""
    return action in lists().groups


def keys_of(point: Point) -> tuple[str, str]:
    """What a judgement may call a point: its words with the verb, and without."""
    return point.words.key, wording(point.metric).key


def words_of(point: Point, judgements: Judgements | None = None) -> frozenset[str]:
    """Every sense a point's words may have: what it can be found by, also under wordings judged to be the same."""
    found = {
        word
        for pair, same in (judgements or {}).items()
        if same and not set(pair).isdisjoint(keys_of(point))
        for key in pair
        for word in key.split(" ")
    }
    for words in (point.words, wording(point.metric)):
        found |= senses_of(words)
    return frozenset(found)


def senses_of(words: Wording) -> set[str]:
    """All senses of a wording's words."""
    return {sense for senses in words.senses for sense in senses}

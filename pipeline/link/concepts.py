"""Which wordings tell one concept.

Wordings are met in the order of the issues. One whose content words were met before goes where they went; a new one joins the most
likely concept of the same bulletin and unit, unless that concept was told under its own words in the same issue, or founds a concept
of its own. So a later issue never moves an earlier point, and the ids are hashes of the founding words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.link.points import Point
from pipeline.link.wordings import Wording, likeness
from pipeline.records import stable_id

JOINS = 0.66
"""Likeness from which a new wording joins a concept (chosen on the sample corpus; tests/link shows pairs on both sides)."""
ASKS = 0.55
"""Likeness from which the pair is put before the researcher as a candidate."""

Judgements = Mapping[tuple[str, str], bool]
"""A researcher's word on a pair of wording keys (in sorted order): the same, or different."""


@dataclass(slots=True)
class Concept:
    """What indicators of any unit measure."""

    id: int
    measured: str
    founding: Wording
    label: str
    uom: str
    wordings: dict[str, int] = field(default_factory=dict)
    keys: list[Wording] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two wordings the program is unsure of."""

    left: int
    right: int
    score: float
    reason: str


@dataclass(slots=True)
class Concepts:
    """All concepts, each point's home, and the pairs left open."""

    all: dict[int, Concept] = field(default_factory=dict)
    home: dict[int, int] = field(default_factory=dict)  # point id → concept id
    joined: dict[int, float] = field(default_factory=dict)  # point id → likeness of its wording
    candidates: list[Candidate] = field(default_factory=list)


def group_points(points: Iterable[Point], judgements: Judgements | None = None, kin: Mapping[int, int] | None = None) -> Concepts:
    """Concepts of ``points``, which come in the order of their issues. ``kin``: unit → its jurisdiction (see ``series``)."""
    found = Concepts()
    root = kin or {}
    known: dict[tuple[str, str], int] = {}  # (measured, wording key) → concept
    score_of: dict[tuple[str, str], float] = {}
    told: dict[tuple[str, int | None, str], dict[int, None]] = defaultdict(dict)  # (bulletin, unit, measured) → its concepts
    for _issue, group in groupby(points, key=lambda p: p.issue_id):
        issue = list(group)
        taken: dict[tuple[int | None, str], set[int]] = defaultdict(set)
        new: list[Point] = []
        for point in issue:
            concept = known.get((point.measured, point.words.key))
            if concept is None:
                new.append(point)
            else:
                taken[point.unit_id, point.measured].add(concept)
        for point, concept in best_pairs(new, told, taken, found, judgements or {}, root):
            key = (point.measured, point.words.key)
            if concept is None:
                concept = known.get(key) or found_concept(point, found)
            elif key not in known:
                score_of[key] = max((likeness(point.words, w) for w in found.all[concept].keys), default=1.0)
            if key not in known:
                known[key] = concept
                found.all[concept].keys.append(point.words)
        for point in issue:
            key = (point.measured, point.words.key)
            concept = known[key]
            found.home[point.id] = concept
            found.joined[point.id] = round(score_of.get(key, 1.0), 3)
            wordings = found.all[concept].wordings
            wordings[point.metric] = wordings.get(point.metric, 0) + 1
            told[point.bulletin, head_of(point.unit_id, root), point.measured][concept] = None
    return found


def head_of(unit: int | None, kin: Mapping[int, int]) -> int | None:
    """The jurisdiction a unit acts for, else the unit."""
    return kin.get(unit, unit) if unit is not None else None


def found_concept(point: Point, found: Concepts) -> int:
    """A new concept named by ``point``'s own words."""
    key = stable_id("concept", point.measured, point.words.key)
    found.all.setdefault(key, Concept(key, point.measured, point.words, point.metric, point.uom))
    return key


def best_pairs(
    new: list[Point],
    told: Mapping[tuple[str, int | None, str], dict[int, None]],
    taken: Mapping[tuple[int | None, str], set[int]],
    found: Concepts,
    judgements: Judgements,
    kin: Mapping[int, int],
) -> list[tuple[Point, int | None]]:
    """Each new wording of an issue with the concept it joins, best pairs first, a concept once an issue; None where it founds one."""
    options: list[tuple[float, int, int]] = []
    for index, point in enumerate(new):
        for concept in told.get((point.bulletin, head_of(point.unit_id, kin), point.measured), ()):
            if concept in taken.get((point.unit_id, point.measured), ()):
                continue
            score = max(judged(point.words, other, judgements) for other in found.all[concept].keys)
            if score >= ASKS:
                options.append((score, index, concept))
    chosen: dict[int, int] = {}
    used: dict[tuple[int, int | None], str] = {}
    for score, index, concept in sorted(options, key=lambda o: (-o[0], new[o[1]].order, o[2])):
        point = new[index]
        spoken = used.get((concept, point.unit_id))
        if score >= JOINS and index not in chosen and spoken in (None, point.words.key):
            chosen[index] = concept
            used[concept, point.unit_id] = point.words.key
        elif index not in chosen:
            right = stable_id("concept", point.measured, point.words.key)
            if right != concept:
                found.candidates.append(Candidate(concept, right, round(score, 3), f"{found.all[concept].label} / {point.metric}"))
    joined = {new[i].words.key: c for i, c in chosen.items()}
    return [(point, chosen.get(i, joined.get(point.words.key))) for i, point in enumerate(new)]


def judged(a: Wording, b: Wording, judgements: Judgements) -> float:
    """Likeness, or the researcher's word where there is one."""
    pair = (a.key, b.key) if a.key <= b.key else (b.key, a.key)
    said = judgements.get(pair)
    return likeness(a, b) if said is None else float(said)

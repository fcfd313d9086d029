"""Indicators laid into series, issue after issue.

Each issue's points go to the series they most likely continue — by wording, unit, basis and the run of values — best pairs first; what is
left founds series of its own. So a later issue never moves an earlier point, and ids are hashes of founding words.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.link.concepts import Concept, Judgements, found_concept, told_alike, words_of
from pipeline.link.points import TOTALS, Point, near, span_of
from pipeline.link.series import Series, fits, grows
from pipeline.link.wordings import uom_key
from pipeline.records import stable_id

Kin = Mapping[int, int]
"""Unit id → id of the jurisdiction it acts for: 望澜市 and 望澜市文明办 → 望澜市."""
JOINS = 0.66
"""Likeness from which a wording may go on with a series (tests/link shows pairs on both sides)."""
ASKS = 0.55
"""Likeness from which a pair is put before the researcher as a candidate."""
OTHER_UNIT = 0.08
"""What it costs that the series was told of another body of the same place."""
RUN = 0.05
"""What it counts for or against that the value goes on where the series stood."""
ONE_FACT = 0.1
"""How far apart, as a share, a place's figure and its own department's may be to be one fact told twice."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two concepts that may be one; the program is unsure."""

    left: int
    right: int
    score: float
    reason: str


@dataclass(slots=True)
class Followed:
    """All series and concepts, and the pairs left open."""

    series: list[Series] = field(default_factory=list)
    concepts: dict[int, Concept] = field(default_factory=dict)
    candidates: list[Candidate] = field(default_factory=list)


@dataclass(slots=True)
class _Index:
    """Series by jurisdiction, what is measured, and each sense of their words."""

    by_word: dict[tuple[int | str, str, str], dict[int, Series]] = field(default_factory=lambda: defaultdict(dict))
    known: dict[tuple[str, str], int] = field(default_factory=dict)  # (measured, wording key) → concept
    again: Counter[tuple[object, ...]] = field(default_factory=Counter)

    def add(self, root: int | str, series: Series, point: Point) -> None:
        for word in words_of(point):
            self.by_word[root, point.measured, word][series.id] = series

    def near(self, root: int | str, point: Point, said: Judgements) -> dict[int, Series]:
        found: dict[int, Series] = {}
        for word in sorted(words_of(point, said)):
            found |= self.by_word.get((root, point.measured, word), {})
        return found


def follow(points: Iterable[Point], judgements: Judgements | None = None, kin: Kin | None = None) -> Followed:
    """Series and concepts of ``points``, which come in the order of their issues.

    ``kin``: a bulletin that gives 全市 one month and 市文明办 the next for the same thing means the same series.
    """
    said, roots = judgements or {}, kin or {}
    found, index = Followed(), _Index()
    for _issue, group in groupby(points, key=lambda p: p.issue_id):
        issue = list(group)
        homes = _homes(issue, index, said, roots)
        laid: dict[int, Series] = {}
        for place, point in enumerate(issue):
            root = _root(point, roots)
            twin = _twin(point, issue[:place], roots)
            if place in homes:
                series, likeness = homes[place]
            elif twin is not None:
                series, likeness = laid[twin.id], 1.0
            else:
                series, likeness = _founded(point, root, index, found, said), 1.0
                found.series.append(series)
            laid[point.id] = series
            series.lay(point, likeness)
            index.add(root, series, point)
            index.known.setdefault((point.measured, point.words.key), series.concept_id)
            wordings = found.concepts[series.concept_id].wordings
            wordings[point.metric] = wordings.get(point.metric, 0) + 1
    for series in found.series:
        series.points.sort(key=lambda p: (p.day, p.order, p.id))
    return found


def _root(point: Point, kin: Kin) -> int | str:
    """The jurisdiction a point's unit acts for; the bulletin where no unit is told."""
    return point.bulletin if point.unit_id is None else kin.get(point.unit_id, point.unit_id)


def _homes(issue: list[Point], index: _Index, said: Judgements, kin: Kin) -> dict[int, tuple[Series, float]]:
    """Place in the issue → the series the point goes on with, and their likeness; best pairs first."""
    options: list[tuple[float, float, tuple[int, int], int, Series]] = []
    for place, point in enumerate(issue):
        for series in index.near(_root(point, kin), point, said).values():
            if fits(series, point):
                likeness = _likeness(series, point, said)
                score = likeness + _going_on(series, point) - (OTHER_UNIT if series.unit_id != point.unit_id else 0)
                at_home = series.bulletin == point.bulletin or (likeness == 1.0 and series.unit_id == point.unit_id)
                if likeness >= JOINS and score >= JOINS and at_home:
                    options.append((score, likeness, _same_telling(series, point), place, series))
    chosen: dict[int, tuple[Series, float]] = {}
    guests: dict[int, list[Point]] = defaultdict(list)
    for _score, likeness, _same, place, series in sorted(options, key=lambda o: (-o[0], -o[2][0], -o[2][1], o[3], o[4].id)):
        point = issue[place]
        if place not in chosen and all(_beside(point, other, kin) for other in guests[series.id]):
            chosen[place] = series, likeness
            guests[series.id].append(point)
    return chosen


def _same_telling(series: Series, point: Point) -> tuple[int, int]:
    """How much of how it was last told the point repeats to the letter, then its length: what decides between series equally like it."""
    last = series.points[-1]
    return (last.metric == point.metric) + (span_of(last.period) == span_of(point.period)), len(series.points)


def _beside(point: Point, other: Point, kin: Kin) -> bool:
    """May two points of one issue stand in one series: the same words and basis, for two spans or, much the same, in two articles?"""
    two_spans = point.period != other.period or point.stage != other.stage
    apart = two_spans or (point.article_id != other.article_id and near(point, other))
    one_line = point.line == other.line or not point.line or not other.line
    if point.line == "level" and span_of(point.period) != span_of(other.period) and point.stage == other.stage:
        return False
    return apart and one_line and point.words.key == other.words.key and _one_holder(point, other, kin)


def _one_holder(point: Point, other: Point, kin: Kin) -> bool:
    """Is it the same unit, or a place and its own department with figures so near that they are one fact told twice?"""
    if point.unit_id == other.unit_id:
        return True
    root = _root(point, kin)
    close = abs(point.value - other.value) <= ONE_FACT * max(abs(point.value), abs(other.value))
    return root == _root(other, kin) and root in (point.unit_id, other.unit_id) and point.period == other.period and close


def _twin(point: Point, before: list[Point], kin: Kin) -> Point | None:
    """The point of another article of the same issue that tells the same thing for the same stated span."""

    def what(one: Point) -> tuple[object, ...]:
        return one.words.key, one.measured, one.line, one.stage, one.period

    def same(other: Point) -> bool:
        return point.article_id != other.article_id and what(point) == what(other) and near(point, other) and _one_holder(point, other, kin)

    return next(filter(same, before), None) if point.period else None


def _likeness(series: Series, point: Point, said: Judgements) -> float:
    """The best likeness to a way the series was told; of many ways the last ones."""
    return max(told_alike(point, other, said) for other in {p.words.key: p for p in series.points[-12:]}.values())


def _going_on(series: Series, point: Point) -> float:
    """A little for a value that goes on where the series stood, a little against one that does not."""
    last = series.points[-1]
    if grows(series, point):
        return 2 * RUN
    if point.kind == "percentage":
        spans = {span_of(last.period), span_of(point.period)} - {""}
        if len(spans) == 2:  # a rate as of a day beside one of the year so far
            return -2 * RUN
        return RUN if abs(point.value - last.value) <= 10 else -RUN
    if last.value <= 0 or point.value <= 0:
        return 0.0
    times = math.log(point.value / last.value)
    if series.basis in TOTALS:
        return RUN if 0 <= times <= math.log(4) else -RUN
    return RUN if abs(times) <= math.log(2) else -RUN if abs(times) > math.log(8) else 0.0


def _founded(point: Point, root: int | str, index: _Index, found: Followed, said: Judgements) -> Series:
    """A series of its own, under the concept known by these words, the likest of the same bulletin (on another basis), or a new one."""
    concept = index.known.get((point.measured, point.words.key))
    if concept is None:
        rivals = [
            (told_alike(point, s.points[-1], said), s) for s in index.near(root, point, said).values() if s.bulletin == point.bulletin
        ]
        score, nearest = max(rivals, key=lambda r: (r[0], -r[1].id), default=(0.0, None))
        other_line = nearest is not None and nearest.basis != point.line and nearest.points[-1].issue_id != point.issue_id
        own = found_concept(point)
        if nearest is not None and score >= JOINS and other_line:
            concept = nearest.concept_id
        else:
            concept = own.id
            found.concepts.setdefault(own.id, own)
            if nearest is not None and ASKS <= score < 1.0 and nearest.concept_id != own.id:
                reason = f"{found.concepts[nearest.concept_id].label} / {point.metric}"
                found.candidates.append(Candidate(nearest.concept_id, own.id, round(score, 3), reason))
    key: tuple[object, ...] = (concept, point.unit_id, uom_key(point.uom), point.line)
    index.again[key] += 1
    more = index.again[key] - 1
    return Series(stable_id("series", *key, more or None), concept, point.unit_id, point.uom, point.line, point.bulletin)

"""What a reader of all issues would stumble over: falling totals, two values of one fact, jumps, claims and targets that fail."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from pipeline.link.concepts import alike
from pipeline.link.points import TOTALS, Point, near
from pipeline.link.series import Series

LOOSE = ("about", "more_than", "less_than", "at_least", "at_most")
LOOSE_BY = 0.1
"""A figure told as 近/余/超 may differ from the exact one by this share before two values contradict."""
AFTER_DUE = 45
"""Days after a goal falls due up to which an outcome still tells whether it was reached."""
SAME_AIM = 0.8
"""Likeness from which an outcome is held against a goal."""
JUMP = 4.0
"""A point this many times (or this fraction of) the middle of the other points is a jump, where these differ far less."""
CALM = 2.0
POINTS_JUMP = 25.0
"""The same for shares, in percentage points."""
STATE = re.compile("在册|在岗|在建|在校|在园|现有|存栏|存款|余额|库存|纳入|注册|登记在|参保|对象|人口|成员|总数|存量")
"""What is counted as it stands on a day, though told with 截至: it may go down."""
AVERAGE = re.compile("[均单]价|平均|人均|户均|亩均|日均|浓度|指数|价格|密度")
"""What may fall though it is told for the year so far."""
Kind = str
Kin = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Flag:
    """Something to look at, with the points on both sides."""

    kind: Kind
    series_id: int | None
    points: tuple[int, ...]
    note: str


def find_flags(series: Sequence[Series], polarity: Mapping[int, str], kin: Kin | None = None) -> list[Flag]:
    """All flags of all series. ``polarity``: concept id → better, worse; ``kin``: unit id → the jurisdiction it acts for."""
    found: list[Flag] = []
    for one in series:
        found += falling_totals(one)
        found += two_values(one)
        found += outliers(one)
    return found + targets(series, polarity, kin or {}) + failed_changes(series)


def number(value: float) -> str:
    """A value as a reader writes it.

    >>> number(1200.0), number(12.5)
    ('1200', '12.5')
    """
    return f"{value:.4f}".rstrip("0").rstrip(".")


def outcomes(series: Series) -> list[Point]:
    """The points that tell what was, not what is to be, nor what had been before a change."""
    return [p for p in series.points if not p.target and p.stage != "before"]


def agree(a: Point, b: Point) -> bool:
    """Can both be true of one fact, given how loosely they are told?"""
    if a.value == b.value and a.value_max == b.value_max:
        return True
    if a.bound in LOOSE or b.bound in LOOSE or a.bound == "range" or b.bound == "range":
        return abs(a.value - b.value) <= LOOSE_BY * max(abs(a.value), abs(b.value))
    coarse = max(grain(a.value), grain(b.value))  # 1.2万 and 11980 are one figure
    return abs(a.value - b.value) < coarse / 2 if coarse >= 1000 else False


def grain(value: float) -> float:
    """The weight of the last digit that is not 0: how coarsely a figure was rounded.

    >>> grain(12000.0), grain(11980.0)
    (1000.0, 10.0)
    """
    size = 1.0
    while value and size < 1e9 and value % (size * 10) == 0:
        size *= 10
    return size


def falling_totals(series: Series) -> Iterator[Flag]:
    """A running total lower than the one told before it."""
    first = series.points[0]
    adds_up = first.kind in ("count", "amount", "measurement") and "/" not in first.uom and not AVERAGE.search(first.metric)
    state = any(STATE.search(p.metric) or STATE.search(p.action or "") for p in series.points)
    if series.basis not in TOTALS or not adds_up or state:
        return
    for before, after in pairwise(outcomes(series)):
        same_run = series.basis == "cumulative" or before.day[:4] == after.day[:4]
        if same_run and same_start(before, after) and after.day > before.day and after.value < before.value and not agree(before, after):
            yield Flag("falling_total", series.id, (before.id, after.id),
                       f"累计数由{number(before.value)}（{before.day}）降为{number(after.value)}（{after.day}）")  # fmt: skip


def same_start(a: Point, b: Point) -> bool:
    """Do two totals count from the same day, as far as they say?"""
    first, second = (p.period[0] if p.period else None for p in (a, b))
    return first is None or second is None or first == second


def two_values(series: Series) -> Iterator[Flag]:
    """One fact — the same series and the same stated period — told with two values."""
    by_period: dict[tuple[str | None, str | None], list[Point]] = defaultdict(list)
    for point in outcomes(series):
        if point.period and point.period[1]:
            by_period[point.period].append(point)
    for period, points in by_period.items():
        first = points[0]
        for other in points[1:]:
            if other.article_id != first.article_id and near(first, other) and not agree(first, other):
                note = f"同一时段（{period[0] or ''}至{period[1]}）两个数：{number(first.value)}与{number(other.value)}"
                yield Flag("two_values", series.id, (first.id, other.id), note)


def outliers(series: Series) -> Iterator[Flag]:
    """A point far out of the pattern of its own series."""
    points = outcomes(series)
    if series.basis in TOTALS or len(points) < 4 or points[0].kind in ("rank", "change"):
        return
    ranked = sorted(p.value for p in points)
    for point in points:
        low, middle, high = without(ranked, point.value)
        if point.kind == "percentage":
            apart = abs(point.value - middle)
            if apart > max(POINTS_JUMP, 3 * max(high - middle, middle - low)):
                note = f"{number(point.value)}与其余各期中位数{number(middle)}相差{number(apart)}个百分点"
                yield Flag("outlier", series.id, (point.id,), note)
        elif low > 0 and point.value > 0:
            calm = max(high / middle, middle / low)
            times = math.exp(abs(math.log(point.value / middle)))
            if times >= JUMP and calm <= CALM:
                ratio = number(round(point.value / middle, 2))
                yield Flag("outlier", series.id, (point.id,), f"{number(point.value)}为其余各期中位数{number(middle)}的{ratio}倍")


def without(ranked: Sequence[float], value: float) -> tuple[float, float, float]:
    """Least, middle and greatest of the ranked values when one of ``value`` is left out.

    >>> without([1.0, 2.0, 3.0, 90.0], 90.0)
    (1.0, 2.0, 3.0)
    """
    gone = bisect_left(ranked, value)
    count = len(ranked) - 1

    def at(place: int) -> float:
        return ranked[place if place < gone else place + 1]

    return at(0), (at((count - 1) // 2) + at(count // 2)) / 2, at(count - 1)


def targets(series: Sequence[Series], polarity: Mapping[int, str], kin: Kin) -> list[Flag]:
    """Goals held against the outcome of the same thing told for the day they fall due, or soon after it."""
    results: dict[tuple[object, str], list[Point]] = defaultdict(list)
    for one in series:
        for point in outcomes(one):
            if point.kind != "change":
                results[holder(point, kin), point.measured].append(point)
    found: list[Flag] = []
    for home in series:
        for goal in home.points if home.basis == "target" else ():
            due = goal.period[1] if goal.period else None
            told = [p for p in results.get((holder(goal, kin), goal.measured), ()) if due and answers(p, goal, due)]
            if not told:
                continue
            point = min(told, key=lambda p: (-likeness(p, goal), p.unit_id != goal.unit_id, p.day, p.order, p.id))
            less = goal.bound in ("at_most", "less_than") or (goal.bound != "at_least" and polarity.get(home.concept_id) == "worse")
            reached = point.value <= goal.value if less else point.value >= goal.value
            kind, word = ("target_reached", "达到") if reached else ("target_missed", "未达到")
            note = f"目标{number(goal.value)}（{due}前），{point.day}为{number(point.value)}，{word}"
            found.append(Flag(kind, home.id, (goal.id, point.id), note))
    return found


def holder(point: Point, kin: Kin) -> object:
    """The jurisdiction a point's unit acts for; the bulletin where no unit is told."""
    return point.bulletin if point.unit_id is None else kin.get(point.unit_id, point.unit_id)


def answers(outcome: Point, goal: Point, due: str) -> bool:
    """Does the outcome tell, in words alike and no earlier than the goal was set, what had been reached when the goal fell due?"""
    last = (date.fromisoformat(due) + timedelta(days=AFTER_DUE)).isoformat()
    return due <= outcome.day <= last and outcome.order >= goal.order and likeness(outcome, goal) >= SAME_AIM


def likeness(a: Point, b: Point) -> float:
    """How alike the words of two points are, 0 to 1."""
    return alike(a.metric, a.action, b.metric, b.action)


def failed_changes(series: Sequence[Series]) -> list[Flag]:
    """A change told against the month before (环比) or the year before (同比) that the earlier issue's own figure does not bear out."""
    levels: dict[tuple[int | None, str], list[tuple[Series, Point]]] = defaultdict(list)
    for one in series:
        for point in outcomes(one):
            if point.kind != "change":
                levels[one.unit_id, point.words.key].append((one, point))
    found: list[Flag] = []
    for one in series:
        for claim in one.points:
            if claim.kind != "change" or claim.uom not in ("%", "％") or not claim.direction or not claim.base:
                continue
            told = levels.get((one.unit_id, claim.words.key), [])
            now = [(s, p) for s, p in told if p.article_id == claim.article_id and p.period and p.period == claim.period]
            for home, level in now:
                earlier = [p for s, p in told if s.id == home.id and p.period == shifted(level.period, claim.base)]
                if len(earlier) == 1 and earlier[0].value > 0:
                    change = (level.value - earlier[0].value) / earlier[0].value * 100
                    stated = claim.value if claim.direction == "up" else -claim.value
                    if abs(change - stated) > 0.1 + abs(stated) * 0.02:
                        note = f"称{claim.base}{number(stated)}%，按前期{number(earlier[0].value)}应为{number(round(change, 2))}%"
                        found.append(Flag("claim_fails", home.id, (claim.id, level.id, earlier[0].id), note))
    return found


def shifted(period: tuple[str | None, str | None] | None, base: str) -> tuple[str, str] | None:
    """The period that a change is told against: the month before for 环比 of a month, the year before for 同比.

    >>> shifted(("2022-03-01", "2022-03-31"), "环比"), shifted(("2022-01-01", "2022-06-30"), "同比")
    (('2022-02-01', '2022-02-28'), ('2021-01-01', '2021-06-30'))
    """
    start, end = period or (None, None)
    if not start or not end:
        return None
    year, month = int(start[:4]), int(start[5:7])
    if "同" in base:
        last = end[5:] if end[5:] != "02-29" else "02-28"
        return f"{year - 1}{start[4:]}", f"{int(end[:4]) - 1}-{last}"
    if ("环比" in base or "上月" in base) and start[:7] == end[:7]:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        days = 31 - (month in (4, 6, 9, 11)) - (month == 2) * (2 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 3)
        return f"{year}-{month:02d}-01", f"{year}-{month:02d}-{days:02d}"
    return None

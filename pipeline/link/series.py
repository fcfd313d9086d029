"""Points of one concept, one unit, one uom and one basis, in the order of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from pipeline.link.concepts import Concepts
from pipeline.link.points import TOTALS, Point, span_of
from pipeline.link.wordings import uom_key
from pipeline.records import stable_id

Kin = Mapping[int, int]
"""Unit id → id of the jurisdiction it acts for: 望澜市 and 望澜市文明办 → 望澜市."""
GOES_ON = 4.0
"""A running total told under another heading is still the same when it has grown no more than this many times."""
FLOWS = ("month", "quarter", "half", "year", "days", "span")
SUMMABLE = ("count", "amount", "measurement", "duration")


@dataclass(slots=True)
class Series:
    """A concept followed for one unit. ``points`` in order of their days; ``founding`` is the basis of the first told,
    ``start`` the day that running totals count from."""

    id: int
    concept_id: int
    unit_id: int | None
    uom: str
    basis: str
    founding: str
    points: list[Point] = field(default_factory=list)
    start: str | None = None


def gather_series(points: Iterable[Point], concepts: Concepts, kin: Kin | None = None) -> list[Series]:
    """Series of ``points``, which come in the order of issues; each is laid to the series it continues, or founds one.

    ``kin`` tells the jurisdiction a unit belongs to or is. A bulletin that gives 全市 one month and 市文明办 the next for the same thing
    means the same: such a point joins the series of its kin, unless an issue tells both.
    """
    ordered = list(points)
    stands_for = kindred(ordered, concepts, kin or {})
    found: dict[tuple[int, int | None, str], list[Series]] = defaultdict(list)
    for point in ordered:
        concept = concepts.home[point.id]
        unit = stands_for.get((concept, point.bulletin, point.unit_id), point.unit_id)
        here = found[concept, unit, uom_key(point.uom)]
        home = continued(point, here)
        if home is None:
            line = point.line
            again = sum(one.founding == line for one in here)
            key = stable_id("series", concept, unit, uom_key(point.uom), line, again or None)
            home = Series(key, concept, unit, point.uom, line, line)
            here.append(home)
        home.points.append(point)
        home.start = home.start or (point.period[0] if point.period else None)
    every = [one for group in found.values() for one in group]
    for one in every:
        one.points.sort(key=lambda p: (p.day, p.order, p.id))
    return every


def continued(point: Point, series: Sequence[Series]) -> Series | None:
    """The series that ``point`` goes on with, of those of its concept, unit and uom; None where it founds one."""
    same = [one for one in series if one.basis == point.line and same_run(one, point)]
    if same:
        return same[0]
    for one in series:  # 3月1日以来: told for March it looked like a month, told for March and April it is a running total
        if grows(one, point):
            one.basis = "cumulative"
            return one
    if point.line == "target" or point.line.startswith("change"):
        return None
    levels = [one for one in series if one.basis != "target" and not one.basis.startswith("change")]
    totals = [one for one in levels if one.basis in TOTALS]
    if point.line in TOTALS and len(totals) == 1 and goes_on(totals[0], point):
        return totals[0]
    if not point.line and len(levels) == 1:
        return levels[0]
    return next((one for one in levels if not one.basis), None) if point.line and len(levels) == 1 else None


def same_run(series: Series, point: Point) -> bool:
    """Can the point stand in this line: totals must count from the same day as far as told, and one issue tells a rate once a span."""
    if series.basis == "level":
        span = span_of(point.period)
        told = takewhile(lambda p: p.issue_id == point.issue_id, reversed(series.points))
        return all(span_of(p.period) == span or p.stage != point.stage for p in told)
    if series.basis == "cumulative":
        start = point.period[0] if point.period else None
        return series.start is None or start is None or start == series.start
    return True


def goes_on(series: Series, point: Point) -> bool:
    """A total told without its first day (累计) beside totals told for the year so far: the same count, if it went on within the year."""
    last = series.points[-1]
    starts = [p.period[0] if p.period else None for p in (last, point)]
    later = point.day > last.day and point.day[:4] == last.day[:4] and point.issue_id != last.issue_id
    return later and starts.count(None) == 1 and last.value <= point.value <= GOES_ON * last.value


def grows(series: Series, point: Point) -> bool:
    """Does the point tell the span of the series' only point, or of its running total, up to a later day?"""
    last = series.points[-1]
    if not point.period or not last.period or point.target or point.kind != last.kind or point.kind == "change" or series.basis == "target":
        return False
    (start, end), (first, before) = point.period, last.period
    later = start == first and start is not None and before is not None and end is not None and end > before
    return later and last.issue_id != point.issue_id and (len(series.points) == 1 or series.basis == "cumulative")


def kindred(points: Sequence[Point], concepts: Concepts, kin: Kin) -> dict[tuple[int, str, int | None], int | None]:
    """(concept, bulletin, unit) → the kin first told, where no issue of the bulletin tells the concept for both."""
    issues: dict[tuple[int, str], dict[int, set[tuple[int, str]]]] = defaultdict(lambda: defaultdict(set))
    for point in points:
        if point.unit_id is not None:
            issues[concepts.home[point.id], point.bulletin][point.unit_id].add((point.issue_id, point.line))
    found: dict[tuple[int, str, int | None], int | None] = {}
    for (concept, bulletin), told in issues.items():
        heads: dict[int, int] = {}
        for unit in told:
            root = kin.get(unit)
            head = heads.setdefault(root, unit) if root is not None else unit
            if head != unit and not told[head] & told[unit]:
                found[concept, bulletin, unit] = head
                told[head] |= told[unit]
    return found


def sums(series: Series) -> dict[int, str]:
    """For each point the reason why it may not be added to the others of its series; "" where it may.

    Guards the obvious mistake of adding running totals, parts, targets, shares and overlapping spans.
    """
    reasons: dict[int, str] = {}
    spans = [(p.period[0], p.period[1], p.id) for p in series.points if p.period and p.period[0] and p.period[1]]
    overlapping = overlaps([(a, b, i) for a, b, i in spans if a and b])
    for point in series.points:
        if point.target:
            reason = "target"
        elif point.kind not in SUMMABLE:
            reason = "not a quantity that adds up"
        elif point.part_of:
            reason = "part of another"
        elif point.line in TOTALS or series.basis in TOTALS:
            reason = "running total"
        elif series.basis == "stock":
            reason = "state at a day"
        elif series.basis not in FLOWS or not (point.period and point.period[0]):
            reason = "no stated period"
        elif point.id in overlapping:
            reason = "periods overlap"
        else:
            reason = ""
        reasons[point.id] = reason
    return reasons


def overlaps(spans: list[tuple[str, str, int]]) -> set[int]:
    """Ids of the spans (first day, last day, id) that share a day with another.

    >>> sorted(overlaps([("2022-01-01", "2022-01-31", 1), ("2022-02-01", "2022-02-28", 2), ("2022-02-10", "2022-03-10", 3)]))
    [2, 3]
    """
    found: set[int] = set()
    reach, holder = "", 0
    for start, end, key in sorted(spans):
        if reach and start <= reach:
            found |= {key, holder}
        if end > reach:
            reach, holder = end, key
    return found

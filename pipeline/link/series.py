"""A concept followed for one unit on one basis: its points in the order of time, and which of them may be added."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile

from pipeline.link.points import TOTALS, Point, span_of

GOES_ON = 4.0
"""A running total told under another heading is still the same when it has grown no more than this many times."""
FLOWS = ("month", "quarter", "half", "year", "days", "span")
SUMMABLE = ("count", "amount", "measurement", "duration")


@dataclass(slots=True)
class Series:
    """Points of one concept, unit, uom and basis, in the order of the issues.

    ``start``: the day that running totals count from; ``confidence``: the least likeness by which a point joined.
    """

    id: int
    concept_id: int
    unit_id: int | None
    uom: str
    basis: str
    bulletin: str
    points: list[Point] = field(default_factory=list)
    start: str | None = None
    confidence: float = 1.0

    def lay(self, point: Point, likeness: float) -> None:
        """Add the next point; a span told again up to a later day shows that the series is a running total."""
        if self.points and point.line != self.basis and grows(self, point):
            self.basis = "cumulative"
        self.points.append(point)
        self.start = self.start or (point.period[0] if point.period else None)
        self.confidence = min(self.confidence, likeness)


def fits(series: Series, point: Point) -> bool:
    """Can the point stand in this line: the same basis, a total that goes on, or one that tells no basis."""
    if series.basis == point.line:
        return same_run(series, point)
    if grows(series, point) or (series.basis in TOTALS and point.line in TOTALS and goes_on(series, point)):
        return True
    plain = not any(line == "target" or line.startswith("change") for line in (series.basis, point.line))
    return plain and not (series.basis and point.line)


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
    if not point.period or not last.period or point.target or point.kind not in SUMMABLE or series.basis == "target":
        return False
    (start, end), (first, before) = point.period, last.period
    later = start == first and start is not None and before is not None and end is not None and end > before
    return later and last.issue_id != point.issue_id and (len(series.points) == 1 or series.basis == "cumulative")


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

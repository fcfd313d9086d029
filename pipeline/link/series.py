"""Points of one concept, one unit, one uom and one basis, in the order of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.link.concepts import Concepts
from pipeline.link.points import TOTALS, Point
from pipeline.link.wordings import uom_key
from pipeline.records import stable_id

FLOWS = ("month", "quarter", "half", "year", "days", "span")
SUMMABLE = ("count", "amount", "measurement", "duration")


@dataclass(slots=True)
class Series:
    """A concept followed for one unit. ``points`` in order of their days."""

    id: int
    concept_id: int
    unit_id: int | None
    uom: str
    basis: str
    points: list[Point] = field(default_factory=list)


def gather_series(points: Iterable[Point], concepts: Concepts) -> list[Series]:
    """Series of ``points`` (in the order of issues); a point that tells no basis joins the one line there is, else stands alone."""
    found: dict[tuple[int, int | None, str, str], Series] = {}
    lines: dict[tuple[int, int | None, str], list[str]] = defaultdict(list)
    for point in points:
        place = (concepts.home[point.id], point.unit_id, uom_key(point.uom))
        line = line_among(point.line, lines[place])
        if line not in lines[place]:
            lines[place].append(line)
        key = (*place, line)
        if key not in found:
            found[key] = Series(stable_id("series", *key), place[0], point.unit_id, point.uom, line)
        found[key].points.append(point)
    for series in found.values():
        series.points.sort(key=lambda p: (p.day, p.order, p.id))
    return list(found.values())


def line_among(line: str, known: Sequence[str]) -> str:
    """The basis under which a point enters: its own, or where it tells none the only one there is (and the other way round).

    >>> line_among("", ["cumulative"]), line_among("month", ["cumulative"]), line_among("cumulative", [""])
    ('cumulative', 'month', '')
    """
    levels = [k for k in known if k != "target" and not k.startswith("change")]
    if line in known or line == "target" or line.startswith("change"):
        return line
    if not line and len(levels) == 1:
        return levels[0]
    if line and levels == [""]:
        return ""
    return line


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

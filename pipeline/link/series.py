"""Points of one concept, one unit, one uom and one basis, in the order of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.link.concepts import Concepts
from pipeline.link.points import TOTALS, Point
from pipeline.link.wordings import uom_key
from pipeline.records import stable_id

Kin = Mapping[int, int]
"""Unit id → id of the jurisdiction it acts for: 望澜市 and 望澜市文明办 → 望澜市."""
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


def gather_series(points: Iterable[Point], concepts: Concepts, kin: Kin | None = None) -> list[Series]:
    """Series of ``points`` (in the order of issues); a point that tells no basis joins the one line there is, else stands alone.

    ``kin`` tells the jurisdiction a unit belongs to or is. A bulletin that gives 全市 one month and 市文明办 the next for the same thing
    means the same: such a point joins the series of its kin, unless the issue tells both.
    """
    found: dict[tuple[int, int | None, str, str], Series] = {}
    lines: dict[tuple[int, int | None, str], list[str]] = defaultdict(list)
    ordered = list(points)
    stands_for = kindred(ordered, concepts, kin or {})
    for point in ordered:
        unit = stands_for.get((concepts.home[point.id], point.bulletin, point.unit_id), point.unit_id)
        place = (concepts.home[point.id], unit, uom_key(point.uom))
        line = line_among(point.line, lines[place])
        if line not in lines[place]:
            lines[place].append(line)
        key = (*place, line)
        if key not in found:
            found[key] = Series(stable_id("series", *key), place[0], unit, point.uom, line)
        found[key].points.append(point)
    for series in found.values():
        series.points.sort(key=lambda p: (p.day, p.order, p.id))
    return list(found.values())


def kindred(points: Sequence[Point], concepts: Concepts, kin: Kin) -> dict[tuple[int, str, int | None], int | None]:
    """(concept, bulletin, unit) → the kin first told, where no issue of the bulletin tells the concept for both."""
    issues: dict[tuple[int, str], dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for point in points:
        if point.unit_id is not None:
            issues[concepts.home[point.id], point.bulletin][point.unit_id].add(point.issue_id)
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

"""An indicator as linking sees it, and how it is read out of the base."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from pipeline.link.wordings import Wording, uom_key, wording
from pipeline.records import Interval

OPEN_TOTAL = re.compile("累计|总计|合计|截至|截止|以来")
YEAR_BEFORE = re.compile("同比|同期|去年|上年")
MONTH_BEFORE = re.compile("环比|上月|上个月")
NEAR_SHARE = 0.3
NEAR_POINTS = 10.0
"""How far two values of one fact may be apart: a share of the greater, for rates percentage points."""
TOTAL_IN_NAME = re.compile("累计|以来")
TOTALS = ("cumulative", "year_to_date")


@dataclass(frozen=True, slots=True)
class Point:
    """One indicator with all that decides which series it belongs to. ``order`` sorts points as a reader meets them."""

    id: int
    order: tuple[str, int, int, int]
    issue_id: int
    article_id: int
    bulletin: str
    unit_id: int | None
    metric: str
    action: str | None
    uom: str
    kind: str
    value: float
    value_max: float | None
    bound: str
    period: Interval | None
    period_text: str
    basis: str | None
    stage: str | None
    target: bool
    direction: str | None
    base: str | None
    part_of: int | None
    published: str | None
    evidence_id: int | None = None

    @property
    def words(self) -> Wording:
        """What the metric says, comparable."""
        return wording(self.metric, self.action)

    @property
    def measured(self) -> str:
        """The uom and whether a level or a change is told: what all points of a concept share."""
        return f"{uom_key(self.uom)}|{'change' if self.kind == 'change' else 'level'}"

    @property
    def line(self) -> str:
        """The basis on which points may stand in one line: target, change against some base, running total, span of a flow, or level."""
        if self.target:
            return "target"
        if self.kind == "change":
            return change_line(self.base)
        if self.kind in ("percentage", "score", "rank", "ratio"):
            return "level"
        if self.basis in TOTALS:
            return self.basis
        if self.basis == "stock":
            return "stock"
        open_total = OPEN_TOTAL.search(self.period_text) or TOTAL_IN_NAME.search(self.metric)
        return span_of(self.period) or ("cumulative" if open_total else "")

    @property
    def day(self) -> str:
        """The day a point is drawn at: the end of its period, else the issue's date."""
        return (self.period and self.period[1]) or self.published or ""


def near(a: Point, b: Point) -> bool:
    """Are two values so near that one is likely the other misprinted? Far apart they rather measure two things under one name."""
    apart = abs(a.value - b.value)
    return apart <= NEAR_POINTS if a.uom in ("%", "％") else apart <= NEAR_SHARE * max(abs(a.value), abs(b.value))


def change_line(base: str | None) -> str:
    """What a change is told against: a growth rate without a base is one against the year before, as the field tells it.

    >>> change_line(None), change_line("同比"), change_line("上月"), change_line("2020年")
    ('change yoy', 'change yoy', 'change mom', 'change 2020年')
    """
    if not base or YEAR_BEFORE.search(base):
        return "change yoy"
    return "change mom" if MONTH_BEFORE.search(base) else f"change {base}"


def span_of(period: Interval | None) -> str:
    """How long a stated period is, as a word: month, quarter, half, year, ytd, days; cumulative where its start is open.

    >>> span_of(("2022-03-01", "2022-03-31")), span_of((None, "2022-05-31")), span_of(None)
    ('month', 'cumulative', '')
    """
    start, end = period or (None, None)
    if not end:
        return ""
    if not start:
        return "cumulative"
    months = (int(end[:4]) - int(start[:4])) * 12 + int(end[5:7]) - int(start[5:7])
    whole_months = start[8:] == "01" and int(end[8:]) >= 28
    if whole_months and months == 0:
        return "month"
    if start[5:] == "01-01":
        return "year" if end[5:] == "12-31" and start[:4] == end[:4] else "year_to_date" if start[:4] == end[:4] else "cumulative"
    if whole_months:
        return {2: "quarter", 5: "half"}.get(months, "span")
    return "days" if months <= 1 else "span"


READ = """
SELECT i.id, s.published, s.number, s.id AS issue_id, a.id AS article_id, a.position, e.start,
       coalesce(s.publisher_id, s.place, '') || '|' || coalesce(s.series, '') AS bulletin,
       i.unit_id, i.metric, i.action, i.uom, i.kind, i.value, i.value_max, i.bound, i.period_start, i.period_end, i.period_text,
       i.basis, i.stage, i.target, i.direction, i.base, i.part_of_id, i.evidence_id
FROM indicators i JOIN articles a ON a.id = i.article_id JOIN issues s ON s.id = a.issue_id
LEFT JOIN evidence e ON e.id = i.evidence_id
WHERE i.value IS NOT NULL
"""


def read_points(connection: sqlite3.Connection) -> list[Point]:
    """Every indicator of the base, in the order in which issues appeared and articles stand."""
    found = []
    for (key, published, number, issue, article, position, start, bulletin, unit, metric, action, uom, kind, value, value_max, bound,
         first, last, said, basis, stage, target, direction, base, whole, evidence) in connection.execute(READ):  # fmt: skip
        order = (published or "9999", number or 0, position or 0, start or 0)
        period = (first, last) if first or last else None
        found.append(
            Point(key, order, issue, article, bulletin, unit, metric or "", action, uom or "", kind, value, value_max, bound, period,
                  said or "", basis, stage, bool(target), direction, base, whole, published, evidence)
        )  # fmt: skip
    return sorted(found, key=lambda p: (p.order[:2], p.issue_id, p.order[2:], p.id))

"""Public holidays as days: 国庆假期, 春节黄金周, “五一”小长假, by the leave of ``models/lexicons/holidays.tsv``."""

from __future__ import annotations

import re
from datetime import date

from pipeline.mine.lexicons import rows
from pipeline.mine.stretches import Anchor, Stretch

_HOLIDAY = re.compile(
    r"[“\"「]?(?P<name>春节|五一|国庆|元旦|清明|端午|中秋)(?:劳动)?节?[”\"」]?(?:小长假|长假|假期|假日|节假日|黄金周|期间|节日)(?:期间)?"
)


def read_holiday(text: str, at: int, year: int | None, named: bool, anchor: Anchor) -> Stretch | None:
    """The days of a holiday that begins at ``at``: those of the year named, else the last that a bulletin can tell of.

    >>> found = read_holiday("国庆假期接待游客", 0, 2021, False, Anchor(date(2021, 3, 2)))
    >>> found.first.isoformat(), found.last.isoformat()
    ('2020-10-01', '2020-10-07')
    """
    found = _HOLIDAY.match(text, at)
    if found is None or year is None:
        return None
    known = {date.fromisoformat(r["last"]): date.fromisoformat(r["first"]) for r in rows("holidays") if r["name"] == found["name"]}
    ends = [last for last in sorted(known) if last.year == year]
    if not named and anchor.day is not None and anchor.reports:
        ends = [last for last in sorted(known) if known[last] <= anchor.day and last.year >= year - 1]
        if any(0 < (known[last] - anchor.day).days <= 30 for last in known):
            return None  # printed on the eve: last year's holiday is not meant
    if not ends:
        return None
    return Stretch(at, found.end(), known[ends[-1]], ends[-1], ends[-1].year)

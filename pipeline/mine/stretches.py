"""A stretch of days in a text, and what texts are read on."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from pipeline.mine.numerals import read_number


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a text is read on: the issue's day where it is known, else its year."""

    day: date | None = None
    year: int | None = None
    reports: bool = True  # a bulletin reports: a month well ahead of its date is the last one of that name

    @property
    def this_year(self) -> int | None:
        """The year that 今年 means."""
        return self.day.year if self.day else self.year


@dataclass(frozen=True, slots=True)
class Stretch:
    """``text[start:end]`` means the days from ``first`` to ``last``; ``year`` and ``month`` are what a second end may inherit."""

    start: int
    end: int
    first: date | None
    last: date | None
    year: int | None = None
    month: int | None = None
    grain: str = "day"


def small_number(text: str) -> int:
    """A one- or two-digit number in either script: 十二 → 12."""
    number = read_number(text, 0)
    return int(number.low) if number else 0


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has none such."""
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1] else None


def months_of(start: int, end: int, year: int | None, first: int, last: int, grain: str) -> Stretch:
    """The months ``first`` to ``last`` of a year as a stretch of ``text[start:end]``."""
    if year is None:
        return Stretch(start, end, None, None, None, first if first == last else None, grain)
    return Stretch(start, end, date(year, first, 1), month_end(year, last), year, first if first == last else None, grain)

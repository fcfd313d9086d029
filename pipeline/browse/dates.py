"""Days as numbers, for placing points on a time axis."""

from __future__ import annotations

from datetime import date


def day_number(day: str) -> int | None:
    """Days since year 1 of an ISO date, also of a bare year or month; None where it is no date.

    >>> day_number("2031-01-02") - day_number("2031")
    1
    """
    parts = [part for part in day[:10].split("-") if part]
    try:
        year, month, number = (*map(int, parts), 1, 1)[:3]
        return date(year, month, number).toordinal()
    except (ValueError, TypeError):
        return None


def year_starts(first: int, last: int) -> list[tuple[int, str]]:
    """(day, label) ticks between two days: years, or months where the span is short."""
    low, high = date.fromordinal(first), date.fromordinal(last)
    months = (high.year - low.year) * 12 + high.month - low.month
    if months >= 30:
        step = max(1, round((high.year - low.year) / 8))
        starts = [(date(year, 1, 1).toordinal(), str(year)) for year in range(low.year, high.year + 1, step)]
        return [tick for tick in starts if first <= tick[0]]
    step = 1 if months <= 7 else 3 if months <= 18 else 6
    ticks: list[tuple[int, str]] = []
    for number in range(low.year * 12 + low.month - 1, high.year * 12 + high.month):
        year, month = divmod(number, 12)
        day = date(year, month + 1, 1).toordinal()
        if month % step == 0 and first <= day:
            ticks.append((day, f"{year}-{month + 1:02d}" if month == 0 or not ticks else f"{month + 1:02d}"))
    return ticks

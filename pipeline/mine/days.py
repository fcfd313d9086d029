"""Days, months, quarters and years as written, resolved to first and last day: 2021年4月25日, 去年四季度, 10月底, 三月中旬."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.mine.holidays import read_holiday
from pipeline.mine.lexicons import rows
from pipeline.mine.months import is_ahead, nth_monday, read_month
from pipeline.mine.numerals import DIGITS
from pipeline.mine.stretches import Anchor, Stretch, day_of, month_end, months_of, small_number

_YEAR_WORDS = {
    "今年": 0,
    "本年": 0,
    "去年": -1,
    "上年": -1,
    "上一年": -1,
    "前年": -2,
    "大前年": -3,
    "明年": 1,
    "次年": 1,
    "来年": 1,
    "后年": 2,
}
_YEAR = re.compile(
    r"""
    (?P<four>(?:1[3-9]|20)\d\d|[一二][〇零一二三四五六七八九]{3})(?:年度?|(?=全年|上半年|下半年|(?:[到至]|—+|-+|~)\d{2,4}年))
    | (?P<two>\d\d|[〇零一二三四五六七八九]{2})年(?=底|末|初|第|首|前|端|[上下]半年|\d|[一二三四五六七八九十]|$)
    | (?P<word>大前年|上一年|今年|本年|去年|上年|前年|明年|次年|来年|后年)度?
    """,
    re.X,
)
_QUARTER = re.compile(r"(?P<front>前|头)(?P<n>[一二三两123])个?季度|(?P<nth>第)?(?P<q>[一二三四1-4首])(?(nth)个?)季度(?P<tail>末|初)?")
_HALF = re.compile(r"(?P<half>[上下])半年")
_MONTHS = re.compile(r"(?:前|头)(?P<front>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})个?月|首(?P<first>个)?月")
_HELD = re.compile(r"(?:开展|举办|举行|组织|承办|主办|筹办|庆祝?|迎接?|参加|推出)$")
"""举办元旦诗会: the festival is part of a name."""
_MONTHS_FROM = re.compile(
    r"(?P<a>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九元])(?:、|—+|-+|~+|至|到)(?P<b>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?(?![0-9一二三四五六七八九十]{1,3}[日号])"
)
_WEEK = re.compile(r"第(?P<n>[1-5]?\d|[一二三四五]?十?[一二三四五六七八九]?)周")
_YEAR_TAIL = re.compile(r"年?(?P<part>年?初|年?底|年?末)")
_NUMERIC = re.compile(
    r"""
    (?P<y>(?:1[3-9]|20)\d\d)
    (?:(?P<s>[-./\ ])(?P<m>1[0-2]|0?[1-9])(?:[-./\ ](?P<d>3[01]|[12]\d|0?[1-9]))?|(?P<m2>1[0-2]|0[1-9])(?P<d2>3[01]|[012]\d))
    (?![\d.%])
    """,
    re.X,
)


def read_stretch(text: str, start: int, anchor: Anchor, inherit: Stretch | None = None) -> Stretch | None:
    """The longest calendar expression that begins at ``start``; ``inherit`` lends the year and month it leaves out.

    >>> found = read_stretch("去年四季度以来", 0, Anchor(date(2022, 5, 6)))
    >>> found.first.isoformat(), found.last.isoformat()
    ('2021-10-01', '2021-12-31')
    """
    numeric = _numeric(text, start)
    if numeric is not None:
        return numeric
    at, year, named = _year(text, start, anchor)
    at, years_known = (at, True) if named else (start, False)
    if not years_known:
        year = inherit.year if inherit and inherit.year else anchor.this_year
    within = _within_year(text, at, year, named, anchor, inherit)
    if within is not None:
        return Stretch(start, within.end, within.first, within.last, within.year, within.month, within.grain)
    if not named or (year is None and text[start].isdigit() is False and anchor.this_year is not None):
        return None
    tail = _YEAR_TAIL.match(text, at) if named else None
    if tail is not None and year is not None:
        early = tail.group("part").endswith("初")
        first, last = (date(year, 1, 1), month_end(year, 2)) if early else (date(year, 11, 1), date(year, 12, 31))
        return Stretch(start, tail.end(), first, last, year, None, "edge")
    if year is None:
        return Stretch(start, at, None, None, None, None, "year")
    return Stretch(start, at, date(year, 1, 1), date(year, 12, 31), year, None, "year")


def _numeric(text: str, start: int) -> Stretch | None:
    """2022-06-30, 2022.6.30, 20220630."""
    found = _NUMERIC.match(text, start)
    if found is None or (found.group("s") == "." and not found.group("d")):
        return None
    year, month = int(found.group("y")), int(found.group("m") or found.group("m2"))
    day = found.group("d") or found.group("d2")
    if day is None:
        if found.group("s") in (" ", "/") or text[found.end() : found.end() + 1].isdigit():
            return None
        return Stretch(start, found.end(), date(year, month, 1), month_end(year, month), year, month, "month")
    whole = day_of(year, month, int(day))
    return None if whole is None else Stretch(start, found.end(), whole, whole, year, month)


def _year(text: str, start: int, anchor: Anchor) -> tuple[int, int | None, bool]:
    found = _YEAR.match(text, start)
    if found is None:
        return start, None, False
    if found.group("word"):
        this = anchor.this_year
        return found.end(), None if this is None else this + _YEAR_WORDS[found.group("word")], True
    digits = found.group("four") or found.group("two")
    value = int("".join(str(DIGITS[c]) if c in DIGITS else c for c in digits))
    if found.group("two"):
        this = anchor.this_year or 2020
        value += 2000 if value <= this % 100 + 5 and this >= 2000 else 1900
    return found.end(), value, True


def _within_year(text: str, at: int, year: int | None, named: bool, anchor: Anchor, inherit: Stretch | None) -> Stretch | None:
    half = _HALF.match(text, at)
    free = not named and not (inherit and inherit.year)
    if half is not None:
        first = 1 if half.group("half") == "上" else 7
        return months_of(at, half.end(), _told_year(text, at, year, (first, first + 5), free, anchor), first, first + 5, "half")
    quarter = _QUARTER.match(text, at)
    if quarter is not None:
        found = _quarter(at, quarter, year)
        span = (found.first.month, found.last.month) if found.first and found.last else (1, 1)
        told = _told_year(text, at, year, span, free, anchor)
        return found if told == year else _quarter(at, quarter, told)
    listed = _MONTHS_FROM.match(text, at)
    if listed is not None:
        first, last = 1 if listed.group("a") == "元" else small_number(listed.group("a")), small_number(listed.group("b"))
        if first < last:
            year = _told_year(text, at, year, (first, last), free, anchor, runs=True)
            return months_of(at, listed.end(), year, first, last, "months")
    holiday = read_holiday(text, at, year, named, anchor)
    if holiday is not None:
        return holiday
    festival = next((row for row in rows("festivals") if text.startswith(row["name"], at)), None)
    if festival is not None and not named and _HELD.search(text, max(0, at - 2), at):
        return None
    if festival is not None and year is not None:
        day = date(year, int(festival["month"]), int(festival["day"]))
        return Stretch(at, at + len(festival["name"]), day, day, year, day.month)
    week = _WEEK.match(text, at) if named else None
    if week is not None and year is not None:
        monday = nth_monday(date(year, 1, 1), small_number(week.group("n")))
        return Stretch(at, week.end(), monday, monday + timedelta(days=6), year)
    months = _MONTHS.match(text, at)
    if months is not None:
        count = small_number(months.group("front")) if months.group("front") else 1
        return months_of(at, months.end(), year, 1, count, "months") if 1 <= count <= 12 else None
    return read_month(text, at, year, named, anchor, inherit)


def _told_year(
    text: str, at: int, year: int | None, span: tuple[int, int], free: bool, anchor: Anchor, *, runs: bool = False
) -> int | None:
    """The year of months named without one: 1—5月, 上半年 and 四季度 read in January are last year's; ``runs``: 1—5月."""
    if not free or anchor.day is None or not anchor.reports:
        return year
    now = anchor.day.month
    if not ((now <= 2 and span[1] > 3) or span[0] - now >= 3 or (runs and span[1] - now >= 6)):
        return year
    return anchor.day.year if span[0] - now < 8 and is_ahead(text, at) else anchor.day.year - 1


def _quarter(at: int, found: re.Match[str], year: int | None) -> Stretch:
    if found.group("front"):
        count = min(small_number(found.group("n").replace("两", "二")), 4)
        return months_of(at, found.end(), year, 1, 3 * count, "quarter")
    number = 1 if found.group("q") == "首" else small_number(found.group("q"))
    last = 3 * number
    first = last if found.group("tail") == "末" else last - 2
    grain = "edge" if found.group("tail") == "末" else "quarter"
    return months_of(at, found.end(), year, first, last if found.group("tail") != "初" else first, grain)

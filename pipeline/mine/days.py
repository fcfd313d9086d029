"""Days, months, quarters and years as written, resolved to first and last day: 2021年4月25日, 去年四季度, 10月底, 三月中旬."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.mine.numerals import DIGITS, read_number


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
_MONTH_WORDS = {"本月": 0, "当月": 0, "这个月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1, "次月": 1}
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
_MONTHS_FROM = re.compile(
    r"(?P<a>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])(?:、|—+|-+|~+|至|到)(?P<b>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?(?![0-9一二三四五六七八九十]{1,3}[日号])"
)
_WEEK = re.compile(r"第(?P<n>[1-5]?\d|[一二三四五]?十?[一二三四五六七八九]?)周")
_AHEAD = re.compile(r"将|拟|计划|预计|力争|确保|前|下一步|目标|起|定于|之前|争取|底|末|要")
_MONTH = re.compile(r"(?P<n>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])月份?|(?P<word>本月|当月|上个月|上月|下个月|下月|次月)")
_MONTH_TAIL = re.compile(
    r"(?P<part>上旬|中旬|下旬|底|末|初)|第(?P<week>[一二三四五1-5])周|前(?P<days>[0-9]{1,2}|[一二三四五六七八九十]{1,2})天"
)
_DAY = re.compile(
    r"(?P<n>3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
    r"(?:[日号](?![内游均益线楼令院]|以内|之内)|(?P<bare>(?=$|[至到\-—~])))"
)
_YEAR_TAIL = re.compile(r"年?(?P<part>年?初|年?底|年?末)")
_NUMERIC = re.compile(
    r"""
    (?P<y>(?:1[3-9]|20)\d\d)
    (?:(?P<s>[-./\ ])(?P<m>1[0-2]|0?[1-9])(?:[-./\ ](?P<d>3[01]|[12]\d|0?[1-9]))?|(?P<m2>1[0-2]|0[1-9])(?P<d2>3[01]|[012]\d))
    (?![\d.%])
    """,
    re.X,
)


def small_number(text: str) -> int:
    """A one- or two-digit number in either script: 十二 → 12."""
    number = read_number(text, 0)
    return int(number.low) if number else 0


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


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
    whole = _day(year, month, int(day))
    return None if whole is None else Stretch(start, found.end(), whole, whole, year, month)


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1] else None


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
    if half is not None:
        first = 1 if half.group("half") == "上" else 7
        return _months(at, half.end(), year, first, first + 5, "half")
    quarter = _QUARTER.match(text, at)
    if quarter is not None:
        return _quarter(at, quarter, year)
    listed = _MONTHS_FROM.match(text, at)
    if listed is not None:
        first, last = small_number(listed.group("a")), small_number(listed.group("b"))
        if first < last:
            if not named and anchor.day is not None and anchor.reports and first - anchor.day.month >= 8:
                year = anchor.day.year - 1
            return _months(at, listed.end(), year, first, last, "months")
    week = _WEEK.match(text, at) if named else None
    if week is not None and year is not None:
        monday = _nth_monday(date(year, 1, 1), small_number(week.group("n")))
        return Stretch(at, week.end(), monday, monday + timedelta(days=6), year)
    months = _MONTHS.match(text, at)
    if months is not None:
        count = small_number(months.group("front")) if months.group("front") else 1
        return _months(at, months.end(), year, 1, count, "months") if 1 <= count <= 12 else None
    return _month(text, at, year, named, anchor, inherit)


def _quarter(at: int, found: re.Match[str], year: int | None) -> Stretch:
    if found.group("front"):
        count = min(small_number(found.group("n").replace("两", "二")), 4)
        return _months(at, found.end(), year, 1, 3 * count, "quarter")
    number = 1 if found.group("q") == "首" else small_number(found.group("q"))
    last = 3 * number
    first = last if found.group("tail") == "末" else last - 2
    return _months(at, found.end(), year, first, last if found.group("tail") != "初" else first, "quarter")


def _months(start: int, end: int, year: int | None, first: int, last: int, grain: str) -> Stretch:
    if year is None:
        return Stretch(start, end, None, None, None, first if first == last else None, grain)
    return Stretch(start, end, date(year, first, 1), month_end(year, last), year, first if first == last else None, grain)


def _month(text: str, at: int, year: int | None, named: bool, anchor: Anchor, inherit: Stretch | None) -> Stretch | None:
    found = _MONTH.match(text, at)
    if found is None:
        return _day_only(text, at, anchor, inherit) if not named else None
    if found.group("word"):
        if anchor.day is None:
            return Stretch(at, found.end(), None, None)
        count = anchor.day.year * 12 + anchor.day.month - 1 + _MONTH_WORDS[found.group("word")]
        year, month = count // 12, count % 12 + 1
    else:
        month = 1 if found.group("n") == "元" else small_number(found.group("n"))
        if not named and not (inherit and inherit.year) and anchor.day is not None:
            year = _likely_year(anchor.day, month, text, at) if anchor.reports else anchor.day.year
    end = found.end()
    day = _DAY.match(text, end)
    if day is not None:
        return _on_day(at, day, year, month)
    tail = _MONTH_TAIL.match(text, end)
    if tail is not None and year is not None:
        return _part_of_month(at, tail, year, month)
    if text[at:end] in ("一月", "二月") and text[end : end + 1] == "内":
        return None
    return _months(at, end if tail is None else tail.end(), year, month, month, "month")


def _likely_year(today: date, month: int, text: str, at: int) -> int:
    """The year of a month named alone: 12月 read in January is last year's, and so is one still to come that is reported as past."""
    ahead = month - today.month
    if ahead < 2:
        return today.year
    before, after = re.split(r"[。；]", text[max(0, at - 10) : at])[-1], re.split(r"[，。；]", text[at : at + 24])[0]
    return today.year if ahead < 8 and _AHEAD.search(before + after) else today.year - 1


def _on_day(at: int, found: re.Match[str], year: int | None, month: int) -> Stretch | None:
    if year is None:
        return Stretch(at, found.end(), None, None, None, month)
    day = _day(year, month, small_number(found.group("n")))
    return None if day is None else Stretch(at, found.end(), day, day, year, month)


def _day_only(text: str, at: int, anchor: Anchor, inherit: Stretch | None) -> Stretch | None:
    """24日 behind 6月13日至, or alone: a day of the issue's month."""
    found = _DAY.match(text, at)
    if found is None or (found.group("bare") is not None and (inherit is None or inherit.grain != "day")):
        return None
    if inherit is not None and inherit.month:
        year, month = inherit.year, inherit.month
    elif anchor.day is not None:
        year, month = anchor.day.year, anchor.day.month
    else:
        return None
    return _on_day(at, found, year, month)


def _nth_monday(start: date, count: int) -> date:
    """The Monday that begins the ``count``-th whole week from ``start`` on."""
    return start + timedelta(days=(7 - start.weekday()) % 7 + 7 * (count - 1))


def _part_of_month(at: int, found: re.Match[str], year: int, month: int) -> Stretch:
    last = month_end(year, month)
    part = found.group("part")
    if found.group("week"):
        monday = date(year, month, 1) + timedelta(
            days=(7 - date(year, month, 1).weekday()) % 7 + 7 * (small_number(found.group("week")) - 1)
        )
        return Stretch(at, found.end(), monday, monday + timedelta(days=6), year, month)
    if found.group("days"):
        return Stretch(
            at, found.end(), date(year, month, 1), date(year, month, min(small_number(found.group("days")), last.day)), year, month
        )
    first_day, last_day = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, last.day), "初": (1, 5)}.get(part, (last.day - 4, last.day))
    return Stretch(
        at, found.end(), date(year, month, first_day), date(year, month, last_day), year, month, "edge" if part in ("底", "末") else "part"
    )

"""Months and their parts: 6月30日, 本月, 10月底, 三月中旬, 五月第一周, and a day alone (24日)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.mine.stretches import Anchor, Stretch, day_of, month_end, months_of, small_number

_MONTH_WORDS = {
    "本月": 0,
    "当月": 0,
    "全月": 0,
    "这个月": 0,
    "上月": -1,
    "上个月": -1,
    "上上个月": -2,
    "下下个月": 2,
    "下月": 1,
    "下个月": 1,
    "次月": 1,
}
_AHEAD = re.compile(r"将|拟|计划|预计|力争|确保|前|下一步|目标|起|定于|之前|争取|底|末|要|打算|安排|部署|预期")
_MONTH = re.compile(
    r"(?P<n>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])月份?|(?P<word>上上个月|下下个月|本月|当月|全月|这个月|上个月|上月|下个月|下月|次月)"
)
_MONTH_TAIL = re.compile(
    r"(?P<part>上旬|中旬|下旬|底|末|初)|第(?P<week>[一二三四五1-5])周|前(?P<days>[0-9]{1,2}|[一二三四五六七八九十]{1,2})天"
)
_DAY = re.compile(
    r"(?P<n>3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
    r"(?:[日号](?![内游均益线楼令院]|以内|之内)|(?P<bare>(?=$|[至到\-—~])))"
)


def read_month(text: str, at: int, year: int | None, named: bool, anchor: Anchor, inherit: Stretch | None) -> Stretch | None:
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
            year = likely_year(anchor.day, month, text, at) if anchor.reports else anchor.day.year
    end = found.end()
    day = _DAY.match(text, end)
    if day is not None:
        return _on_day(at, day, year, month)
    tail = _MONTH_TAIL.match(text, end)
    if tail is not None and year is not None:
        return _part_of_month(at, tail, year, month)
    if text[at:end] in ("一月", "二月") and text[end : end + 1] == "内":
        return None
    return months_of(at, end if tail is None else tail.end(), year, month, month, "month")


def likely_year(today: date, month: int, text: str, at: int) -> int:
    """The year of a month named alone: 12月 read in January is last year's, and so is one still to come that is reported as past."""
    ahead = month - today.month
    if ahead < 2:
        return today.year
    return today.year if ahead < 8 and is_ahead(text, at) else today.year - 1


def is_ahead(text: str, at: int) -> bool:
    """Do the words around a time say that it is still to come?"""
    before, after = re.split(r"[。；]", text[max(0, at - 10) : at])[-1], re.split(r"[，。；]", text[at : at + 24])[0]
    return _AHEAD.search(before + after) is not None


def _on_day(at: int, found: re.Match[str], year: int | None, month: int) -> Stretch | None:
    if year is None:
        return Stretch(at, found.end(), None, None, None, month)
    day = day_of(year, month, small_number(found.group("n")))
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
        if (
            anchor.reports
            and small_number(found.group("n")) > anchor.day.day
            and not _AHEAD.search(re.split(r"[，。；]", text[at : at + 24])[0])
        ):
            year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    else:
        return None
    return _on_day(at, found, year, month)


def nth_monday(start: date, count: int) -> date:
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

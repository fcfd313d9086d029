"""Times without a calendar date: 三年来, 近五年, 未来两个月, 三年前, 目前, 上周, 十八大以来, “十四五”期间."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from pipeline.mine.lexicons import rows
from pipeline.mine.stretches import Anchor, month_end, small_number
from pipeline.records import Interval, Period

_AGO = re.compile(
    r"(?P<head>近|最近|过去|前|未来|今后)?的?(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3})(?P<odd>多|余)?(?P<unit>年|个多?月|个季度|周|天)(?P<half>多|半|余)?"
    r"(?P<tail>以?来|下来|间|里|内|之?前|之?后|中)?"
)
_HALF_YEAR = re.compile(r"半年多?以?来")
_SUPERLATIVE = re.compile(r"的?(?:最[^，。；]|新高|新低|首次|首位|同期|罕见|少有|一遇)")
_WEEKS = {"上上": -2, "上": -1, "上个": -1, "本": 0, "这": 0, "这个": 0, "下": 1, "下个": 1, "下下": 2}
_WEEKDAY = re.compile(r"(?P<week>上上|上个?|本|这个?|下下|下个?)(?:周|星期)(?P<day>[一二三四五六日天])")
_DECADE = re.compile(r"(?:(?P<century>1\d|20|二十|十[一二三四五六七八九])世纪|上世纪)(?P<decade>[1-9]0|[二三四五六七八九]十)年代")
_BASE_BEFORE = re.compile(r"(?:比|较|与|同|相比于?|相较于?|对比|和)$")
_ALIKE = re.compile(r"[^，。；0-9]{0,6}(?:持平|相当|一致|相同|一样|同比|环比|相比)")
_MADE_OF = re.compile(r"(?:[是达]|相当于|达到|超过|约为)$")
_TIMES_IT = re.compile(r"[^，。；0-9]{1,10}的[0-9.]+(?:%|％|倍)")
"""是去年日均水平的116%, 与上年持平."""
_ERA = re.compile(r"[“\"「]?(?:党的)?(?P<name>十[二三四五]五|十[七八九]大|二十大)[”\"」]?(?P<use>期间|时期|以来|末期?|期末)?")


def period_of(text: str, start: int, end: int, first: date | None, last: date | None, source: str) -> Period:
    """A period of a folded text; without days where both ends are None, a base where something is compared with it."""
    span: Interval | None = (_iso(first), _iso(last)) if first or last else None
    return Period(start, end, text[start:end], span, "base" if _is_base(text, start, end) else "sentence", source)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _is_base(text: str, start: int, end: int) -> bool:
    """比2020年增加, 较年初提高: a time that something is held against."""
    if text[end - 2 : end] == "同期":
        return text[start - 1 : start] not in ("由", "从") or text[end : end + 1] != "的"
    if _MADE_OF.search(text, max(0, start - 3), start) and _TIMES_IT.match(text, end):
        return True
    found = _BASE_BEFORE.search(text, max(0, start - 3), start)
    if found is None:
        return False
    told = text.startswith(("相比", "同期", "比", "末相比", "底相比"), end) or _ALIKE.match(text, end) is not None
    return told or found.group() in ("比", "较")


def shifted(day: date, count: int, unit: str) -> date:
    """The day ``count`` years, months, quarters, weeks or days on.

    >>> shifted(date(2024, 2, 29), -1, "年")
    datetime.date(2023, 2, 28)
    """
    if unit == "天":
        return day + timedelta(days=count)
    if unit == "周":
        return day + timedelta(weeks=count)
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "年" else 3 if "季度" in unit else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, month_end(year, month).day))


def counted_back(text: str, start: int, anchor: Anchor) -> Period | None:
    """三年来, 近五年, 过去两个月, 三年前."""
    half = _HALF_YEAR.match(text, start)
    if half is not None and anchor.day is not None:
        return period_of(text, start, half.end(), shifted(anchor.day, -6, "个月"), anchor.day, "counted back")
    found = _AGO.match(text, start)
    if found is None or not (found.group("head") or found.group("tail")):
        return None
    head, unit = found.group("head"), found.group("unit")
    tail = (found.group("tail") or "").replace("之", "").replace("以", "")
    count = small_number(found.group("n")) if found.group("n").isdigit() or len(found.group("n")) == 1 or "十" in found.group("n") else 0
    if not count or (tail in ("内", "中", "里", "间") and not head) or (head == "前" and tail not in ("来", "间")):
        return None
    end = found.end()
    if anchor.day is None or _SUPERLATIVE.match(text, end):
        return period_of(text, start, end, None, None, "counted back")
    if tail in ("前", "后"):
        return _that_long_ago(text, start, end, anchor.day, count if tail == "后" else -count, unit)
    if head in ("未来", "今后"):
        return period_of(text, start, end, anchor.day, shifted(anchor.day, count, unit) - timedelta(days=1), "counted forward")
    return period_of(text, start, end, shifted(anchor.day, -count, unit), anchor.day, "counted back")


def _that_long_ago(text: str, start: int, end: int, today: date, count: int, unit: str) -> Period:
    day = shifted(today, count, unit)
    if unit == "年":
        return period_of(text, start, end, date(day.year, 1, 1), date(day.year, 12, 31), "ago")
    if "月" in unit or "季度" in unit:
        return period_of(text, start, end, date(day.year, day.month, 1), month_end(day.year, day.month), "ago")
    return period_of(text, start, end, day, day, "ago")


def named_era(text: str, start: int, anchor: Anchor) -> Period | None:
    """“十四五”期间, 十八大以来: plans and congresses of the list, with the word that makes a time of them."""
    found = _ERA.match(text, start)
    if found is None or found.group("use") is None:
        return None
    row = next((row for row in rows("eras") if row["name"] == found.group("name")), None)
    if row is None:
        return None
    first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"]) if row["last"] else None
    use = found.group("use")
    if use == "以来":
        return period_of(text, start, found.end(), first, anchor.day, "era")
    if last is None:
        return None
    return period_of(text, start, found.end(), None if "末" in use else first, last, "era")


def worded(text: str, start: int, anchor: Anchor, before: Sequence[Period]) -> Period | None:
    """目前, 近日, 上周, 同期 and the like, out of the list of period words; 上周五, 20世纪90年代 by their own grammar."""
    weekday = _WEEKDAY.match(text, start)
    if weekday is not None and anchor.day is not None:
        monday = anchor.day - timedelta(days=anchor.day.weekday())
        day = monday + timedelta(weeks=_WEEKS[weekday.group("week")], days="一二三四五六日天".index(weekday.group("day")) % 7)
        if weekday.group("day") == "天":
            day = day + timedelta(days=6)
        return period_of(text, start, weekday.end(), day, day, "weekday")
    decade = _DECADE.match(text, start)
    if decade is not None:
        century = small_number(decade.group("century")) - 1 if decade.group("century") else 19
        first = century * 100 + small_number(decade.group("decade"))
        return period_of(text, start, decade.end(), date(first, 1, 1), date(first + 9, 12, 31), "decade")
    for row in rows("period_words"):
        word = row["word"]
        if text.startswith(word, start):
            return _by_meaning(text, start, start + len(word), row["means"], anchor, before)
    return None


def _by_meaning(text: str, start: int, end: int, means: str, anchor: Anchor, before: Sequence[Period]) -> Period | None:
    today = anchor.day
    if means == "same":
        return replace(same_time(text, start, end, 1, before), holds="base")
    if means == "none" or today is None:
        return period_of(text, start, end, None, None, "word")
    if means == "until now":
        return period_of(text, start, end, None, today, "until now")
    what, _, number = means.partition(" ")
    if what == "day":
        day = today + timedelta(days=int(number))
        return period_of(text, start, end, day, day, "word")
    if what == "quarter":
        months = today.year * 4 + (today.month - 1) // 3 + int(number)
        year, quarter = divmod(months, 4)
        return period_of(text, start, end, date(year, quarter * 3 + 1, 1), month_end(year, quarter * 3 + 3), "word")
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=int(number))
    return period_of(text, start, end, monday, monday + timedelta(days=6), "word")


def same_time(text: str, start: int, end: int, years: int, before: Sequence[Period]) -> Period:
    """去年同期: the days of the period spoken of before, ``years`` earlier; none where the passage has named no period."""
    last = next((p for p in reversed(before) if p.holds != "base" and p.span is not None), None)
    if last is not None and start - last.end > 120 and "\n" in text[last.end : start]:
        last = None
    if last is None or last.span is None:
        return replace(period_of(text, start, end, None, None, "same time"), holds="base")
    ends = [None if day is None else shifted(date.fromisoformat(day), -years, "年") for day in last.span]
    return period_of(text, start, end, ends[0], ends[1], "same time")

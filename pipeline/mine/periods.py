"""The times a text names, resolved against the issue's date as GUIDELINES section 3 has it under ``period``."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from pipeline.mine.days import Anchor, Stretch, month_end, read_stretch, small_number
from pipeline.mine.folding import Folded, fold
from pipeline.mine.lexicons import rows
from pipeline.records import Interval, Period

_TRIGGER = re.compile(
    r"(?<![\d.])(?:[12]\d{3}|\d\d|[〇零一二三四五六七八九]{2,4})(?=年|[-./ ]\d|到\d|至\d)|(?<!\d)20\d{6}(?!\d)|大前年|上一年|今年|本年|去年|上年|前年|明年|次年|来年|后年"
    r"|(?<![\d.])(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])(?:[、—~\-至到]+(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九]))?月"
    r"|(?<![\d.第])(?:3[01]|[12]\d|[1-9])[日号](?=$|[，。至到—~\-上下晚早、当])|本月|当月|上个?月|下个?月|次月|第?[一二三四1-4首]个?季度|[前头](?:[一二三两123]个?季度|(?:\d{1,2}|[一二两三四五六七八九十]{1,2})个?月)|[上下]半年"
    r"|截至|截止|目前|当前|近[一二两三四五六七八九十\d]|过去|未来|今后|最近|(?<![\d〇零一二三四五六七八九十第])(?:\d{1,2}|[一二两三四五六七八九十]{1,3})(?:多|余)?(?:年|个多?月|个?季度|周|天)(?:多|半|余)?(?:以?来|之?前|之?后)|年初|年底|年末|年内|近年来|全年|昨[日天]|今[日天]|明[日天]|当[日天]|本周|上周|下周|近日|近期|日前|同期|以来"
)
_AGO = re.compile(
    r"(?P<head>近|最近|过去|前|未来|今后)?的?(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3})(?P<odd>多|余)?(?P<unit>年|个多?月|个?季度|周|天)(?P<odd2>多|半|余)?(?P<tail>以?来|间|里|内|之?前|之?后|中)?"
)
_RANGE = re.compile(r"(?:（[^）]{1,6}）)?(?:起?至|起?到|以?来?—+|-+|~+|、|，|和|与)")
_SINCE = re.compile(r"(?:以来|起(?!义|草|步|点)(?!至|到)|开始(?!至)|之?后(?=至今))")
_MONTHS_FROM = re.compile(
    r"(?P<a>1[0-2]|[1-9]|[一二三四五六七八九]|十[一二]?)(?:、|—+|-+|~+|至|到)(?P<b>1[0-2]|[1-9]|[一二三四五六七八九]|十[一二]?)月份?"
)
_UNTIL = re.compile(r"(?:截至|截止到?|到)(?=[\d一二三四五六七八九十今去本上下年目当前])")
_BASE_BEFORE = re.compile(r"(?:比|较|与|同|相比于?|相较于?|对比|和)$")
_NOW = ("目前", "当前", "现在", "今日", "今天")


def find_periods(text: str, published: str | None, year: int | None = None) -> list[Period]:
    """The periods of a text in order; ``published`` is the issue's ISO date, ``year`` its year where the day is not known.

    >>> [(p.quote, p.span) for p in find_periods("截至目前，已查处42起。3月23日起至6月30日开展整治。", "2021-04-25")]
    [('截至目前', (None, '2021-04-25')), ('3月23日起至6月30日', ('2021-03-23', '2021-06-30'))]
    """
    folded = fold(text)
    day = date.fromisoformat(published) if published else None
    anchor = Anchor(day, day.year if day else year)
    found: list[Period] = []
    at = 0
    while match := _TRIGGER.search(folded.text, at):
        period = _read(folded.text, match.start(), anchor, found)
        if period is None:
            at = match.start() + 1
            continue
        found.append(period)
        at = max(period.end, match.start() + 1)
    return [_placed(text, folded, period) for period in found]


def _placed(text: str, folded: Folded, period: Period) -> Period:
    start, end = folded.start(period.start), folded.end(period.end)
    return replace(period, start=start, end=end, quote=text[start:end])


def _read(text: str, start: int, anchor: Anchor, before: list[Period]) -> Period | None:
    return (
        _until(text, start, anchor)
        or _months_from(text, start, anchor)
        or _counted_back(text, start, anchor)
        or _dated(text, start, anchor)
        or _worded(text, start, anchor, before)
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _period(text: str, start: int, end: int, first: date | None, last: date | None, source: str, known: bool = True) -> Period:
    span: Interval | None = (_iso(first), _iso(last)) if known and (first or last) else None
    holds = "base" if _is_base(text, start, end) else "sentence"
    return Period(start, end, text[start:end], span, holds, source)  # type: ignore[arg-type]


def _is_base(text: str, start: int, end: int) -> bool:
    """比2020年增加, 较年初提高: a time that something is held against."""
    if text[end - 2 : end] == "同期":
        return True
    found = _BASE_BEFORE.search(text, max(0, start - 3), start)
    if found is None:
        return False
    return found.group() in ("比", "较") or text.startswith(("相比", "同期", "比"), end)


def _until(text: str, start: int, anchor: Anchor) -> Period | None:
    """截至目前, 截止2020年, 截至10月底: open at the beginning."""
    found = _UNTIL.match(text, start)
    if found is None or found.group() == "到":
        return None
    word = next((w for w in _NOW if text.startswith(w, found.end())), None)
    if word is not None:
        return _period(text, start, found.end() + len(word), None, anchor.day, "until now")
    stretch = read_stretch(text, found.end(), anchor) or _edge_of_year(text, found.end(), anchor)
    if stretch is None:
        return None
    end = stretch.end + (1 if text[stretch.end : stretch.end + 1] in "止底末" and text[stretch.end : stretch.end + 1] else 0)
    return _period(text, start, end, None, stretch.last, "until")


def _edge_of_year(text: str, at: int, anchor: Anchor) -> Stretch | None:
    """年底, 年末, 年初, 年内, 全年 of the issue's year."""
    year = anchor.this_year
    word = text[at : at + 2]
    if word not in ("年初", "年底", "年末", "年内", "全年") or year is None:
        return None
    first, last = {
        "年初": (date(year, 1, 1), month_end(year, 2)),
        "年底": (date(year, 11, 1), date(year, 12, 31)),
        "年末": (date(year, 11, 1), date(year, 12, 31)),
    }.get(word, (date(year, 1, 1), date(year, 12, 31)))
    return Stretch(at, at + 2, first, last, year, None, "edge")


def _months_from(text: str, start: int, anchor: Anchor) -> Period | None:
    """1—10月 of the issue's year; with a year before it the dated reading has it."""
    found = _MONTHS_FROM.match(text, start)
    if found is None:
        return None
    first, last = small_number(found.group("a")), small_number(found.group("b"))
    year = anchor.this_year
    if not first < last:
        return None
    if year is None:
        return _period(text, start, found.end(), None, None, "months", known=False)
    if anchor.day is not None and first - anchor.day.month >= 8:
        year -= 1
    return _period(text, start, found.end(), date(year, first, 1), month_end(year, last), "months")


def _counted_back(text: str, start: int, anchor: Anchor) -> Period | None:
    """三年来, 近五年, 过去两个月, 三年前."""
    found = _AGO.match(text, start)
    if (
        found is None
        or not (found.group("head") or found.group("tail"))
        or found.group("head") == "前"
        and found.group("tail") not in ("来", "间", None)
    ):
        return None
    head, tail, unit = found.group("head"), (found.group("tail") or "").replace("之", "").replace("以", ""), found.group("unit")
    if tail in ("内", "中", "里", "间") and not head or head == "前" and "月" in unit:
        return None
    count = small_number(found.group("n"))
    if anchor.day is None or not count:
        return _period(text, start, found.end(), None, None, "counted back", known=False)
    if tail in ("前", "后"):
        return _that_long_ago(text, start, found.end(), anchor.day, count if tail == "后" else -count, unit)
    end = found.end() - (len(tail) if tail in ("中", "里", "间", "内") and not head else 0)
    if head in ("未来", "今后"):
        return _period(text, start, end, anchor.day, _shifted(anchor.day, count, unit) - timedelta(days=1), "counted forward")
    return _period(text, start, end, _shifted(anchor.day, -count, unit), anchor.day, "counted back")


def _shifted(day: date, count: int, unit: str) -> date:
    if unit == "天":
        return day + timedelta(days=count)
    if unit == "周":
        return day + timedelta(weeks=count)
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "年" else 3 if "季度" in unit else 1)
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, month_end(year, month).day))


def _that_long_ago(text: str, start: int, end: int, today: date, count: int, unit: str) -> Period:
    day = _shifted(today, count, unit)
    if unit == "年":
        return _period(text, start, end, date(day.year, 1, 1), date(day.year, 12, 31), "ago")
    if "月" in unit or "季度" in unit:
        return _period(text, start, end, date(day.year, day.month, 1), month_end(day.year, day.month), "ago")
    return _period(text, start, end, day, day, "ago")


def _dated(text: str, start: int, anchor: Anchor) -> Period | None:
    """Calendar expressions, ranges of them, and what follows: 以来, 起, 同期, 底前."""
    stretch = read_stretch(text, start, anchor) or _edge_of_year(text, start, anchor)
    if stretch is None:
        return None
    first, last, end = stretch.first, stretch.last, stretch.end
    joined = _joined(text, stretch, anchor)
    if joined is not None:
        return joined
    before = text[max(0, start - 2) : start]
    since = _SINCE.match(text, end)
    if since is not None and first is not None:
        return _period(text, start, since.end(), first, anchor.day, "since")
    if text.startswith(("前", "之前", "以前"), end) and not text.startswith(("前后", "前往", "前期"), end) and stretch.grain != "year":
        return _period(text, start, end + (1 if text[end] == "前" else 2), None, last, "before")
    if before.endswith("到") and (stretch.grain in ("year", "edge") or "力争" in text[max(0, start - 6) : start]):
        return _period(text, start - 1, end, None, last, "by")
    if text.startswith("同期", end):
        return _same_time(text, start, end + 2, stretch, anchor)
    if stretch.grain == "year" and text[start : start + 2] in ("今年", "本年") and anchor.day is not None:
        last = anchor.day
    if stretch.grain == "year" and text.startswith("全年", end):
        end += 2
    if before[-1:] in ("自", "从") and stretch.grain == "day" and text[end : end + 1] not in ("的",) and False:
        last = anchor.day
    return _period(text, start, end, first, last, "dated")


def _joined(text: str, stretch: Stretch, anchor: Anchor) -> Period | None:
    """Two ends or a row of days: 6月13日至24日, 2018—2020年, 9月10日、11日、12日."""
    link = _RANGE.match(text, stretch.end)
    if link is None:
        return None
    second = read_stretch(text, link.end(), anchor, stretch)
    if second is None or second.last is None or stretch.first is None or second.last < stretch.first:
        return None
    if link.group() in ("、", "，", "和", "与"):
        if stretch.grain != second.grain or (second.last - stretch.first).days > 62 or stretch.grain not in ("day", "month"):
            return None
        further = _joined(text, replace(second, start=stretch.start, first=stretch.first), anchor)
        if further is not None:
            return further
    end = second.end + (1 if text[second.end : second.end + 1] == "止" else 0)
    return _period(text, stretch.start, end, stretch.first, second.last, "range")


def _same_time(text: str, start: int, end: int, stretch: Stretch, anchor: Anchor) -> Period:
    """去年同期: the same days a year earlier, up to the issue's date."""
    if stretch.first is None or anchor.day is None or stretch.grain != "year":
        return _period(text, start, end, stretch.first, stretch.last, "same time")
    return _period(text, start, end, stretch.first, _shifted(anchor.day, -12, "个月"), "same time")


def _worded(text: str, start: int, anchor: Anchor, before: list[Period]) -> Period | None:
    """目前, 近日, 上周, 春节期间 and the like, out of the list of period words."""
    for row in rows("period_words"):
        word = row["word"]
        if text.startswith(word, start):
            return _by_meaning(text, start, start + len(word), row["means"], anchor, before)
    return None


def _by_meaning(text: str, start: int, end: int, means: str, anchor: Anchor, before: list[Period]) -> Period | None:
    today = anchor.day
    if means == "none" or today is None and means != "same":
        return _period(text, start, end, None, None, "word", known=False)
    if means == "until now":
        return _period(text, start, end, None, today, "until now")
    if means == "same":
        return replace(_period(text, start, end, None, None, "same time", known=False), holds="base")
    assert today is not None
    if means.startswith("day"):
        day = today + timedelta(days=int(means.split()[1]))
        return _period(text, start, end, day, day, "word")
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=int(means.split()[1]))
    return _period(text, start, end, monday, monday + timedelta(days=6), "word")

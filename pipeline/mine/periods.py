"""The times a text names, resolved against the issue's date as GUIDELINES section 3 has it under ``period``."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from pipeline.mine.days import read_stretch
from pipeline.mine.folding import Folded, fold
from pipeline.mine.stretches import Anchor, Stretch, month_end
from pipeline.mine.timespans import counted_back, named_era, period_of, same_time, worded
from pipeline.records import Period

_N = r"[一二两三四五六七八九十]"
_TRIGGER = re.compile(
    r"(?<![\d.])(?:[12]\d{3}|\d\d|[〇零一二三四五六七八九]{2,4})(?=年|[-./ —~]+\d|到\d|至\d)|(?<!\d)20\d{6}(?!\d)"
    r"|大前年|上一年|[今本去上前明次来]年(?!均)|(?<![成产工用营])后年(?!均)"
    rf"|(?<![\d.〇零一二三四五六七八九十百千万亿])(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])(?:[、—~\-至到]+(?:1[0-2]|[1-9]|{_N}))?月(?!一)"
    r"|(?<![\d.第])(?:3[01]|[12]\d|[1-9])[日号](?=$|[，。至到—~\-上下晚早夜凌清傍、当\d])|[本当上下次这]个?月|全月(?!球)|第[一二三四1-4]个?季度|[一二三四1-4首]季度|[本上下]季度"
    rf"|[前头](?:[一二三两123]个?季度|(?:\d{{1,2}}|{_N}{{1,2}})个?月)|[上下]半年|截至|截止"
    rf"|近(?=[\d一二两三四五六七八九十])|过去|未来|今后|最近|(?<![\d〇零一二三四五六七八九十第])(?:\d{{1,2}}|{_N}{{1,3}})(?:多|余)?(?:年|个多?月|个季度|周|天)(?:多|半|余)?(?:以?来|下来|之?[前后])"
    r"|(?<![0-9一二两三四五六七八九十几多])年(?:初(?!预算|计划|目标|既定|确定)|[底末内])|全年(?!目标|任务|计划(?![新实完改安引培发开种栽清拆推打创修续举组招])|预算|指标|进度|的目标)|[“\"「]?(?:党的)?(?:十[二三四五]五|十[七八九]大|二十大)"
    r"|目前|当前|迄今|半年多?以?来|近年来|[昨今明当前后][日天]|大[前后]天|[本上下这]个?(?:周|星期)|上上(?:周|个月)|下下(?:周|个月)|(?:上|\d\d|二十|十九)世纪|元旦|[“\"「]?(?:五一|清明|端午|中秋)(?=节?[”\"」]?(?:小?长假|假|黄金周|期间))|(?:妇女|植树|劳动|青年|儿童|建党|建军|教师|国庆|圣诞)节|近[日期]|日前|同期|春节|国庆|节日期间|活动期间|汛期"
)
_CLOCK = (
    r"(?:[上下]午|凌晨|清晨|傍晚|夜间|夜里|[早晚夜])?(?:(?:\d{1,2}|[零〇一二三四五六七八九十]{1,3})(?:时|点|[:：]\d\d)(?:\d{1,2}分|整)?)?"
)
_LINK = re.compile(rf"(?:（[^）]{{1,6}}）)?{_CLOCK}(?:(?:起|开始)?至|(?:起|开始)?到|以?来?—+|-+|~+|、|，|和|与)")
_SINCE = re.compile(r"(?:以来)?至今(?![年日天后])|以来|起(?![义草步点伏诉])(?!至|到)|开始(?!至)")
_LATER_SINCE = re.compile(r"[^，。；0-9]{1,24}以来")
_SOON_SINCE = re.compile(r"[^，。；0-9的]{1,10}以来")
_ENDED = r"[^\d，。；：、]{1,8}?(?:结束|收官|闭幕|完毕)时?"
_OVER = re.compile(_ENDED)
_UNTIL = re.compile(rf"(?:截至|截止到?)(?=[\d一二三四五六七八九十今去本上下年目当前现昨]|{_ENDED})")
_AHEAD = re.compile(r"力争|确保|预计|计划|目标|将|拟|争取|到$|预期|今年[^，。；]{0,6}$")
_SEASON = re.compile(r"(?:今年|去年|\d{4}年)(?:入?[春夏秋冬汛]|[^，。；]{0,4}(?:季|节|假|汛|学期|开学|疫情))")
_NOW = ("目前", "当前", "现在", "今日", "今天")
_NOT_BEFORE = ("前后", "前往", "前期", "前移", "前进", "前列", "前三", "前五", "前十")
_LISTED = ("、", "，", "和", "与")


def find_periods(text: str, published: str | None, year: int | None = None, *, general: bool = False) -> list[Period]:
    """The periods of a text in order; ``published`` is the issue's ISO date, ``year`` its year where the day is not known.

    ``general`` reads 年底 as the last two months of a year, as other readers of dates do; in a bulletin it is the day up to which
    was counted. It also leaves a month named alone in the year of ``published``, where a bulletin reports what is past.

    >>> [(p.quote, p.span) for p in find_periods("截至目前，已查处42起。3月23日起至6月30日开展整治。", "2021-04-25")]
    [('截至目前', (None, '2021-04-25')), ('3月23日起至6月30日', ('2021-03-23', '2021-06-30'))]
    """
    folded = fold(text)
    day = date.fromisoformat(published) if published else None
    anchor = Anchor(day, day.year if day else year, reports=not general)
    found: list[Period] = []
    at = 0
    while match := _TRIGGER.search(folded.text, at):
        period = _read(folded.text, match.start(), anchor, found, general)
        if period is None:
            at = match.start() + 1
            continue
        if found and period.source == "until" and found[-1].source == "since" and folded.text[found[-1].end : period.start] in ("，", ""):
            period = _from_to(folded.text, found.pop(), period)
        if found and period.holds == "sentence" and found[-1].holds == "base" and folded.text[found[-1].end : period.start] in _LISTED:
            period = replace(period, holds="base")  # 较一季度和1—5月分别提高
        found.append(period)
        at = max(period.end, match.start() + 1)
    return [_placed(text, folded, period) for period in found]


def _from_to(text: str, since: Period, until: Period) -> Period:
    """自3月1日起，截至4月30日: one period."""
    span = (since.span[0] if since.span else None, until.span[1] if until.span else None)
    return replace(until, start=since.start, quote=text[since.start : until.end], span=span)


def _placed(text: str, folded: Folded, period: Period) -> Period:
    start, end = folded.start(period.start), folded.end(period.end)
    return replace(period, start=start, end=end, quote=text[start:end])


def _read(text: str, start: int, anchor: Anchor, before: list[Period], general: bool) -> Period | None:
    return (
        _until(text, start, anchor, before)
        or counted_back(text, start, anchor)
        or named_era(text, start, anchor)
        or _dated(text, start, anchor, before, general)
        or worded(text, start, anchor, before)
    )


def _until(text: str, start: int, anchor: Anchor, before: list[Period]) -> Period | None:
    """截至目前, 截止2020年, 截至10月底: open at the beginning; 截至排查结束: until the period told last ends."""
    found = _UNTIL.match(text, start)
    if found is None:
        return None
    word = next((w for w in _NOW if text.startswith(w, found.end())), None)
    if word is not None:
        return period_of(text, start, found.end() + len(word), None, anchor.day, "until now")
    stretch = read_stretch(text, found.end(), anchor) or _edge_of_year(text, found.end(), anchor)
    if stretch is None:
        named = worded(text, found.end(), anchor, ())
        over = _OVER.match(text, found.end())
        last = next((p.span[1] for p in reversed(before) if p.span), None)
        if named is None and over is not None and last is not None:
            return Period(start, over.end(), text[start : over.end()], (None, last), source="until")
        if named is None or named.span is None:
            return None
        return replace(named, start=start, quote=text[start : named.end], span=(None, named.span[1]), holds="sentence", source="until")
    more = 1 if text[stretch.end : stretch.end + 1] in ("止", "底", "末") else 0
    to = stretch.last
    if anchor.day and anchor.reports and to and stretch.first and stretch.grain != "edge" and not more and stretch.first <= anchor.day:
        to = min(to, anchor.day)  # 截至今年5月, printed on 20 May
    return period_of(text, start, stretch.end + more, None, to, "until")


def _edge_of_year(text: str, at: int, anchor: Anchor) -> Stretch | None:
    """年底, 年末, 年初, 年内, 全年 of the issue's year."""
    year = anchor.this_year
    word = text[at : at + 2]
    if word not in ("年初", "年底", "年末", "年内", "全年") or year is None:
        return None
    if word in ("年底", "年末", "全年") and anchor.day is not None and anchor.day.month <= 2 and anchor.reports:
        year = year if _AHEAD.search(text, max(0, at - 12), at) else year - 1
    first = date(year, 11, 1) if word in ("年底", "年末") else date(year, 1, 1)
    last = month_end(year, 2) if word == "年初" else date(year, 12, 31)
    return Stretch(at, at + 2, first, last, year, None, "year" if word in ("年内", "全年") else "edge")


def _dated(text: str, start: int, anchor: Anchor, before: list[Period], general: bool) -> Period | None:
    """Calendar expressions, ranges of them, and what follows: 以来, 起, 同期, 底前."""
    stretch = read_stretch(text, start, anchor, _year_told(text, start, anchor, before)) or _edge_of_year(text, start, anchor)
    if stretch is None:
        return None
    joined = _joined(text, stretch, anchor)
    if joined is not None:
        return joined
    first, last, end = stretch.first, stretch.last, stretch.end
    since = _since(text, start, end)
    if since is not None and first is not None:
        if _SEASON.match(text, start) and end < since - 2:
            return period_of(text, start, since, None, anchor.day, "since")
        return period_of(text, start, since, first, anchor.day if anchor.day and anchor.day >= first else None, "since")
    if text.startswith(("前", "之前", "以前"), end) and not text.startswith(_NOT_BEFORE, end) and stretch.grain != "year":
        return period_of(text, start, end + (1 if text[end] == "前" else 2), None, last, "before")
    if stretch.grain == "year" and text.startswith(("以前", "之前"), end):
        return period_of(text, start, end + 2, None, last, "before")
    reached = (
        text[start - 1 : start] == "到"
        and text[start - 2 : start - 1] not in tuple("升增长减降加少高低大小")
        and text[end : end + 1] != "的"
    )
    if reached and (stretch.grain in ("year", "edge") or "力争" in text[max(0, start - 6) : start]):
        return period_of(text, start - 1, end, None, last, "by")
    if text[start - 1 : start] == "至" and text[start - 2 : start - 1] in ("", *"\n。，；：●　 ") and not text.startswith("今", end):
        return period_of(text, start - 1, end, None, last, "until")
    if text.startswith("同期", end):
        return _same_days(text, start, end + 2, stretch, anchor, before)
    if text.startswith("全年", end):
        end += 2
    if stretch.grain == "year" and text.startswith(("今年", "本年"), start) and anchor.day is not None:
        last = anchor.day
    if stretch.grain == "edge" and text[end - 1] in "底末" and not general:
        first = None
    return period_of(text, start, end, first, last, "dated")


def _year_told(text: str, start: int, anchor: Anchor, before: list[Period]) -> Stretch | None:
    """2019年10月30日… 11月5日…: the year that the last full date of the paragraph names, for a later month without one."""
    month = re.match(r"(1[0-2]|[1-9])月\d", text[start : start + 4])
    told = before[-1] if before else None
    full = re.match(r"(?P<year>(?:19|20)\d\d)年(?P<month>1[0-2]|[1-9])月\d{1,2}日", told.quote) if told else None
    if month is None or told is None or full is None or anchor.day is None or not anchor.reports:
        return None
    between = text[told.end : start]
    if "\n" in between or len(between) > 160 or re.search(r"今年|去年|目前|以来", between) or int(month[1]) < int(full["month"]):
        return None
    year = int(full["year"])
    return Stretch(start, start, date(year, 1, 1), date(year, 12, 31), year, None, "year")


def _since(text: str, start: int, end: int) -> int | None:
    """Where 以来 or 起 behind a date ends, also with words between: 自3月开展整治以来."""
    found = _SINCE.match(text, end)
    if found is not None:
        return found.end()
    later = (_LATER_SINCE if text[start - 1 : start] in ("自", "从") else _SOON_SINCE).match(text, end)
    return later.end() if later else None


def _same_days(text: str, start: int, end: int, stretch: Stretch, anchor: Anchor, before: list[Period]) -> Period:
    """去年同期, 2020年同期: the period spoken of before, as many years earlier."""
    if stretch.year is None or anchor.this_year is None or stretch.grain != "year":
        return period_of(text, start, end, stretch.first, stretch.last, "same time")
    return same_time(text, start, end, anchor.this_year - stretch.year, before)


def _joined(text: str, stretch: Stretch, anchor: Anchor) -> Period | None:
    """Two ends or a row of days: 6月13日至24日, 2018—2020年, 9月10日、11日、12日."""
    link = _LINK.match(text, stretch.end)
    if link is None:
        return None
    listed = link.group() in _LISTED
    second = read_stretch(text, link.end(), anchor, stretch)
    if second is None or second.last is None or stretch.first is None or second.last < stretch.first:
        return None
    if listed:
        named = text[link.end() : link.end() + 4].isdigit()
        if named or stretch.grain != second.grain or stretch.grain not in ("day", "month") or (second.last - stretch.first).days > 62:
            return None
        further = _joined(text, replace(second, start=stretch.start, first=stretch.first), anchor)
        if further is not None:
            return further
    end = second.end + (1 if text[second.end : second.end + 1] == "止" else 0)
    return period_of(text, stretch.start, end, stretch.first, second.last, "range")

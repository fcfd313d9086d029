"""Which period holds for which number: the last one named in its sentence, or the sentence that 其中 continues; the title's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.mine.clauses import Clause, of_sentence, opening, starting_in
from pipeline.mine.heads import Head, find_heads, head_over
from pipeline.mine.periods import find_periods
from pipeline.mine.settling import settled
from pipeline.mine.stretches import small_number
from pipeline.records import Article, Day, Interval, Period, Quantity

_CONTINUES = re.compile(r"(?:其中|当中)[，：:]?")
_OCCASION = re.compile(r"(?:活动|会议|整治|行动|节日|假期|考察|检查|督查|演练|培训|展会|比赛|培训班|集市|节会)期间")
_FORWARD = re.compile(r"(?:预计|计划|将|将于|力争|有望|拟|拟于|预期|确保|可于)$")
_PAST = re.compile(r"\d{4}年|同期|[年月][初末底]|[去上前]年")
_OWN_NUMBER = re.compile(r"的[0-9０-９]")
_AT_ONCE = re.compile(r"\s*的?(?:同比|环比)?(?:下降|增长|上升|减少|增加|回落)?\s*")
_THE_YEARS = re.compile(r"(?:过去|近)?的?(?P<n>[一二三四五])年(?:多?来|间|里|中|下来)?")
_HEAD_LENGTH = 36
_LOCAL = re.compile(r"年内|当年|当月|当日|当天|同期|年初|[上去]年[末底]|年末|\d月份")


@dataclass(frozen=True, slots=True)
class Stated:
    """A period as a number takes it, with the words that state it."""

    span: Interval
    words: str
    source: str

    def is_over(self, published: Day | None) -> bool:
        """Is this what a title or a head says, and past, so that no goal is meant?"""
        return self.source in ("title", "head") and published is not None and self.span[1] is not None and self.span[1] < published


def stated_periods(
    article: Article,
    quantities: Sequence[Quantity],
    clauses: Sequence[Clause],
    homes: Sequence[int],
    periods: Sequence[Period],
    published: Day | None,
) -> list[Stated | None]:
    """One Stated or None a quantity; ``homes`` gives each quantity's clause."""
    text = article.text
    usable = settled(article, periods, published)
    titled = _title_period(article, usable, published)
    heads = find_heads(article, published, usable)
    return [
        _under_head(heads, q.start, _stated(text, q, clauses[home], clauses, usable, titled))
        for q, home in zip(quantities, homes, strict=True)
    ]


def _under_head(heads: Sequence[Head], place: int, stated: Stated | None) -> Stated | None:
    """The period of the head that a number stands under, where its sentence states none; 一年来 there is the head's year."""
    years = _THE_YEARS.fullmatch(stated.words) if stated is not None else None
    if stated is not None and years is None:
        return stated
    head = head_over(heads, place)
    if head is None or (years is not None and _years(head.span) != small_number(years["n"])):
        return stated
    return Stated(head.span, head.period.quote, "head")


def _years(span: Interval) -> int:
    """How many whole years a period is, 0 where it is no such: 5 of the 十三五."""
    first, last = span
    whole = first is not None and last is not None and first.endswith("-01-01") and last.endswith("-12-31")
    return int(last[:4]) - int(first[:4]) + 1 if whole and first is not None and last is not None else 0


def _title_period(article: Article, periods: Sequence[Period], published: Day | None) -> Period | None:
    """The period of the title, where the text's first paragraph names no other."""
    if not article.title:
        return None
    titled = next((p for p in find_periods(article.title, published) if p.span is not None), None)
    if titled is None:
        return None
    end = _opening_end(article.text)
    first = [p.span for p in periods if p.start < end and "同期" not in p.quote]
    return titled if not first or titled.span in first else None


def _stated(
    text: str, q: Quantity, clause: Clause, clauses: Sequence[Clause], periods: Sequence[Period], titled: Period | None
) -> Stated | None:
    first = opening(clauses, clause.sentence)
    here = [p for p in _told(periods, first.start, q.start) if p.end <= q.start and not _in_bracket(text, p, q)]
    if here and text[here[-1].end : q.start] == "的" and (own := _own_span(text, here[-1])) is not None:
        return Stated(own, here[-1].quote, "beside")
    here = [p for p in here if p.end + 1 == q.start or not (_OWN_NUMBER.match(text, p.end) and _is_past(text, p))]
    local = [p for p in here if p.start > first.start + 6 and _is_local(text, p) and not _leads(text, first, p)]
    wide = [p for p in here if p not in local]
    near = [p for p in local if _reaches(text, p, q, clause, clauses)]
    if near and (not wide or near[-1].start > wide[-1].start):
        outer = wide[-1] if wide and not _FORWARD.search(text, max(0, near[-1].start - 4), near[-1].start) else None
        return Stated(_within(near[-1], outer), near[-1].quote, "clause")
    wide = [
        p
        for p in wide
        if not (
            ((p.quote.endswith("前") and not p.quote.endswith("目前")) or (p.quote == "目前" and p.start > first.start + 6))
            and _parted(p, clause, clauses)
        )
    ]
    if wide:
        chosen = _narrowest(wide)
        level = q.kind in ("duration", "percentage") and chosen.source == "until"  # 截至6月底，复工率96%
        span = chosen.span if level else _with_start(chosen, wide, periods, clauses, clause)
        return Stated(span, chosen.quote, "sentence") if span is not None else None
    occasion = _OCCASION.search(text, first.start, q.start)
    if occasion:
        event = next((p for p in periods if p.end <= first.start and p.span and p.span[0] and p.span[1]), None)
        if event is not None and event.span is not None:
            return Stated(event.span, occasion.group(), "occasion")
    before = _continued(text, first, clause, clauses, periods)
    if before is not None:
        return before
    event = _event_before(clause, clauses, periods)
    if event is not None and event.span is not None:
        return Stated(event.span, event.quote, "sentence before")
    told = _told_alone(text, clause, clauses, periods)
    if told is not None and told.span is not None:
        return Stated(told.span, told.quote, "sentence before")
    if titled is not None and titled.span is not None and q.start < _opening_end(text):
        return Stated(titled.span, titled.quote, "title")
    return None


def _continued(text: str, first: Clause, clause: Clause, clauses: Sequence[Clause], periods: Sequence[Period]) -> Stated | None:
    """The period of the sentence that 其中 continues."""
    if not _CONTINUES.match(text[first.start : first.end].lstrip()) or clause.sentence == 0:
        return None
    previous = [c for c in of_sentence(clauses, clause.sentence - 1) if c.paragraph == clause.paragraph]
    if not previous:
        return None
    before = [
        p for p in periods
        if previous[0].start <= p.start < previous[-1].end
        and not (p.start > previous[0].start + 6 and _is_local(text, p) and not _leads(text, previous[0], p))
    ]  # fmt: skip
    if not before or before[-1].span is None:
        return None
    return Stated(_with_start(before[-1], before, periods, clauses, previous[0]), before[-1].quote, "其中")


def _in_bracket(text: str, period: Period, q: Quantity) -> bool:
    """（上月99.96%） holds for the number beside it, not for what follows the bracket."""
    closed = text.find("）", period.end, q.start)
    opened = text.rfind("（", max(0, period.start - 12), period.start)
    return (
        closed > 0
        and opened >= 0
        and "）" not in text[opened : period.start]
        and re.search(r"[0-9]", text[period.end : closed]) is not None
    )


def _leads(text: str, first: Clause, period: Period) -> bool:
    """据统计系统显示，1—2月份…: a month that follows words without a number leads its sentence."""
    opens = text[period.start - 1 : period.start] in "，：,:" and period.quote.endswith(("月", "月份"))
    return opens and not re.search(r"[0-9]", text[first.start : period.start])


def _is_local(text: str, period: Period) -> bool:
    """Does a period inside the sentence hold for its own stretch only: 年内, 上年同期, 预计今年底?"""
    return bool(_LOCAL.search(period.quote) or _FORWARD.search(text, max(0, period.start - 4), period.start))


def _told(periods: Sequence[Period], start: int, end: int) -> Sequence[Period]:
    """The periods that begin in ``text[start:end]``."""
    low = bisect_left(periods, start, key=lambda p: p.start)
    return periods[low : bisect_left(periods, end, low, key=lambda p: p.start)]


def _is_past(text: str, period: Period) -> bool:
    """Does a period before 的 and a number belong to that number alone: 由上月的29起减至17起, 2018年的41%提高到92%?"""
    return text[period.start - 1 : period.start] in ("由", "从") or _PAST.search(period.quote) is not None


def _own_span(text: str, period: Period) -> Interval | None:
    """2021年 of 跃升到2021年的9.6亿元."""
    span = period.span
    if text[period.start - 1 : period.start] in ("由", "从"):
        return span
    if span is not None and span[0] is None and span[1] is not None and period.quote[:1] in "到至" and span[1].endswith("-12-31"):
        return (f"{span[1][:4]}-01-01", span[1])
    return span if re.search(r"^[到至]?\d{4}年|同期", period.quote) else None


def _parted(period: Period, clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Does a semicolon stand between?"""
    return any(c.before in "；;" for c in starting_in(clauses, period.end, clause.start + 1))


def _event_before(clause: Clause, clauses: Sequence[Clause], periods: Sequence[Period]) -> Period | None:
    """6月13日至24日 of the sentence before: a stretch of days told of goes on in the next sentence."""
    previous = [c for c in of_sentence(clauses, clause.sentence - 1) if c.paragraph == clause.paragraph]
    if not previous:
        return None
    told = _told(periods, previous[0].start, previous[-1].end)
    if len(told) == 1 and re.search(r"日.*[至到—－~-].*日", told[0].quote) and told[0].span and told[0].span[0] and told[0].span[1]:
        return told[0]
    return None


def _told_alone(text: str, clause: Clause, clauses: Sequence[Clause], periods: Sequence[Period]) -> Period | None:
    """2023年上半年，全县工业平稳增长。 of the sentence before: what opens a sentence without a number of its own goes on."""
    previous = [c for c in of_sentence(clauses, clause.sentence - 1) if c.paragraph == clause.paragraph]
    if not previous:
        return None
    told = _told(periods, previous[0].start, previous[-1].end)
    if len(told) != 1 or told[0].start > previous[0].start or told[0].span is None or None in told[0].span:
        return None
    bare = text[previous[0].start : told[0].start] + text[told[0].end : previous[-1].end]
    return told[0] if told[0].span[0] != told[0].span[1] and not re.search(r"[0-9]", bare) else None


def _opening_end(text: str) -> int:
    """Where the first paragraph ends that is no mere head."""
    end = 0
    for line in text.split("\n"):
        end += len(line) + 1
        if "。" in line or len(line) > _HEAD_LENGTH:
            break
    return end


def _narrowest(wide: Sequence[Period]) -> Period:
    """The last period, but 2月8日 before 2014年迎春招聘会: one that lies inside the last stays."""
    last = wide[-1]
    if not re.fullmatch(r"\d{4}年", last.quote):
        return last
    for period in reversed(wide[:-1]):
        inner, outer = period.span, last.span
        if (
            inner
            and outer
            and inner[0]
            and outer[0]
            and inner[1]
            and outer[1]
            and outer[0] <= inner[0]
            and inner[1] <= outer[1]
            and inner != outer
        ):
            return period
    return last


def _reaches(text: str, period: Period, q: Quantity, clause: Clause, clauses: Sequence[Clause]) -> bool:
    """A period inside the sentence (年内, 上年同期) holds to the next semicolon; one that says from where for one number."""
    between = starting_in(clauses, period.end, clause.start + 1)
    if any(c.before in "；;" for c in between):
        return False
    if re.search(r"年初|[末底]", period.quote) and not _FORWARD.search(text, max(0, period.start - 4), period.start):
        return False
    if re.search(r"[由从比较]$", text[: period.start][-1:]) or "同期" in period.quote:
        return not between and _AT_ONCE.fullmatch(text, period.end, q.start) is not None
    return True


def _within(period: Period, outer: Period | None) -> Interval:
    """年内 in a sentence that begins 截至10月底 ends there."""
    span = period.span
    assert span is not None
    limit = outer.span[1] if outer is not None and outer.span is not None else None
    if limit is not None and span[0] is not None and span[1] is not None and span[0] <= limit < span[1]:
        return (span[0], limit)
    return span


def _with_start(period: Period, wide: Sequence[Period], periods: Sequence[Period], clauses: Sequence[Clause], clause: Clause) -> Interval:
    """截至目前 takes the start that the sentence, or the one before, gives (3月23日起至6月30日); 截至7月底，今年 ends in July."""
    span = period.span
    assert span is not None
    if span[0] is not None and span[1] is not None:
        limit = next((p.span[1] for p in wide if p.span and p.span[0] is None and p.span[1] and span[0] <= p.span[1] < span[1]), None)
        return (span[0], limit) if limit is not None else span
    if span[0] is not None or span[1] is None:
        return span
    before = of_sentence(clauses, clause.sentence - 1)
    here = opening(clauses, clause.sentence).start
    back = next((c.start for c in (*before, opening(clauses, clause.sentence)) if c.paragraph == clause.paragraph), 0)
    told = [
        p
        for p in _told(periods, back, period.start)
        if p.span is not None and re.search(r"[起来始]", p.quote) and (p.source != "era" or p.start >= here)
    ]
    opened = [p for p in told if p.span is not None and p.span[0] is not None and p.span[0] <= span[1]]
    return (opened[-1].span[0], span[1]) if opened and opened[-1].span is not None else span

"""The periods of a text settled against one another: since an event, 当月 of the month told, 全年 of the year the title names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from pipeline.mine.events import named_times
from pipeline.records import Article, Day, Period

PLANS = re.compile(
    r"(?:新建|新增|实施|完成|总?投资|建设|改造|安排|引进|培育|创建|开展|投入|开工|续建|发展|修建|打造|推进|建成|发放|培训|种植|栽植|清理|拆除"
    r"|脱贫|减贫|出列|搬迁|整治|治理|组织|举办|招录|招聘)"
    r"(?![^，。；0-9]{0,6}的)"
)
"""What is done by plan: 2023年计划新建公路; 2023年计划 alone names no time."""
_GOAL = re.compile(r"的?(?:总)?(?:目标|任务|计划|预算|指标|资金|总额|投资计划)")
_FOUNDED = re.compile(r"(?:建|立|创办|诞生|始|落户|创刊)于$")
_BORN = re.compile(
    r"(?:正式)?(?:注册|挂牌)?(?:成立|建校|建院|建馆|建厂|建站|创办|设立)[，、](?:现|占地|位于|总投资|注册|有|是|下辖|辖|拥有|总)"
)
_SINCE = re.compile(r"(?:^|[，。；：\n])(?P<since>[^，。；：\n0-9]{2,14}以来)(?=[，、])", re.M)
_GOES_ON = re.compile(r"[^，。；]{1,12}以来")
_MONTH = re.compile(r"(?:今年|\d{4}年)?\d{1,2}月份?")


def settled(article: Article, periods: Sequence[Period], published: Day | None) -> list[Period]:
    """The periods that can hold for numbers, in order, with days that follow from those told before."""
    text = article.text
    usable = [
        p
        for p in (*periods, *_since_events(text, periods, published))
        if p.holds == "sentence" and p.span is not None and not _is_goal(text, p) and not _is_founding(text, p)
    ]
    usable = named_times(article, usable, published)
    return _months_told(_lasting_since(text, usable, published), _title_year(article, published), published)


def _title_year(article: Article, published: Day | None) -> str | None:
    """2022 of 2022年统计公报, printed in 2023: the year that 全年 and 年末 speak of."""
    year = re.search(r"(?:19|20)\d\d(?=年)", article.title or "")
    return year.group() if year and published and year.group() < published[:4] else None


def _is_goal(text: str, period: Period) -> bool:
    """年度目标, 全年任务: no time in which something was done; 距6月底目标 neither."""
    if period.quote[-1:] in "来今" or (
        period.quote[-1:] == "年" and text.startswith("计划", period.end) and PLANS.match(text, period.end + 2)
    ):
        return False
    return bool(_GOAL.match(text, period.end)) or text[: period.start].endswith(("距", "距离", "对照", "占"))


def _is_founding(text: str, period: Period) -> bool:
    """我校创建于1952年，现有学生…: the year of a founding tells of nothing else."""
    return _FOUNDED.search(text, max(0, period.start - 4), period.start) is not None or _BORN.match(text, period.end) is not None


def _since_events(text: str, periods: Sequence[Period], published: Day | None) -> list[Period]:
    """平台运行以来: from some day on until the issue's date."""
    if published is None:
        return []
    return [
        Period(m.start("since"), m.end("since"), m["since"], (None, published), source="since an event")
        for m in _SINCE.finditer(text)
        if not any(p.start < m.end("since") and m.start("since") < p.end + 12 for p in periods if p.end <= m.end("since"))
    ]


def _lasting_since(text: str, periods: Sequence[Period], published: Day | None) -> list[Period]:
    """2022年启动退养以来 lasts until the issue's date, not until the year's end."""
    made = []
    for period in periods:
        span = period.span
        if span is not None and span[0] is not None and published is not None and _GOES_ON.match(text, period.end):
            period = replace(period, span=(span[0], published))
        made.append(period)
    return made


def _months_told(periods: Sequence[Period], titled: str | None, published: Day | None) -> list[Period]:
    """当月 is the month told of before, 全年 the year, where one was; 上月 in a bulletin on May that June prints is April."""
    made: list[Period] = []
    for period in periods:
        if period.quote in ("上月", "上个月") and published is not None:
            first = next((p.span[0] for p in reversed(made) if p.span and p.span[0] and _MONTH.fullmatch(p.quote)), None)
            if first is not None and period.span is not None and first == period.span[0]:
                day = date.fromisoformat(first) - timedelta(days=1)
                period = replace(period, span=(day.replace(day=1).isoformat(), day.isoformat()))
        elif period.quote in ("当月", "本月", "当年", "全月"):
            told = next(
                (p for p in reversed(made) if p.span and p.span[0] and p.span[1] and (p.quote == "当月" or _MONTH.fullmatch(p.quote))),
                None,
            )
            if told is not None and period.quote != "当年":
                period = replace(period, span=told.span)
        elif period.quote in ("全年", "年末", "年底"):
            year = next((p.quote[:4] for p in reversed(made) if re.fullmatch(r"\d{4}年度?", p.quote)), titled)
            if year is not None:
                period = replace(period, span=(f"{year}-01-01" if period.quote == "全年" else None, f"{year}-12-31"))
        made.append(period)
    return made

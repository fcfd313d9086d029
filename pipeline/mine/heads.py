"""Heads that say of when what stands below them is: 一、2023年工作回顾, 今年以来工作情况; the title of a yearly report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.mine.periods import find_periods
from pipeline.records import Article, Day, Interval, Period

_LINE = re.compile(
    r"^[ \t　]*(?P<mark>第?[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]、?|\d{1,2}[、.．](?!\d)|[①-⑳]|——)?"
    r"(?P<words>[^\n。；;，,\t]{2,36})[。：:]?[ \t]*$",
    re.M,
)
_WHOLE_REPORT = re.compile(r"总结|公报|回顾|小结|述职|年报")
_ERA = re.compile(r"(?P<era>[“\"]?十[一二三四五]五[”\"]?)(?=发展|工作|成就|成绩|主要|回顾)")
_RANKS = (r"第?[一二三四五六七八九十]", r"[（(][一二三四五六七八九十]", r"\d", r"[①-⑳]|——")
_NEXT_PART = re.compile(r"安排|打算|计划|建议|下一步|下步|部署|问题|不足|任务|目标|形势|思路")


@dataclass(frozen=True, slots=True)
class Head:
    """``text[start:end]`` stands under a head that names ``period``."""

    start: int
    end: int
    period: Period
    span: Interval


def find_heads(article: Article, published: Day | None, told_before: Sequence[Period] = ()) -> list[Head]:
    """The heads that name a time, outer ones first; a head ends where the next one of its rank stands.

    ``told_before`` are the text's settled periods: a head 今年春运期间 takes the days that the text has given the event.
    """
    found: list[Head] = []
    lines = [m for m in _LINE.finditer(article.text) if "\t" not in m.group()]
    ranks = [_rank(m["mark"]) for m in lines]
    told = _of_title(article, published)
    if told is not None and told.span is not None:
        found.append(Head(0, len(article.text), told, told.span))
    for at, line in enumerate(lines):
        event = next((p for p in told_before if p.source == "event" and line.start() <= p.start < line.end()), None)
        period = event or only_period(find_periods(_ERA.sub(r"\g<era>期间", line["words"]), published))
        if period is None or period.span is None or period.span[0] is None or period.span[0] == period.span[1]:
            continue
        end = next((m.start() for m, rank in zip(lines[at + 1 :], ranks[at + 1 :], strict=True) if _closes(rank, ranks[at], m)), None)
        found.append(Head(line.start(), len(article.text) if end is None else end, period, period.span))
    return found


def head_over(heads: Sequence[Head], place: int) -> Head | None:
    """The innermost head that a place stands under."""
    return next((h for h in reversed(heads) if h.start <= place < h.end), None)


def only_period(periods: Sequence[Period]) -> Period | None:
    """The one period of a head; none where it names two."""
    told = [p for p in periods if p.span is not None and p.holds != "base"]
    return told[0] if told and len({p.span for p in told}) == 1 else None


def _of_title(article: Article, published: Day | None) -> Period | None:
    """2020年工作总结 tells of 2020 throughout; 2021年工作报告, printed in January 2021, does not."""
    title = article.title or ""
    if published is None or not _WHOLE_REPORT.search(title):
        return None
    period = only_period(find_periods(title, published))
    if period is None or period.span is None or period.span[0] is None or period.span[1] is None or period.span[0] == period.span[1]:
        return None
    late = date.fromisoformat(published) + timedelta(days=31)
    return period if period.span[1] <= late.isoformat() else None


def _rank(mark: str | None) -> int:
    return next((n for n, pattern in enumerate(_RANKS, 1) if mark and re.match(pattern, mark)), 0)


def _closes(rank: int, own: int, line: re.Match[str]) -> bool:
    """Does a line end the part of a head of rank ``own``? One without a mark only where it opens another part."""
    if own == 0:
        return rank == 0 and bool(_NEXT_PART.search(line["words"]) or re.search(r"\d{4}年|^[今明去]年", line["words"]))
    return 0 < rank <= own

"""Times a text gives a name of its own: 春运从1月26日至3月5日 … 春运期间; 报告期末 of a yearly report."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.records import Article, Day, Period

_NAMED = re.compile(r"(?P<event>[一-龥]{2})(?:活动|时间)?(?:从|自|于|为|定于|将于|[（(])?$")
_DAYS = re.compile(r"日.*[至到—－~-].*日")
_REPORTED = re.compile(r"(?:本)?报告期(?P<part>末|内|期末)?(?=[，、,：]|[一-龥])")
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年(?P<half>上半年)?")
_NO_EVENT = frozenset(("时间", "日期", "定于", "从而", "今年", "同时"))


def named_times(article: Article, periods: Sequence[Period], published: Day | None) -> list[Period]:
    """The periods with those that the text's own names stand for, in order."""
    own = [*_events(article.text, periods), *_reporting(article, published)]
    kept = [p for p in periods if not any(p.start < o.end and o.start < p.end + 1 for o in own)]
    return sorted((*kept, *own), key=lambda p: p.start)


def _events(text: str, periods: Sequence[Period]) -> list[Period]:
    """春运期间 after 春运从1月26日开始至3月5日结束, with a year or 今年 in front."""
    found: dict[int, Period] = {}
    for period in periods:
        named = _NAMED.search(text, max(0, period.start - 8), period.start) if _DAYS.search(period.quote) else None
        if named is None or named["event"] in _NO_EVENT:
            continue
        for later in re.finditer(rf"(?:今年|本次|此次|\d{{4}}年)?{named['event']}(?:活动)?期间", text[period.end :]):
            start = period.end + later.start()
            found[start] = Period(start, start + len(later.group()), later.group(), period.span, source="event")
    return list(found.values())


def _reporting(article: Article, published: Day | None) -> list[Period]:
    """报告期末 is the end of the year, or half, that the title names."""
    told = _YEAR.search(article.title or "")
    if told is None or published is None:
        return []
    first, last = f"{told['year']}-01-01", f"{told['year']}-06-30" if told["half"] else f"{told['year']}-12-31"
    if last > published:
        return []
    return [
        Period(m.start(), m.end(), m.group(), (None if "末" in m.group() else first, last), source="reporting period")
        for m in _REPORTED.finditer(article.text)
    ]

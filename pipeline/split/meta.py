"""Lines beside a title on pages printed from the web: 发布时间：2020-5-6 来源：云河日报 浏览次数：120."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.records import Day
from pipeline.split.closing import is_person
from pipeline.split.dates import day_in
from pipeline.split.strip import without_blanks
from pipeline.split.words import any_of, words

_LABEL = re.compile(rf"[【\[（(]?(?P<label>{any_of('date_label', 'source_label', 'other_label', 'editor')})[】\]）)]?\s*[:：]")
_DATE_MARKS = re.compile(r"[年月日时分秒〇○零一二三四五六七八九十]|上午|下午")
_APART = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
_TAIL = re.compile(r"[（(【\[]?(?:\d+次?|[大中小\s]{2,}|打印|关闭|字号|字体|加大|减小)[】\]）)]?\s*$")


@dataclass(frozen=True, slots=True)
class Meta:
    """What such a line tells."""

    published: Day | None = None
    source: str | None = None


def read_meta(text: str) -> Meta | None:
    """A line of labels and values, or a day alone; None where it is anything else.

    >>> read_meta("发表日期：2020-05-06 来源：云河日报")
    Meta(published='2020-05-06', source='云河日报')
    >>> read_meta("（2020年5月6日）"), read_meta("来源：群众举报较多的问题已全部办结。") is None
    (Meta(published='2020-05-06', source=None), True)
    """
    bare = without_blanks(text)
    if len(bare) > 120 or "。" in bare:
        return None
    day = _day(text)
    if day and len(bare) <= 24 and not re.sub(r"[\W\d]|星期.|周.", "", _DATE_MARKS.sub("", bare)):
        return Meta(published=day[1])
    labels = list(_LABEL.finditer(text))
    lead = text[: labels[0].start()].strip() if labels else ""
    if not labels or (lead and not _day(lead) and len(lead) > 14):
        return None
    published: Day | None = None
    source: str | None = None
    if lead and (found := _day(lead)):
        published = found[1]
    for at, match in enumerate(labels):
        end = labels[at + 1].start() if at + 1 < len(labels) else len(text)
        value = text[match.end() : end].strip(" 　|｜/\t")
        if match["label"] in words("date_label"):
            found = _day(value)
            published = published or (found[1] if found else None)
        elif match["label"] in words("source_label"):
            source = source or _source(value)
    dated = published is not None or any(m["label"] in words("date_label") for m in labels)
    return Meta(published, source) if dated or len(labels) > 1 or len(bare) <= 30 else None


def _day(text: str) -> tuple[re.Match[str], Day] | None:
    """The day in a text whose blanks may part it from a time: 2020-05-06 15:20."""
    return day_in(_APART.sub("", text)) or day_in(without_blanks(text))


def _source(value: str) -> str | None:
    """The body of 来源：…, without the counters and buttons that follow it."""
    value = _TAIL.sub("", value).strip()
    value = value if "（" in value or "(" in value else value.rstrip("）)】]")
    found = day_in(without_blanks(value))
    if found:
        value = value.split("  ")[0] if "  " in value else without_blanks(value)[: found[0].start()]
    name = without_blanks(value).strip("，,、；;|")
    return None if not 2 <= len(name) <= 40 or is_person(name) else name

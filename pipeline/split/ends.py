"""Both ends of an article: subtitle, day, source and byline below its title; contributor, signature and editors below its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import Day
from pipeline.split.closing import contributor_in
from pipeline.split.dates import day_in
from pipeline.split.heads import ends_sentence
from pipeline.split.meta import read_meta
from pipeline.split.paragraphs import Block
from pipeline.split.strip import Strip
from pipeline.split.titles import numbered
from pipeline.split.words import any_of

Part = Strip | Block
"""A piece of an article's text: a block, or what is left of one whose title or bullet was cut off."""

_MOST_LINES = 4  # between a title and its text
_LONGEST_SUBTITLE = 50
_LONGEST_BODY_NAME = 24
_EDITOR = re.compile(rf"^[（(【]?(?:{any_of('editor')})[:：]")
_BYLINE = re.compile(r"^[□○◎■●◆]\s*(?P<name>.{2,24})$")
_ORG_END = re.compile(rf"(?:{any_of('org_end', 'place_end')})$")
_SUBTITLE = re.compile(r"^(?:—|--|－－)")
_REMARK = re.compile(r"^[（(](?:节选|摘要|摘录|摘登|试行|暂行|修订稿?|讨论稿|送审稿|征求意见稿|[上中下一二三四五六])[）)]$")
_OCCASION = re.compile(r"^[（(].{6,60}[）)]$")
_MONTH = re.compile(r"^[（(]?(?:19|20|二[〇○零])[\d一二三四五六七八九〇○零]{2}年[\d一二三四五六七八九十]{1,2}月[）)]?$")


@dataclass(frozen=True, slots=True)
class Matter:
    """What the lines at one end tell; ``parts`` is what is left of the article."""

    parts: tuple[Part, ...]
    name: str | None = None
    day: Day | None = None
    title: str = ""  # what belongs to the title


def top_matter(parts: Sequence[Part]) -> Matter:
    """Take the lines between a title and its text off."""
    found = Matter(tuple(parts))
    for _line in range(_MOST_LINES):
        first = found.parts[0] if len(found.parts) > 1 else None
        if not isinstance(first, Block) or first.table is not None or len(first.rows) > 2:
            break
        told = _told(first)
        if told is None:
            break
        found = Matter(found.parts[1:], found.name or told.name, found.day or told.day, found.title + told.title)
    return found


def _told(block: Block) -> Matter | None:
    """What one line below a title tells; None where it is text."""
    text = block.text
    if meta := read_meta(block.raw.text):
        return Matter((), meta.source, meta.published)
    if not ends_sentence(text) and len(text) <= _LONGEST_SUBTITLE and (_SUBTITLE.match(text) or _REMARK.match(text)):
        return Matter((), title=text)
    if _OCCASION.match(text) and (found := day_in(text)):
        return Matter((), day=found[1])
    if _MONTH.match(text):
        return Matter(())
    if byline := _BYLINE.match(text):
        return Matter((), byline["name"] if _ORG_END.search(byline["name"]) else None)
    if alone := contributor_in(block.raw.text.strip(), alone=True):
        return Matter((), alone.name)
    if block.place == "centre" and len(text) <= _LONGEST_BODY_NAME and _ORG_END.search(text) and not numbered(block):
        return Matter((), text)
    return None


def closing_matter(parts: Sequence[Part]) -> Matter:
    """Take editors' lines, contributor and signature off the end."""
    kept = list(parts)
    day: Day | None = None
    while len(kept) > 1 and isinstance(last := kept[-1], Block) and last.table is None:
        raw = last.raw.text.strip()
        meta = read_meta(raw) if len(last.rows) == 1 else None
        if alone := contributor_in(raw, alone=True):
            return Matter(tuple(kept[:-1]), alone.name, day)
        if last.place == "right" and len(last.rows) <= 3 and _ORG_END.search(_undated(last.text)):
            found = day_in(last.text)
            return Matter(tuple(kept[:-1]), _undated(last.text), day or (found[1] if found else None))
        if not _EDITOR.match(last.text) and (meta is None or not (meta.source or meta.published)):
            break
        kept.pop()
        day = day or (meta.published if meta else None)
        if meta and meta.source:
            return Matter(tuple(kept), meta.source, day)
    return _run_on(tuple(kept), day)


def _run_on(parts: tuple[Part, ...], day: Day | None) -> Matter:
    """The contributor at the end of the last paragraph: …落到实处。（青石镇）"""
    last = parts[-1] if parts else None
    strip = last.strip if isinstance(last, Block) else last
    closing = contributor_in(strip.text) if strip else None
    if strip is None or closing is None:
        return Matter(parts, None, day)
    return Matter((*parts[:-1], strip.cut(0, closing.start)), closing.name, day)


def _undated(text: str) -> str:
    found = day_in(text)
    return text[: found[0].start()] + text[found[0].end() :] if found else text

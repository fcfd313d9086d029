"""Blocks into articles: title, contributor, rubric and the parts of each text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.records import Day
from pipeline.split.body import Draft
from pipeline.split.closing import contributor_in
from pipeline.split.dates import day_in
from pipeline.split.heads import BLACK_BRACKETS, ends_sentence
from pipeline.split.items import Start
from pipeline.split.layout import Look
from pipeline.split.meta import read_meta
from pipeline.split.paragraphs import Block
from pipeline.split.starts import Plan, plan_of
from pipeline.split.strip import Strip
from pipeline.split.titles import numbered
from pipeline.split.words import any_of

_EDITOR = re.compile(rf"^[（(【]?(?:{any_of('editor')})[:：]")
_BYLINE = re.compile(r"^[□○◎■●◆]\s*(?P<name>.{2,24})$")
_ORG_END = re.compile(rf"(?:{any_of('org_end', 'place_end')})$")
_SUBTITLE = re.compile(r"^(?:—|--|－－)")
_REMARK = re.compile(r"^[（(](?:节选|摘要|摘录|摘登|试行|暂行|修订稿?|讨论稿|送审稿|征求意见稿|[上中下一二三四五六])[）)]$")
_OCCASION = re.compile(r"^[（(].{6,60}[）)]$")
_LONGEST_SIGN = 30  # characters of a short line above the first title
_ABOVE_TEXT = 4  # lines between a title and its text that may be subtitle, day, source or byline


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles of an issue and the day that a line beside a title or at the end gives."""

    drafts: tuple[Draft, ...]
    published: Day | None = None


def split_articles(blocks: Sequence[Block], look: Look, contents: Sequence[str], bulletin: bool) -> Articles:
    """Cut the blocks where articles begin; what stands before the first beginning goes with the first article."""
    plan = plan_of(blocks, look, contents, bulletin)
    if not plan.starts:
        whole: list[Strip | Block] = [block for at, block in enumerate(blocks) if at not in plan.rubrics]
        draft, day = _draft(Start(0, None), whole, None)
        return Articles((draft,) if draft.parts or draft.title else (), day)
    drafts: list[Draft] = []
    published: Day | None = None
    lead = [block for at, block in enumerate(blocks[: plan.starts[0].at]) if at not in plan.rubrics]
    for number, start in enumerate(plan.starts):
        end = plan.starts[number + 1].at if number + 1 < len(plan.starts) else len(blocks)
        parts = _parts(blocks, start, end, plan)
        lead_parts, lead_day = _lead(lead) if number == 0 else ([], None)
        draft, day = _draft(start, parts, _column(plan, start, blocks))
        pages = tuple(block.page for block in blocks[start.at : start.at + start.blocks])
        drafts.append(replace(draft, parts=(*lead_parts, *draft.parts), title_pages=pages))
        published = published or day or lead_day
    return Articles(tuple(drafts), published)


def _lead(blocks: Sequence[Block]) -> tuple[list[Strip | Block], Day | None]:
    """An editor's note above the first title stays; lines with a day or labels only tell the day, and a short line
    without a stop is a site's name or a stray piece of the masthead."""
    kept: list[Strip | Block] = []
    day: Day | None = None
    for block in blocks:
        meta = read_meta(block.raw.text) if block.table is None else None
        if meta:
            day = day or meta.published
        elif block.table is not None or ends_sentence(block.text) or len(block.text) > _LONGEST_SIGN:
            kept.append(block)
    return kept, day


def _parts(blocks: Sequence[Block], start: Start, end: int, plan: Plan) -> list[Strip | Block]:
    parts: list[Strip | Block] = [
        block for at, block in enumerate(blocks[:end]) if at >= start.at + start.blocks and at not in plan.rubrics
    ]
    if start.cut and parts and isinstance(parts[0], Block):
        parts[0] = parts[0].strip.cut(start.cut)
    return parts


def _column(plan: Plan, start: Start, blocks: Sequence[Block]) -> str | None:
    above = [at for at in plan.rubrics if at < start.at]
    return plan.rubrics[max(above)] if above else None


def _draft(start: Start, parts: Sequence[Strip | Block], column: str | None) -> tuple[Draft, Day | None]:
    """Take subtitle, day, source and contributor off both ends of an article's parts."""
    title = start.title
    kept = list(parts)
    day: Day | None = None
    source: str | None = None
    bracket = BLACK_BRACKETS.match(title) if title else None
    if title and bracket and len(bracket["title"]) <= 8 and bracket.end() < len(title) - 3:
        column, title = bracket["title"], title[bracket.end() :].strip()
    for _line in range(_ABOVE_TEXT):
        first = kept[0] if kept and isinstance(kept[0], Block) and start.blocks else None
        if not isinstance(first, Block) or first.table is not None or len(first.rows) > 2:
            break
        meta = read_meta(first.raw.text)
        byline = _BYLINE.match(first.text) or contributor_in(first.raw.text.strip(), alone=True)
        body = first.place == "centre" and len(first.text) <= 24 and bool(_ORG_END.search(first.text)) and not numbered(first)
        if meta and len(kept) > 1:
            day, source = day or meta.published, source or meta.source
        elif title and (_SUBTITLE.match(first.text) or _REMARK.match(first.text)) and len(first.text) <= 50:
            title += first.text
        elif _OCCASION.match(first.text) and (found := day_in(first.text)):
            day = day or found[1]
        elif byline and len(kept) > 1:
            name = byline["name"] if isinstance(byline, re.Match) else byline.name
            source = source or (name if _ORG_END.search(name) or not isinstance(byline, re.Match) else None)
        elif body and len(kept) > 1:
            source = source or first.text
        else:
            break
        kept = kept[1:]
    kept, name, closing_day = _closed(kept)
    return Draft(title, name or source, column, tuple(kept)), day or closing_day


def _closed(parts: list[Strip | Block]) -> tuple[list[Strip | Block], str | None, Day | None]:
    """Take editors' lines, contributor and signature off the end."""
    kept = list(parts)
    day: Day | None = None
    while kept:
        last = kept[-1]
        if isinstance(last, Block) and last.table is not None:
            return kept, None, day
        raw = last.raw.text.strip() if isinstance(last, Block) else last.text
        text = last.text
        meta = read_meta(raw) if isinstance(last, Block) and len(kept) > 1 else None
        if _EDITOR.match(text):
            kept.pop()
        elif meta and (meta.source or meta.published) and isinstance(last, Block) and len(last.rows) == 1:
            kept.pop()
            day = day or meta.published
            if meta.source:
                return kept, meta.source, day
        elif len(kept) > 1 and (alone := contributor_in(raw, alone=True)):
            return kept[:-1], alone.name, day
        elif (
            isinstance(last, Block) and last.place == "right" and len(last.rows) <= 3 and len(kept) > 1 and _ORG_END.search(_undated(text))
        ):
            found = day_in(text)
            return kept[:-1], _undated(text), day or (found[1] if found else None)
        else:
            break
    if not kept:
        return kept, None, day
    last = kept[-1]
    strip = last.strip if isinstance(last, Block) else last
    closing = contributor_in(strip.text)
    if closing:
        return [*kept[:-1], strip.cut(0, closing.start)], closing.name, day
    return kept, None, day


def _undated(text: str) -> str:
    found = day_in(text)
    return text[: found[0].start()] + text[found[0].end() :] if found else text

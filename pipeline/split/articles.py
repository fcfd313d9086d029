"""Blocks into articles: title, contributor, rubric and the parts of each text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import Day
from pipeline.split.body import Draft
from pipeline.split.ends import Matter, Part, closing_matter, top_matter
from pipeline.split.heads import BLACK_BRACKETS, ends_sentence
from pipeline.split.items import Start
from pipeline.split.layout import Look
from pipeline.split.meta import read_meta
from pipeline.split.paragraphs import Block
from pipeline.split.starts import Plan, plan_of

_LONGEST_SIGN = 30  # characters of a short line above the first title
_LONGEST_RUBRIC = 8


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles of an issue and the day that a line beside a title or at the end gives."""

    drafts: tuple[Draft, ...]
    published: Day | None = None


def split_articles(blocks: Sequence[Block], look: Look, contents: Sequence[str], bulletin: bool) -> Articles:
    """Cut the blocks where articles begin; what stands before the first beginning goes with the first article."""
    plan = plan_of(blocks, look, contents, bulletin)
    starts = plan.starts or (Start(0, None),)
    lead, published = _lead(blocks, starts[0], plan)
    drafts: list[Draft] = []
    for number, start in enumerate(starts):
        end = starts[number + 1].at if number + 1 < len(starts) else len(blocks)
        draft, day = _draft(blocks, start, end, plan, lead if number == 0 else [])
        published = published or day
        if draft.parts or draft.title:
            drafts.append(draft)
    return Articles(tuple(drafts), published)


def _lead(blocks: Sequence[Block], start: Start, plan: Plan) -> tuple[list[Part], Day | None]:
    """An editor's note above the first title stays; lines with a day or labels only tell the day, and a short line
    without a stop is a site's name or a stray piece of the masthead."""
    kept: list[Part] = []
    day: Day | None = None
    for block in (block for at, block in enumerate(blocks[: start.at]) if at not in plan.rubrics):
        meta = read_meta(block.raw.text) if block.table is None else None
        if meta:
            day = day or meta.published
        elif block.table is not None or ends_sentence(block.text) or len(block.text) > _LONGEST_SIGN:
            kept.append(block)
    return kept, day


def _draft(blocks: Sequence[Block], start: Start, end: int, plan: Plan, lead: Sequence[Part]) -> tuple[Draft, Day | None]:
    """The article from ``start`` to block ``end``, and the day its lines give."""
    first = start.at + start.blocks
    parts: list[Part] = [block for at, block in enumerate(blocks[:end]) if at >= first and at not in plan.rubrics]
    if start.cut and parts and isinstance(parts[0], Block):
        parts[0] = parts[0].strip.cut(start.cut)
    top = top_matter(parts) if start.blocks else Matter(tuple(parts))
    closing = closing_matter(top.parts)
    column, title = _rubric_and_title(start.title, plan.rubrics.get(max((at for at in plan.rubrics if at < start.at), default=-1)))
    pages = tuple(block.page for block in blocks[start.at : first])
    draft = Draft(title and title + top.title, closing.name or top.name, column, (*lead, *closing.parts), pages)
    return draft, top.day or closing.day


def _rubric_and_title(title: str | None, column: str | None) -> tuple[str | None, str | None]:
    """【扶贫热点】精准施策… is a rubric and a title."""
    bracket = BLACK_BRACKETS.match(title) if title else None
    if title and bracket and len(bracket["title"]) <= _LONGEST_RUBRIC and bracket.end() < len(title) - 3:
        return bracket["title"], title[bracket.end() :].strip()
    return column, title

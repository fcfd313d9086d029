"""Titles that stand on lines of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.split.heads import BULLET, ends_sentence
from pipeline.split.layout import Look
from pipeline.split.paragraphs import Block
from pipeline.split.signs import closes, is_aside, is_body, is_item
from pipeline.split.titles import has_title_form, like, numbered, prominence


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A block of a title's form with what speaks for it."""

    at: int
    block: Block
    points: int  # how much it stands out from the text
    opens: bool  # first block, below a rubric, or below a contributor
    closed: bool  # below a contributor
    rested: bool  # what stands above has come to an end
    heads_text: bool  # a paragraph follows


def headlines(blocks: Sequence[Block], look: Look, listed: dict[int, int], rubrics: dict[int, str], bulletin: bool) -> dict[int, int]:
    """Index -> number of blocks of every title; ``listed`` are those of the contents, the first title is the model of the others."""
    found = dict(listed)
    taken = {at + i for at, n in listed.items() for i in range(n)} | set(rubrics)
    candidates = _candidates(blocks, look, taken, rubrics)
    model = blocks[min(listed)] if listed else _largest_above_text(blocks, candidates, look)
    for candidate in candidates:
        if numbered(candidate.block):
            accepted = bulletin and candidate.opens and candidate.points >= 3 and _all_closed(blocks, candidate.block)
        elif model is None:
            accepted = _first(candidate)
        elif candidate.block is model:
            accepted = True
        else:
            accepted = _further(candidate, model, look, bulletin)
        if accepted:
            found[candidate.at] = 1
            model = model or candidate.block
    return found


def _candidates(blocks: Sequence[Block], look: Look, taken: set[int], rubrics: dict[int, str]) -> list[_Candidate]:
    long = [block for block in blocks if len(block.rows) > 1]
    bold = sum(block.bold for block in long) * 2 > len(long)
    found: list[_Candidate] = []
    for at, block in enumerate(blocks):
        if at in taken or not has_title_form(block) or is_aside(block) or is_item(block) or BULLET.match(block.text):
            continue
        following = next((b for b in blocks[at + 1 :] if not is_aside(b)), None)
        if following is None:
            continue
        above = blocks[at - 1] if at else None
        closed = above is not None and closes(above)
        opens = above is None or closed or at - 1 in rubrics
        rested = opens or above is None or above.table is not None or ends_sentence(above.text)
        found.append(_Candidate(at, block, prominence(block, look, bold), opens, closed, rested, is_body(following)))
    return found


def _largest_above_text(blocks: Sequence[Block], candidates: Sequence[_Candidate], look: Look) -> Block | None:
    """The first title where its type is the largest of all lines above the first paragraph: a site's name is smaller."""
    text = next(
        (at for at, block in enumerate(blocks) if is_body(block) and not has_title_form(block) and not is_aside(block)), len(blocks)
    )
    large = [c.block for c in candidates if c.at < text and c.block.size > look.larger and not numbered(c.block)]
    return max(large, key=lambda block: round(block.size)) if large else None


def _first(candidate: _Candidate) -> bool:
    """The first title stands out, or is simply the first line above text."""
    return candidate.points >= 2 or (candidate.opens and candidate.heads_text) or (candidate.at <= 2 and candidate.points >= 1)


def _further(candidate: _Candidate, model: Block, look: Look, bulletin: bool) -> bool:
    """Set like the first title; or, below a contributor, any short line above text."""
    block = candidate.block
    alike = like(block, model, look)
    if not bulletin:
        same_type = model.size > look.larger and block.place == model.place and candidate.rested
        return candidate.points >= 2 and alike and (same_type or candidate.closed)
    if not candidate.rested:
        return False
    weak = prominence(model, look, False) <= 1
    stronger = block.size > max(look.larger, model.size) and candidate.points >= prominence(model, look, False) and candidate.heads_text
    if (alike or stronger) and (candidate.points >= 2 or (candidate.points == 1 and weak and candidate.heads_text)):
        return True
    return candidate.heads_text and (candidate.closed or (candidate.opens and candidate.points + 1 >= prominence(model, look, False)))


def _all_closed(blocks: Sequence[Block], model: Block) -> bool:
    """Does each head of the same style begin a piece that a contributor closes?"""
    heads = [i for i, b in enumerate(blocks) if numbered(b) and has_title_form(b) and abs(b.size - model.size) < 1]
    return len(heads) >= 2 and sum(closes(blocks[i - 1]) for i in heads if i) >= len(heads) - 1

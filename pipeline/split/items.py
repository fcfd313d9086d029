"""Articles without a title line: 1.【…】, ●, a title run into its text, numbered pieces, briefs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.split.heads import BLACK_BRACKETS, BULLET, ends_sentence, ordinal_at
from pipeline.split.paragraphs import Block
from pipeline.split.signs import closes, is_aside, is_item
from pipeline.split.strip import without_blanks
from pipeline.split.titles import bare_title, has_title_form

_RUN_IN = range(6, 46)  # characters of a title set off in the first line
_NUMBERS = frozenset(("一、", "（一）", "1.", "（1）", "①"))
_LEAST_NAME = 10  # characters, on average, of numbered heads that name pieces: 一、概况 names a section
_LEAD = re.compile(r"^(?P<title>[^。：:；，]{6,30})。(?=.)")


@dataclass(frozen=True, slots=True)
class Start:
    """An article begins at block ``at``: ``blocks`` of them are its title, or the first one without ``cut`` characters is text."""

    at: int
    title: str | None
    blocks: int = 0
    cut: int = 0


def items(blocks: Sequence[Block], low: int, high: int, opened: bool, briefs: bool, bulletin: bool) -> list[Start]:
    """The articles in a span that has no title line of its own; ``opened`` where a title stands right above it,
    ``briefs`` where a rubric promises short items."""
    span = [at for at in range(low, high) if blocks[at].table is None and not is_aside(blocks[at])]
    if not span:
        return []
    ends = [at for at in range(low, high) if closes(blocks[at])]
    after = {at + 1 for at in ends} | {low}
    bracketed = [at for at in span if is_item(blocks[at])]
    if bracketed and (not opened or (bracketed[0] == span[0] and len(bracketed) > 1) or bracketed[0] - 1 in ends):
        return [_bracketed(blocks[at], at) for at in bracketed]
    run_in = {at: cut for at in span if at in after and (cut := run_in_title(blocks[at]))}
    if run_in and (len(run_in) > 1 or len(ends) <= 1) and not opened:
        return [Start(at, bare_title(blocks[at].text[:cut]), 0, cut) for at, cut in run_in.items()]
    if briefs:
        return _briefs(blocks, span)
    bulleted = [at for at in span if BULLET.match(blocks[at].text)]
    lone = bulleted[:1] == span[:1] and (len(span) == 1 or has_title_form(blocks[span[0]]))
    if bulleted and (bulleted[0] - 1 in ends if opened else len(bulleted) > 1 or lone):
        return _briefs(blocks, bulleted)
    return _by_number(blocks, span, ends, opened) if bulletin else []


def _by_number(blocks: Sequence[Block], span: Sequence[int], ends: Sequence[int], opened: bool) -> list[Start]:
    """Pieces that begin with a number or below a contributor; where no title stands above them, a row of numbers is enough."""
    style = ordinal_at(blocks[span[0]].text)
    row = [at for at in span if style and (found := ordinal_at(blocks[at].text)) and found[0] == style[0]]
    closed = [at for at in row if at == span[0] or at - 1 in ends]
    if len(ends) > 1 and len(closed) >= len(ends) - 1 and closed:
        return _briefs(blocks, closed)
    if opened:
        return []
    if len(row) > 1 and style and style[0] in _NUMBERS and sum(len(blocks[at].text) for at in row) >= _LEAST_NAME * len(row):
        return _briefs(blocks, row)
    return _briefs(blocks, [at for at in span if at == span[0] or at - 1 in ends]) if len(ends) > 1 else []


def _bracketed(block: Block, at: int) -> Start:
    match = BLACK_BRACKETS.match(block.text)
    return Start(at, match["title"], 0, match.end()) if match else Start(at, None)


def _briefs(blocks: Sequence[Block], span: Sequence[int]) -> list[Start]:
    """Items of one list; where each begins with a short sentence above more text, that is its title."""
    fronts = [_front(blocks[at].text) for at in span]
    leads = [_LEAD.match(blocks[at].text[front:]) for at, front in zip(span, fronts, strict=True)]
    lines = [has_title_form(blocks[at]) and not ends_sentence(blocks[at].text) for at in span]
    titled = len(span) > 1 and all(lead or line for lead, line in zip(leads, lines, strict=True))
    found: list[Start] = []
    for at, front, lead in zip(span, fronts, leads, strict=True):
        block = blocks[at]
        if is_item(block):
            found.append(_bracketed(block, at))
        elif has_title_form(block) and not ends_sentence(block.text) and not closes(block):
            found.append(Start(at, bare_title(block.title), 1))
        elif (cut := bold_title(block)) or (titled and lead):
            end = cut or front + (lead.end() if lead else 0)
            found.append(Start(at, bare_title(block.text[:end].rstrip("。")), 0, end))
        else:
            found.append(Start(at, None, 0, front))
    return found


def _front(text: str) -> int:
    """Characters of the bullet or the number of an item."""
    bullet = BULLET.match(text)
    if bullet:
        return bullet.end()
    ordinal = ordinal_at(text)
    return len(ordinal[1]) if ordinal and ordinal[0] in _NUMBERS else 0


def run_in_title(block: Block) -> int | None:
    """How many characters of a paragraph are a title set off by a wide blank or by bold type: 山塘整治提速  今冬明春，…"""
    if not block.rows or block.table:
        return None
    line = block.rows[0].line
    edge: float | None = None
    seen = 0
    for (x0, x1), char in zip(line.edges, line.text, strict=False):
        if char.isspace():
            continue
        if edge is not None and x0 - edge > 0.8 * line.size and seen in _RUN_IN:
            return seen if _may_be_title(without_blanks(line.text)[:seen]) else None
        edge = x1
        seen += 1
    return bold_title(block)


def bold_title(block: Block) -> int | None:
    """Characters of a bold beginning that ends without a stop, followed by plain text."""
    bold = ""
    for row in block.rows[:2]:
        line = row.line
        end = next((b for a, b in line.strong if not line.text[:a].strip()), 0)
        bold += without_blanks(line.text[:end])
        if end < len(line.text.rstrip()):
            break
    if len(bold) not in _RUN_IN or len(bold) >= len(block.text) or not block.text.startswith(bold):
        return None
    return len(bold) if _may_be_title(bold) else None


def _may_be_title(text: str) -> bool:
    return not any(c in text for c in "。；") and not text.endswith(("，", "、", "："))

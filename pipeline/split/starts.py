"""Where articles begin: titles, items in black brackets or under bullets, titles run into the text, briefs."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.split.closing import contributor_in
from pipeline.split.heads import BLACK_BRACKETS, BULLET, ends_sentence
from pipeline.split.layout import Look
from pipeline.split.meta import read_meta
from pipeline.split.paragraphs import Block
from pipeline.split.strip import without_blanks
from pipeline.split.titles import bare_title, has_title_form, is_briefs, like, match_contents, numbered, prominence, rubric_of

_RUN_IN_LONGEST = 45


@dataclass(frozen=True, slots=True)
class Start:
    """An article begins at block ``at``: ``blocks`` of them are its title, or ``cut`` characters of the first one are."""

    at: int
    title: str | None
    blocks: int = 0
    cut: int = 0
    skip: int = 0  # characters of a bullet in front of a brief


@dataclass(frozen=True, slots=True)
class Plan:
    """Where articles begin, and which blocks are rubrics."""

    starts: tuple[Start, ...]
    rubrics: dict[int, str]


def plan_of(blocks: Sequence[Block], look: Look, contents: Sequence[str], bulletin: bool) -> Plan:
    """Find the beginnings, the surest signs first: contents, type, then closing contributors and the form of items."""
    listed = match_contents(blocks, contents)
    rubrics = _rubrics(blocks, look, listed)
    titles = _titles(blocks, look, listed, rubrics, bulletin)
    starts = [Start(at, _title_text(blocks[at : at + n]), n) for at, n in titles.items()]
    for low, high in _regions(len(blocks), rubrics):
        inside = [start.at for start in starts if low <= start.at < high]
        first = low
        for end in [*inside, high]:
            opened = first in titles
            begin = first + titles.get(first, 0)
            if opened or begin < end:
                starts += _items(blocks, begin, end, opened, is_briefs(rubrics.get(low - 1)), bulletin)
            first = end
    return Plan(tuple(sorted(_distinct(starts), key=lambda start: start.at)), rubrics)


def _distinct(starts: Sequence[Start]) -> list[Start]:
    return list({start.at: start for start in reversed(starts)}.values())


def _rubrics(blocks: Sequence[Block], look: Look, listed: dict[int, int]) -> dict[int, str]:
    found: dict[int, str] = {}
    for at, block in enumerate(blocks[:-1]):
        name = rubric_of(block, look, blocks[at + 1]) if at not in listed else None
        if name:
            found[at] = name
    return found


def _regions(count: int, rubrics: dict[int, str]) -> list[tuple[int, int]]:
    """Spans of blocks between rubrics."""
    edges = [-1, *sorted(rubrics), count]
    return [(low + 1, high) for low, high in itertools.pairwise(edges) if low + 1 < high]


def closes(block: Block) -> bool:
    """Does a block end with a contributor?"""
    text = block.raw.text.strip()
    return block.table is None and (contributor_in(text, alone=True) is not None or contributor_in(block.text) is not None)


def _is_alone(block: Block) -> bool:
    """A contributor's or a meta line."""
    return contributor_in(block.raw.text.strip(), alone=True) is not None or read_meta(block.raw.text) is not None


def _is_body(block: Block | None) -> bool:
    """A paragraph of text, or a table."""
    if block is None:
        return False
    return block.table is not None or len(block.rows) > 1 or ends_sentence(block.text) or len(block.text) > 40


def _titles(blocks: Sequence[Block], look: Look, listed: dict[int, int], rubrics: dict[int, str], bulletin: bool) -> dict[int, int]:
    """Index -> number of blocks of every title set as one."""
    found = dict(listed)
    bold = sum(b.bold for b in blocks if len(b.rows) > 1) * 2 > sum(len(b.rows) > 1 for b in blocks)
    model = blocks[min(listed)] if listed else None
    taken = {at + i for at, n in listed.items() for i in range(n)}
    for at, block in enumerate(blocks):
        if at in taken or at in rubrics or not has_title_form(block) or _is_alone(block) or BULLET.match(block.text):
            continue
        following = next((b for b in blocks[at + 1 :] if not (b.table is None and _is_alone(b))), None)
        if following is None:
            continue
        points = prominence(block, look, bold)
        opens = at == 0 or at - 1 in rubrics or closes(blocks[at - 1])
        above = blocks[at - 1] if at else None
        rested = opens or above is None or above.table is not None or ends_sentence(above.text)
        if numbered(block):
            accepted = opens and points >= 3 and _all_closed(blocks, at) and bulletin
        elif model is None:
            accepted = points >= 2 or (opens and _is_body(following)) or (at <= 2 and points >= 1)
        elif not bulletin:
            accepted = points >= 2 and like(block, model, look) and opens and at > 0
        else:
            accepted = rested and (
                (points >= 2 and like(block, model, look)) or (opens and points + 1 >= prominence(model, look, bold) and _is_body(following))
            )
            accepted = accepted or (
                rested and points >= 1 and prominence(model, look, bold) == 1 and like(block, model, look) and _is_body(following)
            )
            accepted = accepted or (opens and at > 0 and closes(blocks[at - 1]) and _is_body(following) and not _item(block))
        if accepted and not _item(block):
            found[at] = 1
            model = model or block
    return found


def _item(block: Block) -> bool:
    """1.【…】 with text behind it."""
    match = BLACK_BRACKETS.match(block.text)
    text = len(block.rows) > 1 or ends_sentence(block.text) or closes(block)
    return match is not None and match.end() < len(block.text) and text


def _all_closed(blocks: Sequence[Block], at: int) -> bool:
    """Do the heads of the same style each begin a piece that a contributor closes?"""
    heads = [i for i, b in enumerate(blocks) if numbered(b) and has_title_form(b) and abs(b.size - blocks[at].size) < 1]
    closed = sum(closes(blocks[i - 1]) for i in heads if i)
    return len(heads) >= 2 and closed >= len(heads) - 1


def _title_text(blocks: Sequence[Block]) -> str:
    return bare_title("".join(block.title for block in blocks))


def _items(blocks: Sequence[Block], low: int, high: int, opened: bool, briefs: bool, bulletin: bool) -> list[Start]:
    """Articles that begin without a title line, in a span of blocks that has none; ``opened`` where a title heads it."""
    span = [at for at in range(low, high) if blocks[at].table is None and not _is_alone(blocks[at])]
    ends = [at for at in range(low, high) if closes(blocks[at])]
    after = {at + 1 for at in ends} | ({low} if not opened else set())
    bracketed = [at for at in span if _item(blocks[at])]
    if bracketed and (not opened or (bracketed[0] == span[0] and len(bracketed) > 1) or len(ends) > 1):
        return [_bracket_start(blocks[at], at) for at in bracketed]
    if opened and len(ends) < 2:
        return []
    run_in = {at: cut for at in span if (cut := run_in_title(blocks[at])) and (at in after or not opened)}
    if run_in and (len(run_in) > 1 or (len(ends) <= 1 and not opened)):
        return [Start(at, bare_title(_phrase_of(blocks[at], cut)), 0, cut) for at, cut in run_in.items()]
    if briefs:
        return [_brief(blocks[at], at) for at in span]
    bulleted = [at for at in span if BULLET.match(blocks[at].text)]
    if bulleted and not opened and (len(bulleted) > 1 or len(span) == 1):
        return [_brief(blocks[at], at) for at in bulleted]
    heads = [at for at in span if numbered(blocks[at]) and at in after]
    if len(ends) > 1 and bulletin and len(heads) >= len(ends) - 1:
        return [_numbered_start(blocks[at], at) for at in heads]
    if len(ends) > 1 and not opened and bulletin:
        return [_brief(blocks[at], at) for at in span if at in after]
    return []


def _bracket_start(block: Block, at: int) -> Start:
    match = BLACK_BRACKETS.match(block.text)
    return Start(at, match["title"], 0, match.end()) if match else Start(at, None)


def _brief(block: Block, at: int) -> Start:
    """A brief without title, its bullet left out; a short line without stop is its title."""
    text = block.text
    bullet = BULLET.match(text)
    if _item(block):
        return _bracket_start(block, at)
    if has_title_form(block) and not ends_sentence(text):
        return Start(at, bare_title(block.title), 1)
    return Start(at, None, 0, 0, bullet.end() if bullet else 0)


def _numbered_start(block: Block, at: int) -> Start:
    """一、标题 on its own line; a numbered paragraph of text keeps its number and has no title."""
    return Start(at, bare_title(block.title), 1) if has_title_form(block) else Start(at, None)


def run_in_title(block: Block) -> int | None:
    """How many characters of a paragraph are a title set off by a wide blank: 山塘整治提速  今冬明春，…"""
    if not block.rows or block.table:
        return None
    line = block.rows[0].line
    edge: float | None = None
    seen = 0
    for (x0, x1), char in zip(line.edges, line.text, strict=False):
        if char.isspace():
            continue
        if edge is not None and x0 - edge > 0.8 * line.size and 6 <= seen <= _RUN_IN_LONGEST:
            title = without_blanks(line.text)[:seen]
            inner = title[:-1]
            if not any(c in inner for c in "。；：") and not title.endswith(("，", "、", "：", "。")):
                return seen
            return None
        edge = x1
        seen += 1
    return None


def _phrase_of(block: Block, cut: int) -> str:
    return block.text[:cut]

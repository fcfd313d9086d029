"""Where articles begin, and under which rubrics they stand."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.split.headlines import headlines
from pipeline.split.items import Start, items
from pipeline.split.layout import Look
from pipeline.split.paragraphs import Block
from pipeline.split.titles import bare_title, is_briefs, match_contents, rubric_of

_LONGEST_RUBRIC = 10


@dataclass(frozen=True, slots=True)
class Plan:
    """Where articles begin, and which blocks are rubrics."""

    starts: tuple[Start, ...]
    rubrics: dict[int, str]


def plan_of(blocks: Sequence[Block], look: Look, contents: Sequence[str], bulletin: bool) -> Plan:
    """Find the beginnings, the surest signs first: contents, type, then closing contributors and the form of items."""
    listed = match_contents(blocks, contents)
    rubrics = _rubrics(blocks, look, listed)
    titles = headlines(blocks, look, listed, rubrics, bulletin)
    found: dict[int, Start] = {}
    for low, high in _regions(len(blocks), rubrics):
        inside = sorted(at for at in titles if low <= at < high)
        briefs = is_briefs(rubrics.get(low - 1))
        for first, end in itertools.pairwise([low, *(at for at in inside if at != low), high]):
            begin = first + titles.get(first, 0)
            found |= {start.at: start for start in items(blocks, begin, end, first in titles, briefs, bulletin)}
    for at, n in titles.items():
        found[at] = Start(at, bare_title("".join(block.title for block in blocks[at : at + n])), n)
    return _without_empty(blocks, [found[at] for at in sorted(found)], rubrics, set(listed))


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


def _without_empty(blocks: Sequence[Block], starts: list[Start], rubrics: dict[int, str], listed: set[int]) -> Plan:
    """A title right above another beginning is a rubric when short or above items, else the first part of that title."""
    kept: list[Start] = []
    heads = dict(rubrics)
    for start, following in itertools.zip_longest(starts, starts[1:]):
        empty = following is not None and start.blocks and start.at + start.blocks == following.at
        if not empty or start.title is None:
            kept.append(start)
        elif not following.blocks or len(start.title) <= _LONGEST_RUBRIC or (following.at in listed and start.at not in listed):
            heads |= {start.at + i: start.title for i in range(start.blocks)}
        else:
            kept.append(start)
    return Plan(tuple(_merged(kept)), heads)


def _merged(starts: Sequence[Start]) -> list[Start]:
    """Two titles one right above the other, which type or space kept apart, are one."""
    found: list[Start] = []
    for start in starts:
        last = found[-1] if found else None
        if last and last.blocks and start.blocks and last.title and start.title and last.at + last.blocks == start.at:
            found[-1] = Start(last.at, last.title + start.title, last.blocks + start.blocks)
        else:
            found.append(start)
    return found

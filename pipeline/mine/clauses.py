"""Sentences, clauses and the scopes of 其中.

A clause ends at ，；： or 。; a bracket that holds a number of its own is a clause of its own; marks inside quotes, titles and
numbers (1,100万) divide nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"[。！？!?\n]+")
_BREAKS = "，；：,;:。！？!?\n\t"
_OPEN = "“‘《〈「『"
_CLOSE = "”’》〉」』"
_MARK = re.compile(rf"[{_BREAKS}{_OPEN}{_CLOSE}（()）]")
_BRACKET_END = re.compile(r"[）)]")


@dataclass(frozen=True, slots=True)
class Clause:
    """``text[start:end]`` without its closing mark; ``before`` is the mark that opens it, sentence and paragraph count from 0."""

    start: int
    end: int
    before: str
    sentence: int
    paragraph: int
    bracketed: bool = False


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text, closing marks included.

    >>> sentences("甲。乙！")
    [(0, 2), (2, 4)]
    """
    found: list[tuple[int, int]] = []
    place = 0
    for mark in _SENTENCE_END.finditer(text):
        end = mark.end()
        while end < len(text) and text[end] in "”’）)」』":
            end += 1
        if text[place:end].strip():
            found.append((place, end))
        place = max(place, end)
    if text[place:].strip():
        found.append((place, len(text)))
    return found


def clauses(text: str, numbers: Sequence[tuple[int, int]]) -> list[Clause]:
    """The clauses of a text; ``numbers`` are the places of its quantities, in order."""
    found: list[Clause] = []
    paragraph, counted = 0, 0
    for index, (start, end) in enumerate(sentences(text)):
        paragraph += text.count("\n", counted, start)
        counted = start
        found += _of_sentence(text, start, end, numbers, index, paragraph)
    return found


def _of_sentence(text: str, start: int, end: int, numbers: Sequence[tuple[int, int]], index: int, paragraph: int) -> list[Clause]:
    found: list[Clause] = []
    place, before, depth, skip_to = start, "", 0, start
    brackets = [False]

    def close(at: int) -> None:
        if text[place:at].strip():
            found.append(Clause(place, at, before, index, paragraph, brackets[-1]))

    for mark in _MARK.finditer(text, start, end):
        at, char = mark.start(), mark.group()
        if at < skip_to or _inside(numbers, at):
            continue
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif char in "（(":
            shut = _BRACKET_END.search(text, at + 1, end)
            if shut is None:
                continue
            if shut.start() - at > 6 and _holds(numbers, at, shut.start()) and not _is_number(numbers, at + 1, shut.start()):
                close(at)
                brackets.append(True)
                place, before = at + 1, char
            else:
                skip_to = shut.end()
        elif char in "）)":
            if len(brackets) > 1:
                close(at)
                brackets.pop()
                place, before = at + 1, char
        elif depth == 0:
            close(at)
            place, before = at + 1, char
    close(end)
    return found


def _holds(numbers: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Does a number stand in ``text[start:end]``?"""
    at = bisect_right(numbers, (start, -1))
    return at < len(numbers) and numbers[at][1] <= end


def _is_number(numbers: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Is ``text[start:end]`` one number, but for a word of two characters: （计划6,000个）, （50万元口径）?"""
    at = bisect_right(numbers, (start, -1))
    return at < len(numbers) and numbers[at][0] <= start + 2 and numbers[at][1] >= end - 2


def _inside(numbers: Sequence[tuple[int, int]], place: int) -> bool:
    """Does a place stand within a number?"""
    at = bisect_right(numbers, (place + 1, -1)) - 1
    return at >= 0 and numbers[at][0] <= place < numbers[at][1]


def opening(parts: Sequence[Clause], sentence: int) -> Clause:
    """The first clause of a sentence."""
    return parts[bisect_left(parts, sentence, key=lambda c: c.sentence)]


def of_sentence(parts: Sequence[Clause], sentence: int) -> Sequence[Clause]:
    """The clauses of a sentence; none where there is no such sentence."""
    low = bisect_left(parts, sentence, key=lambda c: c.sentence)
    return parts[low : bisect_right(parts, sentence, low, key=lambda c: c.sentence)]


def starting_in(parts: Sequence[Clause], start: int, end: int) -> Sequence[Clause]:
    """The clauses that begin in ``text[start:end]``."""
    low = bisect_left(parts, start, key=lambda c: c.start)
    return parts[low : bisect_left(parts, end, low, key=lambda c: c.start)]


def clause_at(parts: Sequence[Clause], place: int) -> Clause | None:
    """The last clause that begins at ``place`` or before it."""
    at = bisect_right(parts, place, key=lambda c: c.start)
    return parts[at - 1] if at else None

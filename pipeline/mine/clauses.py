"""Sentences, clauses and the scopes of 其中.

A clause ends at ，；： or 。; a bracket that holds a number of its own is a clause of its own; marks inside quotes, titles and
numbers (1,100万) divide nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"[。！？!?\n]+")
_BREAKS = "，；：,;:。！？!?\n\t"
_OPEN = "“‘《〈「『"
_CLOSE = "”’》〉」』"


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
    starts = [start for start, _ in numbers]

    def holds_number(start: int, end: int) -> bool:
        at = bisect_right(starts, start - 1)
        return at < len(numbers) and numbers[at][1] <= end

    def inside_number(place: int) -> bool:
        at = bisect_right(starts, place) - 1
        return at >= 0 and numbers[at][0] <= place < numbers[at][1]

    found: list[Clause] = []
    for index, (start, end) in enumerate(sentences(text)):
        paragraph = text.count("\n", 0, start)
        place, before, depth, brackets = start, "", 0, [False]

        def close(at: int, place: int, before: str, index: int, paragraph: int, brackets: list[bool]) -> None:
            if text[place:at].strip():
                found.append(Clause(place, at, before, index, paragraph, len(brackets) > 1 and brackets[-1]))

        skip_to = start
        for at in range(start, end):
            char = text[at]
            if at < skip_to or inside_number(at):
                continue
            if char in _OPEN:
                depth += 1
            elif char in _CLOSE:
                depth = max(0, depth - 1)
            elif char in "（(":
                shut = next((i for i in range(at + 1, end) if text[i] in "）)"), -1)
                if shut > 0 and holds_number(at, shut) and shut - at > 6:
                    close(at, place, before, index, paragraph, brackets)
                    brackets.append(True)
                    place, before = at + 1, char
                elif shut > 0:
                    skip_to = shut + 1
            elif char in "）)" and len(brackets) > 1:
                close(at, place, before, index, paragraph, brackets)
                brackets.pop()
                place, before = at + 1, char
            elif char in _BREAKS and depth == 0:
                close(at, place, before, index, paragraph, brackets)
                place, before = at + 1, char
        close(end, place, before, index, paragraph, brackets)
    return found

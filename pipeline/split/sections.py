"""Numbered heads inside an article: 一、 （一） 1. 一是 第一， — on lines of their own, opening a paragraph, or run in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.records import Section
from pipeline.split.dates import below_hundred
from pipeline.split.heads import CLOSERS, ORDINALS, ordinal_at

_LONGEST_LINE = 60  # characters of a head on a line of its own
_LONGEST_LISTED = 45  # of a numbered paragraph that is one sentence with nothing under it
_LONGEST_RUN_IN = 50
_DIGITS = re.compile(r"\d+")
_CHINESE = re.compile(r"[一二三四五六七八九十]+")
_BRACKETED = re.compile(r"[【〖]([^】〗]{2,40})[】〗]")
_CIRCLED = {chr(0x2460 + i): i + 1 for i in range(20)}
_RUN_IN = re.compile(r"(?<=[。：；！？:;])(?=[第其一二三四五六七八九十（(①-⑳\d])")
_STYLES_RUN_IN = frozenset(style for style, _pattern in ORDINALS) - {"第一部分"}


@dataclass(frozen=True, slots=True)
class _Head:
    style: str
    ordinal: str
    count: int
    heading: str
    start: int
    close: int  # where the head's own words end
    limit: int  # end of what can stand under it when it is run in, else -1


def find_sections(text: str, tables: Sequence[tuple[int, int]] = ()) -> tuple[Section, ...]:
    """Every numbered head of an article's text, with the span from its ordinal to the end of what stands under it."""
    heads: list[_Head] = []
    at = 0
    for paragraph in text.split("\n"):
        if not any(start <= at < end for start, end in tables):
            heads += _of_paragraph(paragraph, at)
        at += len(paragraph) + 1
    heads = _sequences(heads)
    levels = _levels(heads)
    found: list[Section] = []
    for i, head in enumerate(heads):
        later = (h.start for h, level in zip(heads[i + 1 :], levels[i + 1 :], strict=True) if level <= levels[i])
        end = min(next(later, len(text)), head.limit if head.limit >= 0 else len(text))
        found.append(Section(i + 1, head.ordinal, head.heading, head.start, head.start + len(text[head.start : end].rstrip()), levels[i]))
    return tuple(found)


def _of_paragraph(paragraph: str, at: int) -> list[_Head]:
    found: list[_Head] = []
    first = ordinal_at(paragraph)
    if first:
        head = _head(paragraph, 0, first, at, -1)
        listed = head.close >= at + len(paragraph.rstrip(CLOSERS)) - 1
        sentence = paragraph.rstrip(CLOSERS).endswith(("。", "；", ";", "！"))
        limit = _LONGEST_LISTED if listed and sentence else _LONGEST_LINE
        if head.heading and len(head.heading) <= limit and not _enumerates(head):
            found.append(head)
    return found + _run_in(paragraph, at, bool(found))


def _head(paragraph: str, start: int, ordinal: tuple[str, str], at: int, limit: int) -> _Head:
    """The head's own words: up to the first 。 or ： outside quotes and brackets, or to the line's end."""
    begin = start + len(ordinal[1])
    bracket = _BRACKETED.match(paragraph, begin)
    if bracket:
        return _Head(ordinal[0], ordinal[1], _count(ordinal[1]), bracket[1], at + start, at + bracket.end(), limit)
    depth = 0
    end = begin
    stop = len(paragraph) if limit < 0 else limit - at
    while end < stop:
        char = paragraph[end]
        depth += (char in "“‘（(《【「") - (char in "”’）)》】」")
        last = not paragraph[end + 1 :].strip(CLOSERS)
        if depth <= 0 and (char in "。：:" or (char in "；;！!" and (last or limit >= 0))):
            break
        end += 1
    heading = paragraph[begin:end].strip()
    return _Head(ordinal[0], ordinal[1], _count(ordinal[1]), heading, at + start, at + end, limit)


def _enumerates(head: _Head) -> bool:
    """一是…；二是…；三是…。 in one sentence lists what was done and heads nothing."""
    parts = re.split(r"[；;]", head.heading)[1:]
    return any((ordinal := ordinal_at(part)) is not None and ordinal[0] == head.style for part in parts)


def _run_in(paragraph: str, at: int, opened: bool) -> list[_Head]:
    """Heads inside a paragraph: a row of ordinals from the first on, most with text of their own behind the head."""
    marks: list[tuple[int, tuple[str, str]]] = []
    for match in _RUN_IN.finditer(paragraph):
        ordinal = ordinal_at(paragraph[match.start() :])
        if ordinal and ordinal[0] in _STYLES_RUN_IN and match.start():
            marks.append((match.start(), ordinal))
    leading = ordinal_at(paragraph) if opened else None
    found: list[_Head] = []
    for style in dict.fromkeys(ordinal[0] for _start, ordinal in marks):
        of_style = [(start, ordinal) for start, ordinal in marks if ordinal[0] == style]
        expected = 2 if leading and leading[0] == style else 1
        row: list[tuple[int, tuple[str, str]]] = []
        for start, ordinal in of_style:
            if _count(ordinal[1]) == expected + len(row):
                row.append((start, ordinal))
        if len(row) + (expected == 2) < 2:
            continue
        ends = [start for start, _ordinal in row[1:]] + [len(paragraph)]
        heads = [_head(paragraph, start, ordinal, at, at + end) for (start, ordinal), end in zip(row, ends, strict=True)]
        bodies = [paragraph[head.close - at + 1 : end].strip(CLOSERS + " ") for head, end in zip(heads, ends, strict=True)]
        closed = [paragraph[head.close - at : head.close - at + 1] in ("。", "：", ":") for head in heads]
        heading = sum(bool(body) and shut for body, shut in zip(bodies, closed, strict=True))
        if heading * 2 >= len(heads) and all(0 < len(head.heading) <= _LONGEST_RUN_IN for head in heads):
            found += heads
    return sorted(found, key=lambda head: head.start)


def _count(ordinal: str) -> int:
    digits = _DIGITS.search(ordinal)
    if digits:
        return int(digits.group())
    circled = next((_CIRCLED[c] for c in ordinal if c in _CIRCLED), None)
    if circled:
        return circled
    chinese = _CHINESE.search(ordinal)
    return below_hundred(chinese.group()) if chinese else 0


def _sequences(heads: list[_Head]) -> list[_Head]:
    """Drop what only looks like a head: a digit ordinal out of any sequence (30.公里, 12、…)."""
    kept: list[_Head] = []
    last: dict[str, int] = {}
    for head in heads:
        if head.style in ("1.", "（1）") and head.count not in (1, last.get(head.style, 0) + 1) and head.count > 3:
            continue
        last[head.style] = head.count
        kept.append(head)
    return kept


def _levels(heads: Sequence[_Head]) -> list[int]:
    """Depth by the order in which styles open inside each other."""
    stack: list[str] = []
    found: list[int] = []
    for head in heads:
        if head.style in stack:
            del stack[stack.index(head.style) + 1 :]
        else:
            stack.append(head.style)
        found.append(len(stack))
    return found

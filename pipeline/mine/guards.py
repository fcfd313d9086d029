"""Stretches of a text whose numerals count nothing: dates, ordinals, names, idioms, document numbers, each with the reason."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import rjieba

from pipeline.mine.calendar import DATES, SPANS
from pipeline.mine.lexicons import rows
from pipeline.mine.numerals import NUMERAL, read_number
from pipeline.mine.uoms import read_uom
from pipeline.records import Fate

_NUMERAL = re.compile("[0-9" + "".join(sorted(NUMERAL)) + "半几]")
_ORDINALS = re.compile(
    r"""
    第(?:[0-9]+|[一二三四五六七八九十百千两]+)
    | (?:^|(?<=\n))[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:[)）]|[、．](?!\d)|\.(?!\d)|[，,](?=[^\d]{2}))
    | (?<=[。；;：:，])(?:[（(](?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）]|[0-9]{1,2}[.．、](?![\d])|[一二三四五六七八九十]{1,2}、)
    | [（(](?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）]
    | (?:^|(?<=[\n。；;：:，、“”]))[一二三四五六七八九十]{1,2}(?:是|要(?!求|素|点|件))
    | [①-⑳]
    """,
    re.X,
)
_NUMBER_TAGS = frozenset(("m", "mq", "q", "t"))


@dataclass(frozen=True, slots=True)
class Guard:
    """``text[start:end]`` (folded) holds no quantity, for ``reason``."""

    start: int
    end: int
    fate: Fate
    reason: str


@cache
def _names() -> tuple[tuple[re.Pattern[str], Fate, str], ...]:
    return tuple((re.compile(row["pattern"]), row["fate"], row["reason"]) for row in rows("names_with_numbers"))  # type: ignore[misc]


@cache
def _idioms() -> dict[str, tuple[tuple[int, str], ...]]:
    """Words with numerals by the two characters that begin with (or, at their end, end with) their first numeral."""
    index: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in rows("idioms"):
        word = row["word"]
        found = _NUMERAL.search(word)
        if found is not None:
            index[word[found.start()]].append((found.start(), word))
    return {key: tuple(sorted(words, key=lambda word: -len(word[1]))) for key, words in index.items()}


def find_guards(text: str) -> list[Guard]:
    """All guarded stretches of a folded text, overlapping ones included, in order.

    >>> [(g.fate, "开展“三问”活动12场"[g.start : g.end]) for g in find_guards("开展“三问”活动12场")]
    [('name', '“三问”')]
    """
    found = [Guard(*m.span(), "date", "date or time") for pattern in (DATES, SPANS) for m in pattern.finditer(text)]
    found += [Guard(*m.span(), "ordinal", "numbering") for m in _ORDINALS.finditer(text)]
    for pattern, fate, reason in _names():
        found += [Guard(*m.span(), fate, reason) for m in pattern.finditer(text) if _NUMERAL.search(m.group())]
    found += _idiom_guards(text)
    found += _word_guards(text)
    return sorted(found, key=lambda guard: (guard.start, -guard.end))


def _idiom_guards(text: str) -> list[Guard]:
    found = []
    index = _idioms()
    for match in _NUMERAL.finditer(text):
        for shift, word in index.get(match.group(), ()):
            start = match.start() - shift
            if start >= 0 and text.startswith(word, start):
                found.append(Guard(start, start + len(word), "idiom", f"set phrase {word}"))
                break
    return found


def _word_guards(text: str) -> list[Guard]:
    """Words of jieba's dictionary with a numeral in them that are neither number nor time: 四川, 万寿路, 二氧化硫."""
    found = []
    at = 0
    for word in rjieba.cut(text):
        end = at + len(word)
        if len(word) > 1 and not word[0].isascii() and _NUMERAL.search(word) and _is_other_word(word):
            found.append(Guard(at, end, "idiom", f"part of the word {word}"))
        at = end
    return found


@cache
def _is_other_word(word: str) -> bool:
    if not rjieba.has_word(word):
        return False
    tags = rjieba.tag(word)
    if len(tags) != 1 or tags[0][1] in _NUMBER_TAGS:
        return False
    number = read_number(word, 0)
    if number is None:
        return True
    uom = read_uom(word, number.end)
    return not (number.end == len(word) or (uom is not None and uom.end == len(word)))

"""Stretches of a text whose numerals count nothing: dates, ordinals, names, idioms, document numbers, each with the reason."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

import rjieba

from pipeline.mine.calendar import DATES, SPANS
from pipeline.mine.lexicons import rows
from pipeline.mine.numerals import NUMERAL, read_number
from pipeline.mine.shares import read_share
from pipeline.mine.uoms import read_uom
from pipeline.records import Fate

_NUMERAL = re.compile("[0-9" + "".join(sorted(NUMERAL)) + "半几]")
_ORDINALS = re.compile(
    r"""
    第(?:[0-9]+|[一二三四五六七八九十百千两]+)(?:(?:、|和|至|到|—+|-+|~+)(?:[0-9]+|[一二三四五六七八九十]+)(?![0-9.%])(?=[届期批次条款号季轮章节组]))*
    | (?:^|(?<=\n))[一二三四五六七八九十]{1,3}、(?=\d)
    | (?:^|(?<=\n))[（(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:[)）]|[、．](?!\d)|\.(?!\d)|[，,](?=[^\d]{2}))
    | (?<=[。；;：:，])(?:[（(](?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）]|[0-9]{1,2}[.．、](?![\d])|[一二三四五六七八九十]{1,2}、)
    | [（(](?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）]
    | (?:^|(?<=[\n。；;：:，、“”]))[一二三四五六七八九十]{1,2}(?:是|要(?!求|素|点|件))
    | [①-⑳]
    """,
    re.X,
)
SPECIAL_NEEDS = {"#####": re.compile(r"[0-9]{5}"), "A-Z": re.compile(r"[A-Za-z]"), "0_0": re.compile(r"[0-9] [0-9]")}
"""Tokens of the list's ``needs`` column that no plain word can say: five digits in a row, a letter, digits parted by a blank."""
_MOVES = ("增加", "减少", "增长", "提高", "下降", "降低")
_NUMBER_TAGS = frozenset(("m", "mq", "q", "t"))


@dataclass(frozen=True, slots=True)
class Guard:
    """``text[start:end]`` (folded) holds no quantity, for ``reason``."""

    start: int
    end: int
    fate: Fate
    reason: str


@dataclass(frozen=True, slots=True)
class _Name:
    pattern: re.Pattern[str]
    needs: tuple[str, ...]
    fate: Fate
    reason: str


@cache
def _names() -> tuple[_Name, ...]:
    return tuple(
        _Name(re.compile(row["pattern"]), tuple(row["needs"].split()), cast(Fate, row["fate"]), row["reason"])
        for row in rows("names_with_numbers")
    )


@cache
def _idioms() -> dict[str, tuple[tuple[int, str], ...]]:
    """Words with numerals by their first numeral and the character behind it, or before it where none follows."""
    index: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in rows("idioms"):
        word = row["word"]
        found = _NUMERAL.search(word)
        if found is not None:
            at = found.start()
            index[word[at : at + 2] if at + 1 < len(word) else word[at - 1] + "<" + word[at]].append((at, word))
    return {key: tuple(sorted(words, key=lambda word: -len(word[1]))) for key, words in index.items()}


@lru_cache(maxsize=8)
def find_guards(text: str) -> tuple[Guard, ...]:
    """All guarded stretches of a folded text, overlapping ones included, in order.

    >>> [(g.fate, "开展“三问”活动12场"[g.start : g.end]) for g in find_guards("开展“三问”活动12场")]
    [('name', '“三问”')]
    """
    found = [Guard(*m.span(), "date", "date or time") for pattern in (DATES, SPANS) for m in pattern.finditer(text)]
    found += [Guard(*m.span(), "ordinal", "numbering") for m in _ORDINALS.finditer(text)]
    found += _name_guards(text)
    found += _idiom_guards(text)
    found += _word_guards(text)
    return tuple(sorted(found, key=lambda guard: (guard.start, -guard.end)))


def _name_guards(text: str) -> list[Guard]:
    """Matches of the listed patterns; a pattern is tried only where a word it cannot do without stands in the text."""
    found = []
    present = {token: pattern.search(text) is not None for token, pattern in SPECIAL_NEEDS.items()}
    for name in _names():
        if any(present.get(word, word in text) for word in name.needs):
            found += [Guard(*m.span(), name.fate, name.reason) for m in name.pattern.finditer(text) if _NUMERAL.search(m.group())]
    return found


def _idiom_guards(text: str) -> list[Guard]:
    found = []
    index = _idioms()
    for match in _NUMERAL.finditer(text):
        at = match.start()
        for shift, word in (*index.get(text[at : at + 2], ()), *index.get(text[at - 1 : at] + "<" + text[at], ())):
            if at >= shift and text.startswith(word, at - shift):
                found.append(Guard(at - shift, at - shift + len(word), "idiom", f"set phrase {word}"))
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
    start = 2 if word.startswith(_MOVES) else 1 if word[0] in "上近过逾超约破达" else 0
    number = read_number(word, start)
    if number is None:
        return True
    uom = read_uom(word, number.end)
    share = read_share(word, start, number)
    ends = {number.end, uom.end if uom else 0, share.end if share else 0}
    return len(word) not in ends

"""Words with part of speech, each with its place in the text.

rjieba cuts and tags like jieba nineteen times faster; what the bulletins need beyond its dictionary (查处 is a verb that takes what was
counted as its object, 率 is no verb) stands in ``models/lexicons/word_roles.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal

import rjieba

from pipeline.mine.lexicons import column, rows

Role = Literal[
    "noun", "verb", "vn", "link", "rank", "share", "adverb", "conjunction", "preposition", "basis", "whole",
    "up", "down", "numeral", "time", "unit", "mark", "of", "other",
]  # fmt: skip

_SUFFIXES = frozenset("率量额数值费度件")
_TIME_SIGNS = frozenset("年月日季今去昨前近时初底末旬春夏秋冬晨午晚")
_PLACE_SUFFIXES = frozenset("所站室会点")
_COMPARED = frozenset("快慢高低多少优好大小长短")
_ROLE_OF_TAG: tuple[tuple[tuple[str, ...], Role], ...] = (
    (("vn",), "vn"),
    (("v",), "verb"),
    (("d",), "adverb"),
    (("p",), "preposition"),
    (("c",), "conjunction"),
)
_NOUN_TAGS = ("a", "zg", "n", "b", "l", "i", "j", "z", "s", "f", "eng", "g", "h", "k", "q", "o")


@dataclass(frozen=True, slots=True)
class Token:
    """A word: ``text[start:end]``, its part of speech as jieba tags it and the part it plays beside a number."""

    start: int
    end: int
    text: str
    tag: str
    role: Role = "other"


@cache
def word_roles() -> Mapping[str, Role]:
    """The part each listed word plays: 查处 verb, 达到 link, 共 adverb, 增长 up."""
    roles: dict[str, Role] = {row["word"]: row["role"] for row in rows("word_roles")}  # type: ignore[misc]
    for row in rows("change_words"):
        if row["use"] != "noun":
            roles.setdefault(row["word"], "up" if row["direction"] == "up" else "down")
    return MappingProxyType(roles)


@cache
def _cutter() -> rjieba.Jieba:
    """jieba's dictionary with the listed words it lacks: 降至, 占比."""
    cutter = rjieba.Jieba()
    for row in rows("word_roles"):
        word = row["word"]
        if len(word) > 1 and (row["role"] in ("link", "rank", "share") or cutter.cut(word, False) != [word]):
            cutter.add_word(word, 200000, "v")
    return cutter


@cache
def _counted() -> frozenset[str]:
    """Nouns that measure words count, whatever the dictionary calls them: 选手 is no verb."""
    return frozenset(word for word in column("counted_nouns", "ending") if len(word) > 1)


def is_listed(word: str) -> bool:
    """Does the project's own list say what part the word plays?"""
    return word in word_roles()


@lru_cache(maxsize=65536)
def role_of(word: str, tag: str) -> Role:
    """The part a word plays, from the list, else from its tag.

    >>> role_of("查处", "v"), role_of("斑马线", "n"), role_of("的", "uj")
    ('verb', 'noun', 'of')
    """
    listed = word_roles().get(word)
    if listed:
        return listed
    if word in "的之":
        return "of"
    if tag == "m":
        return "numeral"
    if tag == "x" and not any(c.isalnum() for c in word):
        return "mark"
    if tag.startswith("t"):
        return "time" if set(word) & _TIME_SIGNS else "noun"
    if word in _counted():
        return "noun"
    for tags, role in _ROLE_OF_TAG:
        if tag.startswith(tags):
            return role
    return "noun" if tag == "x" or tag.startswith(_NOUN_TAGS) else "other"


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words of ``text[start:end]`` in order; blanks are no words.

    >>> [(t.text, t.role) for t in tokens("查处酒驾109起")]
    [('查处', 'verb'), ('酒驾', 'noun'), ('109', 'numeral'), ('起', 'verb')]
    >>> [(t.text, t.role) for t in tokens("起诉率提高到九成")][:2]
    [('起诉率', 'noun'), ('提高到', 'link')]
    """
    found: list[Token] = []
    place = start
    for word, tag in _cutter().tag(text[start:end], False):
        for piece, piece_tag in _split(word, tag):
            if piece.strip():
                _append(found, Token(place, place + len(piece), piece, piece_tag, role_of(piece, piece_tag)))
            place += len(piece)
    return found


def _split(word: str, tag: str) -> list[tuple[str, str]]:
    """The dictionary's guesses that swallowed a verb: 率达 is 率 and 达."""
    halves = len(word) == 4 and word not in word_roles() and (word_roles().get(word[:2]) == "verb" or tag in ("z", "nr", "nrt"))
    if halves and _cutter().has_word(word[:2]) and _cutter().has_word(word[2:]):
        return [(word[:2], "v" if tag == "z" or word_roles().get(word[:2]) == "verb" else "n"), (word[2:], "n")]
    if len(word) == 3 and word[0] in "于与和" and _cutter().has_word(word[1:]):
        return [(word[0], "p"), (word[1:], "n")]
    if len(word) == 2 and word[0] in _SUFFIXES and word[1] in "达占超为近":
        return [(word[0], "n"), (word[1], "v")]
    return [(word, tag)]


def _append(found: list[Token], word: Token) -> None:
    """Adds a word, run together with the one before where the two are one to a reader: 起诉|率, 提高|到, 快|于."""
    last = found[-1] if found else None
    if last is not None and last.end == word.start:
        joined = last.text + word.text
        role: Role | None = None
        if (word.text in _SUFFIXES and last.role in ("verb", "vn", "noun", "up", "down") and len(last.text) > 1) or (
            word.text in _PLACE_SUFFIXES
            and last.role in ("noun", "vn", "verb")
            and (not is_listed(last.text) or last.role == "vn" or word.text in "站室")
            and 2 <= len(last.text) <= 3
            and word.tag != "n"
        ):
            role = "noun"
        elif (last.role in ("up", "down", "verb") and word.text in ("到", "至")) or (last.role in ("up", "down") and word.text == "为"):
            role = "link"
        elif last.text == "最" and word.text in _COMPARED:
            role = "adverb"
        elif word.text == "于" and last.text in _COMPARED:
            role = "down" if last.text in "慢低少小短" else "up"
        elif last.text == "占" and word.text == "比":
            role = "share"
        elif last.text in ("第", "每") or (last.text in ("排", "居", "列", "位") and word.text in ("名", "在", "于")):
            role = "rank" if last.role == "rank" else None
        if role is not None:
            found[-1] = Token(last.start, word.end, joined, last.tag if role != "noun" else "n", role)
            return
    found.append(word)


def covering(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that lie inside another left out.

    >>> covering([(5, 9), (0, 4), (5, 7)])
    [(0, 4), (5, 9)]
    """
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < end and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return kept

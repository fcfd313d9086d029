"""Words of a text with their part of speech and offsets: where may a name begin?

rjieba cuts as jieba does, nineteen times faster; its tags (jieba's letters: n noun, v verb, ns place, nr person, p preposition …)
are a hint only: a name of a fictional or small place is often cut wrong, so every rule also looks at the characters.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import rjieba

FUNCTION = frozenset("受在到从向为对和与及由把将被是有至赴往自经以按据给让使令因于或等的了着过并也都就还又则即共约近达")
"""Characters that stand before a name without being part of it."""
_STOP_TAGS = ("x", "w", "p", "c", "u", "d", "t", "r", "y", "e", "o", "f", "k", "q")


@dataclass(frozen=True, slots=True)
class Words:
    """``text`` cut into words: ``starts[i]`` is the offset of ``words[i]``, ``tags[i]`` its part of speech."""

    text: str
    words: tuple[str, ...]
    tags: tuple[str, ...]
    starts: tuple[int, ...]
    borders: frozenset[int]

    def before(self, offset: int) -> int:
        """Index of the last word that begins before ``offset``; -1 where there is none."""
        return bisect_left(self.starts, offset) - 1

    def is_border(self, offset: int) -> bool:
        """Does a word begin here, or stand something before it that no name has inside?"""
        return offset in self.borders or offset == 0 or self.text[offset - 1] in FUNCTION or not is_cjk(self.text[offset - 1])


@cache
def _cutter() -> rjieba.Jieba:
    return rjieba.Jieba()


def is_cjk(char: str) -> bool:
    """A Chinese character?"""
    return "一" <= char <= "龥"


@lru_cache(maxsize=4096)
def _is_rare(char: str) -> bool:
    """Outside the first level of GB 2312, the common 3755?"""
    code = char.encode("gb2312", "ignore")
    return is_cjk(char) and not (code and 0xB0 <= code[0] <= 0xD7)


@lru_cache(maxsize=512)
def cut(text: str) -> Words:
    """Cut and tag a text.

    >>> cut("市公安局开展行动").words
    ('市', '公安局', '开展', '行动')
    """
    pairs = [(w, "nz" if t == "x" and is_cjk(w[0]) else t) for w, t in _cutter().tag(text, True)]  # 蕖: a rare character, no mark
    rare = any(_is_rare(char) for char in set(text))
    for i, ((first, _t), (second, tag)) in enumerate(pairwise(pairs if rare else ())):
        if tag == "v" and len(first) == len(second) == 1 and _is_rare(first):
            pairs[i : i + 2] = [(first, "nz"), (second, "nz")]  # 氿|润: a rare character begins a name
    starts: list[int] = []
    at = 0
    for word, _tag in pairs:
        starts.append(at)
        at += len(word)
    return Words(text, tuple(w for w, _ in pairs), tuple(t for _, t in pairs), tuple(starts), frozenset(starts))


def may_stand_inside(word: str, tag: str) -> bool:
    """May this word be part of a proper name (not a preposition, conjunction, adverb, mark, time word)?"""
    return not tag.startswith(_STOP_TAGS) and word not in FUNCTION and is_cjk(word[0])


@lru_cache(maxsize=1 << 16)
def is_word(text: str) -> bool:
    """Does the cutter's dictionary have this word (区域), or did the cutter guess it (区新)?"""
    return _cutter().has_word(text)

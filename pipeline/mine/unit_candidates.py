"""Runs of words that may be a unit's name, and what the trained component looks at to judge them.

A run is what stands between marks, verbs and prepositions; its parts without the first or last word are candidates too:
推动|华远光电 项目|开工 → 华远光电项目, 华远光电, ….
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.mine.lexicons import column
from pipeline.mine.tagging import FUNCTION, Words, is_cjk, is_word

_INSIDE = ("n", "a", "b", "j", "l", "i", "g", "z", "vn", "s", "eng")
_PROPER = ("ns", "nr", "nz", "nt", "nrt", "nrfg")
_LONGEST_WORDS = 7
_LONGEST = 18


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words ``first`` to ``last`` (excluded) of a text: ``text[start:end]``."""

    first: int
    last: int
    start: int
    end: int


def _may_be_inside(words: Words, index: int) -> bool:
    word, tag = words.words[index], words.tags[index]
    if not is_cjk(word[0]):
        return False
    if (tag.startswith(_INSIDE) and word not in FUNCTION) or (tag in ("v", "m") and len(word) > 1):
        return True
    return len(word) > 1 and not is_word(word)


def _verb_inside(words: Words, first: int, last: int) -> bool:
    """A verb makes a run a clause (众筹|激发|动力), unless it is a trade or stands first in what ends in one (远航|重工)."""
    if words.tags[first] == "v" and not (last - first == 2 and words.words[last - 1] in _trades()):
        return True
    return any(words.tags[i] == "v" and words.words[i] not in _trades() for i in range(first + 1, last))


def _runs(words: Words) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for index in range(len(words.words) + 1):
        inside = index < len(words.words) and _may_be_inside(words, index)
        if inside and start is None:
            start = index
        if not inside and start is not None:
            yield start, index
            start = None


@cache
def _trades() -> frozenset[str]:
    return frozenset(column("company_trades", "trade"))


def _tells(words: Words, first: int, last: int) -> bool:
    """Does it end in a trade, or does a word stand inside that is a name, or that the dictionary does not have?"""
    if words.words[last - 1] in _trades() and last - first > 1:
        return True
    return any(words.tags[i].startswith(_PROPER) or not is_word(words.words[i]) for i in range(first, last))


def candidates(words: Words) -> Iterator[Candidate]:
    """Every part of a run that is two to eighteen characters long."""
    for low, high in _runs(words):
        for first in range(low, high):
            for last in range(first + 1, min(high, first + _LONGEST_WORDS) + 1):
                start, end = words.starts[first], words.starts[last - 1] + len(words.words[last - 1])
                if end - start > _LONGEST:
                    break
                if end - start >= 2 and not _verb_inside(words, first, last):
                    yield Candidate(first, last, start, end)


_BODY_ENDS = frozenset("局厅委办院校园中小学社村镇乡所站队团会厂店行馆宫台处科部")
_BOUNDARY = ("x", "w", "v", "p", "c", "u", "d", "m", "r", "f", "t")
_AFTER = frozenset(("项目", "一期", "二期", "三期", "企业", "工厂", "公司", "总", "总投资", "党支部", "党委", "工会"))


def company_candidates(words: Words) -> Iterator[Candidate]:
    """The few candidates no rule can settle: whole runs that end in a trade or an unknown word (恒远|电子|投产)."""
    for low, high in _runs(words):
        for last in range(low + 1, high + 1):
            final = words.words[last - 1]
            if not (final in _trades() or final[-1] in _BODY_ENDS or (len(final) > 1 and not is_word(final))):
                continue
            if last < high and words.words[last] not in _AFTER and not words.tags[last].startswith(_BOUNDARY):
                continue
            first = low
            while first < last - 1 and words.tags[first] == "v":
                first += 1
            start, end = words.starts[first], words.starts[last - 1] + len(final)
            named = any(words.tags[i].startswith(_PROPER) or not is_word(words.words[i]) for i in range(first, last))
            listed = words.text[start - 1 : start] == "、" or words.text[end : end + 1] in ("、", "等")
            if 4 <= end - start <= 10 and (named or listed) and not _verb_inside(words, first, last):
                yield Candidate(first, last, start, end)


def _at(words: Words, index: int) -> tuple[str, str]:
    return (words.words[index], words.tags[index]) if 0 <= index < len(words.words) else ("¶", "¶")


def features(words: Words, c: Candidate) -> list[str]:
    """What the judgement rests on: first, last and neighbouring words, their parts of speech and characters, the length."""
    text = words.text[c.start : c.end]
    (p, pt), (p2, _), (n, nt), (n2, n2t) = (_at(words, i) for i in (c.first - 1, c.first - 2, c.last, c.last + 1))
    first, ft = _at(words, c.first)
    final, lt = _at(words, c.last - 1)
    unknown = "".join("u" if not is_word(words.words[i]) else "k" for i in range(c.first, c.last))
    tags = "".join(words.tags[i][:2] for i in range(c.first, c.last))
    return [
        f"F={first}", f"FT={ft}", f"f={text[0]}", f"L={final}", f"LT={lt}", f"l={text[-1]}", f"ll={text[-2:]}", f"lll={text[-3:]}",
        f"P={p}", f"PT={pt}", f"PP={p2}{p}", f"N={n}", f"NT={nt}", f"NN={n}{n2}", f"NNT={nt}{n2t}",
        f"#={c.last - c.first}", f"c={len(text)}",
        f"K={unknown[:4]}", f"T={tags[:10]}", f"PTFT={pt}{ft}", f"LTNT={lt}{nt}", f"lNT={text[-1]}{nt}", f"pf={p[-1]}{ft}", f"PN={pt}{nt}",
        f"D={final in _trades()}", f"DN={final in _trades()}{nt}",
        *(f"w={words.words[i]}" for i in range(c.first, c.last)),
    ]  # fmt: skip

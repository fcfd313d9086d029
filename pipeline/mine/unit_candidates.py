"""Runs of words that may be a unit's name, and what the trained component looks at to judge them.

A candidate ends where names may end (局, 队, 华远光电, a word the dictionary does not have) and begins at any word before that:
推动|华远光电|开工 → 推动华远光电, 华远光电, 光电. What the rules have read (``Rules``) is never cut through; it tells as a feature.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.mine.lexicons import column, verbs_before_names
from pipeline.mine.places import PlaceSpan, find_places
from pipeline.mine.tagging import FUNCTION, Words, is_cjk, is_word
from pipeline.mine.unit_patterns import cores, endings

_NOT_LAST = frozenset("puryeotcdxm")
_STOP = ("x", "w", "p", "u", "r", "y", "e", "o", "t", "k", "f")
_PROPER = ("nr", "ns", "nz", "nt")
_GLUED = frozenset("对为由把被将在与和向请")
"""Characters the cutter glues to the name behind them: 由|县消协."""
_PLACE_WORDS = frozenset("省市县区州旗镇乡村团")
_COUNTED = re.compile(r"[一两二三四五六七八九十几多]?[支个家名所座条](?!人|体)")
"""12|支“红霞”服务队: the number's word."""
_LEVELED = re.compile("[两二三四各]级")
_GIVING = frozenset("请 给 给予 联合 力争 派出 列为 获批 落实到".split())
_GOAL = re.compile("中心(?:工作|任务|大局)|(?:[大年全峰]会|论坛)(?![办公筹组秘])")
_LISTING = ("、", "和", "与", "及")
NAME_ENDS = frozenset(
    "局会院队心镇司村所站委区办学团行部社乡场联道业县处校组室园厂协店馆班庭中市投府科支关点台厅小工地大城品机材险电控盟股份段库州家寨媒库"
)
"""Characters in which most names of bodies end."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words ``first`` to ``last`` (excluded) of a text: ``text[start:end]``; ``start`` may lie inside the first word."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a run may reach to the left: characters, words, characters of a quoted part; the words that only join."""

    characters: int
    words: int
    quoted: int
    joining: tuple[str, ...]


_REACH = Reach(17, 8, 12, ("和",))


@dataclass(frozen=True, slots=True)
class Rules:
    """What the rules have read in a text: span → rule, in order; and the places in it by where they begin."""

    spans: Mapping[tuple[int, int], str]
    places: Mapping[int, PlaceSpan]
    starts: tuple[int, ...]
    ordered: tuple[tuple[int, int], ...]
    ends: frozenset[int]
    inside: bytearray
    """For each offset: does it lie inside a span?"""

    def within(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The spans that begin inside a run that cuts through none."""
        return self.ordered[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def rules_of(text: str, spans: Mapping[tuple[int, int], str]) -> Rules:
    """The rules' spans with the text's places."""
    ordered = tuple(sorted(spans))
    inside = bytearray(len(text) + 1)
    for a, b in ordered:
        inside[a + 1 : b] = b"\x01" * (b - a - 1)
    places = {p.start: p for p in find_places(text)}
    return Rules(spans, places, tuple(a for a, _b in ordered), ordered, frozenset(b for _a, b in ordered), inside)


@cache
def _trades() -> frozenset[str]:
    return frozenset(column("company_trades", "trade"))


@lru_cache(maxsize=1 << 16)
def _may_be_last(word: str, tag: str) -> bool:
    if word[-1] in NAME_ENDS:
        return tag[0] not in _NOT_LAST and word not in FUNCTION
    if tag[0] in _NOT_LAST or not is_cjk(word[-1]):
        return False
    return tag.startswith(_PROPER) or (len(word) > 1 and (word in _trades() or not is_word(word)))


def starts_of(words: Words, last: int, reach: Reach, may_stand: Callable[[str, str], bool]) -> Iterator[tuple[int, int]]:
    """Where a run that ends with this word may begin, from right to left: index of the word and offset.

    A quoted part is stepped over whole. The walk ends at the first word that ``may_stand`` (word, tag) refuses; ``reach.joining`` words are
    passed, but nothing begins with them.
    """
    text, index, taken = words.text, last, 0
    end = words.starts[last] + len(words.words[last])
    while index >= 0 and end - words.starts[index] <= reach.characters and taken < reach.words:
        word, at = words.words[index], words.starts[index]
        taken += 1
        if word == "”":
            opening = text.rfind("“", max(0, at - reach.quoted), at)
            if opening < 0:
                return
            index = words.before(opening + 1)
            yield index, opening
        elif word in reach.joining:
            pass
        elif may_stand(word, words.tags[index]):
            yield index, at
        else:
            return
        index -= 1


@lru_cache(maxsize=1 << 16)
def _may_stand(word: str, tag: str) -> bool:
    if not (is_cjk(word[0]) or word.isalpha()) or word in FUNCTION or tag.startswith(("p", "u")):
        return False
    return not (tag.startswith(_STOP) and len(word) == 1) and word not in verbs_before_names() and word not in _GIVING


def _starts(words: Words, last: int) -> Iterator[tuple[int, int]]:
    for index, at in starts_of(words, last, _REACH, _may_stand):
        yield index, at
        word = words.words[index]
        if len(word) > 1 and word[0] in _GLUED and at == words.starts[index]:
            yield index, at + 1


def last_words(words: Words, rules: Rules) -> list[int]:
    """The words with which a name may end that cuts through nothing read, by their index."""
    inside = rules.inside
    return [
        i
        for i, (word, tag, at) in enumerate(zip(words.words, words.tags, words.starts, strict=True))
        if not inside[at + len(word)] and _may_be_last(word, tag)
    ]


def candidates(words: Words, rules: Rules, lasts: Iterable[int] | None = None) -> Iterator[Candidate]:
    """Every run of two to seventeen characters that may be a name and does not cut through what is read; ends at one of ``lasts``."""
    inside = rules.inside
    for last in last_words(words, rules) if lasts is None else lasts:
        end = words.starts[last] + len(words.words[last])
        for first, start in _starts(words, last):
            if end - start >= 2 and not inside[start] and _may_name(words.text, start, end, rules):
                yield Candidate(first, last + 1, start, end)


def _may_name(text: str, start: int, end: int, rules: Rules) -> bool:
    """Neither counted (支服务队), leveled (两级文明办), a meeting (闽商大会) nor made of two names (团县委联合县妇联)?"""
    if _COUNTED.match(text, start) or _GOAL.match(text, max(0, end - 2)) or _LEVELED.search(text, start, end):
        return False
    within = rules.within(start, end)
    return len(within) < 2 or sum(rules.spans[span] != "place" for span in within) < 2


def word_at(words: Words, index: int) -> tuple[str, str]:
    """A word and its part of speech; a mark for what lies outside the text."""
    return (words.words[index], words.tags[index]) if 0 <= index < len(words.words) else ("¶", "¶")


def end_features(words: Words, last: int) -> list[str]:
    """Those of ``features`` that the end of a run tells whatever it begins with."""
    (word, tag), (n, nt) = word_at(words, last), word_at(words, last + 1)
    end = words.starts[last] + len(word)
    tail = words.text[max(0, end - 3) : end]
    return [f"L={word}", f"LT={tag}", f"l={tail[-1]}", f"ll={tail[-2:]}", f"lll={tail}", f"N={n}", f"NT={nt}", f"lNT={tail[-1]}{nt}"]


def features(words: Words, c: Candidate, rules: Rules) -> list[str]:
    """What the judgement rests on: words, characters and parts of speech in and around the run, its place, list, core and rules."""
    text, start, end = words.text, c.start, c.end
    run, tags = list(words.words[c.first : c.last]), words.tags[c.first : c.last]
    (p, pt), (p2, _) = word_at(words, c.first - 1), word_at(words, c.first - 2)
    if (cut := start - words.starts[c.first]) > 0:
        (p2, _), p, pt = (p, pt), run[0][:cut], "p"
        run[0] = run[0][cut:]
    (n, nt), (n2, _) = word_at(words, c.last), word_at(words, c.last + 1)
    name, first, last, ft, lt = text[start:end], run[0], run[-1], tags[0], tags[-1]
    out = [
        f"F={first}", f"FT={ft}", f"f={name[0]}", f"ff={name[:2]}", f"L={last}", f"LT={lt}", f"l={name[-1]}", f"ll={name[-2:]}",
        f"lll={name[-3:]}", f"P={p}", f"PT={pt}", f"p={p[-1]}", f"PP={p2}{p}", f"N={n}", f"NT={nt}", f"n={n[0]}", f"NN={n}{n2}",
        f"#={len(run)}", f"c={len(name)}", f"T={''.join(t[0] for t in tags)}", f"PTFT={pt}{ft}", f"LTNT={lt}{nt}", f"lN={name[-1]}{n}",
        f"lNT={name[-1]}{nt}", f"pf={p[-1]}{name[0]}", f"K={''.join('k' if is_word(w) else 'u' for w in run)}",
        *(f"w={w}" for w in run[:-1]),
    ]  # fmt: skip
    return [*out, *_of_place(text, c, first, rules), *_of_list(text, c, rules), *_of_body(name), *_of_rules(text, c, rules)]


def _of_place(text: str, c: Candidate, first: str, rules: Rules) -> Iterator[str]:
    place = rules.places.get(c.start)
    if place is not None:
        yield f"PL={place.suffix}"
        yield "PL inside" if place.end < c.end else "PL whole"
        yield f"AF={text[place.end : c.end][-4:]}"
    if first in _PLACE_WORDS:
        yield f"PW={first}"


def _of_list(text: str, c: Candidate, rules: Rules) -> Iterator[str]:
    before, after = text[c.start - 1 : c.start] if c.start else "", text[c.end : c.end + 1]
    if before in _LISTING and c.start - 1 in rules.ends:
        yield f"after unit {before}"
    if after in _LISTING and rules.within(c.end + 1, c.end + 2):
        yield "before unit"
    if before == "、":
        yield "listed"
    if after == "、":
        yield "listing"


@lru_cache(maxsize=1 << 14)
def _of_body(name: str) -> tuple[str, ...]:
    return tuple(_core_and_ending(name))


def _core_and_ending(name: str) -> Iterator[str]:
    core = next((name[-k:] for k in range(min(12, len(name)), 1, -1) if name[-k:] in cores()), None)
    if core:
        yield f"core={cores()[core].kind}"
        yield "core whole" if core == name else "core tail"
    ending = next((name[-k:] for k in range(min(6, len(name)), 0, -1) if name[-k:] in endings()), None)
    if ending:
        yield f"E={ending}"
        yield f"EK={endings()[ending].kind}"


def _of_rules(text: str, c: Candidate, rules: Rules) -> Iterator[str]:
    if rule := rules.spans.get((c.start, c.end)):
        yield f"RULE={rule}"
        return
    for a, b in rules.within(c.start, c.end):
        rule = rules.spans[a, b]
        yield "HAS"
        if a == c.start:
            yield f"HAS at start {rule}"
            yield f"rest={text[b : c.end]}"
        if b == c.end:
            yield f"HAS at end {rule}"
            yield f"lead={text[c.start : a][:3]}"

"""Where a text names units: departments and party bodies behind their place, other bodies by their endings.

>>> [s.surface for s in find_spans("县发改局、财政局和水利局联合走访青林恒远电子有限公司")]
['县发改局', '财政局', '水利局', '青林恒远电子有限公司']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.mine.lexicons import column
from pipeline.mine.places import PlaceSpan, find_places
from pipeline.mine.tagging import FUNCTION, Words, cut, is_cjk
from pipeline.mine.unit_patterns import YOUTH_LEAGUE, core_lasts, cores, ending_pattern, endings, national, national_pattern

_WORDS_OF_PLACE = "省市县区州旗盟镇乡"
_CLASS_BEFORE = re.compile(r"(?:各级?|全|有关|相关|等|级|属|基层|当地|所在|主管|职能|上级|下级|两|个|某|本|我|该|直)$")
_AFTER = re.compile(r"[员长书托派]")  # 委员, 局长, 委托
_LIST_MARK = re.compile(r"[、和与及，]|以及")
_STRONG_VERBS = frozenset(
    "召开 举办 开展 成立 组建 设立 建立 联合 会同 邀请 组织 印发 走进 走访 深入 推进 推动 提升 加强 完善 打造 协调 对接 引进 督促 指导 支持 帮助 培育 依托 通过 出台 制定 发动 赴 由 向 到"
    " 成为 获得 荣获 给予 抽调 选派 开办 兴办 新建 建成 提供 进行 实施 落实 发挥 带领 携手 参观 考察 慰问 配合 协同 聚焦 围绕 坚持 创新".split()
)
_INSIDE_NOT = ("x", "w", "p", "c", "u", "d", "t", "r", "y", "e", "o", "k", "f", "q")


@dataclass(frozen=True, slots=True)
class UnitSpan:
    """``text[start:end]`` names a unit; ``after`` is the span before it in a list whose place it shares."""

    start: int
    end: int
    surface: str
    rule: str
    needs: str = ""


def _place_before(text: str, start: int, places: dict[int, PlaceSpan], words: Words) -> tuple[int, str]:
    """Where the place in front of ``start`` begins, and how it is said: name, word (市), or none."""
    begin = start
    while begin in places:
        begin = places[begin].start
    if begin < start:
        return begin, "name"
    if start and text[start - 1] in _WORDS_OF_PLACE and words.is_border(start - 1) and not _CLASS_BEFORE.search(text, 0, start - 1):
        return start - 1, "word"
    if text[start - 2 : start] == "街道" and words.is_border(start - 2):
        return start, ""
    return start, ""


def _core_spans(words: Words, places: dict[int, PlaceSpan]) -> Iterator[UnitSpan]:
    """Cores with their place: 县发改局, 青林县委宣传部, and bare ones: 财政局."""
    text = words.text
    lasts, longest = core_lasts()
    table = cores()
    for index, char in enumerate(text):
        if char not in lasts:
            continue
        end = index + 1
        for length in range(min(longest, end), 0, -1):
            core = table.get(text[end - length : end])
            if core is None or (end < len(text) and _AFTER.match(text[end])):
                continue
            start = end - length
            begin, how = _place_before(text, start, places, words)
            if how:
                if text[begin - 2 : begin] == "中共":
                    begin -= 2
                yield UnitSpan(begin, end, text[begin:end], "core behind a place")
                break
            if (
                core.bare
                and words.is_border(start)
                and not _CLASS_BEFORE.search(text, 0, start)
                and not (start and is_cjk(text[start - 1]) and text[start - 1] not in FUNCTION and not _ends_word(words, start))
            ):
                yield UnitSpan(start, end, text[start:end], "bare core", "bare")
                break


def _ends_word(words: Words, offset: int) -> bool:
    """Does the word before this offset end there and may it stand before a bare name (a verb, a preposition)?"""
    index = words.before(offset)
    return (
        index >= 0
        and words.starts[index] + len(words.words[index]) == offset
        and words.tags[index].startswith(("v", "p", "c", "u", "d", "x"))
    )


@lru_cache(maxsize=1)
def _not_units() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(sorted(map(re.escape, column("not_units", "tail")), key=len, reverse=True)) + ")$")


def _walk(words: Words, start: int, places: dict[int, PlaceSpan], limit: int) -> Iterator[tuple[int, str]]:
    """Positions to the left of ``start`` at which a name may begin, with the word that ends there."""
    index = words.before(start)
    while index >= 0:
        at, word, tag = words.starts[index], words.words[index], words.tags[index]
        if start - at > limit or word in _STRONG_VERBS or tag.startswith(_INSIDE_NOT) or not is_cjk(word[-1]):
            return
        yield at, tag
        index -= 1


def _ending_spans(words: Words, places: dict[int, PlaceSpan]) -> Iterator[UnitSpan]:
    """Names by their ending, as far to the left as the ending asks for."""
    text = words.text
    for match in ending_pattern().finditer(text):
        ending = endings()[match[0]]
        end = match.end()
        if _not_units().search(text, max(0, end - 6), end) or (end < len(text) and _AFTER.match(text[end])):
            continue
        span = _behind_place(words, places, match.start(), end, ending.surface)
        if span is None and ending.needs == "name":
            span = _proper(words, places, match.start(), end, ending.surface)
        if span:
            yield span


def _behind_place(words: Words, places: dict[int, PlaceSpan], start: int, end: int, ending: str) -> UnitSpan | None:
    """From the ending leftwards to the nearest place or place word: 市|创建全国卫生城市工作|领导小组."""
    text = words.text
    begin, how = _place_before(text, start, places, words)
    if how and len(ending) > 1:
        return UnitSpan(begin, end, text[begin:end], "ending behind a place")
    for at, _tag in _walk(words, start, places, 22):
        begin, how = _place_before(text, at, places, words)
        if how:
            return UnitSpan(begin, end, text[begin:end], "ending behind a place")
        if text[at] in _WORDS_OF_PLACE and at + 1 < start and words.is_border(at) and not _CLASS_BEFORE.search(text, 0, at):
            return UnitSpan(at, end, text[at:end], "ending behind a place")
    return None


def _proper(words: Words, places: dict[int, PlaceSpan], start: int, end: int, ending: str) -> UnitSpan | None:
    """A proper name before the ending: 金地物业|公司, 蓝天|救援队; None where only common words stand there."""
    text = words.text
    begin, proper = start, False
    for at, tag in _walk(words, start, places, 16):
        if tag in ("v", "m") and at + 1 < begin and not proper:
            break
        if tag == "v":
            break
        begin = at
        proper = proper or tag in ("ns", "nr", "nz", "nt", "nrt", "nrfg")
    while begin < start - 2 and text[begin] in FUNCTION:
        begin += 1
    if not proper or start - begin < 2 or _CLASS_BEFORE.search(text, 0, begin):
        return None
    return UnitSpan(begin, end, text[begin:end], "proper name before an ending")


_QUOTED = re.compile(r"[“\"]([^“”\"\n]{2,20})[”\"]")


def _quoted_spans(text: str) -> Iterator[UnitSpan]:
    """Quoted names of teams and associations: “清风义工队”."""
    for match in _QUOTED.finditer(text):
        found = next((m for m in ending_pattern().finditer(match[1]) if m.end() == len(match[1])), None)
        if found and found.start() >= 2 and endings()[found[0]].kind in ("team", "association", "enterprise"):
            yield UnitSpan(match.start(1), match.end(1), match[1], "quoted name of a team")


def _place_units(places: tuple[PlaceSpan, ...]) -> Iterator[UnitSpan]:
    """Places as actors: the chain 青林县云台镇 is one name."""
    chain: list[PlaceSpan] = []
    for place in (*places, None):
        if chain and (place is None or place.start != chain[-1].end):
            yield UnitSpan(chain[0].start, chain[-1].end, "".join(p.name for p in chain), "place")
            chain = []
        if place is not None:
            chain.append(place)


@lru_cache(maxsize=256)
def find_spans(text: str) -> tuple[UnitSpan, ...]:
    """Every name of a unit in the text, in order; of names that overlap the longest, places last."""
    words = cut(text)
    places = find_places(text)
    ends = {p.end: p for p in places}
    found = [
        UnitSpan(m.start(), m.end(), m[0], "list of national bodies") for m in national_pattern().finditer(text) if _national(words, m)
    ]
    found += [UnitSpan(m.start(), m.end(), m[0], "youth league") for m in YOUTH_LEAGUE.finditer(text)]
    found += _core_spans(words, ends)
    found += _ending_spans(words, ends)
    found += _quoted_spans(text)
    found += _place_units(places)
    taken: list[UnitSpan] = []
    for span in sorted(found, key=lambda s: (-(s.end - s.start), s.start)):
        if all(span.end <= t.start or span.start >= t.end for t in taken):
            taken.append(span)
    return tuple(sorted(taken, key=lambda s: s.start))


def _national(words: Words, match: re.Match[str]) -> bool:
    """Not inside a longer word: 中央 in 中央公园, 城市中央."""
    text, start, end = words.text, match.start(), match.end()
    if match[0] not in national() or not (words.is_border(start) or not is_cjk(text[start - 1])):
        return False
    return match[0] != "中央" or (
        end in words.borders and not re.match(r"公园|广场|商务|空调|电视|企业|预算|财政|八项|厨房|大街|直属", text[end : end + 2])
    )

"""Names of places in a text: provinces to counties by the division table and by form, towns, villages and communities by form.

>>> [p.name for p in find_places("11月，青林县云台镇与海棠市白马村结对")]
['青林县', '云台镇', '海棠市', '白马村']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.mine.divisions import is_place
from pipeline.mine.lexicons import column
from pipeline.mine.tagging import FUNCTION, Words, cut, is_cjk
from pipeline.records import Level

_TABLE_SUFFIX = re.compile(r"[省市县区州旗盟]")
_FORM_SUFFIX = re.compile(r"自治[区州县]|[省市县区]")
_LOCAL_SUFFIX = re.compile(r"街道|社区|[镇乡村]|苏木|嘎查")
_NAME_TAGS = ("ns", "nr", "nz", "nt", "n", "a", "j", "l", "i", "b", "z", "g")
_PROPER_TAGS = ("ns", "nr", "nz")
_VILLAGE_TAGS = ("v", "vn", "m", "f", "s", "an", "t")  # 新建村, 三里村, 东风社区
_LEVELS: dict[str, Level] = {
    "省": "province", "自治区": "province", "市": "city", "州": "city", "盟": "city", "自治州": "city", "县": "county", "区": "county", "旗": "county",
    "自治县": "county", "镇": "town", "乡": "town", "街道": "town", "苏木": "town", "村": "village", "社区": "village", "嘎查": "village",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceSpan:
    """``text[start:end]`` is the name of a place; ``known``: the division table has it."""

    start: int
    end: int
    name: str
    suffix: str
    level: Level
    known: bool


def _table_spans(words: Words) -> Iterator[PlaceSpan]:
    """Names that the division table has: the longest that ends at each class word."""
    text = words.text
    for match in _TABLE_SUFFIX.finditer(text):
        end = match.end()
        for length in range(min(15, end), 2, -1):
            name = text[end - length : end]
            if is_place(name) and (words.is_border(end - length) or is_place_end(text, end - length)):
                suffix = "自治" + match[0] if name.endswith("自治" + match[0]) else match[0]
                yield PlaceSpan(end - length, end, name, suffix, _LEVELS[suffix], True)
                break


def is_place_end(text: str, offset: int) -> bool:
    """Does a class word of places stand before this offset? 舟山市|定海区"""
    return offset > 0 and text[offset - 1] in "省市县区州盟旗"


@lru_cache(maxsize=1)
def _tails() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(sorted(map(re.escape, column("not_places", "tail")), key=len, reverse=True)) + ")$")


def _proper_start(words: Words, end: int, longest: int, village: bool = False) -> int | None:
    """Where the proper part that ends at ``end`` begins: one to three words that a name may be made of.

    白/a 鹿/n | 市 → 白; 云台/ns | 镇 → 云台; 8/m 个/q | 村 → None
    """
    index = words.before(end)
    start = end
    while index >= 0 and end - words.starts[index] <= longest:
        word, tag, at = words.words[index], words.tags[index], words.starts[index]
        if at + len(word) < start or not is_cjk(word[0]) or (len(word) == 1 and word in FUNCTION):
            break
        if not tag.startswith(_NAME_TAGS) and not (village and len(word) > 1 and tag in _VILLAGE_TAGS):
            break
        start = at
        if end - start >= 2:
            return start
        index -= 1
    return None


def _form_spans(words: Words, pattern: re.Pattern[str], longest: int) -> Iterator[PlaceSpan]:
    """Names the table does not have, by their form: a proper part and a class word (云溪市, 永安乡)."""
    text = words.text
    for match in pattern.finditer(text):
        end = match.end()
        tail = _tails().search(text, max(0, end - 6), end)
        if tail and tail.start() < match.start():
            continue
        index = words.before(end)
        at, word, tag = words.starts[index], words.words[index], words.tags[index]
        if at + len(word) > end:
            continue  # the class word is the beginning of another word: 市民, 村民
        if at < match.start():
            if not tag.startswith(_PROPER_TAGS):
                continue
            start: int | None = at
            if match.start() - at < 2 and at + len(word) == end:  # 白/a 鹿市/ns, 青/ns 林县/ns
                start = _proper_start(words, at, 2) if at and words.words[index - 1] not in FUNCTION else None
                before = words.before(at)
                if start is None and before >= 0 and len(words.words[before]) == 1 and is_cjk(words.words[before]):
                    start = None if words.words[before] in FUNCTION else words.starts[before]
        else:
            start = _proper_start(words, match.start(), longest, pattern is _LOCAL_SUFFIX)
        if start is None or not 2 <= match.start() - start <= longest:
            continue
        while start < match.start() - 2 and text[start] in FUNCTION:
            start += 1
        yield PlaceSpan(start, end, text[start:end], match[0], _LEVELS[match[0]], False)


@lru_cache(maxsize=256)
def find_places(text: str) -> tuple[PlaceSpan, ...]:
    """Every place name in the text, in order, none inside another."""
    words = cut(text)
    taken: list[PlaceSpan] = []
    for spans in (_table_spans(words), _form_spans(words, _FORM_SUFFIX, 4), _form_spans(words, _LOCAL_SUFFIX, 5)):
        for span in spans:
            if all(span.end <= t.start or span.start >= t.end for t in taken):
                taken.append(span)
    return tuple(sorted(taken, key=lambda s: s.start))

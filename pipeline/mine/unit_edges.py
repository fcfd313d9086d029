"""Where a unit's name begins: a place or place word in front of it, or the first word that may be part of a proper name."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache

from pipeline.mine.lexicons import column, verbs_before_names
from pipeline.mine.measure_patterns import is_governing
from pipeline.mine.places import PlaceSpan
from pipeline.mine.tagging import FUNCTION, Words, is_cjk, is_word
from pipeline.mine.unit_patterns import BACK_REFERENCE, joins_fields

WORDS_OF_PLACE = (
    "地区",
    "自治区",
    "自治州",
    "自治县",
    "经济开发区",
    "开发区",
    "高新区",
    "经开区",
    "新区",
    "园区",
    "街道",
    "省",
    "市",
    "县",
    "区",
    "州",
    "旗",
    "盟",
    "镇",
    "乡",
)
_CLASS_BEFORE = re.compile(
    r"(?:各级?|各[省市县区镇乡]|全|有关|相关|等|级|属|基层|当地|所在|主管|职能|上级|下级|两|个|某|本|我|该|直|多家|一家|一些)$"
)
_INSIDE_NOT = ("x", "w", "p", "c", "u", "d", "r", "y", "e", "o", "k", "f", "q")
_GLUED = frozenset("对为由把被将在与")
"""Prepositions that the cutter glues to the name behind them: 对金地|物业公司."""
_TIME = re.compile(r"[年月日近前后今去昨期末初]")
_AGES = ("老年", "青年", "少年", "青少年", "成年")
_PROPER = ("ns", "nr", "nz", "nt", "nrt", "nrfg", "eng")
_PARTY = re.compile(
    r"(?:施工|监理|设计|建设|承建|勘察|责任|牵头|主办|承办|协办|参建|运营|帮扶|中标|龙头|骨干|重点|合作|代建|总包|包抓|联系)(?:单位|企业|公司)"
)
_GIVEN = re.compile(r"(?<![自理缘事因])由(?![来于衷])")
_OWN_HOUSE = re.compile(r"(?:公司|集团|学校|医院|单位|企业)(?=[一-龥])")
"""公司|供电所: the writer's own."""
_ORDINAL = re.compile(r"^(?:第[一二三四五六七八九十\d]+[届次期批家个]|首[届次批个家])")


def class_before(text: str, offset: int) -> bool:
    """Does what stands right before make the name here a class: 各|县财政局, 有关|部门?"""
    return _CLASS_BEFORE.search(text, max(0, offset - 2), offset) is not None


def place_before(text: str, start: int, ends: Mapping[int, PlaceSpan], words: Words) -> tuple[int, str]:
    """Where the place in front of ``start`` begins and how it is said: name (海棠市), word (市), "" for none."""
    begin = start
    while begin in ends:
        begin = ends[begin].start
    if begin < start:
        return begin, "name"
    for word in WORDS_OF_PLACE:
        at = start - len(word)
        if at >= 0 and text.startswith(word, at):
            if at in ends and len(ends[at].name) == 2 and ends[at].name[-1] == word:
                return ends[at].start, "name"  # 郏县|县|委
            if (named := _unknown_place(words, at)) is not None:
                return named, "name"
            begins = words.is_border(at) or text[max(0, at - 2) : at] in verbs_before_names()
            return (at, "word") if begins and not class_before(text, at) else (start, "")
    return start, ""


def _unknown_place(words: Words, at: int) -> int | None:
    """Where a place of two characters that no table knows begins in front of its class word: 安和|市|生态环境局 at the head of a clause."""
    text, begin = words.text, at - 2
    name = text[begin:at] if begin >= 0 else ""
    opens = begin >= 0 and all(map(is_cjk, name)) and (begin == 0 or not is_cjk(text[begin - 1]))
    if not opens or text[at] not in "市县区" or name in verbs_before_names() or name[0] in "各全我本该两几" or name[-1] in "市县区":
        return None
    index = words.before(begin + 1)
    proper = words.starts[index] == begin and len(words.words[index]) in (2, 3) and words.tags[index].startswith(_PROPER)
    return begin if proper or not (is_word(name) or any(c in FUNCTION or c in "全各我本该两几上下" for c in name)) else None


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(column("unit_common_words", "word"))


def _opening(text: str, closing: int) -> int | None:
    at = text.rfind("“" if text[closing] == "”" else '"', max(0, closing - 12), closing)
    return at if at >= 0 else None


def walk(words: Words, start: int, limit: int) -> Iterator[tuple[int, str, str]]:
    """Places to the left of ``start`` at which a name may begin, each with the word and tag that begin there.

    A quoted part belongs to the name: “禁渔”执法|小分队.
    """
    text = words.text
    index, edge = words.before(start), start
    while index >= 0:
        at, word, tag = words.starts[index], words.words[index], words.tags[index]
        if start - at > limit:
            return
        if word in ("”", '"') and (opening := _opening(text, at)) is not None:
            yield opening, text[opening : at + 1], "quote"
            index, edge = words.before(opening), opening
            continue
        piece = text[at : min(edge, at + len(word))]
        edge = at
        if len(piece) > 1 and (word[0] in _GLUED or (word[0] in "和及" and not is_word(word))):
            yield at + 1, piece[1:], tag
            return
        if word == "地" and index and len(words.words[index - 1]) == 1:
            tag = "nr"  # 金|地|物业
        if word == "和" and joins_fields(text, at):
            index -= 1  # 海洋|和|渔业监察总队
            continue
        if word in verbs_before_names() or piece in FUNCTION or tag.startswith(_INSIDE_NOT) or not is_cjk(word[-1]):
            return
        if tag.startswith("t") and _TIME.search(word) and word not in _AGES:
            return
        yield at, word, tag
        index -= 1


def behind_place(words: Words, ends: Mapping[int, PlaceSpan], start: int, bureaus: Container[int] = ()) -> tuple[int, str] | None:
    """From an ending leftwards to the nearest place: 市|创建全国卫生城市工作|领导小组; None where none stands there.

    How it is said: name, word, or own (我市|青年志愿服务队: the place is meant, not printed).
    ``bureaus``: where names of departments begin (县公安局|治安|大队, where 县公安局 was cut as a word).
    """
    text = words.text
    begin, how = place_before(text, start, ends, words)
    if how:
        return begin, how
    for at, cut_word, _tag in walk(words, start, 24):
        begin, how = place_before(text, at, ends, words)
        if how:
            return begin, how
        if at in bureaus:
            return at, "word"
        if at + 1 in ends and at + 1 < start:
            return place_before(text, at + 1, ends, words)  # 白塔|县恒禾|公司
        if BACK_REFERENCE.fullmatch(text, at - 2, at) and text[at - 2] == "我":
            return at, "own"
        for word in WORDS_OF_PLACE:
            inside = text.startswith(word, at) and at + len(word) < start and (at + len(word) in words.borders or not is_word(cut_word))
            if inside and words.is_border(at) and not class_before(text, at):
                return at, "word"
    return None


def proper_name(words: Words, start: int, floor: int = 0, strict: bool = False) -> int | None:
    """Where the proper name before an ending begins: 金地物业|公司; None where only common words stand there (物业|公司)."""
    text = words.text
    begin, proper = start, False
    common = _common()
    heads: list[tuple[int, str]] = []
    for at, word, tag in walk(words, start, 18):
        if at < floor or (is_governing(word) and tag == "v"):
            break
        heads.append((at, tag))
        if tag == "v" and (len(word) == 1 or at == 0 or (not is_cjk(text[at - 1]) and text[at - 1] not in "”、")):
            break
        if tag.startswith("m") and not re.match(r"第", word):
            break
        begin = at
        known = strict or len(word) == 1 or word in common
        proper = proper or tag == "quote" or tag.startswith(_PROPER) or not known or (len(word) > 1 and not is_word(word))
    for at, tag in reversed(heads):
        following = next((t for a, t in reversed(heads) if a > at), "")
        if at == begin and tag == "v" and following.startswith(_PROPER):
            begin = next(a for a, _t in reversed(heads) if a > at)  # 促成|东江|大学
    while begin < start - 2 and text[begin] in FUNCTION:
        begin += 1
    if given := _GIVEN.search(text, begin, start - 1):
        begin = given.end()  # 清单由|科经局
    if party := _PARTY.search(text, begin, start - 1):
        begin = party.end()  # 施工单位|东江建工集团
    if ordinal := _ORDINAL.match(text[begin:start]):
        begin += ordinal.end()
    if text[begin] in "支个名家所" and text[begin - 1 : begin].isdigit():
        return None  # 12|支宣讲队
    if not proper or start - begin < 2 or _OWN_HOUSE.match(text, begin) or text[begin:start] in common or class_before(text, begin):
        return None
    return begin

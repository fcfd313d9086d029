"""What speaks against a run of words being a unit's name, and how far a name reaches that only its work tells."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.mine.measure_patterns import generic
from pipeline.mine.nominal import name_start
from pipeline.mine.places import PlaceSpan
from pipeline.mine.tagging import Words, is_word
from pipeline.mine.unit_edges import class_before

_COUNTED = re.compile(r"\d+[个家所处座支](?![一-龥])")
"""疾病预防控制中心|1个: a sort of body."""
_COUNT = re.compile(r"[\d多余几两三四五六七八九十][个家所处座支]$")
_WHOLE_INSIDE = re.compile(r"[全本各][省市县区州旗镇乡]|\d+[人名]|[一二两三四五六七八九十\d]个|费[及和]")
_PARK_KIND = re.compile(r"(?:经济|高新|技术|产业|旅游)+$")
_SET_UP = ("v", "p", "c", "x", "w", "u")


def no_body(text: str, start: int, end: int) -> bool:
    """Is the name counted (“…”小学|3所) or does it run over a place's whole (县一中录取率名列|全县|农村中学)?"""
    return (
        _COUNTED.match(text, end) is not None
        or _COUNT.search(text, max(0, start - 4), start) is not None
        or _WHOLE_INSIDE.search(text, start, end) is not None
    )


def bureau_before(text: str, bureaus: Mapping[int, int], begin: int) -> int | None:
    """Where the bureau of a branch begins: 市公安局|经济|开发区分局; ``bureaus``: end → begin."""
    park = _PARK_KIND.search(text, max(0, begin - 8), begin)
    return bureaus.get(begin, bureaus.get(park.start()) if park else None)


def named_by_work(words: Words, start: int, floor: int) -> int | None:
    """Where the work that names a body begins: 成立|破案会战|领导小组; None for 成立|专项工作|领导小组."""
    at = name_start(words.text, start)
    if at < floor or not 3 <= start - at <= 12 or class_before(words.text, at) or re.search(r"[“”级《》]", words.text[at:start]):
        return None
    inside = range(words.before(at) + 1, words.before(start) + 1)
    if all(words.words[i] in generic() or len(words.words[i]) == 1 or words.words[i].endswith("工作") for i in inside):
        return None
    before = words.before(at)
    return at if before < 0 or words.tags[before].startswith(_SET_UP) else None


def begins_with_verb(words: Words, ends: Mapping[int, PlaceSpan], begin: int, end: int) -> bool:
    """Is the first word behind the place a verb with something behind it?"""
    first = next((e for e in range(begin + 1, end + 1) if e in ends), None)
    index = words.before((first if first is not None else begin + 1) + 1)
    return index >= 0 and begin < words.starts[index] < end - 2 and words.tags[index] == "v"


def part_of(words: Words, start: int, end: int) -> bool:
    """Is what stands between a bureau and an ending the name of a part of it (市公安局|刑侦|支队), no verb with its object?"""
    inside = words.tags[words.before(start) + 1 : words.before(end) + 1]
    if len(inside) > 1 and inside[-1] == "v" and inside[-2].startswith("n"):
        inside = inside[:-1]  # 房屋|征收|中心
    return end - start <= 10 and not any(tag.startswith(("v", "p", "c", "x", "d")) and tag != "vn" for tag in inside)


def cut_over(words: Words, end: int) -> bool:
    """Does a word of the dictionary run over the end of a name (管理办|法)? 戏剧|院唱 is none."""
    return end not in words.borders and is_word(words.words[words.before(end)])

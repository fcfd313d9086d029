"""市局, 清溪县院, 省院未检处: a bureau or court named by its place alone, in the bulletin of such a body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pipeline.mine.places import PlaceSpan
from pipeline.mine.tagging import Words
from pipeline.mine.unit_edges import class_before

OWN_BUREAU_RULE = "bureau by its place"
BUREAU = re.compile(r"[省市县区州旗](?:厅(?![长堂])|局(?![长限部势面域内外级直])|院(?![长内外落校级士子系墙坝区所线感]))")
_PART = re.compile(r"(?!各|机关|党)[一-龥]{2,6}?(?:处|科|室|支队|大队|中心|分局|稽查局|股)")


def own_bureaus(words: Words, ends: Mapping[int, PlaceSpan]) -> Iterator[tuple[int, int]]:
    """Begin and end of every such name; whether the publisher is a body of that sort is for the caller to see."""
    text = words.text
    for match in BUREAU.finditer(text):
        at, end = match.span()
        if at + 1 in ends:
            begin = ends[at + 1].start
        elif words.is_border(at) and not class_before(text, at) and text[at - 1 : at] not in tuple("全我各本"):
            begin = at
        else:
            continue
        part = _PART.match(text, end)
        if part and end in words.borders and not _acts(words, end, part.end()):
            end = part.end()
        if end in words.borders or end == len(text):
            yield begin, end


def _acts(words: Words, start: int, end: int) -> bool:
    """Does the bureau do something here (市局|查处|…) rather than have a part of this name (省厅|水旱灾害防御处)?"""
    first = words.before(start) + 1
    tags = words.tags[first : words.before(end) + 1]
    return any(tag.startswith("v") for tag in tags[:1]) or any(tag.startswith(("p", "d")) for tag in tags)

"""Names of measures without quotes, read from their ending leftwards: 实施|河道水质提升行动.

>>> [n.name for n in nominal_names("实施河道水质提升行动，开展了为期两天的庭院整治志愿服务活动")]
['河道水质提升行动', '庭院整治志愿服务活动']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.mine.measure_patterns import GENERIC, INSIDE_VERBS, governing_verbs, measure_ending_pattern, measure_endings
from pipeline.mine.tagging import Words, cut, is_cjk
from pipeline.records import MeasureKind

_LONGEST = 22
_STOP_TAGS = ("w", "p", "c", "u", "d", "t", "r", "y", "e", "o", "q", "k", "f")
_NOUNS = ("n", "vn", "b", "a", "j", "l", "i", "g", "z", "s")
_LEADING = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+[届次期批]|首[届次批个]|[全我本][省市县区州旗镇乡村]|各[类项级地]|系列|一系列|多[场次项]|此次|本次|这次|有关|相关|一批|一场|\d+年|年度|多个|等|个|场|项|次|类)+"
)
_OPEN = {"”": "“", "》": "《", "’": "‘", "）": "（"}
_MAY_FOLLOW = re.compile(
    r"[^一-龥]|的|等|和|与|及|、|开展|推进|启动|实施|建设|落实|收官|成效|成果|作用|要求|部署|期间|现场|中|以|共|已|正|在|上|内|后|前|将|是|为|被|有|让|使|由|于|进行|全面|圆满|成功|正式|深入|取得|项目|方面|举行|举办|走深|覆盖|运行|上线|惠及|吸引|累计|得到|获|入|到|工作|引领|领|参|全|常|逐|顺|持|积|扎|有序|发布|提升|优化|升级|名|评|初|也|均|都|仍|并|而|再|还|就|助|促|带|向|对|从|按|根|通|随|自|至|考|试|推|受|挂|揭|竣|完|结|组|共|各"
)


@dataclass(frozen=True, slots=True)
class Nominal:
    """``text[start:end] == name``; ``short`` is the name without what 、和与 put in front of it, where it has that."""

    start: int
    end: int
    name: str
    kind: MeasureKind
    short: str | None = None


def _opening(text: str, closing: int) -> int | None:
    """Offset of the mark that the closing quote at ``closing`` answers."""
    mark = _OPEN.get(text[closing])
    at = text.rfind(mark, max(0, closing - 24), closing) if mark else -1
    return at if at >= 0 and "\n" not in text[at:closing] else None


def _left_edge(words: Words, start: int) -> int:
    """Where the name that is whole at ``start`` begins: words are taken from right to left as long as they may be inside."""
    text, edge = words.text, start
    index = words.before(start)
    while index >= 0:
        at, word, tag = words.starts[index], words.words[index], words.tags[index]
        if start - at > _LONGEST:
            break
        if word in _OPEN and (opening := _opening(text, at)) is not None and word != "）":
            edge = opening
            index = words.before(opening)
            continue
        if not is_cjk(word[0]) and not re.fullmatch(r"[A-Za-z0-9+·]+", word):
            break
        if tag.startswith(_STOP_TAGS) and not (tag == "f" and len(word) > 1):
            break
        if word in governing_verbs():
            before = words.tags[index - 1] if index else "x"
            if word not in INSIDE_VERBS or not before.startswith(_NOUNS) or words.words[index - 1] in governing_verbs():
                break
        elif tag == "v" and len(word) == 1:
            break
        edge = at
        index -= 1
    return edge


def _coordinated(words: Words, edge: int) -> int | None:
    """The edge when what stands before 、和与及 belongs to the name: 选派、管理和考核|机制; None where nothing does."""
    text, moved = words.text, edge
    while moved > 0 and text[moved - 1] in "、和与及":
        before = _left_edge(words, moved - 1)
        if before >= moved - 1 or edge - before > 16:
            break
        moved = before
    return moved if moved < edge else None


def _is_specific(words: Words, start: int, end: int, own: int) -> bool:
    """Does something stand in front of the ending that says which one?"""
    inside = [w for w, s in zip(words.words, words.starts, strict=True) if start <= s < end]
    return end - start >= own and any(w not in GENERIC for w in inside)


def nominal_names(text: str) -> Iterator[Nominal]:
    """Every specific name with one of the endings, in order."""
    words = cut(text)
    for match in measure_ending_pattern().finditer(text):
        ending = measure_endings()[match[0]]
        if match.end() < len(text) and not _MAY_FOLLOW.match(text, match.end()):
            continue
        edge = _left_edge(words, match.start())
        if lead := _LEADING.match(text[edge : match.start()]):
            edge += lead.end()
        if not _is_specific(words, edge, match.start(), ending.own) and ending.own:
            continue
        name = text[edge : match.end()]
        wide = _coordinated(words, edge) if ending.kind == "mechanism" else None
        if wide is not None:
            yield Nominal(wide, match.end(), text[wide : match.end()], ending.kind, name)
        else:
            yield Nominal(edge, match.end(), name, ending.kind)

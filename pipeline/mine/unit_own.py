"""Bodies named without their place, where their list or the head of a line tells that the article's own are meant.

>>> from pipeline.mine.places import PlaceSpan
from pipeline.mine.tagging import cut
>>> list(own_bodies(cut("其中县医院、疾控中心、地方病防治办公室"), ((2, 5), (6, 10))))
[(11, 19)]
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import pairwise

from pipeline.mine.divisions import is_short_place
from pipeline.mine.lexicons import verbs_before_names
from pipeline.mine.measure_patterns import is_governing
from pipeline.mine.places import PlaceSpan
from pipeline.mine.tagging import Words, is_cjk
from pipeline.mine.unit_patterns import Core, cores

_HOUSES = ("department", "other", "hospital", "committee", "party", "mass_org")
_ITEM = r"[一-龥]{2,16}?(?:中心|办公室|[站所馆局院处段台宫]|办(?!公室))(?:[（(][一-龥]{2,6}[）)])?"
_LIST = re.compile(rf"{_ITEM}(?:[、和及]{_ITEM})+")
_MARK = re.compile(r"[、和及](?=[一-龥])")
_BRACKET = re.compile(r"[（(].*$")
_CLASSES = re.compile(r"(?:大?医院|学校|车站|商场|超市|[一-龥]*场所|企业|机关|部门|各.+|公园|广场|酒店|宾馆|景区|影院|加油站|乡镇)$")
_BEFORE_LIST = re.compile(r"(?:[，。；：:\n（(]|其中|分别是|分别为|以|由|对|和|与|及|[有为是]|组织|联合|会同|协调|指导|督促|走访|深入)$")
_SHORT_TOO = ("法院", "检察院", "总工会")
_TRADE = re.compile(
    r"(?P<trade>公安|警方|疾控|税务|检察|城管|市场监管|消防|交警)"
    r"(?![局厅院所处科员官长系类站队]|部门|机关|干警|民警|人员|队伍|分局|[支大中总]队|执法|救援|管理|综合|设施|安全|信息|政务|窗口|服务|业务|行业|在线|微信|官方|发布)"
)
"""海棠|公安: a body named by its trade alone."""
_GENERAL = re.compile(r"等(?:公共|文化|各类|各|场[所馆]|地)|类|[共各]?\d+[个家所处座]")


@cache
def _lasts() -> frozenset[str]:
    return frozenset(surface[-1] for surface in cores())


def _houses(surface: str) -> Core | None:
    """The core of this form that a place has one of: 文化馆, 爱卫办; None for 委, 人大 and what is no core."""
    core = cores().get(surface)
    return core if core and len(surface) > 2 and core.kind in _HOUSES and "{p}" in core.long else None


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The items of a list without what stands in brackets behind them."""
    edges = [start, *(m.start() for m in _MARK.finditer(text, start, end)), end]
    for low, high in pairwise(edges):
        at = low if low == start else low + 1
        yield at, at + len(_BRACKET.sub("", text[at:high]))


def own_bodies(words: Words, found: Collection[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The bare items of a list that names at least two known bodies: 疾控中心、|妇幼保健站、|地方病防治办公室.

    ``found``: the names already read.
    """
    text = words.text
    ends = {end for _start, end in found}
    for match in _LIST.finditer(text):
        items = list(_items(text, *match.span()))
        first, last = items[0]
        while first < last - 3 and _houses(text[first:last]) is None and (first, last) not in found:
            first += 1  # 以文化馆, 其中县医院
        opens = first == 0 or _BEFORE_LIST.search(text, max(0, first - 4), first) is not None
        items = [(first, last), *items[1:]] if opens or _houses(text[first:last]) else items[1:]
        known = [span for span in items if span in found or span[1] in ends or _houses(text[slice(*span)])]
        if len(known) < 2 or _GENERAL.match(text, match.end()):
            continue
        bare = [span for span in items if span not in found and span[1] not in ends]
        if any(_CLASSES.fullmatch(text[slice(*span)]) for span in bare) or _CLASSES.search(text[max(0, first - 6) : first - 1]):
            continue
        yield from (s for s in bare if s[1] - s[0] >= 3 and not any(words.tags[i] == "v" for i in _inside(words, *s)[:1]))


def _inside(words: Words, start: int, end: int) -> range:
    return range(words.before(start) + 1, words.before(end) + 1)


_TOWN_HOUSE = (
    "派出所|司法所|财政所|税务所|自然资源所|国土所|市场监管所|食药监所|供电所|社保所|卫生院|中心卫生院|中心小学|中心学校|敬老院|文化站|农技站"
    "|农业综合服务中心|便民服务中心|综治中心|信用社|林业站|水利站|畜牧站|兽医站|交管站|农经站|综合执法队|综合行政执法队"
)
_TOWN_LIST = re.compile(rf"(?P<first>[镇乡]?)(?:{_TOWN_HOUSE})(?:[、和与及](?:{_TOWN_HOUSE}))+(?![一-龥]?\d|等场所)")
_TOWN_ITEM = re.compile(_TOWN_HOUSE)
_LISTED_BEHIND = re.compile(r"[，。；：:\n（(由同合织调]$|^$")


def town_houses(text: str) -> Iterator[tuple[int, int]]:
    """The bare items of a list of what a town has one of: 乡卫生院、|中心小学、|派出所."""
    for match in _TOWN_LIST.finditer(text):
        opens = match["first"] or _LISTED_BEHIND.search(text, max(0, match.start() - 1), match.start())
        items = [m.span() for m in _TOWN_ITEM.finditer(text, *match.span())]
        yield from items if opens and not match["first"] else items[1:]


def heads_of_lines(words: Words) -> Iterator[tuple[int, int]]:
    """A known body as the first word of a line or sentence that acts: 文化馆|深入开展…; not 图书馆|藏书5万册."""
    text = words.text
    longest = 12
    for at in (0, *(m.end() for m in re.finditer(r"[\n。]", text))):
        for length in range(min(longest, len(text) - at), 2, -1):
            end = at + length
            if text[end - 1] in _lasts() and _houses(text[at:end]) and _acts(words, end):
                yield at, end
                break


def _acts(words: Words, offset: int) -> bool:
    """Does an adverb, a preposition or a verb that sets things up begin here?"""
    index = words.before(offset) + 1
    if index >= len(words.words) or words.starts[index] != offset or not is_cjk(words.text[offset]):
        return False
    return words.tags[index].startswith(("d", "p")) or is_governing(words.words[index]) or words.tags[index] == "ad"


def short_place_before(words: Words, start: int, core: Core) -> int | None:
    """Where a place without its class word begins in front of a body's short name: 云溪|妇联, 海棠|卫监所."""
    if not (core.bare or core.surface in _SHORT_TOO) or core.kind not in ("department", "mass_org"):
        return None
    return short_name_before(words, start)


def short_name_before(words: Words, start: int) -> int | None:
    """Where a place's name without its class word begins that ends at ``start``: 海棠|团市委."""
    return next(
        (
            start - n
            for n in (2, 3)
            if n <= start and words.is_border(start - n) and is_short_place(name := words.text[start - n : start])
            if name not in verbs_before_names()
        ),
        None,
    )


def bodies_by_trade(words: Words, ends: Mapping[int, PlaceSpan]) -> Iterator[tuple[int, int, str]]:
    """Bodies that a place and their trade name (海棠公安, 海棠市市场监管, 海棠警方), where they act: begin, end, what is left out."""
    text = words.text
    for match in _TRADE.finditer(text):
        start, end = match.span()
        begin = ends[start].start if start in ends else short_name_before(words, start)
        if begin is None or not (_acts(words, end) or text[end : end + 1] in ("、", "和", "与", "联") or _is_verb(words, end)):
            continue
        yield begin, end, {"检察": "院", "疾控": "中心", "警方": "", "消防": "", "交警": ""}.get(match["trade"], "局")


def _is_verb(words: Words, offset: int) -> bool:
    index = words.before(offset) + 1
    return index < len(words.words) and words.starts[index] == offset and words.tags[index] == "v"

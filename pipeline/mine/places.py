"""Names of places in a text: provinces to counties by the division table and by form, towns, villages and communities by form.

>>> [p.name for p in find_places("11月，青林县云台镇与海棠市白马村结对")]
['青林县', '云台镇', '海棠市', '白马村']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.mine.divisions import PLAIN, is_place, is_short_place
from pipeline.mine.lexicons import column, verbs_before_names
from pipeline.mine.measure_patterns import is_governing
from pipeline.mine.place_edges import PROPER_TAGS, glued_start, proper_start
from pipeline.mine.tagging import FUNCTION, Words, cut, is_cjk, is_word
from pipeline.mine.unit_patterns import cores
from pipeline.mine.villages import OF_TOWN, villages_behind
from pipeline.records import Level

_TABLE_SUFFIX = re.compile(r"[省市县区州旗盟]")
_FORM_SUFFIX = re.compile(r"自治[区州县]|[省市县区州]")
_PARK_SUFFIX = re.compile(
    r"(?:经济技术|高新技术产业|高新技术|经济|旅游|生态|工业|现代产业)?(?:开发区|度假区)|高新区|经开区|新区|新城|自贸区|保税区|(?:工业|产业|科技)园区?"
)
_LOCAL_SUFFIX = re.compile(r"街道|社区|新村|管区|[镇乡村]|苏木|嘎查")
_NO_VILLAGE = re.compile(r"集体|级|民|干部|党|两委|支部|内|里|卫生室|医|容|庄|规|务|道|史")
_BEFORE_VILLAGE = FUNCTION | frozenset("省市县区镇乡村道")
_TIME = re.compile(r"[年月日天周期时]$|^[今昨明去]")
_ALIKE = frozenset(("老城区", "新城区", "城中区", "城东区", "城西区", "城北区"))
"""Districts with a name that any town's quarters have: 县城|老城区 is none of them."""
_GOAL = re.compile(r"[兴强立富稳活治旺惠靓塑扬]")
_HONOUR = re.compile("平安|文明|卫生|园林|生态|双拥|长寿|健康|无邪|法治|宜居|森林|质量|教育|体育|文化|科技|林业|农业|茶叶|诗词|民间")
_BODY_AFTER = re.compile(r"[^，。；：、的]{1,8}?(?:局|办|委|中心|公安|检察|法院|队|部门|站|所)")
_LEVELS: dict[str, Level] = {
    "省": "province", "自治区": "province", "市": "city", "州": "city", "盟": "city", "自治州": "city",
    "县": "county", "区": "county", "旗": "county",
    "自治县": "county", "镇": "town", "乡": "town", "街道": "town", "苏木": "town", "管区": "town",
    "村": "village", "新村": "village", "社区": "village", "嘎查": "village",
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
        for length in range(min(15, end), 1, -1):
            name = text[end - length : end]
            if length == 2 and not _one_word(words, end):
                break
            if (
                is_place(name)
                and (length < 5 or not name.endswith(PLAIN) or _plain_district(words, name[:-2], end - 2))
                and (words.is_border(end - length) or is_place_end(text, end - length))
            ):
                if name[:-1] in verbs_before_names() and (core_follows(text, end) or _BODY_AFTER.match(text, end)):
                    continue  # 会同|县财政局
                if _plain_district(words, name, end) or (name in _ALIKE and _inside(text, end - length) and not core_follows(text, end)):
                    continue
                suffix = "自治" + match[0] if name.endswith("自治" + match[0]) else match[0]
                yield PlaceSpan(end - length, end, name, suffix, _LEVELS[suffix], True)
                break


def _inside(text: str, offset: int) -> bool:
    """Does the sentence go on to here without a mark, a place or a preposition?"""
    before = text[offset - 1 : offset]
    return is_cjk(before or " ") and before not in FUNCTION and not is_place_end(text, offset)


def _one_word(words: Words, end: int) -> bool:
    """康县 has two characters: a place where the cutter takes them for one."""
    index = words.before(end)
    single = index > 0 and len(words.words[index - 1]) == 1 and is_cjk(words.words[index - 1]) and words.words[index - 1] not in FUNCTION
    if len(words.text) == 2:
        return True
    if words.text[end - 3 : end - 2] == "、" and words.text[end : end + 1] == "、":
        return True  # 、冠县、
    if words.text[end - 2] in FUNCTION and end > 2 and is_cjk(words.text[end - 3]):
        return False  # 乡镇|和|县水利局
    if _GOAL.match(words.text, end - 2) and index and words.tags[index - 1].startswith(("n", "v")) and words.tags[index - 1] != "ns":
        return False  # 工业|兴县
    return words.starts[index] == end - 2 and words.words[index][-1] == "县" and words.tags[index] == "ns" and not single  # 青|林县


def _plain_district(words: Words, city: str, end: int) -> bool:
    """Does the city's district 城区 follow as a body (晋城市|城区文明办), not as a part of the town (城区|道路)?"""
    if words.text[end : end + 2] not in PLAIN or not is_place(city + words.text[end : end + 2]):
        return False
    after = words.before(end + 2) + 1
    return (
        core_follows(words.text, end + 2) or after == len(words.words) or not words.tags[after].startswith(("n", "a", "b", "j", "l", "s"))
    )


def is_place_end(text: str, offset: int) -> bool:
    """Does a class word of places stand before this offset? 舟山市|定海区"""
    return offset > 0 and text[offset - 1] in "省市县区州盟旗"


def _is_title(text: str, start: int, end: int) -> bool:
    """A name quoted all by itself that is an honour: 被评为|“平安县”."""
    return text[start - 1 : start] in ("“", '"') and text[end : end + 1] in ("”", '"') and bool(_HONOUR.match(text, start))


@lru_cache(maxsize=1)
def _tails() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(sorted(map(re.escape, column("not_places", "tail")), key=len, reverse=True)) + ")$")


def core_follows(text: str, offset: int) -> bool:
    """Does the name of a department or party body begin here? 梅岭市|委宣传部"""
    table = cores()
    return any(text[offset : offset + length] in table for length in range(1, 9))


def _is_goal(base: str) -> bool:
    """产业立|镇, 科教兴|市: what a place lives by, with a verb, is no name."""
    return len(base) == 3 and _GOAL.fullmatch(base[2]) is not None and is_word(base[:2])


def _said_of(words: Words, start: int, end: int, village: bool) -> bool:
    """Is the part before the class word one word that acts or tells when: 明确|区, 改造区|社区, 去年|社区?"""
    index = words.before(start + 1)
    word, tag = words.words[index], words.tags[index]
    if village:
        base = words.text[start:end]
        if words.text.startswith("村", end + 1) and tag == "v":
            return True  # 实现|村村通
        return base.endswith(("社区", "街道", "省", "市", "县", "区")) or (tag == "t" and _TIME.search(word) is not None)
    return words.starts[index] == start and start + len(word) == end and tag in ("v", "ad", "vd", "d") and is_word(word)


def _named_before(words: Words, index: int, suffix: str) -> bool:
    """May the class word have been cut together with what follows: 德林|镇为?"""
    return suffix in "省市县区" or (index > 0 and len(words.words[index - 1]) > 1 and words.tags[index - 1].startswith(PROPER_TAGS))


def _start(words: Words, match: re.Match[str], longest: int, village: bool) -> int | None:
    """Where the name with this class word begins; None where it is no name (市民, 村集体, 会同市)."""
    text, end = words.text, match.end()
    index = words.before(end)
    at, word = words.starts[index], words.words[index]
    if at < match.start():
        start = glued_start(words, index, match.start(), end)
    elif (
        at + len(word) > end
        and not core_follows(text, end)
        and not word.startswith("街道办")
        and (is_word(word) or not _named_before(words, index, match[0]))
        and not (match[0] in "镇乡" and OF_TOWN.match(text, end))
    ):
        return None  # the class word is the beginning of another word: 市民, 村民
    else:
        start = proper_start(words, match.start(), longest, village)
    if start is None:
        return None
    if _is_goal(text[start : match.start()]):
        return None  # 和谐安|镇
    while start < match.start() - 2 and text[start] in FUNCTION:
        start += 1
    base = text[start : match.start()]
    if (cut_at := max(base.rfind(c) for c in "将对在把向受")) >= 0 and len(base) - cut_at > 2:
        start, base = start + cut_at + 1, base[cut_at + 1 :]  # 现将|泽口市
    if (start and text[start - 1] == "不") or (match[0] in "省市县区镇乡" and text[match.start() - 1] in "一二三四五六七八九十两几各"):
        return None  # 不落地|社区, 九市一区
    if match[0] in "市县区" and base in column("unit_common_words", "word"):
        return None  # 帮扶单位|县农业农村局
    if not 2 <= len(base) <= longest or base in verbs_before_names() or is_governing(base) or _is_goal(base):
        return None
    if _said_of(words, start, match.start(), village):
        return None
    if (
        base[0] in "各全某每咱俺"
        or base in ("中国", "我国")
        or any(c in "到在对从把被与" for c in base)
        or base[-1] in "委局府厅办院部会队和与及由"
        or (match[0] in "省市县区" and (base[-1] in "来赴到回" or "驻" in base))
        or (village and text.startswith("集体", end))
    ):
        return None  # 县委|县政府, 壮大|村集体
    if match[0] == "州" and not core_follows(text, end):
        return None
    verbal = village and words.tags[words.before(match.start())] in ("v", "vn")
    if verbal and (_NO_VILLAGE.match(text, end) or (start and is_cjk(text[start - 1]) and text[start - 1] not in _BEFORE_VILLAGE)):
        return None  # 带动|村集体, 不落地|社区
    return start


_LISTED = re.compile(r"(?<=[一-龥][县区市]、)(?![各其有该全两几本相等省市县区州])[一-龥]{1,2}[^县市区社地小园景片辖城郊老新发灾][市县区]$")
"""红石滩区 behind 柳河区、"""


def _listed_start(text: str, match: re.Match[str]) -> int | None:
    """Where a place begins that stands behind one of the table in a list."""
    listed = _LISTED.search(text, max(0, match.start() - 6), match.end())
    before = listed.start() - 1 if listed else 0
    return listed.start() if listed and any(is_place(text[max(0, before - n) : before]) for n in (3, 4, 5)) else None


def _governed(text: str, match: re.Match[str]) -> bool:
    """Is it a place, though its name ends like a common word: 塔山区人民政府 at the head of a line, 柳河区、红石滩区, not 偏远山区?"""
    if match[0] in "市县区" and _listed_start(text, match) is not None:
        return True
    start = match.start() - 2
    return start >= 0 and match[0] in "市县区" and (start == 0 or not is_cjk(text[start - 1])) and core_follows(text, match.end())


def _form_spans(words: Words, pattern: re.Pattern[str], longest: int) -> Iterator[PlaceSpan]:
    """Names the table does not have, by their form: a proper part and a class word (云溪市, 永安乡, 临江新区)."""
    text = words.text
    for match in pattern.finditer(text):
        tail = _tails().search(text, max(0, match.end() - 6), match.end()) if pattern is not _PARK_SUFFIX else None
        if tail and tail.start() < match.start() and not _governed(text, match):
            continue
        listed = _listed_start(text, match) if pattern is _FORM_SUFFIX else None
        start = listed if listed is not None else _start(words, match, longest, pattern is _LOCAL_SUFFIX)
        general = start is not None and not words.tags[words.before(start + 1)].startswith(PROPER_TAGS)
        if general and pattern is _PARK_SUFFIX and (not is_short_place(text[start : match.start()]) or _HONOUR.match(text, start or 0)):
            continue  # 现代农业|产业园, not 宝鸡|高新区
        if start is not None and pattern is _PARK_SUFFIX and text[start : match.start()] in column("unit_common_words", "word"):
            continue  # 宜居|新城
        if start is not None:
            level: Level = "county" if pattern is _PARK_SUFFIX else _LEVELS[match[0]]
            yield PlaceSpan(start, match.end(), text[start : match.end()], match[0], level, False)


_TOWN_BEHIND = re.compile(r"(?P<base>[一-龥]{2})(?P<suffix>镇(?!街|村)|乡(?!镇|村)|街道)(?!居|[一-龥]?[个级])")


_NO_NAME = "各全两几本该城下辖属沿涉易包无缺试产受驻"
"""沿黄|乡镇, 涉改|街道: which towns, no town."""


def _towns_behind(words: Words, taken: Sequence[PlaceSpan]) -> list[PlaceSpan]:
    """Towns of two characters that no dictionary has, right behind their county: 扶风县|绛帐镇."""
    found = []
    for place in taken:
        match = _TOWN_BEHIND.match(words.text, place.end) if place.suffix in ("县", "区", "市", "旗") else None
        if match is None or is_word(match["base"]) or any(c in FUNCTION or c in _NO_NAME for c in match["base"]):
            continue
        if all(match.end() <= t.start or match.start() >= t.end for t in taken):
            found.append(PlaceSpan(*match.span(), match[0], match["suffix"], "town", False))
    return found


@lru_cache(maxsize=256)
def find_places(text: str) -> tuple[PlaceSpan, ...]:
    """Every place name in the text, in order, none inside another."""
    words = cut(text)
    taken: list[PlaceSpan] = []
    for spans in (_table_spans(words), *(_form_spans(words, p, n) for p, n in ((_PARK_SUFFIX, 6), (_FORM_SUFFIX, 4), (_LOCAL_SUFFIX, 5)))):
        for span in spans:
            inside = max((t.end for t in taken if t.start < span.start < t.end), default=span.start)
            if span.start < inside <= span.end - len(span.suffix) - 2:
                span = replace(span, start=inside, name=text[inside : span.end])  # 石臼县|古渡镇, where 县古渡 was cut as a word
            if (
                span.suffix in ("镇", "乡", "村")
                and any(t.end == span.start - 1 and t.suffix in "市县区旗" for t in taken)
                and is_cjk(text[span.start - 1])
                and text[span.start - 1] not in FUNCTION
            ):
                span = replace(span, start=span.start - 1, name=text[span.start - 1 : span.end])  # 竹坞县|石门坎乡, where 县石 was cut
            if all(span.end <= t.start or span.start >= t.end for t in taken) and not _is_title(text, span.start, span.end):
                taken.append(span)
    taken += _towns_behind(words, taken)
    towns = [t.end for t in taken if t.suffix in ("镇", "乡", "街道")]
    for start, end, suffix in villages_behind(text, iter(towns)):
        span = PlaceSpan(start, end, text[start:end], suffix, "village", False)
        taken = [t for t in taken if t.end <= span.start or t.start >= span.end]
        taken.append(span)
    return tuple(sorted(taken, key=lambda s: s.start))

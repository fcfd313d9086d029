"""Where a text names units: departments and party bodies behind their place, other bodies by their endings, places as actors.

>>> [s.surface for s in find_spans("县发改局、财政局和水利局联合走访青林恒远电子有限公司")]
['县发改局', '财政局', '水利局', '青林恒远电子有限公司']
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.mine.lexicons import column
from pipeline.mine.own_bureaus import OWN_BUREAU_RULE, own_bureaus
from pipeline.mine.places import PlaceSpan, find_places
from pipeline.mine.tagging import FUNCTION, Words, cut, is_cjk
from pipeline.mine.unit_doubts import begins_with_verb, bureau_before, cut_over, named_by_work, no_body, part_of
from pipeline.mine.unit_edges import behind_place, class_before, place_before, proper_name
from pipeline.mine.unit_lists import listed_companies, shared_suffix_places
from pipeline.mine.unit_own import bodies_by_trade, heads_of_lines, own_bodies, short_name_before, short_place_before, town_houses
from pipeline.mine.unit_patterns import (
    LEAGUE_IN_LIST,
    NATIONAL_TEAM,
    YOUTH_LEAGUE,
    core_lasts,
    cores,
    ending_pattern,
    endings,
    national_pattern,
    with_fields_before,
)
from pipeline.mine.unit_shapes import PROPER_RULE, shaped_names
from pipeline.records import UnitKind

_AFTER = re.compile(
    r"(?<=委)[员书托派]|(?<=部)门|(?<=协)会|(?<=党组)(?:副?书记|成员)|(?<=人大)代表|(?<=政协)委员|(?<=[局厅院校会委室部])长(?![效期远])"
)  # 委员, 局长, 委托, 部门
_GROUPS = frozenset(("专家组", "工作组", "督查组", "督导组", "调查组", "专班", "工作专班", "办", "局", "厅", "中心"))
_STRICT = frozenset(("学校", "学院", "幼儿园", "厂", "电厂", "水厂", "煤矿"))
"""Endings that common words often stand before: only a proper name makes a unit of them."""
_COUNTED = re.compile(r"\d+[个家所处座支](?![一-龥])")
"""疾病预防控制中心|1个: a sort of body."""
NATIONAL_TEAM_RULE = "team sent by the centre"
TOWN_HOUSE_RULE = "house of a town"
OWN_WORK_RULE = "body named by its work"
_BY_WORK = frozenset(
    ("领导小组", "领导小组办公室", "指挥部", "指挥部办公室", "工作专班", "支队", "大队", "中队", "督导组", "督查组", "联席会议")
)
"""Endings that a body set up for one work has, its place left out: 成立|破案会战领导小组."""
_NUMBERED = re.compile(r"第[一二三四五六七八九十]+[一-龥]{0,8}?(?:督[导查察]|巡[视察查]|考核|检查|指导)组")
_ABOVE = ("中共", "共青团", "国家税务总局")
"""What stands before the place in a full name: 国家税务总局海棠市税务局."""
_ASKING = frozenset("请让叫邀促")
_DIVIDED = frozenset("市县区旗州镇乡道")
_BRANCHES = re.compile(r"分局|分院|支队|大队|税务局|法庭|检察室")
_LEVELED = re.compile(r"(?<![高年])级")
"""市级部门, 各级政府: a class; not 高级中学."""
_NOT_CENTRAL = re.compile(
    r"第[一二三四五六七八九十]|[、和及]?[省自地]|生态|补|直达|资金|下达|转移|专项|基建|彩票|巡视|督察|公园|广场|商务|空调|电视|企业|预算|财政|八项|厨房|大街|直属|环保督|生态环"
)


@dataclass(frozen=True, slots=True)
class UnitSpan:
    """``text[start:end]`` names a unit. ``how``: its place is printed (name, word), its list's (bare), meant (own) or none."""

    start: int
    end: int
    surface: str
    rule: str
    how: str = ""
    suffix: str = ""  # the class word that its list has after the last item: 宁溪 of 宁溪、白塔两市 has 市
    kind: UnitKind | None = None  # as the trained component judges it


def _core_spans(words: Words, ends: Mapping[int, PlaceSpan]) -> Iterator[UnitSpan]:
    """Cores with their place: 县发改局, 青林县委宣传部, and bare ones: 财政局."""
    text = words.text
    lasts, longest = core_lasts()
    table = cores()
    for index, char in enumerate(text):
        if char not in lasts:
            continue
        end = index + 1
        if _AFTER.match(text, end):
            continue
        for length in range(min(longest, end), 0, -1):
            core = table.get(text[end - length : end])
            if core is None:
                continue
            start = end - length
            if core.kind == "department" and char in "局厅委会":
                start = with_fields_before(text, start)
            begin, how = place_before(text, start, ends, words)
            if how:
                begin -= next((len(p) for p in _ABOVE if text.startswith(p, begin - len(p))), 0) if begin > 1 else 0
                yield UnitSpan(begin, end, text[begin:end], "core behind a place", how)
                break
            if (short := short_place_before(words, start, core)) is not None:
                yield UnitSpan(short, end, text[short:end], "core behind a short place")
                break
            if core.bare and _may_stand_bare(words, start) and not _COUNTED.match(text, end):
                yield UnitSpan(start, end, text[start:end], "bare core", "bare")
                break


def _may_stand_bare(words: Words, start: int) -> bool:
    """Does a bare name begin here: after a mark, a verb, a preposition, and not after 各, 有关, 当地?"""
    text = words.text
    if not words.is_border(start) or class_before(text, start):
        return False
    if start == 0 or not is_cjk(text[start - 1]) or text[start - 1] in FUNCTION:
        return True
    index = words.before(start)
    return words.starts[index] + len(words.words[index]) == start and words.tags[index].startswith(("v", "p", "c", "u", "d", "x"))


@lru_cache(maxsize=1)
def _not_units() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(sorted(map(re.escape, column("not_units", "tail")), key=len, reverse=True)) + ")$")


def _ending_spans(words: Words, ends: Mapping[int, PlaceSpan], inner: Mapping[int, int]) -> Iterator[UnitSpan]:
    """Names by their ending, as far to the left as the ending asks for; ``inner``: begin → end of names found by their core."""
    text = words.text
    over = {end: begin for begin, end in inner.items()}
    for end, begin in over.items():
        if team := _NUMBERED.match(text, end):
            yield UnitSpan(begin, team.end(), text[begin : team.end()], "numbered team", "word")  # 省委|第三巡视组
    named_ends = sorted((*inner.values(), *ends))
    houses: dict[int, int] = {}
    for match in ending_pattern().finditer(text):
        ending = endings()[match[0]]
        start, end = match.span()
        if _not_units().search(text, max(0, end - 6), end) or _AFTER.match(text, end):
            continue
        if (
            end < len(text)
            and is_cjk(text[end])
            and (cut_over(words, end) or (len(ending.surface) == 1 and text[end] in "法公事理学好成结证案文实"))
        ):
            continue
        if ending.kind == "other" and _BRANCHES.match(text, end):
            continue  # 市生态环境局|高新区|分局
        if ending.surface == "银行" and text[end : end + 1] in ("”", '"'):
            continue  # “时间银行”
        if ending.surface.startswith("联席会议") and text.endswith(("领导小组", "委员会"), 0, start):
            continue  # 市工业经济领导小组|联席会议
        found = behind_place(words, ends, start, inner)
        if found and found[1] == "word" and ending.kind == "team" and text.startswith("街道", found[0]):
            found = None  # 组织|街道志愿服务队: any street's
        if found and text[start - 1] in _ASKING:
            found = None  # 青林县请|电视台
        if found and ending.surface in ("办", "专班") and re.search(r"[“”]", text[found[0] : end]):
            found = None  # 启动“热线面对面”专办
        if found and ending.kind in ("hospital", "school", "enterprise") and not part_of(words, found[0] + 1, start):
            found = None  # 市湖南商会|捐建|村卫生室
        if found and ending.kind != "committee" and begins_with_verb(words, ends, found[0], start):
            found = None  # 双塔县|改造|商贸中心: a sentence
        if found and no_body(text, found[0] + 1, end):
            found = None
        if found and not _LEVELED.search(text, found[0], end):
            begin, how = found
            if begin in inner and inner[begin] < end and (ending.surface in _GROUPS or not part_of(words, inner[begin], start)):
                found = None  # 省林业局|专家组: the bureau is the unit; 市科技局|促成|东江大学: two units
        if found and not _LEVELED.search(text, found[0], end):
            begin, how = found
            if _BRANCHES.fullmatch(ending.surface) and (bureau := bureau_before(text, over, begin)) is not None:
                begin, how = bureau, "name"
            if ending.surface == "中心" and start in ends:
                continue  # 海棠市|中心|城区
            if ending.surface in ("支行", "分行", "分公司", "支公司"):
                begin = houses.get(begin, begin)  # 东江银行股份有限公司|青林县支行
            if start - begin >= 2 or how != "word" or ending.surface not in ("局", "厅", "办", "中心", "大队"):
                houses[end] = begin
                yield UnitSpan(begin, end, text[begin:end], "ending behind a place", how)
                continue
        before = bisect_right(named_ends, start)
        floor = named_ends[before - 1] if before else 0
        strict = ending.kind in ("hospital", "department", "other") or ending.surface in _STRICT
        if ending.surface in ("分公司", "支公司") and (branch := _of_company(text, houses, start)) is not None:
            houses[end] = branch
            yield UnitSpan(branch, end, text[branch:end], PROPER_RULE)
            continue
        at = proper_name(words, start, floor, strict) if ending.needs == "name" and end not in over else None
        if at is not None and not _LEVELED.search(text, at, end) and not no_body(text, at, end):
            houses[end] = at
            yield UnitSpan(at, end, text[at:end], PROPER_RULE)
        elif ending.surface in _BY_WORK and (at := named_by_work(words, start, floor)) is not None and not no_body(text, at, end):
            yield UnitSpan(at, end, text[at:end], OWN_WORK_RULE)


def _of_company(text: str, houses: Mapping[int, int], start: int) -> int | None:
    """Where the company begins whose branch this is: 青云齿轮有限公司|海棠|分公司; ``houses``: end → begin of names read."""
    return next((houses[e] for e in range(start - 2, start - 5, -1) if e in houses and text.endswith("公司", 0, e)), None)


def _place_units(places: tuple[PlaceSpan, ...]) -> Iterator[UnitSpan]:
    """Places as actors: the chain 青林县云台镇 is one name."""
    chain: list[PlaceSpan] = []
    for place in (*places, None):
        if chain and (place is None or place.start != chain[-1].end):
            yield UnitSpan(chain[0].start, chain[-1].end, "".join(p.name for p in chain), "place", "name")
            chain = []
        if place is not None:
            chain.append(place)


def _national_spans(words: Words) -> Iterator[UnitSpan]:
    """Bodies of the whole country; not 公安部|门, 城市|中央, 中央|公园."""
    text = words.text
    for match in national_pattern().finditer(text):
        start, end = match.span()
        if not words.is_border(start) or _AFTER.match(text, end):
            continue
        if match[0] == "中央" and (end not in words.borders or _NOT_CENTRAL.match(text, end)):
            continue
        yield UnitSpan(start, end, match[0], "list of national bodies")
    for match in NATIONAL_TEAM.finditer(text):
        if words.is_border(match.start()):
            yield UnitSpan(match.start(), match.end(), match[0], NATIONAL_TEAM_RULE)


def _league_spans(words: Words, ends: Mapping[int, PlaceSpan]) -> Iterator[UnitSpan]:
    """团市委, 海棠|团市委: the youth league's committee, with the place's short name where it stands in front."""
    text = words.text
    for match in YOUTH_LEAGUE.finditer(text):
        begin = place_before(text, match.start(), ends, words)[0]
        if begin == match.start() and match[0].startswith("团"):
            begin = short_name_before(words, begin) or begin
        end = match.end() + 2 if text.startswith("员会", match.end()) else match.end()
        yield UnitSpan(begin, end, text[begin:end], "youth league")
    yield from (UnitSpan(*m.span("name"), "团委", "youth league", "bare") for m in LEAGUE_IN_LIST.finditer(text))


def _one_each(body: str) -> bool:
    """Does every place have one of these: 财政局, 便民服务站?"""
    core, ending = cores().get(body), endings().get(body)
    return (core is not None and core.kind in ("department", "mass_org", "party")) or (ending is not None and ending.level is not None)


def _shared_bodies(text: str, spans: Iterable[UnitSpan]) -> Iterator[UnitSpan]:
    """The same spans, a place that shares the body of the next in its list told so: 宁溪县、|白塔县财政局 → 宁溪县 财政局."""
    after: dict[int, UnitSpan] = {}
    for span in sorted(spans, key=lambda s: -s.start):
        following = after.get(span.end + 1)
        if span.rule == "place" and following is not None and text[span.end] in "、和与及":
            places = find_places(following.surface)
            body = following.suffix or (following.surface[places[-1].end :] if places and following.how == "name" else "")
            if span.surface[-1] in _DIVIDED and _one_each(body):
                span = replace(span, rule="place that shares its list's body", suffix=body)
        after[span.start] = span
        yield span


@lru_cache(maxsize=256)
def find_spans(text: str) -> tuple[UnitSpan, ...]:
    """Every name of a unit in the text, in order; of names that overlap the longest, places last."""
    words = cut(text)
    places = find_places(text)
    ends = {p.end: p for p in places}
    by_core = list(_core_spans(words, ends))
    by_ending = list(_ending_spans(words, ends, {s.start: s.end for s in by_core}))
    named = {(s.start, s.end) for s in (*by_core, *by_ending)}
    found = [
        *_national_spans(words),
        *_league_spans(words, ends),
        *by_core,
        *by_ending,
        *(UnitSpan(a, b, text[a:b], "body in a list of the place's own", "own") for a, b in own_bodies(words, named)),
        *(UnitSpan(a, b, text[a:b], TOWN_HOUSE_RULE, "bare") for a, b in town_houses(text)),
        *(UnitSpan(a, b, text[a:b], "body at the head of a line", "own") for a, b in heads_of_lines(words)),
        *(UnitSpan(a, b, text[a:b], rule, how) for a, b, rule, how in shaped_names(words)),
        *(UnitSpan(a, b, text[a:b], "body by its trade", "name", rest) for a, b, rest in bodies_by_trade(words, ends)),
        *(UnitSpan(start, end, text[start:end], "list of companies") for start, end in listed_companies(words)),
        *(UnitSpan(a, b, text[a:b], OWN_BUREAU_RULE, "word") for a, b in own_bureaus(words, ends)),
        *_place_units(places),
        *(UnitSpan(a, b, text[a:b], "places that share a class word", "", word) for a, b, word in shared_suffix_places(words)),
    ]
    taken: list[UnitSpan] = []
    covered = bytearray(len(text))
    for span in sorted(found, key=lambda s: (-(s.end - s.start), s.start)):
        if not any(covered[span.start : span.end]):
            covered[span.start : span.end] = b"\x01" * (span.end - span.start)
            taken.append(span)
    return tuple(sorted(_shared_bodies(text, taken), key=lambda s: s.start))

"""Bodies that speak in a text: what opens a clause as its subject, the ones beside it, 该矿 and 全县 that stand for one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.mine.clauses import Clause
from pipeline.mine.language import covering, tokens
from pipeline.records import Unit

PLACES = ("government", "street_town", "community_village")
"""Kinds of units that are places."""

WHOLE = re.compile(r"(?:全|我|本)(?P<level>[省市县区州镇乡村街])")
RELATIVE = re.compile(r"^(?![^，。；、]{2,8}[由从])[^，。；、]{2,16}[^区县市省]的[0-9０-９]")
"""中央督察反馈的62项问题: the body only says which problems."""

_TIME = re.compile(
    r"[0-9０-９〇一二三四五六七八九十—－~至到\-]+[年月日季度]*(?:份|底|末|初|起|以来)?|今年|去年|明年|目前|截至|截止|自|上半年|下半年"
    r"|前三季度|以来|同时|其中|此外|另外|另|近日|近期|近年来|上午|下午|期间|据悉|据了解|而|且|又|还|也|，|\s|　"
    r"|[一二三四五六七八九十]+是|[（(][一二三四五六七八九十0-9]+[）)]|第[一二三四五六七八九十]+|[、.．]"
)
_SUBORDINATE = re.compile(r"(?:以来|之后|后|时|中|下|来|期间|同时|基础上)[，。；：\s]*$")
_NO_NAME = re.compile(r"各|[全我本该][省市县区州镇乡村街国]")
_ITEM = re.compile(r"(?:[0-9一二三四五六七八九十.]+[%％万亿]*[^，。；、0-9（]{0,3}|[（(][0-9.]+[^（）()，。；0-9]{0,4}[)）])[、和，]")
_ZONE = re.compile(
    r"(?<=[、：:，；])(?P<zone>[市县区州]?(?:经济|技术|高新|产业|工业|旅游|生态|综合|保税|物流)*(?:开发区|经开区|高新区|新区|园区|度假区|保税区|管理区)|[市县区州]直)"
    r"(?=[0-9])"
)
"""市开发区 in a list of places and their numbers."""
_PLACE = re.compile(
    r"(?P<place>[一-龥]{2,3}[市县区镇乡])"
    r"(?=[0-9以为达仅累共已投新完开实率组建召举坚创把将积由从同较比增降升在现总][^，。；]|[0-9]|今年|近年|全力|强化|推进|推行|聚焦)"
)
_TOWN = re.compile(r"[一-龥]{2,3}(?:镇|乡|街道)")
_NO_PLACE = re.compile(
    r"^(?:相关|有关|重点|其他|其它|沿线|部分|辖区|所在|所属|周边|中心|试点|示范|个别|少数|多个|今年|去年|目前|近年|同时|由于|通过|我们|他们)|们.$|"
    r"^[全各我本该每城社园辖片小景市郊山地灾矿库林牧新老两]|[全我本各该两].$|[各全该每两]|(?:城|乡|村)镇$|[返下进回入兴城]乡$|[县市城超集股上夜]市$|[市县]区$|市县$"
    r"|(?:社|园|辖|片|小|景|城|郊|地|灾|矿|库|林|牧|街|校|厂|示范|开发|高新|保税|度假|保护|功能|集聚|试验)区$"
)
_BESIDE = re.compile(r"[、和与及]|以及|会同|联合")
_AND_GOVERNMENT = re.compile(r"[、和](?:政府|办事处|管委会)")
_LEAD = re.compile(r"(?:[全我本][省市县区州镇乡村])?|如|使|即|仅|让|(?:特别|尤其)是?|比如|例如|像")
_BACK = re.compile(
    r"[，\s]*(?:[^，。；]{0,6}?)(?:该|本)(?P<word>公司|中心|街道|社区|中队|大队|支队|[矿局厂镇乡村街校院县市区园所集队社站办])"
)
_SMALL_PLACES = ("镇", "乡", "村", "街", "街道", "社区")
_STANDING = re.compile(r"(?:的)?(?:平均|均值|第[0-9一二三四五六七八九十]|排[名位]|首位|前列|前[0-9一二三四五六七八九十])")
"""全省平均, 全省排名第3: what the whole is a measure for, not what it did."""
_CLASSES = ("中心", "公司", "集团", "街道", "社区", "学校", "医院", "支队", "大队")
_BARE = re.compile(rf"(?P<word>{'|'.join(_CLASSES)}|[镇乡村](?=里))里?")
_NO_SUBJECT = re.compile(
    r"(?:对|向|给|在|到|从|由|为|会同|联合|按照|根据|经|被|与|和|同|及|受|据|帮助|支持|来自|以|、"
    r"|高出|低于|高于|优于|快于|好于|位列|位居|位于|深入|走进|前往|赴|惠及|辐射|领跑|领先|获评?|荣获|评为|入选|跻身|进入|占|居|列|比|较|排名|于|超过|达到|覆盖|涉及|面向|辐射|带动|服务)$"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A named body, or 全市, that opens a clause; ``others`` are named beside it."""

    start: int
    name: str | None  # None: the place that ``whole`` stands for
    whole: str = ""
    others: tuple[str, ...] = ()
    subordinate: bool = False  # 市委提出…以来
    local: bool = False  # 甲市地铁建成通车: holds for its own clause only
    ends: tuple[tuple[int, str], ...] = ()  # where it and those beside it end


def find_subjects(text: str, clauses: Sequence[Clause], units: Sequence[Unit]) -> list[Subject]:
    """Every body that opens a clause, in order; 该矿 stands for the body named last."""
    owners = {
        (m.start, m.end): u.name
        for u in units
        for m in u.mentions
        if m.start >= 0 and not _NO_NAME.match(m.surface) and not _NO_NAME.match(u.name)
    }
    kinds = {u.name: u.kind for u in units}
    owners |= {span: text[span[0] : span[1]] for span in _places(text, clauses) if not any(a < span[1] and span[0] < b for a, b in owners)}
    owners |= {m.span("zone"): _zone_name(m["zone"], units) for m in _ZONE.finditer(text) if not _overlaps(m, owners)}
    mentions = covering(owners)
    found: list[Subject] = []
    at = 0
    for clause in clauses:
        end = clause.start
        span = text[clause.start : clause.end]
        subordinate = bool(_SUBORDINATE.search(span))
        while at < len(mentions) and mentions[at][0] < clause.start:
            at += 1
        for start, stop in mentions[at : bisect_left(mentions, (clause.end, 0), at)]:
            name = owners[start, stop]
            lead = text[end:start]
            if found and end > clause.start and _BESIDE.fullmatch(lead):
                last = found[-1]
                if re.search(r"会同|联合", text[last.start : start]):
                    end = stop
                    continue
                found[-1] = replace(last, others=(*last.others, name), ends=(*last.ends, (stop, name)))
                end = stop
                if _is_crowd(text, stop, kinds.get(name, "government")) and not re.search(r"会同|联合|牵头", text[found[-1].start : stop]):
                    found.pop()
            elif found and end > clause.start and _ITEM.fullmatch(lead):
                found.append(Subject(start, name, local=True, ends=((stop, name),)))
                end = stop
            elif _is_crowd(text, stop, kinds.get(name, "government")):
                continue
            elif end == clause.start and _LEAD.fullmatch(_without_time(lead)):
                found.append(
                    Subject(
                        start,
                        name,
                        others=("政府",) if _AND_GOVERNMENT.match(text, stop) and name.endswith(("委", "委员会")) else (),
                        subordinate=subordinate,
                        local=_is_local(text, kinds.get(name, "government"), stop),
                        ends=((stop, name),),
                    )
                )
                end = stop
        back = _BACK.match(text, clause.start, clause.end) or _bare_word(text, clause)
        if back and (found or back["word"] in _CLASSES):
            named = _meant(back["word"], found, mentions, owners, clause.start)
            if named is not None:
                found.append(Subject(back.start(), named))
        for whole in WHOLE.finditer(text, clause.start, clause.end):
            lead = text[clause.start : whole.start()]
            if not _NO_SUBJECT.search(lead) and not _STANDING.match(text, whole.end()) and len(_without_time(lead)) <= 4:
                found.append(Subject(whole.start(), None, whole["level"], subordinate=subordinate))
    return sorted(found, key=lambda s: s.start)


def _zone_name(zone: str, units: Sequence[Unit]) -> str:
    """临江市开发区 that 市开发区 means."""
    known = next((u.name for u in units if u.name.endswith(zone) and u.name != zone), None)
    place = next((u.name for u in units if u.kind in PLACES and u.name.endswith(zone[0]) and len(u.name) < 6), None)
    return known or (place + zone[1:] if place else zone)


def _overlaps(found: re.Match[str], owners: dict[tuple[int, int], str]) -> bool:
    return any(a < found.end() and found.start() < b for a, b in owners)


def _bare_word(text: str, clause: Clause) -> re.Match[str] | None:
    """中心设立接待日: the centre spoken of, where the bare word opens the clause and does something."""
    found = _BARE.match(text, clause.start, clause.end)
    if found is None:
        return None
    return found if _acts(text, found.end(), clause.end) else None


def _meant(
    word: str, found: Sequence[Subject], mentions: Sequence[tuple[int, int]], owners: dict[tuple[int, int], str], before: int
) -> str | None:
    """The body that 该镇 or 该中心 means: the one of that class named last, else the last subject."""
    spoke = next((s.name for s in reversed(found) if s.name is not None and s.start < before and s.name.endswith(word)), None)
    if spoke is not None and word not in _SMALL_PLACES:
        return spoke
    told = next((owners[m] for m in reversed(mentions) if m[1] <= before and owners[m].endswith(word)), None)
    if told is not None or word in _CLASSES:
        return told
    return next((s.name for s in reversed(found) if s.name is not None and s.start < before and not s.local), None)


def _places(text: str, clauses: Sequence[Clause]) -> list[tuple[int, int]]:
    """Places that open a clause and that no unit was found for: 赤水区投入6300万元."""
    found = []
    for clause in clauses:
        for place in _PLACE.finditer(text, clause.start, clause.end):
            lead = _without_time(text[clause.start : place.start()])
            if (not lead or _ITEM.search(text, clause.start, place.start())) and not _NO_PLACE.search(place["place"]):
                found.append((place.start("place"), place.end("place")))
        town = _TOWN.match(text, clause.start, clause.end)
        if town is not None and not _NO_PLACE.search(town.group()) and town.span() not in found and _acts(text, town.end(), clause.end):
            found.append(town.span())
    return found


def _acts(text: str, start: int, end: int) -> bool:
    """Does what follows a name say what it does: 大石镇疏浚沟渠?"""
    after = next(iter(tokens(text, start, min(end, start + 8))), None)
    return after is not None and after.role in ("verb", "adverb")


def _is_local(text: str, kind: str, stop: int) -> bool:
    """A place in front of a noun (甲市地铁) does not speak for what follows its clause; 石桥镇干部 and 甲村大户 do."""
    if kind not in ("government", "other") or text[stop : stop + 1] in ("", "，", "、", "：", "（", "(", "“", "共", "有"):
        return False
    after = next(iter(tokens(text, stop, min(len(text), stop + 8))), None)
    return after is not None and after.role in ("noun", "of")


def _is_crowd(text: str, stop: int, kind: str) -> bool:
    """甲公司、乙公司等42家企业: examples of many; 疾控中心（防疫站）1个 is counted; of 甲县9个、乙县5个 each county has its own."""
    behind = r"(?=[一-龥])" if kind in PLACES else ""
    return bool(re.match(rf"等|(?:[（(][^（）()，。]{{1,12}}[）)])?[一二两三四五六七八九十\d]+[家个所]{behind}", text[stop : stop + 20]))


def _without_time(lead: str) -> str:
    return _TIME.sub("", lead)

"""Whose a number is: the subject of its sentence, else of its paragraph, else of the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.mine.clauses import Clause
from pipeline.mine.carrying import Named
from pipeline.mine.language import covering, tokens
from pipeline.records import Article, Issue, Quantity, Unit

_WHOLE = re.compile(r"(?:全|我|本)(?P<level>[省市县区州镇乡村街])")
_LEVELS = {"省": "province", "市": "city", "州": "city", "县": "county", "区": "county", "镇": "town", "乡": "town", "村": "village", "街": "town"}
_TIME = re.compile(
    r"[0-9０-９〇一二三四五六七八九十—－~至到\-]+[年月日季度]*(?:份|底|末|初|起|以来)?|今年|去年|明年|目前|截至|截止|自|上半年|下半年|前三季度|以来|同时|其中|此外|另外|另|近日|近期"
    r"|近年来|上午|下午|期间|据悉|据了解|而|且|又|还|也|，|\s|　|[一二三四五六七八九十]+是|[（(][一二三四五六七八九十0-9]+[）)]|第[一二三四五六七八九十]+|[、.．]"
)
_SUBORDINATE = re.compile(r"(?:以来|之后|后|时|中|下|来|期间|同时|基础上)[，。；：\s]*$")
_NO_NAME = re.compile(r"各|[全我本该][省市县区州镇乡村街国]")
_ITEM = re.compile(r"[0-9一二三四五六七八九十.]+[%％个件家户人名起处项万亿元]*[、和，]")
_PLACE = re.compile(r"(?P<place>[一-龥]{2,3}[市县区镇乡])(?=[0-9以为达仅累共已投新完开实率组建召举坚创把将积][^，。；]|[0-9]|今年|近年|全力|强化|推进|推行|聚焦)")
_NO_PLACE = re.compile(r"^[全各我本该每城社园辖片小景市郊山地灾矿库林牧新老两]|[各全该每两]|(?:社|园|辖|片|小|景|城|郊|地|灾|矿|库|林|牧|街|校|厂|示范|开发|高新|保税|度假|保护|功能|集聚|试验)[区]$|市区$|城镇$|乡镇$|返乡$|下乡$|进乡$|回乡$|入乡$|兴乡$|村镇$|城乡$|县区$|市县$|城市$|超市$|集市$|股市$|上市$|夜市$")
_RELATIVE = re.compile(r"^[^，。；、]{2,16}[^区县市省]的[0-9０-９]")
_BESIDE = re.compile(r"[、和与及]|以及|会同|联合")
_LEAD = re.compile(r"(?:[全我本][省市县区州镇乡村])?|如|使|即|仅|让|特别是|尤其是")
_BACK = re.compile(r"[，\s]*(?:[^，。；]{0,6}?)(?:该|本)[矿局厂公司镇乡村街校院县市区园所集中队社]")
_PARTY_AND_GOVERNMENT = re.compile(r"^\S*委 \S*政府$")
_ACTS = re.compile(r"查处|破获|抓获|侦破|打掉|查获|查办|立案|审结|受理|起诉|出动|捣毁|缴获")
_PLACES = ("government", "street_town", "community_village")
_NO_SUBJECT = re.compile(r"(?:对|向|给|在|到|从|由|为|会同|联合|按照|根据|经|被|与|和|同|及|受|据|帮助|支持|来自|以|、)$")


def holders(
    text: str, article: Article, issue: Issue, quantities: Sequence[Quantity], clauses: Sequence[Clause], homes: Sequence[int], units: Sequence[Unit], named: Sequence[Named]
) -> list[str | None]:
    """Canonical name of the unit each quantity is about, None where nothing names one."""
    subjects = _subjects(text, clauses, units)
    main = _main(text, article, issue, subjects, clauses, units)
    found: list[str | None] = []
    for at, (q, home) in enumerate(zip(quantities, homes, strict=True)):
        clause = clauses[home]
        first = next(c for c in clauses if c.sentence == clause.sentence)
        own = [
            s for s in subjects
            if first.start <= s.start < q.start and (not s.local or clause.start <= s.start) and not _RELATIVE.search(text[s.start : clause.end])
        ]  # fmt: skip
        beside = _beside(text, q, subjects, clause)
        if beside is not None:
            found.append(beside)
            continue
        lead = next((i for i in range(at + 1) if clauses[homes[i]].sentence == clause.sentence), at)
        state = lead < len(named) and _is_state(named[lead], quantities[lead])
        found.append(_chosen(own, main, article, issue, units, state) or main)
    return _in_turn(text, quantities, clauses, homes, subjects, found)


def _beside(text: str, q: Quantity, subjects: Sequence[Subject], clause: Clause) -> str | None:
    """丙县 of 甲县91%、丙县88%: the body that stands right before the number."""
    for subject in subjects:
        if clause.start <= subject.start < q.start:
            for end, name in subject.ends:
                if end <= q.start and re.fullmatch(r"(?:以|为|达|达到|仅|仅为|有|各)?", text[end : q.start]):
                    return name
    return None


def _is_state(named: Named, q: Quantity) -> bool:
    """A rate or a level without a verb belongs to the place, not to the department that tells it: 全县起诉率降到…"""
    if q.kind in ("percentage", "rank", "score") or q.uom in ("%", "倍", "个百分点"):
        return True
    return q.kind in ("ratio", "measurement", "change") and named.left.verb is None and not named.left.bare_verb


def _in_turn(
    text: str, quantities: Sequence[Quantity], clauses: Sequence[Clause], homes: Sequence[int], subjects: Sequence[Subject], found: list[str | None]
) -> list[str | None]:
    """甲、乙两市分别增加4人和2人: the first number is 甲's, the second 乙's."""
    result = list(found)
    for at in range(len(quantities)):
        clause = clauses[homes[at]]
        if "分别" not in text[clause.start : quantities[at].start] or (at and homes[at - 1] == homes[at]):
            continue
        run = [i for i in range(at, len(quantities)) if homes[i] == homes[at]]
        first = next(c for c in clauses if c.sentence == clause.sentence)
        listed = next((s for s in reversed(subjects) if first.start <= s.start < quantities[at].start and len(s.others) + 1 == len(run) > 1), None)
        if listed is not None and listed.name is not None:
            result[at : at + len(run)] = [listed.name, *listed.others]
    return result


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


def _chosen(own: Sequence[Subject], main: str | None, article: Article, issue: Issue, units: Sequence[Unit], state: bool) -> str | None:
    """The last subject of the sentence so far; 全市 gives way to a department that speaks."""
    ranked = [s for s in own if not s.subordinate] or list(own)
    if not ranked:
        return None
    last = ranked[-1]
    if last.name is None:
        named = [s for s in ranked if s.name is not None]
        if named:
            return named[-1].name
        speaker = next((u for u in units if u.name == main), None)
        if speaker is not None and speaker.kind not in _PLACES and not state:
            return main
        return _jurisdiction(last.whole, article, issue, units) or main
    if main is not None and main in last.others:
        return main
    if _PARTY_AND_GOVERNMENT.search(" ".join((last.name, *last.others))):
        return _place_of(issue, article, units) or main
    if len(last.others) >= 2:
        return main
    return last.name


def _subjects(text: str, clauses: Sequence[Clause], units: Sequence[Unit]) -> list[Subject]:
    """Every body that opens a clause, in order; 该矿 stands for the body named last."""
    owners = {(m.start, m.end): u.name for u in units for m in u.mentions if m.start >= 0 and not _NO_NAME.match(m.surface)}
    kinds = {u.name: u.kind for u in units}
    owners |= {span: text[span[0] : span[1]] for span in _places(text, clauses) if not any(a < span[1] and span[0] < b for a, b in owners)}
    mentions = covering(owners)
    found: list[Subject] = []
    for clause in clauses:
        end = clause.start
        span = text[clause.start : clause.end]
        subordinate = bool(_SUBORDINATE.search(span))
        for start, stop in mentions:
            if not clause.start <= start < clause.end:
                continue
            name = owners[start, stop]
            lead = text[end:start]
            if found and end > clause.start and _BESIDE.fullmatch(lead):
                last = found[-1]
                found[-1] = replace(last, others=(*last.others, name), ends=(*last.ends, (stop, name)))
                end = stop
                if _is_crowd(text, stop):
                    found.pop()
            elif found and end > clause.start and _ITEM.fullmatch(lead):
                found.append(Subject(start, name, local=True, ends=((stop, name),)))
                end = stop
            elif _is_crowd(text, stop):
                continue
            elif end == clause.start and _LEAD.fullmatch(_without_time(lead)):
                found.append(Subject(start, name, subordinate=subordinate, local=_is_local(text, kinds.get(name, "government"), stop), ends=((stop, name),)))
                end = stop
        back = _BACK.match(text, clause.start, clause.end)
        if back and found:
            named = next((s for s in reversed(found) if s.name is not None and s.start < clause.start and not s.local), None)
            if named is not None:
                found.append(Subject(back.start(), named.name))
        for whole in _WHOLE.finditer(text, clause.start, clause.end):
            lead = text[clause.start : whole.start()]
            if not _NO_SUBJECT.search(lead) and len(_without_time(lead)) <= 4:
                found.append(Subject(whole.start(), None, whole["level"], subordinate=subordinate))
    return sorted(found, key=lambda s: s.start)


def _places(text: str, clauses: Sequence[Clause]) -> list[tuple[int, int]]:
    """Places that open a clause and that no unit was found for: 赤水区投入6300万元."""
    found = []
    for clause in clauses:
        for place in _PLACE.finditer(text, clause.start, clause.end):
            lead = _without_time(text[clause.start : place.start()])
            if (not lead or _ITEM.search(text, clause.start, place.start())) and not _NO_PLACE.search(place["place"]):
                found.append((place.start("place"), place.end("place")))
    return found


def _is_local(text: str, kind: str, stop: int) -> bool:
    """A place in front of a noun (甲市地铁) does not speak for what follows its clause."""
    if kind not in (*_PLACES, "other") or text[stop : stop + 1] in ("", "，", "、", "：", "（", "(", "“", "共", "有"):
        return False
    after = next(iter(tokens(text, stop, min(len(text), stop + 8))), None)
    return after is not None and after.role in ("noun", "of")


def _is_crowd(text: str, stop: int) -> bool:
    """甲公司、乙公司等42家企业: examples of many."""
    return bool(re.match(r"等|[一二两三四五六七八九十\d]+[家个]", text[stop : stop + 4]))


def _without_time(lead: str) -> str:
    return _TIME.sub("", lead)


def _jurisdiction(level: str, article: Article, issue: Issue, units: Sequence[Unit]) -> str | None:
    """The place that 全市 means: the unit of that level that the article's units or the issue's place name."""
    wanted = _LEVELS[level]
    for unit in units:
        if unit.kind in ("government", "street_town", "community_village") and unit.level == wanted and unit.name.endswith(level):
            return unit.name
    names = (issue.place, article.title, article.contributor, issue.publisher, issue.series, *(u.name for u in units))
    for name in names:
        place = re.search(rf"(?P<place>[^\W\d_年月日全我本各该中共]{{2,4}}{level})", name or "")
        if place:
            return place["place"]
    return None


def _main(
    text: str, article: Article, issue: Issue, subjects: Sequence[Subject], clauses: Sequence[Clause], units: Sequence[Unit]
) -> str | None:
    """The article's own subject: the body its title opens with, the contributor where it acts in the text, the first subject of the text."""
    names = sorted(((n, u) for u in units for n in (u.name, *u.aliases)), key=lambda pair: -len(pair[0]))
    title = re.sub(r"^(?:关于|今年|上半年|前[一二三四]季度|\d+年|[一二三四]季度|中共)+", "", article.title or "")
    titled = next((u for n, u in names if len(n) > 1 and _opens(title, n, u)), None)
    if titled is not None:
        return titled.name.removesuffix("人民政府") if "报告" in title or "公报" in title else titled.name
    whole = _WHOLE.match(title)
    author = _author(article, names)
    if whole is not None and (place := _jurisdiction(whole["level"], article, issue, units)):
        return place
    first_end = next((c.start for c in clauses if c.sentence > 0), len(text))
    opening = [s for s in subjects if s.start < first_end and not s.local and not _RELATIVE.search(text[s.start : first_end])]
    ranked = [s for s in opening if not s.subordinate] or opening
    if ranked:
        if ranked[0].name is not None and _PARTY_AND_GOVERNMENT.search(" ".join((ranked[0].name, *ranked[0].others))):
            return _place_of(issue, article, units) or ranked[0].name
        if ranked[0].name is not None and len(ranked[0].others) < 2:
            return ranked[0].name
        acting = author is not None and author.kind not in _PLACES and _ACTS.search(text[ranked[0].start : first_end])
        if ranked[0].name is None and acting and author is not None:
            return author.name
        place = _jurisdiction(ranked[0].whole, article, issue, units) if ranked[0].whole else None
        if place:
            return place
    if author is not None and (author.kind in (*_PLACES, "enterprise", "school", "hospital", "association") or not issue.published):
        return author.name
    return (_place_of(issue, article, units) if author is None or _short(author.name) else None) or (author.name if author else None) or issue.publisher


def _opens(title: str, name: str, unit: Unit) -> bool:
    """Does a title begin with the name, or with the unit's place and the name: 江东南湖社区探索…?"""
    at = title.find(name)
    return at == 0 or (0 < at <= 3 and unit.name.startswith(title[:at]))


def _author(article: Article, names: Sequence[tuple[str, Unit]]) -> Unit | None:
    """The unit that the closing line names."""
    byline = article.contributor or ""
    if not byline:
        return None
    return next((u for n, u in names if byline == n), None) or next((u for n, u in names if u.name.endswith(byline)), None)


def _short(name: str) -> bool:
    """An office or section that reports on its place: 市政府办公室, 市乡村振兴局综合科."""
    return name.endswith(("办公室", "科", "处", "股", "办", "局", "委", "厅", "组", "中心", "部"))


def _place_of(issue: Issue, article: Article, units: Sequence[Unit]) -> str | None:
    """The place the article is about: the one its contributor's name begins with, else the issue's."""
    if article.contributor:
        named = re.match(r"[一-龥]{2,3}[市县区](?!区)", article.contributor)
        if named is not None:
            return named.group()
    placed = next((u for u in units if u.source == "back-reference"), None)
    return (placed.name if placed else None) or issue.place

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
_BESIDE = re.compile(r"[、和与及]|以及|会同|联合")
_LEAD = re.compile(r"(?:[全我本][省市县区州镇乡村])?|如|使|即|仅|让|特别是|尤其是")
_BACK = re.compile(r"[，\s]*(?:[^，。；]{0,6}?)(?:该|本)[矿局厂公司镇乡村街校院县市区园所集中队社]")
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
        own = [s for s in subjects if first.start <= s.start < q.start and (not s.local or clause.start <= s.start)]
        lead = next((i for i in range(at + 1) if clauses[homes[i]].sentence == clause.sentence), at)
        state = lead < len(named) and _is_state(named[lead], quantities[lead])
        found.append(_chosen(own, main, article, issue, units, state) or main)
    return _in_turn(text, quantities, clauses, homes, subjects, found)


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
    if len(last.others) >= 2:
        return main
    return last.name


def _subjects(text: str, clauses: Sequence[Clause], units: Sequence[Unit]) -> list[Subject]:
    """Every body that opens a clause, in order; 该矿 stands for the body named last."""
    owners = {(m.start, m.end): u for u in units for m in u.mentions if m.start >= 0}
    mentions = covering(owners)
    found: list[Subject] = []
    for clause in clauses:
        end = clause.start
        span = text[clause.start : clause.end]
        subordinate = bool(_SUBORDINATE.search(span))
        for start, stop in mentions:
            if not clause.start <= start < clause.end:
                continue
            unit = owners[start, stop]
            if found and end > clause.start and _BESIDE.fullmatch(text[end:start]):
                found[-1] = replace(found[-1], others=(*found[-1].others, unit.name), local=found[-1].local or _is_crowd(text, stop))
                end = stop
            elif end == clause.start and _LEAD.fullmatch(_without_time(text[end:start])):
                found.append(Subject(start, unit.name, subordinate=subordinate, local=_is_local(text, unit, stop)))
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


def _is_local(text: str, unit: Unit, stop: int) -> bool:
    """A place in front of a noun (甲市地铁) does not speak for what follows its clause."""
    if _is_crowd(text, stop):
        return True
    if unit.kind not in (*_PLACES, "other") or text[stop : stop + 1] in ("", "，", "、", "：", "（", "(", "“", "共", "有"):
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
    names = [issue.place, article.contributor, issue.publisher, issue.series, *(u.name for u in units)]
    for name in names:
        place = re.match(rf"(?:.{{2,3}}省)?(?P<place>[^省市县区]{{1,6}}{level})", name or "")
        if place:
            return place["place"]
    return None


def _main(
    text: str, article: Article, issue: Issue, subjects: Sequence[Subject], clauses: Sequence[Clause], units: Sequence[Unit]
) -> str | None:
    """The article's own subject: the body its title opens with, the contributor where it acts in the text, the first subject of the text."""
    names = sorted(((n, u) for u in units for n in (u.name, *u.aliases)), key=lambda pair: -len(pair[0]))
    title = re.sub(r"^(?:关于|今年|上半年|前[一二三四]季度|\d+年|[一二三四]季度|中共)+", "", article.title or "")
    titled = next((u for n, u in names if len(n) > 1 and title.startswith(n)), None)
    if titled is not None:
        return titled.name
    whole = _WHOLE.match(title)
    byline = article.contributor or ""
    author = next((u for n, u in names if byline == n), None) or next((u for n, u in names if byline and u.name.endswith(byline)), None)
    if whole is not None and (place := _jurisdiction(whole["level"], article, issue, units)):
        return place
    opening = [s for s in subjects if clauses and s.start < 200 and not s.local]
    ranked = [s for s in opening if not s.subordinate] or opening
    if ranked:
        if ranked[0].name is not None:
            return ranked[0].name
        place = _jurisdiction(ranked[0].whole, article, issue, units)
        if place:
            return place
    if author is not None:
        return author.name
    return article.contributor or issue.place or issue.publisher

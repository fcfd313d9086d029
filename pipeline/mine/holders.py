"""Whose a number is: the subject of its sentence, else of its paragraph, else of the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.mine.clauses import Clause
from pipeline.mine.language import covering
from pipeline.records import Article, Issue, Quantity, Unit

_WHOLE = re.compile(r"(?:全|我|本)(?P<level>[省市县区州镇乡村街])")
_LEVELS = {"省": "province", "市": "city", "州": "city", "县": "county", "区": "county", "镇": "town", "乡": "town", "村": "village", "街": "town"}
_NO_SUBJECT = re.compile(r"(?:对|向|给|在|到|从|由|为|会同|联合|按照|根据|经|被|与|和|同|及|受|据|帮助|支持|来自|以|、)$")


def holders(
    text: str, article: Article, issue: Issue, quantities: Sequence[Quantity], clauses: Sequence[Clause], homes: Sequence[int], units: Sequence[Unit]
) -> list[str | None]:
    """Canonical name of the unit each quantity is about, None where nothing names one."""
    subjects = _subjects(text, clauses, units)
    main = _main(text, article, issue, subjects, clauses, units)
    found: list[str | None] = []
    for q, home in zip(quantities, homes, strict=True):
        clause = clauses[home]
        first = next(c for c in clauses if c.sentence == clause.sentence)
        own = [s for s in subjects if first.start <= s.start < q.start]
        found.append(_chosen(own, main, article, issue, units) or main)
    return found


@dataclass(frozen=True, slots=True)
class Subject:
    """A named body, or 全市, that opens a clause; ``others`` are named beside it."""

    start: int
    name: str | None  # None: the place that ``whole`` stands for
    whole: str = ""
    others: tuple[str, ...] = ()
    subordinate: bool = False  # 市委提出…以来


def _chosen(own: Sequence[Subject], main: str | None, article: Article, issue: Issue, units: Sequence[Unit]) -> str | None:
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
        if speaker is not None and speaker.kind not in ("government", "street_town", "community_village"):
            return main
        return _jurisdiction(last.whole, article, issue, units) or main
    if main is not None and main in last.others:
        return main
    if len(last.others) >= 2:
        return main
    return last.name


def _subjects(text: str, clauses: Sequence[Clause], units: Sequence[Unit]) -> list[Subject]:
    """Every body that opens a clause, in order."""
    owners = {(m.start, m.end): u for u in units for m in u.mentions if m.start >= 0}
    mentions = covering(owners)
    found: list[Subject] = []
    for clause in clauses:
        end = clause.start
        subordinate = bool(re.search(r"(?:以来|之后|后|时|中|下|来|期间|同时|基础上)$", text[clause.start : clause.end].rstrip("，。；：")))
        for start, stop in mentions:
            if not clause.start <= start < clause.end:
                continue
            lead = _without_time(text[end:start])
            if found and end > clause.start and re.fullmatch(r"[、和与及]|以及|会同|联合", text[end:start]):
                last = found[-1]
                found[-1] = replace(last, others=(*last.others, owners[start, stop].name))
                end = stop
                continue
            if end == clause.start and len(lead) <= 2 and not _NO_SUBJECT.search(lead):
                found.append(Subject(start, owners[start, stop].name, subordinate=subordinate))
                end = stop
        for whole in _WHOLE.finditer(text, clause.start, clause.end):
            if not _NO_SUBJECT.search(text[clause.start : whole.start()]) and len(_without_time(text[clause.start : whole.start()])) <= 4:
                found.append(Subject(whole.start(), None, whole["level"], subordinate=subordinate))
    return sorted(found, key=lambda s: s.start)


def _without_time(lead: str) -> str:
    return re.sub(r"[0-9一二三四五六七八九十]+[年月日季度]*|今年|去年|目前|截至|以来|上半年|下半年|同时|其中|此外|近日|，", "", lead)


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
    if author is not None and any(s.name == author.name for s in subjects):
        return author.name
    if whole is not None and (place := _jurisdiction(whole["level"], article, issue, units)):
        return place
    opening = [s for s in subjects if s.start < clauses[0].end or s.start < 200] if clauses else []
    ranked = [s for s in opening if not s.subordinate] or list(opening)
    if ranked:
        if ranked[0].name is not None:
            return ranked[0].name
        place = _jurisdiction(ranked[0].whole, article, issue, units)
        if place:
            return place
    if author is not None:
        return author.name
    return article.contributor or issue.place or issue.publisher

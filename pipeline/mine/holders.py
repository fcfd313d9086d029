"""Whose a number is: the subject of its sentence, else of the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.mine.clauses import Clause, opening
from pipeline.mine.homes import LEVELS, jurisdiction, place_of
from pipeline.mine.language import tokens
from pipeline.mine.passages import governing, houses
from pipeline.mine.publishers import own_mentions
from pipeline.mine.scenes import Named
from pipeline.mine.speakers import ACTS, PARTY_AND_GOVERNMENT, speaker
from pipeline.mine.subjects import PLACES, RELATIVE, Subject, find_subjects
from pipeline.records import Article, Issue, Quantity, Unit

_PREDICATE = re.compile(r"[一-龥]{1,6}率(?=[0-9为达])|为|达|仅|占|居|列|同比|环比|增|降|下降|上升|比|较")
_TOGETHER = re.compile(r"合计|总计|两者|三者")
_BODIES = re.compile(r"[^，。；0-9]{0,10}(?:系统|部门|机关|干警|民警|交警|战线|法院|检察|公安|队伍|单位)")


def holders(
    text: str,
    article: Article,
    issue: Issue,
    quantities: Sequence[Quantity],
    clauses: Sequence[Clause],
    homes: Sequence[int],
    units: Sequence[Unit],
    named: Sequence[Named],
) -> list[str | None]:
    """Canonical name of the unit each quantity is about, None where nothing names one."""
    own_names = (*own_mentions(text, clauses, issue, units), *houses(text, clauses, article, issue, units))
    subjects = sorted((*find_subjects(text, clauses, units), *own_names), key=lambda s: s.start)
    main = speaker(text, article, issue, subjects, clauses, units)
    ruling = governing(text, subjects, clauses)
    found: list[str | None] = []
    for at, (q, home) in enumerate(zip(quantities, homes, strict=True)):
        clause = clauses[home]
        first = opening(clauses, clause.sentence)
        said = [s for s in _told(subjects, first.start, q.start) if (not s.local or clause.start <= s.start or _goes_on(text, s, clause))]
        own = [s for s in said if not RELATIVE.search(text[s.start : clause.end])]
        beside = _beside(text, q, _told(subjects, clause.start, q.start))
        if beside is not None:
            found.append(beside)
            continue
        if own and own[-1].others and _TOGETHER.match(text, clause.start):
            found.append(main)
            continue
        lead = at
        while lead and clauses[homes[lead - 1]].sentence == clause.sentence:
            lead -= 1
        state = lead < len(named) and _is_state(named[lead], quantities[lead])
        state = state or any(s.name is None and _of_the_place(text, s, first.start, clause.end) for s in own[-1:])
        found.append(_chosen(own, main, article, issue, units, state) or ruling.get(clause.paragraph) or main)
    return _in_turn(text, quantities, clauses, homes, subjects, found)


def _goes_on(text: str, subject: Subject, clause: Clause) -> bool:
    """甲县开工率最高，为58%: what a place has of something is told on in the next clause."""
    if clause.before not in "，," or text.count("，", subject.start, clause.start) != 1:
        return False
    return _PREDICATE.match(text, clause.start) is not None


def _chosen(own: Sequence[Subject], main: str | None, article: Article, issue: Issue, units: Sequence[Unit], state: bool) -> str | None:
    """The last subject of the sentence so far; 全市 gives way to a department that speaks."""
    ranked = [s for s in own if not s.subordinate] or list(own)
    if not ranked:
        return None
    last = ranked[-1]
    if last.name is None:
        owned = {u.name for u in units if u.kind in ("enterprise", "school", "hospital")}
        named = [s for s in ranked if s.name is not None and s.name not in owned]  # no plant speaks for 全市
        above = next((u for u in units if named and u.name == named[-1].name), None)
        if named and (above is None or above.kind in PLACES or not _from_above(above, last.whole)):
            return _named(named[-1], article, issue, units)
        told = next((u for u in units if u.name == main), None)
        if told is not None and told.kind not in PLACES and not state and not _from_above(told, last.whole):
            return main
        return jurisdiction(last.whole, article, issue, units) or main
    if main is not None and main in last.others:
        return main
    if len(last.others) >= 2:
        return main
    return _named(last, article, issue, units)


def _of_the_place(text: str, subject: Subject, start: int, end: int) -> bool:
    """全县共清运垃圾 is the place's, 全县共查处违法行为 its department's; so is what 我县 did as the department tells it."""
    return _is_attribute(text, subject) or (text[subject.start] == "全" and not ACTS.search(text, start, end))


def _is_attribute(text: str, subject: Subject) -> bool:
    """全县300家餐馆 and 全县三级河长 tell of the place; 全县公安机关 and 全县共查处 of those who act."""
    stop = subject.start + 2
    if _BODIES.match(text, stop):
        return False
    after = next(iter(tokens(text, stop, min(len(text), stop + 8))), None)
    return after is not None and after.role in ("noun", "numeral", "whole")


def _from_above(unit: Unit, whole: str) -> bool:
    """省水利厅 that visits 我县 is not who 全县 speaks of."""
    ranks = ("national", "province", "city", "county", "town", "village")
    wanted = LEVELS.get(whole)
    return unit.level is not None and wanted is not None and ranks.index(unit.level) < ranks.index(wanted)


def _named(subject: Subject, article: Article, issue: Issue, units: Sequence[Unit]) -> str | None:
    """The subject's name; 县委、县政府 together are their place."""
    both = PARTY_AND_GOVERNMENT.search(" ".join((subject.name or "", *subject.others)))
    return (place_of(issue, article, units) if both else None) or subject.name


def _told(subjects: Sequence[Subject], start: int, end: int) -> Sequence[Subject]:
    """The subjects that begin in ``text[start:end]``."""
    low = bisect_left(subjects, start, key=lambda s: s.start)
    return subjects[low : bisect_left(subjects, end, low, key=lambda s: s.start)]


def _beside(text: str, q: Quantity, subjects: Sequence[Subject]) -> str | None:
    """丙县 of 甲县91%、丙县88%: the body that stands right before the number."""
    for subject in subjects:
        for end, name in subject.ends:
            if end <= q.start and re.fullmatch(r"[（(]?(?:以|为|达|达到|仅|仅为|有|各)?", text[end : q.start]):
                return name
    return None


def _is_state(named: Named, q: Quantity) -> bool:
    """A rate or a level without a verb belongs to the place, not to the department that tells it: 全县起诉率降到…"""
    if q.kind in ("percentage", "rank", "score") or q.uom in ("%", "倍", "个百分点"):
        return True
    return named.left.verb is None and not named.left.bare_verb and named.source == "noun before"


def _in_turn(
    text: str,
    quantities: Sequence[Quantity],
    clauses: Sequence[Clause],
    homes: Sequence[int],
    subjects: Sequence[Subject],
    found: list[str | None],
) -> list[str | None]:
    """甲、乙两市分别增加4人和2人: the first number is 甲's, the second 乙's."""
    result = list(found)
    for at in range(len(quantities)):
        clause = clauses[homes[at]]
        if "分别" not in text[clause.start : quantities[at].start] or (at and homes[at - 1] == homes[at]):
            continue
        run = [i for i in range(at, len(quantities)) if homes[i] == homes[at]]
        first = opening(clauses, clause.sentence)
        listed = next(
            (s for s in reversed(subjects) if first.start <= s.start < quantities[at].start and len(s.others) + 1 == len(run) > 1), None
        )
        if listed is not None and listed.name is not None:
            result[at : at + len(run)] = [listed.name, *listed.others]
    return result

"""Which number is a part of which: 其中…, 在全部32个中…, 包括…, N个项目中，…."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.mine.clauses import Clause, of_sentence, opening, starting_in
from pipeline.mine.scenes import Named
from pipeline.records import Quantity

_PART = re.compile(r"其中|包括|当中|里面")
_AMONG_HERE = re.compile(r"^[^，。；0-9]{1,14}?中(?![心学小央型等医介华国外])(?=[有已，、]|[^，。；]{0,4}$)")
_AMONG_NAMED = re.compile(r"(?:在|全[市县区省])?(?P<what>[^，。；0-9在]{2,12})(?:当中|之中|中)，?")
_SHORT_BRACKET = re.compile(r"[（(](?!.*(?:[上去前本今]|同期|年|月|目标|计划|全))[^，。；）)]{0,5}")
_RANKED = re.compile(r"排名|位居|列第|居第|名列|居全")
_SHARED = re.compile(r"[占成半]|分之")
_OF_THEM = re.compile(r"(?:仍|还|只|仅|就)?有$")
_AMONG = re.compile(r"^[^，。；0-9]{0,14}(?:中|里|内)$")
_NO_PARTS = re.compile(r"均|每|率|平均|指数|浓度|价格")
_LEVELS = ("count", "amount", "measurement")
_PEOPLE = frozenset({"人", "名", "位"})
_COUNTERS = frozenset({"个", "家", "处", "项", "件", "起", "户", "所", "支", "座", "条", "", "篇", "场", "次", "批"})


@dataclass(frozen=True, slots=True)
class _Scene:
    text: str
    quantities: Sequence[Quantity]
    clauses: Sequence[Clause]
    homes: Sequence[int]
    named: Sequence[Named]

    def clause(self, at: int) -> Clause:
        """The clause of a quantity."""
        return self.clauses[self.homes[at]]


def parts_of(
    text: str, quantities: Sequence[Quantity], clauses: Sequence[Clause], homes: Sequence[int], named: Sequence[Named]
) -> list[int | None]:
    """Index of the quantity each is a part of, None where it is part of none."""
    scene = _Scene(text, quantities, clauses, homes, named)
    wholes = [_whole(scene, at) for at in range(len(quantities))]
    return _by_sums(scene, wholes)


def _whole(scene: _Scene, at: int) -> int | None:
    q, clause = scene.quantities[at], scene.clause(at)
    if q.kind in ("change", "rank", "duration", "score") or _NO_PARTS.search(scene.named[at].metric):
        return None
    if "每" in scene.text[clause.start : q.start]:
        return None  # 每千人拥有床位1.8张
    held = _in_bracket(scene, at) if clause.bracketed else _in_short_bracket(scene, at)
    if held is not None:
        return held
    container = _container(scene, at)
    mark = _mark(scene, at)
    if mark is None:
        if container is not None:
            return container
        left = None if clause.bracketed else _left_over(scene, at)
        return left if left is not None else _among_named(scene, at)
    text, clauses = scene.text, scene.clauses
    first = opening(clauses, clause.sentence)
    home = next(c for c in of_sentence(clauses, clause.sentence) if c.start <= mark.start() < c.end)
    if any(c.before in "；;" for c in starting_in(clauses, home.start + 1, clause.start + 1)) and not _same_head(scene, home, at):
        return None
    opens = mark.start() - first.start < 3
    reach = clause.sentence - (1 if opens else 0)
    told = [i for i in _back_to(clauses, scene.homes, at, reach, clause.paragraph) if scene.quantities[i].kind in _LEVELS]
    before = [
        i
        for i in told
        if scene.quantities[i].end <= mark.start()
        and (opens or not _parted(scene, i, home))
        and (clause.bracketed or not scene.clause(i).bracketed)
    ]
    if not before:
        return None
    if q.kind == "percentage":
        if any(scene.quantities[i].start >= mark.end() for i in told):
            return None  # 其中税收4.3亿元，占比63%: the share is the part's
        shared = "占" in text[home.start : q.end] or "占" in scene.named[at].metric or "过半" in q.quote
        return next((i for i in reversed(before) if _akin(scene, i, at)), before[-1]) if shared else None
    alike = [i for i in before if _same_uom(scene.quantities[i], q)] or [i for i in before if scene.quantities[i].uom == f"{q.uom}次"]
    large = [i for i in alike if scene.quantities[i].value >= q.value]
    if large:
        acted = [i for i in large if _acts_alike(scene.named[i].action, scene.named[at].action)]
        akin = [i for i in large if _akin(scene, i, at)]
        return (acted or akin or large)[-1]
    last = scene.quantities[before[-1]]
    if not alike and home == clause and q.uom in _COUNTERS and last.uom in _COUNTERS and last.value >= q.value:
        return before[-1]
    return None


def _mark(scene: _Scene, at: int) -> re.Match[str] | None:
    """The 其中 that governs a number: the last of its sentence before it, those inside a bracket that has closed aside."""
    q, clause = scene.quantities[at], scene.clause(at)
    first = opening(scene.clauses, clause.sentence)
    for mark in reversed(list(_PART.finditer(scene.text, first.start, q.start))):
        between = scene.text[mark.end() : q.start]
        closed = min((between.find(sign) for sign in "）)" if sign in between), default=-1)
        opened = min((between.find(sign) for sign in "（(" if sign in between), default=len(between))
        if closed < 0 or opened < closed:
            return mark
    return None


def _parted(scene: _Scene, at: int, home: Clause) -> bool:
    """Does a semicolon stand between a number and the clause of 其中?"""
    return any(c.before in "；;" for c in starting_in(scene.clauses, scene.clause(at).start + 1, home.start))


def _akin(scene: _Scene, whole: int, part: int) -> bool:
    """总人口 and 农业人口: do the metrics end alike?"""
    there, here = scene.named[whole].metric, scene.named[part].metric.split("占")[0]
    return len(here) > 1 and there[-2:] == here[-2:]


def _acts_alike(there: str | None, here: str | None) -> bool:
    """督促整改 and 整改: is it the same that was done?"""
    return there is not None and here is not None and (there in here or here in there)


def _in_bracket(scene: _Scene, at: int) -> int | None:
    """The 217名 of 217名对象（缓刑189名、假释11名）: what a bracket parts stands right before it."""
    q, clause = scene.quantities[at], scene.clause(at)
    inside = [c for c in of_sentence(scene.clauses, clause.sentence) if c.bracketed and c.start <= clause.start]
    opened = next((c for c in reversed(inside) if c.before in "（("), clause)
    before = next((i for i in range(at - 1, -1, -1) if scene.quantities[i].end <= opened.start), None)
    if before is None or scene.clause(before).sentence != clause.sentence or q.kind == "percentage":
        return None
    whole = scene.quantities[before]
    return before if whole.kind == q.kind and _same_uom(whole, q) and whole.value > q.value else None


def _in_short_bracket(scene: _Scene, at: int) -> int | None:
    """The 81件 of 81件（积案12件）, but not of 81件（上月72件）: a bracket too short for a clause of its own."""
    q = scene.quantities[at]
    before = scene.quantities[at - 1] if at else None
    if before is None or before.kind != q.kind or not _same_uom(before, q) or before.value <= q.value:
        return None
    return at - 1 if _SHORT_BRACKET.fullmatch(scene.text, before.end, q.start) else None


def _left_over(scene: _Scene, at: int) -> int | None:
    """The 96条 of 梳理需求96条，已落实70余条; the 60家 of 抽查60家，不达标的7家: said of what was just counted, with its noun left out."""
    q, clause, name = scene.quantities[at], scene.clause(at), scene.named[at]
    said = scene.text[clause.start : q.start]
    done = name.source == "verb, noun carried" and re.search(r"已(?!有|建|累)", said)
    some = name.source == "headless" or (_OF_THEM.search(said) and scene.text[q.end : q.end + 1] in "是为系被因属")
    if q.kind != "count" or not (done or some):
        return None
    for i in range(at - 1, -1, -1):
        if scene.clause(i).sentence != clause.sentence:
            return None
        whole = scene.quantities[i]
        if whole.kind == "count" and _same_uom(whole, q) and scene.named[i].source.startswith(("noun", "carried")):
            return i if whole.value >= q.value and not scene.named[i].aside else None
    return None


def _among_named(scene: _Scene, at: int) -> int | None:
    """The 578人 of 卫生技术人员578人。卫生技术人员中，本科86人、大专251人: a sentence that opens with what was counted before."""
    q, clause = scene.quantities[at], scene.clause(at)
    first = opening(scene.clauses, clause.sentence)
    opened = _AMONG_NAMED.match(scene.text, first.start, q.start)
    if opened is None or q.kind not in _LEVELS:
        return None
    for i in range(at - 1, -1, -1):
        if scene.clause(i).paragraph != clause.paragraph:
            return None
        whole, metric = scene.quantities[i], scene.named[i].metric
        if scene.clause(i).sentence != clause.sentence and metric.endswith(opened["what"]) and _same_uom(whole, q):
            return i if whole.value >= q.value else None
    return None


def _by_sums(scene: _Scene, wholes: list[int | None]) -> list[int | None]:
    """Three or more numbers of one sentence that add up to one said before are its parts: 火灾137起。电气58起，用火31起，…其他48起."""
    result = list(wholes)
    at = 0
    while at < len(result):
        run = [at]
        sentence, uom = scene.clause(at).sentence, scene.quantities[at].uom
        for i in range(at + 1, len(result)):
            if scene.clause(i).sentence != sentence:
                break
            if scene.quantities[i].uom == uom and scene.quantities[i].kind == scene.quantities[at].kind:
                run.append(i)
        if len(run) > 1 and scene.quantities[at].kind in _LEVELS:
            _settle_sum(scene, result, run)
        at += 1
    return result


def _settle_sum(scene: _Scene, result: list[int | None], run: Sequence[int]) -> None:
    """Writes the whole of a run that adds up into ``result``, which this module owns."""
    inexact = any(scene.quantities[i].bound != "exact" or not scene.quantities[i].value for i in run)
    if inexact or any(result[i] in run for i in run):
        return
    mark = _PART.search(scene.text, opening(scene.clauses, scene.clause(run[0]).sentence).start, scene.quantities[run[0]].start)
    if len(run) == 2 and mark is None:
        return
    total = sum(scene.quantities[i].value for i in run)
    for whole in range(run[0] - 1, -1, -1):
        q = scene.quantities[whole]
        if scene.clause(run[0]).paragraph - scene.clause(whole).paragraph > 1:
            return
        if q.uom == scene.quantities[run[0]].uom and q.kind == scene.quantities[run[0]].kind:
            told = len(run) > 2 or (mark is not None and q.end <= mark.start())
            if told and abs(q.value - total) <= abs(total) * 1e-9:
                for i in run:
                    result[i] = whole
            return


def _back_to(clauses: Sequence[Clause], homes: Sequence[int], at: int, sentence: int, paragraph: int) -> list[int]:
    """The quantities before ``at``, in order, back to a sentence of its paragraph."""
    low = at
    while low and clauses[homes[low - 1]].sentence >= sentence and clauses[homes[low - 1]].paragraph == paragraph:
        low -= 1
    return list(range(low, at))


def _same_head(scene: _Scene, home: Clause, at: int) -> bool:
    """第二产业增加值 after 其中，第一产业增加值…；: the list goes on over the semicolon."""
    first = at
    while first and scene.quantities[first - 1].start >= home.start:
        first -= 1
    if first == at or not _same_uom(scene.quantities[first], scene.quantities[at]):
        return False
    if scene.named[first].source == scene.named[at].source == "headless" or "其中：" in scene.text[home.start - 3 : home.end]:
        return True
    there, here = scene.named[first].metric, scene.named[at].metric
    return (len(here) > 2 and there[-2:] == here[-2:]) or (len(there) == len(here) and there[-1:] == here[-1:])


def _container(scene: _Scene, at: int) -> int | None:
    """The 32个 of 在全年的32个项目中，…: a number whose clause ends in 中, or that stands before 中 in the same clause."""
    q, clause = scene.quantities[at], scene.clause(at)
    for i in range(at - 1, -1, -1):
        other, whole = scene.clause(i), scene.quantities[i]
        if other.sentence != clause.sentence:
            return None
        tail = scene.text[whole.end : min(other.end, q.start)]
        among = _AMONG.match(tail) if other != clause else _AMONG_HERE.match(tail)
        if among and not _RANKED.search(scene.text, min(other.end, q.start) if other != clause else whole.end, q.start):
            if q.kind == "percentage":
                if any(c.before in "；;" for c in starting_in(scene.clauses, other.start + 1, clause.start + 1)):
                    return None
                told = _SHARED.search(scene.text[clause.start : q.end] if other != clause else scene.text[whole.end : q.end])
                return i if told and whole.kind == "count" else None
            return i if _same_uom(whole, q) and whole.value >= q.value else None
    return None


def _same_uom(whole: Quantity, part: Quantity) -> bool:
    return whole.uom == part.uom or (whole.uom in _PEOPLE and part.uom in _PEOPLE)

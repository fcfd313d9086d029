"""Shares that do not stand right behind one part and one whole: lists by place, several parts at once, what is done and what is left."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import permutations

from pipeline.mine.redoing import LEVELS, Redoable, check, rounds_to
from pipeline.records import Check

_FAR = 40  # how many numbers away a part or a whole may stand
_MOST_PARTS = 6
_WHOLE = re.compile(r"占(?:全部|总)?(?P<base>[一-龥]{1,8}?)(?:总[量数额]|的?比[重例])?(?:的|为|达|达到)?$")
_OF_PLAN = re.compile(r"^的$")
_PLAN = re.compile(r"目标|任务|计划|指标")
_DONE = re.compile(r"(?P<stem>[一-龥]{2})率$")
_LEFT = re.compile(r"待|未|剩余|尚有|余下")


def further_shares(told: Redoable) -> Iterator[Check]:
    """Every such share of the article's sentences."""
    yield from _by_body(told)
    for at, claim in told.spoken():
        q = claim.quantity
        if q.uom == "%" and q.kind == "percentage" and q.bound in ("exact", "about"):
            yield from _of_plan(told, at)
            yield from _of_several(told, at)
            yield from _of_done_and_left(told, at)


def _of_plan(told: Redoable, at: int) -> Iterator[Check]:
    """104.1% of 发放贷款8091万元，为目标任务7773万元的104.1%."""
    near = told.in_sentence_before(at)
    if len(near) < 2 or near[-1] != at - 1 or not _OF_PLAN.match(told.lead(at)) or not _PLAN.search(told.lead(near[-1])):
        return
    done, plan = near[-2], near[-1]
    if told.uom(done) == told.uom(plan) and told.kind(done) in LEVELS and told.value(done) > told.value(plan) > 0:
        yield check(told, at, "share", (done, plan), told.value(done) / told.value(plan) * 100)


def _of_several(told: Redoable, at: int) -> Iterator[Check]:
    """77% of 交通类783件、城乡类579件、政法类562件，占工单总量的77%, with 工单2495件 told before."""
    base = _WHOLE.search(told.lead(at))
    near = told.in_sentence_before(at)
    if base is None or not near or near[-1] != at - 1:
        return
    parts: list[int] = []
    for i in reversed(near[-_MOST_PARTS:]):
        if told.kind(i) not in LEVELS or told.uom(i) != told.uom(near[-1]):
            break
        parts.insert(0, i)
    wholes = [i for i in range(parts[0] - 1 if parts else -1, max(-1, at - _FAR), -1) if _names(told, i, base["base"])]
    for whole in wholes:
        if told.uom(whole) != told.uom(near[-1]) or not told.value(whole):
            continue
        for start in range(len(parts) - 1):
            share = sum(told.value(i) for i in parts[start:]) / told.value(whole) * 100
            if rounds_to(told.quantity(at), share) and told.quantity(at).bound == "exact":
                yield check(told, at, "share", (*parts[start:], whole), share)
                return


def _names(told: Redoable, at: int, base: str) -> bool:
    words = told.indicators[at].metric + told.article.text[told.end(at) : told.end(at) + 6]
    return told.kind(at) in LEVELS and not told.in_table(at) and base in words


def _of_done_and_left(told: Redoable, at: int) -> Iterator[Check]:
    """96.9% of 已恢复线路95条，待恢复线路3条，线路恢复率96.9%: what is done of it and what is left."""
    rate = _DONE.search(told.indicators[at].metric)
    if rate is None or not told.decimals(at) or told.quantity(at).bound != "exact":
        return
    earlier = [i for i in range(max(0, at - _FAR), at) if told.kind(i) in LEVELS and not told.in_table(i)]
    for left in reversed(earlier):
        if not _LEFT.search(_clause(told, left)) or rate["stem"] not in _clause(told, left):
            continue
        for done in (i for i in reversed(earlier) if i < left and told.uom(i) == told.uom(left)):
            share = told.value(done) / (told.value(done) + told.value(left)) * 100
            if rounds_to(told.quantity(at), share):
                yield check(told, at, "share", (done, left), share)
                return


def _clause(told: Redoable, at: int) -> str:
    """The words from the last ； or 。 to the number: 待恢复3条10千伏线路、87台."""
    start, _ = told.sentence(at)
    return re.split(r"；", told.article.text[start : told.quantity(at).start])[-1]


def _by_body(told: Redoable) -> Iterator[Check]:
    """开工率分别为：甲县94.1%、乙县78.6% of two lists told before, of what was begun and of what was signed, body by body."""
    rates: dict[tuple[int, int], list[int]] = defaultdict(list)
    levels: dict[tuple[int, int], dict[str, int]] = defaultdict(dict)
    for at, claim in told.spoken():
        if claim.who is None:
            continue
        if claim.quantity.kind == "percentage" and claim.quantity.bound == "exact":
            rates[told.sentence(at)].append(at)
        elif told.kind(at) in LEVELS:
            levels[told.sentence(at)].setdefault(claim.who, at)
    for claims in rates.values():
        if len({told.indicators[i].who for i in claims}) > 2:
            yield from _of_lists(told, claims, [level for level in levels.values() if len(level) > 2])


def _of_lists(told: Redoable, claims: Sequence[int], lists: Sequence[dict[str, int]]) -> Iterator[Check]:
    best: list[Check] = []
    for parts, wholes in permutations(lists, 2):
        made = [
            check(told, at, "share", (parts[who], wholes[who]), told.value(parts[who]) / told.value(wholes[who]) * 100)
            for at in claims
            if (who := told.indicators[at].who or "") in parts
            and who in wholes
            and told.uom(parts[who]) == told.uom(wholes[who])
            and told.value(wholes[who])
        ]
        held = sum(c.holds for c in made)
        if held > 2 and held * 3 > len(made) * 2 and held > sum(c.holds for c in best):
            best = made
    yield from best

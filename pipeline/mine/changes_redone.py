"""Changes that an article lets one redo: from a pair before and after, from a level and its step, from two rates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.mine.redoing import LEVELS, Redoable, check, rounds_to
from pipeline.records import Check

_YEAR_AGO = re.compile(r"^(?:上年|去年)(?:同期)?$|^同期$")

_MONTH_AGO = re.compile(r"^(?:上[月周季期]度?|\d{1,2}月份?|[一二三四]季度)$")


def changes(told: Redoable) -> Iterator[Check]:
    """36.8% of 由212人减至134人，减少36.8%; 18.4% of 427起…减少96起，下降18.4%; 2.3 points of 7.7% beside 5.4%."""
    for at, claim in told.spoken():
        q = claim.quantity
        if q.kind != "change" or q.uom not in ("%", "个百分点", "倍", "") or claim.change is None or q.quote.startswith("翻"):
            continue
        if "平均" in (claim.change.base or ""):
            continue  # 由61%升到100%，比全省平均高15个百分点: not what it rose by
        near = told.in_sentence_before(at)
        sign = 1 if claim.change.direction == "up" else -1
        if not q.uom:
            yield from (c for c in _by_step(told, at, near, sign) if c.holds)  # 上升196.67, its % forgotten
            continue
        pair = _before_and_after(told, at, near)
        if pair is not None:
            old, new = (told.value(i) for i in pair)
            vague = any(told.indicators[i].quantity.bound in ("about", "more_than", "less_than") for i in pair)
            if old and not vague and (expected := _change(q.uom, old, new, sign)) is not None:
                yield check(told, at, "change", pair, expected)
            continue
        if q.uom == "个百分点":
            yield from _gap(told, at, near, sign)
        elif q.uom == "%":
            yield from _by_step(told, at, near, sign)


def _before_and_after(told: Redoable, at: int, near: Sequence[int]) -> tuple[int, int] | None:
    """(before, after) of a pair in the sentence, or a level and the base it is told against (比3月份的612件增长)."""
    for first, second in reversed([*pairwise(near)]):
        if told.indicators[first].stage == "before" and told.indicators[second].stage == "after":
            uoms = told.uom(first).split("/")[0] == told.uom(second).split("/")[0]
            plain = told.quantity(at).bound == "exact" and told.quantity(at).quote.endswith("%") and told.uom(first) != "%"
            right_after = second == at - 1 and plain
            return (first, second) if uoms and (right_after or told.indicators[second].metric == told.indicators[at].metric) else None
    if near and told.uom(near[-1]) not in ("%", "个百分点") and re.search(r"(?:比|较)[^，；。]{0,10}的$", told.lead(near[-1])):
        level = next((i for i in reversed(near[:-1]) if told.uom(i) == told.uom(near[-1]) and told.kind(i) in LEVELS), None)
        if level is not None and told.adjoins(near[-1], at):
            return (near[-1], level)
    return None


def _change(uom: str, old: float, new: float, sign: int) -> float | None:
    if uom == "%":
        return sign * (new - old) / old * 100
    if uom == "倍":
        return sign * (new - old) / old
    return sign * (new - old)


def natural_growth(told: Redoable) -> Iterator[Check]:
    """自然增长率1.2‰ of 出生率7.5‰，死亡率6.3‰."""
    for at, claim in told.spoken():
        near = told.in_sentence_before(at)
        born, died = (next((i for i in reversed(near) if told.indicators[i].metric.endswith(rate)), None) for rate in ("出生率", "死亡率"))
        if "自然增长率" not in told.lead(at) or born is None or died is None:
            continue
        if told.uom(born) == told.uom(died) == claim.quantity.uom:
            yield check(told, at, "change", (born, died), told.value(born) - told.value(died))


def _gap(told: Redoable, at: int, near: Sequence[int], sign: int) -> Iterator[Check]:
    """快于城镇2.3个百分点: the two last rates of change of the sentence."""
    base = told.indicators[at].change
    rates = [i for i in near if told.kind(i) == "change" and told.uom(i) == "%"]
    if base is None or not base.base or not rates or not re.search(r"[快慢高低]", told.lead(at)):
        return
    here = rates[-1]
    there = rates[-2] if len(rates) > 1 else _rate_of(told, here, base.base)
    if there is None and (named := _rate_named(told, at, here, base.base, sign)) is not None:
        there = named
    elif there is not None and base.base[:2] not in told.indicators[there].metric:
        there = None
    if there is not None:
        yield check(told, at, "change", (there, here), sign * (told.value(here) - told.value(there)))


def _rate_named(told: Redoable, at: int, here: int, base: str, sign: int) -> int | None:
    """The nearest rate told earlier of a thing that the base names in short, where the gap is met: 高于全县工业增速2.1个百分点."""
    thing = re.sub(r"^(?:全[省市县区]|总)|(?:增长|增幅|增速|下降|降幅)+$", "", base)
    for i in range(here - 1, -1, -1):
        rate = told.kind(i) == "change" and told.uom(i) == "%" and len(thing) > 3 and thing in told.indicators[i].metric
        if rate and rounds_to(told.quantity(at), sign * (told.value(here) - told.value(i))):
            return i
    return None


def _rate_of(told: Redoable, before: int, base: str) -> int | None:
    """The nearest rate told earlier of what a gap is against: 比固定资产投资增长快66.4个百分点."""
    thing = re.sub(r"(?:增长|增幅|增速|下降|降幅)+$", "", base)
    for i in range(before - 1, -1, -1):
        if (
            told.kind(i) == "change"
            and told.uom(i) == "%"
            and len(thing) > 3
            and re.sub(r"^(?:全[省市县区]|总)", "", told.indicators[i].metric) == thing
        ):
            return i
    return None


def _by_step(told: Redoable, at: int, near: Sequence[int], sign: int) -> Iterator[Check]:
    """事故427起，减少96起，下降18.4%; 案件262件，下降2.6%，减少7件: level and step give the base."""
    metric = re.sub(r"[增降涨跌][幅速]$", "", told.indicators[at].metric)
    alike = [i for i in near if told.indicators[i].metric == metric]
    level = next((i for i in reversed(alike) if told.kind(i) in LEVELS), None)
    step = next((i for i in reversed(alike) if _is_step(told, i, at)), None)
    made = [c for pair in ((level, step), _beside(told, at, near)) if (c := _from_step(told, at, *pair, sign)) is not None]
    yield from [c for c in made if c.holds][:1] or made[:1]


def _from_step(told: Redoable, at: int, level: int | None, step: int | None, sign: int) -> Check | None:
    """The claim redone from a level and the step that led to it."""
    if level is None or step is None or told.uom(level) != told.uom(step) or told.quantity(level).bound != "exact":
        return None
    change = told.indicators[step].change
    delta = told.value(step) * (-1 if change is not None and change.direction == "down" else 1)
    against = re.search(r"[比较][^，；。]{0,8}$", told.lead(level)) is not None  # 比去年4.8万亩增加0.2万亩: the base itself
    base = told.value(level) if against else told.value(level) - delta
    return check(told, at, "change", (level, step), sign * delta / base * 100) if base > 0 else None


def _beside(told: Redoable, at: int, near: Sequence[int]) -> tuple[int | None, int | None]:
    """The level told last, and the step from it that stands between it and the claim or right behind the claim."""
    level = next((i for i in reversed(near) if told.kind(i) in LEVELS), None)
    if level is None or not told.adjoins(level, at) or told.quantity(level).bound != "exact":
        return None, None
    behind = [i for i in told.in_sentence_after(at)[:1] if re.match(r"[，、（]", told.article.text[told.end(at) : told.end(at) + 1])]
    steps = (i for i in (*range(at - 1, level, -1), *behind) if _is_step(told, i, at) and told.uom(i) == told.uom(level))
    return level, next(steps, None)


def _is_step(told: Redoable, step: int, at: int) -> bool:
    """A difference in the level's own unit, from the base that the claim is told against: not 比年初增加5亿元，同比增长8%."""
    if told.kind(step) != "change" or told.uom(step) in ("%", "个百分点", "倍", ""):
        return False
    bases = {
        _MONTH_AGO.sub("环比", _YEAR_AGO.sub("同比", c.base)) for i in (step, at) if (c := told.indicators[i].change) is not None and c.base
    }
    return len(bases) < 2

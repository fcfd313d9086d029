"""Sums that an article lets one redo: shares, totals, changes and averages, in its sentences; its tables are ``table_checks``' matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.mine.redoing import Redoable, check, rounds_to
from pipeline.mine.table_checks import table_checks
from pipeline.records import Article, Check, Indicator, Relation

_LEVELS = ("count", "amount", "measurement")
_TOTALS = re.compile(r"合计|共计|总计|累计达?$|共$|共有$")
_RATE = re.compile(r"(?P<stem>[一-龥]{2})率$")
_SHARE_WORD = re.compile(r"占|率|面 |比重|比例|完成|进度|比 |比为")
_DIGITS = 4  # printed digits that two addends meet by no chance
_FAR = 40  # how many numbers away a part or a whole may stand
_PER = re.compile(r"[户人笔亩村件场次]均|^平均|每[人户亩件村]")


def find_checks(article: Article, indicators: Sequence[Indicator]) -> list[Check]:
    """Every claim whose parts stand in the article; a claim holds when redone it rounds to what is printed."""
    told = Redoable(article, tuple(indicators))
    found: dict[tuple[int, Relation], Check] = {}
    spoken = (*_changes(told), *_natural_growth(told), *_shares(told), *_ratios(told), *_averages(told), *_sums(told))
    for made in (*spoken, *table_checks(told)):
        found.setdefault((made.claim, made.relation), made)
    claimed_otherwise = {claim for claim, relation in found if relation != "sum"}
    return sorted(
        (c for key, c in found.items() if key[1] != "sum" or key[0] not in claimed_otherwise), key=lambda c: (c.claim, c.relation)
    )


def _changes(told: Redoable) -> Iterator[Check]:
    """36.8% of 由212人减至134人，减少36.8%; 18.4% of 427起…减少96起，下降18.4%; 2.3 points of 7.7% beside 5.4%."""
    for at, claim in told.spoken():
        q = claim.quantity
        if q.kind != "change" or q.uom not in ("%", "个百分点", "倍") or claim.change is None or q.quote.startswith("翻"):
            continue
        if "平均" in (claim.change.base or ""):
            continue  # 由61%升到100%，比全省平均高15个百分点: not what it rose by
        near = told.in_sentence_before(at)
        sign = 1 if claim.change.direction == "up" else -1
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
            alike = told.uom(first) == told.uom(second) and told.indicators[second].metric == told.indicators[at].metric
            return (first, second) if alike else None
    if near and told.uom(near[-1]) not in ("%", "个百分点") and re.search(r"(?:比|较)[^，；。]{0,10}的$", told.lead(near[-1])):
        level = next((i for i in reversed(near[:-1]) if told.uom(i) == told.uom(near[-1]) and told.kind(i) in _LEVELS), None)
        if level is not None and told.adjoins(near[-1], at):
            return (near[-1], level)
    return None


def _change(uom: str, old: float, new: float, sign: int) -> float | None:
    if uom == "%":
        return sign * (new - old) / old * 100
    if uom == "倍":
        return sign * (new - old) / old
    return sign * (new - old)


def _natural_growth(told: Redoable) -> Iterator[Check]:
    """自然增长率1.2‰ of 出生率7.5‰，死亡率6.3‰."""
    for at, claim in told.spoken():
        near = told.in_sentence_before(at)
        born, died = (next((i for i in reversed(near) if told.indicators[i].metric.endswith(rate)), None) for rate in ("出生率", "死亡率"))
        if "自然增长率" not in told.lead(at) or born is None or died is None:
            continue
        if told.uom(born) == told.uom(died) == claim.quantity.uom:
            yield check(told, at, "change", (born, died), told.value(born) - told.value(died))


def _ratios(told: Redoable) -> Iterator[Check]:
    """城乡收入比2.5 of 城镇居民收入4万元，农村居民收入1.6万元."""
    for at, claim in told.spoken():
        q = claim.quantity
        if q.kind != "ratio" or q.uom or not re.search(r"比[为是]?$", told.lead(at)) or not told.decimals(at):
            continue
        near = [i for i in told.in_sentence_before(at) if told.kind(i) in _LEVELS and told.indicators[i].quantity.bound == "exact"]
        pairs = [(a, b) for b, a in pairwise(near)] + list(pairwise(near))
        held = next((p for p in pairs if told.uom(p[0]) == told.uom(p[1]) and rounds_to(q, told.value(p[0]) / told.value(p[1]))), None)
        if held is not None:
            yield check(told, at, "share", held, told.value(held[0]) / told.value(held[1]))


def _gap(told: Redoable, at: int, near: Sequence[int], sign: int) -> Iterator[Check]:
    """快于城镇2.3个百分点: the two last rates of change of the sentence."""
    base = told.indicators[at].change
    rates = [i for i in near if told.kind(i) == "change" and told.uom(i) == "%"]
    if base is None or not base.base or len(rates) < 2 or not re.search(r"[快慢高低]于", told.lead(at)):
        return
    there, here = rates[-2], rates[-1]
    if base.base[:2] in told.indicators[there].metric:
        yield check(told, at, "change", (there, here), sign * (told.value(here) - told.value(there)))


def _by_step(told: Redoable, at: int, near: Sequence[int], sign: int) -> Iterator[Check]:
    """事故427起，减少96起，下降18.4%: level and step give the base."""
    metric = re.sub(r"[增降涨跌]幅$", "", told.indicators[at].metric)
    alike = [i for i in near if told.indicators[i].metric == metric]
    level = next((i for i in reversed(alike) if told.kind(i) in _LEVELS), None)
    step = next((i for i in reversed(alike) if told.kind(i) == "change" and told.uom(i) not in ("%", "个百分点", "倍")), None)
    if level is None or step is None or told.uom(level) != told.uom(step):
        return
    change = told.indicators[step].change
    delta = told.value(step) * (-1 if change is not None and change.direction == "down" else 1)
    base = told.value(level) - delta
    if base > 0:
        yield check(told, at, "change", (level, step), sign * delta / base * 100)


def _shares(told: Redoable) -> Iterator[Check]:
    """43.75% of 14支…32个; 98.2% of 受理275件，办结270件，办结率98.2%."""
    for at, claim in told.spoken():
        if not _is_share(told, claim) or told.in_turn(at):
            continue
        exact = claim.quantity.bound == "exact"
        pair = next((p for p in _pairs(told, at) if exact and rounds_to(claim.quantity, told.value(p[0]) / told.value(p[1]) * 100)), None)
        structural = _pair_told(told, at)
        if pair is None or (told.decimals(at) == 0 and told.uom(pair[0]) != told.uom(pair[1])):
            pair = structural
        if pair is not None:
            share = told.value(pair[0]) / told.value(pair[1]) * 100
            yield check(told, at, "share", pair, 100 - share if _is_rest(told, at, pair[0]) else share)


def _is_share(told: Redoable, claim: Indicator) -> bool:
    """A share to be redone: 近98% too; 增长面 is the share of those that grew."""
    q = claim.quantity
    share = q.kind == "percentage" or (q.uom == "%" and claim.metric.endswith("面"))
    return share and q.bound in ("exact", "about") and not re.match("还多|多|强|弱|有余", told.article.text[q.end : q.end + 2])


def _is_rest(told: Redoable, at: int, part: int) -> bool:
    """合格率 of 不合格6批次: what the rate leaves over."""
    rate = _RATE.search(told.indicators[at].metric)
    return rate is not None and re.search(rf"[不未]{rate['stem']}", told.indicators[part].metric) is not None


def _pair_told(told: Redoable, at: int) -> tuple[int, int] | None:
    """(part, whole) where the words say so: 占比 right after a part, a rate right after what it is the rate of."""
    near = [i for i in told.in_sentence_before(at) if told.kind(i) in _LEVELS]
    if not near or (near[-1] != at - 1 and told.kind(at - 1) != "change"):
        return None
    part = near[-1]
    whole = told.indicators[part].part_of
    if (
        re.match(r"(?:分别|约|仅|各|共)*占", told.lead(at))
        and whole is not None
        and told.uom(whole) == told.uom(part)
        and told.value(whole)
        and not re.search(r"占[^比]", told.lead(at))
    ):
        return (part, whole)
    rate = _RATE.search(told.indicators[at].metric)
    if rate is None or len(near) < 2 or told.uom(at) != "%":
        return None
    before = near[-2]
    alike = told.kind(part) == "count" and told.uom(before) == told.uom(part) and 0 < told.value(part) <= 2 * told.value(before)
    if alike and rate["stem"] in told.indicators[part].metric and told.adjoins(part, at):
        return (part, before)
    return None


def _pairs(told: Redoable, at: int) -> Iterator[tuple[int, int]]:
    """Parts and wholes that the claim may rest on, the nearest first."""
    if not _SHARE_WORD.search(f"{told.lead(at)} {told.indicators[at].metric} "):
        return
    near = [i for i in told.in_sentence_before(at) if told.kind(i) in _LEVELS]
    earlier = [i for i in range(max(0, at - _FAR), at) if i not in near and told.kind(i) in _LEVELS and not told.in_table(i)]
    for part in reversed(near):
        for whole in [*(n for n in reversed(near) if n != part), *reversed(earlier)]:
            p, w = told.value(part), told.value(whole)
            if (
                told.kind(part) == told.kind(whole)
                and w > 0
                and p <= w
                and (told.uom(part) == told.uom(whole) or told.kind(part) == "count")
            ):
                yield part, whole


def _averages(told: Redoable) -> Iterator[Check]:
    """4000元 of 94户…37.6万元，户均4000元."""
    for at, claim in told.spoken():
        q = claim.quantity
        if (
            q.kind not in ("amount", "measurement", "count")
            or q.bound not in ("exact", "about")
            or not (_PER.match(claim.metric) or _PER.search(told.lead(at)) or q.quote.startswith("每"))
        ):
            continue
        near = [i for i in told.in_sentence_before(at) if told.kind(i) in _LEVELS and told.indicators[i].quantity.bound == "exact"][-4:]
        uom = q.uom.split("/")[0]
        pairs = [
            (a, b)
            for a in reversed(near)
            for b in reversed(near)
            if a != b and told.uom(a) == uom and told.uom(b) != uom and told.value(b) > 1
        ]
        pair = next((p for p in pairs if rounds_to(q, told.value(p[0]) / told.value(p[1]))), None)
        if pair is not None:
            yield check(told, at, "share", pair, told.value(pair[0]) / told.value(pair[1]))


def _sums(told: Redoable) -> Iterator[Check]:
    """90个 of 工业34个、农业56个，合计90个; 648家 of 其中企业126家、工地203处、场所319处."""
    for at, claim in told.spoken():
        q = claim.quantity
        if q.kind not in _LEVELS or q.bound != "exact":
            continue
        if _TOTALS.search(told.lead(at)):
            listed = _run_before(told, at)
            if len(listed) >= 2:
                yield check(told, at, "sum", listed, sum(told.value(i) for i in listed))
                continue
        for group in _groups_after(told, at):
            total = sum(told.value(i) for i in group)
            if len(group) >= 2 and abs(total - q.value) <= 1e-9 * max(1.0, q.value):
                yield check(told, at, "sum", group, total)
                break


def _run_before(told: Redoable, at: int) -> tuple[int, ...]:
    """The list of numbers in the claim's unit that ends right before it."""
    run: list[int] = []
    for i in reversed(told.in_sentence_before(at)):
        if (
            not run
            and (told.kind(i) in ("percentage", "change") or told.indicators[i].quantity.uom in ("类", "项", "者"))
            and told.uom(i) != told.uom(at)
        ):
            continue
        if told.uom(i) != told.uom(at) or told.value(i) > told.value(at):
            break
        run.insert(0, i)
    return tuple(run)


def _groups_after(told: Redoable, at: int) -> Iterable[tuple[int, ...]]:
    """Lists that may add up to the claim: its parts, else the next numbers of its kind in its sentence."""
    following = told.in_sentence_after(at)
    near = range(at + 1, min(at + _FAR, len(told.indicators)))
    yield tuple(i for i in near if told.indicators[i].part_of == at and told.kind(i) == told.kind(at))
    alike = [i for i in following if told.uom(i) == told.uom(at) and told.kind(i) == told.kind(at)]
    for size in range(2, min(len(alike), 9) + 1):
        if size > 2 or alike[:2] == [at + 1, at + 2]:
            yield tuple(alike[:size])
    if told.value(at) >= 20 and not alike:
        later = [i for i in near[:12] if not told.in_table(i) and told.uom(i) == told.uom(at) and told.kind(i) == told.kind(at)]
        plain = re.sub(r"\D", "", told.indicators[at].quantity.quote)
        for size in range(2 if len(plain) >= _DIGITS else 3, min(len(later), 9) + 1):
            yield tuple(later[:size])

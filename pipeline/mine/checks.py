"""Sums that an article lets one redo: shares, totals, changes and averages, in its sentences; its tables are ``table_checks``' matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.mine.changes_redone import changes, natural_growth
from pipeline.mine.redoing import LEVELS, Redoable, check, rounds_to
from pipeline.mine.shares_redone import further_shares
from pipeline.mine.table_checks import table_checks
from pipeline.records import Article, Check, Indicator, Relation

_TOTALS = re.compile(r"合计|共计|总计|累计达?$|共$|共有$")
_RATE = re.compile(r"(?P<stem>[一-龥]{2})率$")
_SHARE_WORD = re.compile(r"占|率|面 |比重|比例|完成|进度|比 |比为")
_OF_PLAN = re.compile(r"占(?:年初|全年|年度)?(?P<base>预算|计划|目标|任务)")
_NAMED_BASE = re.compile(r"占(?:全[省市县区])?(?P<base>[一-龥]{4,12}?)(?:的?比[重例]|的)?[达为]?$")
_DIGITS = 4  # printed digits that two addends meet by no chance
_NEAR = 1.0  # points by which a rate told away from its parts may miss and still be theirs
_FAR = 40  # how many numbers away a part or a whole may stand
_OTHER_TIME = re.compile(r"上[月年周季期]|去年|同期|[（(]")
_PER = re.compile(r"[户人笔亩村件场次]均|^平均|每[人户亩件村]")


def find_checks(article: Article, indicators: Sequence[Indicator]) -> list[Check]:
    """Every claim whose parts stand in the article; a claim holds when redone it rounds to what is printed."""
    told = Redoable(article, tuple(indicators))
    found: dict[tuple[int, Relation], Check] = {}
    spoken = (*changes(told), *natural_growth(told), *_shares(told), *further_shares(told), *_ratios(told), *_averages(told), *_sums(told))
    for made in (*spoken, *table_checks(told)):
        found.setdefault((made.claim, made.relation), made)
    claimed_otherwise = {claim for claim, relation in found if relation != "sum"}
    kept = sorted(
        (c for key, c in found.items() if key[1] != "sum" or key[0] not in claimed_otherwise), key=lambda c: (c.claim, c.relation)
    )
    once: dict[tuple[Relation, str, tuple[float, ...]], Check] = {}
    for made in kept:  # what is said again is claimed once
        again = made.relation, told.quantity(made.claim).quote, tuple(told.value(i) for i in made.inputs)
        once.setdefault(again if not told.in_table(made.claim) else (made.relation, str(made.claim), ()), made)
    return list(once.values())


def _ratios(told: Redoable) -> Iterator[Check]:
    """城乡收入比2.5 of 城镇居民收入4万元，农村居民收入1.6万元."""
    for at, claim in told.spoken():
        q = claim.quantity
        if q.kind != "ratio" or q.uom or not re.search(r"比[为是]?$", told.lead(at)) or not told.decimals(at):
            continue
        near = [i for i in told.in_sentence_before(at) if told.kind(i) in LEVELS and told.indicators[i].quantity.bound == "exact"]
        pairs = [(a, b) for b, a in pairwise(near)] + list(pairwise(near))
        held = next((p for p in pairs if told.uom(p[0]) == told.uom(p[1]) and rounds_to(q, told.value(p[0]) / told.value(p[1]))), None)
        if held is not None:
            yield check(told, at, "share", held, told.value(held[0]) / told.value(held[1]))


def _shares(told: Redoable) -> Iterator[Check]:
    """43.75% of 14支…32个; 98.2% of 受理275件，办结270件，办结率98.2%."""
    for at, claim in told.spoken():
        if not _is_share(told, claim) or told.in_turn(at):
            continue
        exact = claim.quantity.bound == "exact"
        pair = next((p for p in _pairs(told, at) if exact and rounds_to(claim.quantity, told.value(p[0]) / told.value(p[1]) * 100)), None)
        if pair is not None and _of_plan(told, at, pair[1]):
            pair = None
        pair = pair or _of_named(told, at)
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


def _of_plan(told: Redoable, at: int, whole: int) -> bool:
    """占预算20.6%: of a budget, not of what was spent."""
    base = _OF_PLAN.search(told.lead(at))
    if base is None or told.indicators[whole].target:
        return False
    named = (told.indicators[whole].metric, told.lead(whole))
    return not any(re.search(rf"{base['base']}[数额]?(?:[达为是]|总额)?$", words) for words in named)


def _of_named(told: Redoable, at: int) -> tuple[int, int] | None:
    """占固定资产投资的比重为31.5%: the whole was told under this name before."""
    base = _NAMED_BASE.search(told.lead(at))
    if base is None or told.quantity(at).bound != "exact":
        return None
    earlier = [i for i in range(max(0, at - _FAR), at) if told.kind(i) in LEVELS and not told.in_table(i)]
    whole = next((i for i in reversed(earlier) if told.indicators[i].metric.endswith(base["base"])), None)
    if whole is None or not told.value(whole):
        return None
    alike = (i for i in reversed(earlier) if i != whole and told.uom(i) == told.uom(whole) and told.quantity(i).bound == "exact")
    return next(((i, whole) for i in alike if rounds_to(told.quantity(at), told.value(i) / told.value(whole) * 100)), None)


def _is_rest(told: Redoable, at: int, part: int) -> bool:
    """合格率 of 不合格6批次: what the rate leaves over."""
    rate = _RATE.search(told.indicators[at].metric)
    return rate is not None and re.search(rf"[不未]{rate['stem']}", told.indicators[part].metric) is not None


def _pair_told(told: Redoable, at: int) -> tuple[int, int] | None:
    """(part, whole) where the words say so: 占比 right after a part, a rate right after what it is the rate of."""
    near = [i for i in told.in_sentence_before(at) if told.kind(i) in LEVELS]
    rated = None if told.indicators[at].target or _OTHER_TIME.search(told.lead(at)) else _rated(told, at, near)
    if rated is not None:
        return rated
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
        and not any(re.search(r"占[^比]{2}", told.lead(i)) for i in told.in_sentence_before(at))  # 占总人口14.7%，其中市区…占15.9%
    ):
        return (part, whole)
    return None


def _rated(told: Redoable, at: int, near: Sequence[int]) -> tuple[int, int] | None:
    """(办结492件, 受理500件) of 办结率, its own parts in between left out: 已处理53万亩，其中深翻50万亩，处理率91.3%."""
    rate = _RATE.search(told.indicators[at].metric)
    if rate is None or len(near) < 2 or told.uom(at) != "%":
        return None
    part = next((i for i in reversed(near) if rate["stem"] in told.indicators[i].metric + told.lead(i)), near[-1])
    place = near.index(part)
    between = near[place + 1 :]
    if place == 0 or any(told.indicators[i].part_of != part for i in between):
        return None
    before = near[place - 1]
    alike = told.kind(part) != "amount" and told.uom(before) == told.uom(part) and 0 < told.value(part) <= 2 * told.value(before)
    if not alike or rate["stem"] not in told.indicators[part].metric + told.lead(part):
        return None
    share = told.value(part) / told.value(before) * 100
    return (part, before) if (abs(share - told.value(at)) < _NEAR if between else told.adjoins(part, at)) else None


def _pairs(told: Redoable, at: int) -> Iterator[tuple[int, int]]:
    """Parts and wholes that the claim may rest on, the nearest first."""
    if not _SHARE_WORD.search(f"{told.lead(at)} {told.indicators[at].metric} "):
        return
    near = [i for i in told.in_sentence_before(at) if told.kind(i) in LEVELS]
    earlier = [i for i in range(max(0, at - _FAR), at) if i not in near and told.kind(i) in LEVELS and not told.in_table(i)]
    vague = told.decimals(at) == 0 and "占" not in told.lead(at)  # 满意率92% meets some quotient of numbers further off by chance
    for part in reversed(near):
        for whole in [*(n for n in reversed(near) if n != part), *(() if vague else reversed(earlier))]:
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
        near = [i for i in told.in_sentence_before(at) if told.kind(i) in LEVELS and told.indicators[i].quantity.bound == "exact"][-4:]
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
        if q.kind not in LEVELS or q.bound != "exact":
            continue
        if _TOTALS.search(told.lead(at)):
            listed = _run_before(told, at)
            if len(listed) >= 2:
                yield check(told, at, "sum", listed, sum(told.value(i) for i in listed))
                continue
        for group in _groups_after(told, at):
            total = sum(told.value(i) for i in group)
            if sum(told.value(i) > 0 for i in group) >= 2 and abs(total - q.value) <= 1e-9 * max(1.0, q.value):
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
    listed = told.article.text[told.end(at) : told.end(at) + 1] == "、"
    following = [] if listed else told.in_sentence_after(at)
    near = range(at + 1, min(at + _FAR, len(told.indicators)))
    parts = tuple(i for i in near if told.indicators[i].part_of == at and told.kind(i) == told.kind(at))
    yield parts if _is_one_list(told, parts) else ()
    alike = [i for i in following if told.uom(i) == told.uom(at) and told.kind(i) == told.kind(at)]
    for size in range(2, min(len(alike), 9) + 1):
        left_over = size == 2 and re.search(r"(?:剩余|其余|尚有|余下)", told.lead(alike[1]))
        if (size > 2 or alike[:2] == [at + 1, at + 2] or left_over) and _is_one_list(told, alike[:size]):
            yield tuple(alike[:size])
    loose = [i for i in following if told.uom(i) and told.uom(at).endswith(told.uom(i)) and told.kind(i) == told.kind(at)]
    if len(loose) > 2 and not alike:
        yield tuple(loose)  # 外出招商195批次，分别为：云山县35次、…
    if told.value(at) >= 20 and not alike and not listed:
        later = [i for i in near[:12] if not told.in_table(i) and told.uom(i) == told.uom(at) and told.kind(i) == told.kind(at)]
        plain = re.sub(r"\D", "", told.indicators[at].quantity.quote)
        for size in range(2 if len(plain) >= _DIGITS else 3, min(len(later), 9) + 1):
            yield tuple(later[:size])


def _is_one_list(told: Redoable, listed: Sequence[int]) -> bool:
    """Are the parts set apart alike, all by ； or none, and is none a part of another: 应结案16件，结案9件?"""
    apart = ["；" in told.article.text[told.end(a) : told.quantity(b).start] for a, b in pairwise(listed)]
    leads = [told.lead(i) for i in listed]
    return (all(apart) or not any(apart)) and not any(lead and other.endswith(f"应{lead}") for lead in leads for other in leads)

"""Lists that belong together in turn: 甲、乙分别增长5%、6%; 事故96起、死亡9人，分别下降2%和3%."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from pipeline.mine.clauses import Clause
from pipeline.mine.language import Token, is_listed, tokens
from pipeline.mine.scenes import Named
from pipeline.mine.wording import shortened, written
from pipeline.records import Quantity

_LINKS = frozenset({"个、", "个和", "、", "和", "及", "，", "与", "以及", "，和"})
_LEVELS = frozenset({"count", "amount", "measurement", "score", "ratio"})
_LEANING = frozenset({"carried", "share", "share done", "subject before"})


def in_turn(text: str, quantities: Sequence[Quantity], clauses: Sequence[Clause], found: Sequence[Named]) -> list[Named]:
    """The metrics with those of lists put right."""
    result = list(found)
    at = 0
    while at < len(result):
        run = [at]
        while run[-1] + 1 < len(result) and _continues(text, quantities, result, run[-1]):
            run.append(run[-1] + 1)
        if len(run) > 1:
            _settle(text, quantities, clauses, result, run)
        at = run[-1] + 1
    return result


def _settle(text: str, quantities: Sequence[Quantity], clauses: Sequence[Clause], result: list[Named], run: Sequence[int]) -> None:
    """Writes the metrics of one list of numbers into ``result``, which this module owns."""
    first = result[run[0]]
    subjects = _items(text, first.left.words, len(run)) if first.left.respectively else []
    if first.left.respectively and len(subjects) != len(run):
        told = _items(text, _told_before(text, quantities, clauses, first), len(run))
        subjects = told if len({item[-1:] for item in told}) == 1 else subjects
    if len(subjects) == len(run):
        for place, subject in zip(run, subjects, strict=True):
            result[place] = replace(result[place], metric=subject, carry=subject, source="in turn")
        return
    if first.source not in _LEANING or quantities[first.index].kind not in ("change", "percentage"):
        return
    group = _group_before(quantities, clauses, result, run[0], len(run), first.left.respectively)
    leaned = next((n.carry for n in reversed(result[: run[0]]) if not n.aside and n.carry), "")
    for order, place in enumerate(run):
        if group:
            metric = group[order].carry
            if first.source == "share done":
                metric += first.metric[first.metric.rfind("完成") :]
            if first.source == "share" and leaned:
                metric = first.metric.replace(leaned, metric, 1)
            result[place] = replace(result[place], metric=metric, head=group[order].head, source="in turn")
        else:
            result[place] = replace(result[place], metric=first.metric, head=first.head)


def _told_before(text: str, quantities: Sequence[Quantity], clauses: Sequence[Clause], first: Named) -> Sequence[Token]:
    """甲业、乙业 of 甲业、乙业增长较快，分别增长9%和7%: the subject of the clause before, where that holds no number."""
    before = clauses[first.clause - 1] if first.clause else None
    if before is None or before.sentence != clauses[first.clause].sentence:
        return ()
    at = bisect_left(quantities, before.start, key=lambda q: q.start)
    if at < len(quantities) and quantities[at].start < before.end:
        return ()
    words = tokens(text, before.start, before.end)
    stop = next((i for i, w in enumerate(words) if w.role in ("up", "down", "link", "rank") or (w.role == "verb" and is_listed(w.text))), 0)
    return words[:stop]


def _continues(text: str, quantities: Sequence[Quantity], result: Sequence[Named], at: int) -> bool:
    here, there = quantities[result[at].index], quantities[result[at + 1].index]
    return text[here.end : there.start] in _LINKS and here.kind == there.kind


def _group_before(
    quantities: Sequence[Quantity], clauses: Sequence[Clause], result: Sequence[Named], at: int, size: int, respectively: bool
) -> list[Named]:
    """The last ``size`` levels said before: those of one clause where they are just that many, else with 分别 the last of the sentence."""
    sentence = clauses[result[at].clause].sentence
    own = quantities[result[at].index].uom
    kinds = ("percentage",) if own == "个百分点" and respectively else _LEVELS
    levels = [
        n for n in result[:at]
        if clauses[n.clause].sentence == sentence and quantities[n.index].kind in kinds and not n.aside and n.metric
        and (not clauses[n.clause].bracketed or clauses[result[at].clause].bracketed)
    ]  # fmt: skip
    if len(levels) < size:
        return []
    last = [n for n in levels if n.clause == levels[-1].clause]
    alike = own in ("%", "个百分点", "倍") or all(quantities[n.index].uom == own for n in levels[-size : -size + 1])
    return levels[-size:] if alike and (len(last) == size or respectively) else []


def _items(text: str, words: Sequence[Token], wanted: int) -> list[str]:
    """The items of an enumeration, a shared head given to each: 城镇、农村居民收入 → 城镇居民收入, 农村居民收入.

    ``wanted`` tells how many: where the marks alone part the words into so many, 和 and 及 are inside an item (燃气及水生产和供应业).
    """
    by_marks = sum(w.text in "、，" for w in words) + 1 == wanted
    groups: list[list[Token]] = [[]]
    for word in words:
        if word.text in ("分别", "各", "依次"):
            continue
        if (word.text == "“" and groups[-1] and groups[-1][-1].text == "”") and groups[-1]:
            groups.append([word])
        elif word.text in "、，" or (word.role == "conjunction" and groups[-1] and not by_marks):
            groups.append([])
        else:
            groups[-1].append(word)
    groups = [g for g in groups if g]
    if len(groups) < 2:
        return []
    last = groups[-1]
    head = written(text, _shared_head(groups[:-1], last))
    if not head and all(len(g) == 1 and len(g[0].text) == 2 for g in groups[:-1]) and len(last) == 1 and len(last[0].text) == 4:
        head = last[0].text[2:]  # 刑事、治安案件
    return [shortened(text, g) + (head if g is not last else "") for g in groups]


def _shared_head(others: Sequence[Sequence[Token]], last: Sequence[Token]) -> Sequence[Token]:
    """What the last item says for all: 人均可支配收入 after 农村居民, beside 城镇居民."""
    first, size = others[0], len(others[0])
    if len(last) <= size:
        return ()
    same = next((i for i in range(len(last) - 2, -1, -1) if len(last[i].text) > 1 and first[-1].text.endswith(last[i].text)), None)
    if same is not None:
        return last[same + 1 :]
    if len(others) > 1 and all(len(o) == size and o[-1].text[-1] == last[size - 1].text[-1] for o in others):
        return last[size:]  # 肥料化、饲料化、原料化利用量
    if last[-1].text[-1] == first[-1].text[-1]:
        return ()
    alike = size == 1 or len([w for w in first if w.role == "noun"]) == 1
    return last[size:] if alike and len(first[-1].text) == len(last[size - 1].text) else ()

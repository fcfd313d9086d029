"""Which number is a part of which: 其中…, 在全部32个中…, 包括…, N个项目中，…."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.mine.carrying import Named
from pipeline.mine.clauses import Clause, of_sentence, opening, starting_in
from pipeline.records import Quantity

_PART = re.compile(r"其中|包括|当中|里面")
_AMONG = re.compile(r"^[^，。；0-9]{0,14}(?:中|里|内)$")
_NO_PARTS = re.compile(r"均|率|平均|指数|浓度|价格")
_LEVELS = ("count", "amount", "measurement")
_COUNTERS = frozenset({"个", "家", "处", "项", "件", "起", "户", "所", "名", "人", "位", "支", "座", "条", "", "篇", "场", "次", "批"})


def parts_of(
    text: str, quantities: Sequence[Quantity], clauses: Sequence[Clause], homes: Sequence[int], named: Sequence[Named]
) -> list[int | None]:
    """Index of the quantity each is a part of, None where it is part of none."""
    return [_whole(text, quantities, clauses, homes, named, at) for at in range(len(quantities))]


def _whole(
    text: str, quantities: Sequence[Quantity], clauses: Sequence[Clause], homes: Sequence[int], named: Sequence[Named], at: int
) -> int | None:
    q, clause = quantities[at], clauses[homes[at]]
    if q.kind in ("change", "rank", "duration", "score") or _NO_PARTS.search(named[at].metric):
        return None
    first = opening(clauses, clause.sentence)
    marks = list(_PART.finditer(text, first.start, q.start))
    container = _container(text, quantities, clauses, homes, at)
    if not marks:
        return container if container is not None and _fits(quantities[container], q, strict=True) else None
    mark = marks[-1]
    home = next(c for c in of_sentence(clauses, clause.sentence) if c.start <= mark.start() < c.end)
    if any(c.before in "；;" for c in starting_in(clauses, home.start + 1, clause.start + 1)) and not _same_head(
        quantities, homes, clauses, named, home, at
    ):
        return None
    reach = clause.sentence - (1 if mark.start() - first.start < 3 else 0)
    told = [i for i in _back_to(clauses, homes, at, reach, clause.paragraph) if quantities[i].kind in _LEVELS]
    before = [i for i in told if quantities[i].end <= mark.start()]
    if not before:
        return None
    alike = [i for i in before if quantities[i].uom == q.uom] or [i for i in before if quantities[i].uom == f"{q.uom}次"]
    if q.kind == "percentage":
        if any(quantities[i].start >= mark.end() for i in told):
            return None  # 其中税收4.3亿元，占比63%: the share is the part's
        return before[-1] if "占" in text[home.start : q.end] or "占" in named[at].metric or "过半" in q.quote else None
    if alike:
        whole = alike[-1]
        if quantities[whole].value >= q.value:
            return whole
        return next((i for i in reversed(alike) if quantities[i].value >= q.value), None)
    if home == clause and q.uom in _COUNTERS and quantities[before[-1]].uom in _COUNTERS and quantities[before[-1]].value >= q.value:
        return before[-1]
    return None


def _back_to(clauses: Sequence[Clause], homes: Sequence[int], at: int, sentence: int, paragraph: int) -> list[int]:
    """The quantities before ``at``, in order, back to a sentence of its paragraph."""
    low = at
    while low and clauses[homes[low - 1]].sentence >= sentence and clauses[homes[low - 1]].paragraph == paragraph:
        low -= 1
    return list(range(low, at))


def _same_head(
    quantities: Sequence[Quantity], homes: Sequence[int], clauses: Sequence[Clause], named: Sequence[Named], home: Clause, at: int
) -> bool:
    """第二产业增加值 after 其中，第一产业增加值…；: the list goes on over the semicolon."""
    first = at
    while first and quantities[first - 1].start >= home.start:
        first -= 1
    if first == at or quantities[first].uom != quantities[at].uom:
        return False
    there, here = named[first].metric, named[at].metric
    return (len(here) > 2 and there[-2:] == here[-2:]) or (len(there) == len(here) and there[-1:] == here[-1:])


def _container(text: str, quantities: Sequence[Quantity], clauses: Sequence[Clause], homes: Sequence[int], at: int) -> int | None:
    """The 32个 of 在全年的32个项目中，…: a number whose clause ends in 中."""
    clause = clauses[homes[at]]
    for i in range(at - 1, -1, -1):
        other = clauses[homes[i]]
        if other.sentence != clause.sentence:
            return None
        tail = text[quantities[i].end : other.end]
        if (
            _AMONG.match(tail)
            and (homes[i] != homes[at])
            and not re.search(r"排名|位居|列第|居第|名列|居全", text[other.end : quantities[at].start])
        ):
            return i
    return None


def _fits(whole: Quantity, part: Quantity, strict: bool) -> bool:
    if part.kind == "percentage":
        return False
    if whole.uom == part.uom or (not strict and whole.uom in _COUNTERS and part.uom in _COUNTERS):
        return whole.value >= part.value
    return False

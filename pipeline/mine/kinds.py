"""Level or difference, rate or plain amount: what the words around a quantity, and the list it stands in, make of it."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.mine.changes import continues_list, is_change
from pipeline.mine.rates import per_before
from pipeline.mine.reading import Reading

_DAYS_COUNTED = re.compile(r"(?:天数|日数)(?:为|达|共|共计|达到|累计|（)?(?:约|超过?|近)?$")
_RATIO_BEFORE = re.compile(r"(?:比|倍率)[^，。；]{0,12}$")
_MOVED = re.compile(r"[^，。；0-9]{0,6}[至到为]")
_SETTLED = ("provision", "frequency", "proportion", "tally")


def with_kinds(text: str, readings: list[Reading]) -> list[Reading]:
    """Tell differences from levels, with the lists that follow one, and give sums by the piece their rate."""
    done: list[Reading] = []
    for reading in readings:
        listed = bool(done) and done[-1].kind == "change" and continues_list(text, done[-1].end, reading.start)
        settled = _with_kind(text, reading, listed)
        if settled.uom == "" and done and done[-1].uom == "" and _MOVED.fullmatch(text[done[-1].end : reading.start]):
            settled = replace(settled, kind=done[-1].kind)
        done.append(_per_piece(text, settled))
    return done


def _with_kind(text: str, reading: Reading, listed: bool) -> Reading:
    kind = reading.kind
    if kind in ("rank", "change") or reading.source in _SETTLED:
        return reading
    if listed or is_change(text, reading.start, reading.end, kind):
        return replace(reading, kind="change", low=abs(reading.low))
    left = text[max(0, reading.start - 16) : reading.start]
    if kind == "duration" and _DAYS_COUNTED.search(left):
        return replace(reading, kind="count")
    if reading.uom == "" and kind == "count" and reading.low % 1:
        return replace(reading, kind="ratio" if _RATIO_BEFORE.search(left) else "measurement")
    return reading


def _per_piece(text: str, reading: Reading) -> Reading:
    """每亩增收400元 → 元/亩; of counts only where 每 stands right before: 每村不少于3名 → 名/村."""
    if "/" in reading.uom or reading.source in _SETTLED or reading.uom in ("%", "个百分点", "倍", ""):
        return reading
    per = per_before(text, reading.start)
    money = reading.kind == "amount" or (reading.kind == "change" and reading.uom == "元")
    if text.startswith(("标准", "的标准"), reading.end):
        return reading if per is None else replace(reading, start=per[0])  # 每台80元标准: the standard itself is told in 元
    if per is None or not (money or ((reading.kind == "count" or per[1] == "亩") and per[0] < reading.start)):
        return reading
    return replace(reading, start=per[0], uom=f"{reading.uom}/{per[1]}")

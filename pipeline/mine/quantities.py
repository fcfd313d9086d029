"""Every quantity of a text, read as GUIDELINES section 3 has it: quote, value, bound, unit of measure and kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.mine.accept import accepts
from pipeline.mine.bounds import bound_after, bound_before, join
from pipeline.mine.changes import continues_list, is_change
from pipeline.mine.folding import Folded, fold
from pipeline.mine.guards import Guard, find_guards
from pipeline.mine.money import SAME_AS, currency_before, smaller_coins, speaks_of_money
from pipeline.mine.numerals import LARGE, NUMERAL, SMALL, Number, read_number
from pipeline.mine.ranks import find_ranks
from pipeline.mine.rates import find_rates, per_before
from pipeline.mine.reading import Reading
from pipeline.mine.shares import find_doublings, read_share
from pipeline.mine.uoms import Uom, read_uom
from pipeline.records import Bound, Quantity, QuantityKind, TextTable

_TRIGGER = re.compile("[0-9" + "".join(sorted(NUMERAL - {"〇"})) + r"几数半过大近对各]|\.(?=\d)")
_DASH = re.compile(r"(?:（含）)?(?:—+|-+|~+|至|到)")
_MORE: dict[str, Bound] = {"余": "more_than", "多": "more_than", "几": "more_than", "数": "more_than", "来": "about"}


def find_quantities(text: str, tables: Sequence[TextTable] = (), *, general: bool = False) -> list[Quantity]:
    """The quantities of an article's text in order; the spans of ``tables`` are left to the reader of tables.

    ``general`` reads a text that is no bulletin: a bare number counts too, with the unit of measure "".

    >>> [(q.quote, q.value, q.uom, q.bound) for q in find_quantities("三年来，共配置楼长近900余人，占比43.75%。")]
    [('近900余人', 900.0, '人', 'about'), ('43.75%', 43.75, '%', 'exact')]
    """
    folded = fold(text)
    guards = find_guards(folded.text)
    readings = _without_overlaps([*find_ranks(folded.text), *find_rates(folded.text), *find_doublings(folded.text)], guards)
    readings = sorted([*readings, *_scan(folded.text, guards, readings, general)], key=lambda reading: reading.start)
    quantities = [_quantity(text, folded, reading) for reading in _with_kinds(folded.text, readings)]
    spans = [(table.start, table.end) for table in tables]
    return [q for q in quantities if not any(start <= q.start < end for start, end in spans)]


def _without_overlaps(readings: list[Reading], guards: list[Guard]) -> list[Reading]:
    """Readings found by their own patterns, the first of two that overlap; names win over them."""
    names = [guard for guard in guards if guard.fate in ("name", "document number", "date")]
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda r: (r.start, -r.end)):
        if kept and reading.start < kept[-1].end:
            continue
        if any(guard.start <= reading.start < guard.end and not (guard.fate == "date" and guard.end < reading.end) for guard in names):
            continue
        kept.append(reading)
    return kept


def _scan(text: str, guards: list[Guard], taken: list[Reading], general: bool) -> list[Reading]:
    """Read left to right what stands outside the guards and the readings already taken."""
    closed = [0] * (len(text) + 1)
    phrases = [0] * (len(text) + 1)
    for guard in guards:
        target = phrases if guard.fate == "idiom" else closed
        for i in range(guard.start, guard.end):
            target[i] = max(target[i], guard.end)
    for reading in taken:
        for i in range(reading.start, reading.end):
            closed[i] = max(closed[i], reading.end)
    found: list[Reading] = []
    at = 0
    while match := _TRIGGER.search(text, at):
        start = match.start()
        if closed[start]:
            at = max(start + 1, closed[start])
            continue
        reading, at = _read(text, start, general)
        if reading is None or closed[reading.end - 1] or _is_phrase(phrases, reading):
            at = max(start + 1, at if reading is None else start + 1)
            continue
        found.extend(_levels(text, reading))
        at = reading.end
    return found


def _is_phrase(phrases: list[int], reading: Reading) -> bool:
    """Does a set phrase cover the number with its measure word: 一起, but not 十分钟?"""
    end = phrases[reading.number_start]
    return bool(end) and end >= reading.end


def _levels(text: str, reading: Reading) -> list[Reading]:
    return [reading]


def _read(text: str, start: int, general: bool) -> tuple[Reading | None, int]:
    """The quantity whose number begins at ``start``, and where to go on where there is none."""
    char = text[start]
    if char in "过大近对各半":
        return _bounded(text, read_share(text, start)) or _half_of(text, start, general), start + 1
    if start and text[start - 1].isascii() and (text[start - 1].isalnum() or text[start - 1] in "._") and char.isascii():
        return None, _end_of_digits(text, start)
    number = read_number(text, start)
    if number is None or number.end == start:
        return None, start + 1
    share = read_share(text, start, number)
    if share is not None:
        return _bounded(text, share), share.end
    reading = _measured(text, number)
    if reading is None or not accepts(text, number, reading, general):
        return None, number.end
    return reading, reading.end


def _end_of_digits(text: str, start: int) -> int:
    while start < len(text) and text[start] in "0123456789.":
        start += 1
    return start


def _half_of(text: str, start: int, general: bool) -> Reading | None:
    """半年, 半小时 as a duration, where words around say so."""
    if text[start] != "半" or text[max(0, start - 1) : start] in ("上", "下", "大", "前", "后", "一", "多", "小"):
        return None
    uom = read_uom(text, start + 1)
    if uom is None or uom.kind not in ("duration", "measurement", "amount"):
        return None
    before, after = bound_before(text, start), bound_after(text, uom.end)
    if not (general or before or after):
        return None
    reading = Reading(
        start,
        uom.end,
        Decimal("0.5"),
        None,
        "exact",
        uom.text.removeprefix("个") if uom.text == "个小时" else uom.text,
        uom.kind,
        "half",
        start,
        start + 1,
        uom.text,
    )
    return _bounded(text, reading)


def _measured(text: str, number: Number) -> Reading | None:
    """A number with its measure word, its second end where it is a range, and its bound words."""
    second, uom, first_uom = _second_end(text, number)
    if second is None:
        uom = _uom_behind(text, number.end)
    end = uom.end if uom else (second or number).end
    low, high = number.low, number.high
    if second is not None:
        low, high = _ends(number, second, first_uom is not None)
        if high is None or high <= low:
            return None
    name, kind = (uom.text, uom.kind) if uom else ("", "count")
    inside = _MORE.get(number.more)
    if uom is not None:
        low, high, end, inside = _tail(text, uom, low, high, end, inside, number)
    reading = Reading(number.start, end, low, high, "exact", SAME_AS.get(name, name), kind, "measured", number.start, number.end, name)
    return _bounded(text, _with_currency(text, reading, number, uom), inside, "range" if high is not None else None)


def _uom_behind(text: str, at: int) -> Uom | None:
    """The measure word behind a number; 个多月 and 个半小时 keep what makes them open or half."""
    open_unit = re.compile(r"个(?P<mark>多|半|余)(?P<unit>月|小时|星期|季度|学期|世纪)").match(text, at)
    if open_unit is not None:
        unit = open_unit.group("unit")
        return Uom("个月" if unit == "月" else unit, "duration", open_unit.end())
    return read_uom(text, at)


def _second_end(text: str, number: Number) -> tuple[Number | None, Uom | None, Uom | None]:
    """The upper end of a range, the unit behind it and the unit behind the lower end: 3亿至5亿元."""
    first_uom = read_uom(text, number.end)
    coins, at = (Decimal(0), number.end) if first_uom is None else smaller_coins(text, first_uom.end, first_uom.text)
    dash = _DASH.match(text, at if first_uom else number.end)
    if dash is None or number.high is not None:
        return None, None, None
    second = read_number(text, dash.end())
    if second is None or second.end == dash.end():
        return None, None, None
    uom = read_uom(text, second.end)
    before = text[max(0, number.start - 1) : number.start]
    if dash.group().startswith(("至", "到")) and (before == "由" or (before == "从" and first_uom is not None)):
        return None, None, None
    if first_uom is not None and (uom is None or SAME_AS.get(uom.text, uom.text) != SAME_AS.get(first_uom.text, first_uom.text)):
        return None, None, None
    return second, uom, first_uom


def _ends(number: Number, second: Number, own_unit: bool) -> tuple[Decimal, Decimal | None]:
    """Both ends, the lower one taking the 万 or 亿 it leaves to the upper: 3至5亿, 两到三万."""
    low = number.low
    if number.scale == 1 and second.scale > 1 and not own_unit and low < second.low / second.scale:
        low *= second.scale
    return low, second.low if second.high is None else second.high


def _tail(
    text: str, uom: Uom, low: Decimal, high: Decimal | None, end: int, inside: Bound | None, number: Number
) -> tuple[Decimal, Decimal | None, int, Bound | None]:
    """What may follow the measure word: 半, 多, 余, smaller coins."""
    middle = text[number.end : number.end + 2]
    if middle in ("个半",):
        return low + Decimal("0.5"), high, end, inside
    if middle in ("个多", "个余"):
        return low, high, end, "more_than"
    if uom.kind == "amount":
        coins, stop = smaller_coins(text, end, uom.text)
        if coins:
            return low + coins, high, stop, inside
    follows = text[end : end + 1]
    if (
        follows == "半"
        and uom.kind in ("duration", "measurement", "ratio")
        and text[end + 1 : end + 2] not in tuple("年天月小价个成决径开程日夜山公")
    ):
        return low + Decimal("0.5"), high, end + 1, inside
    if follows == "半" and uom.text in ("倍", "斤", "年", "吨") and text[end + 1 : end + 2] not in tuple("年天月小价个"):
        return low + Decimal("0.5"), high, end + 1, inside
    if (
        follows in ("多", "余")
        and uom.kind in ("duration", "measurement", "ratio", "amount")
        and text[end + 1 : end + 2] not in tuple("样元次种方层个名项家户万")
    ):
        return low, high, end + 1, "more_than"
    return low, high, end, inside


def _with_currency(text: str, reading: Reading, number: Number, uom: Uom | None) -> Reading:
    """Money without 元: 扶持资金14.5万; money with a sign before it: ￥300."""
    sign = currency_before(text, reading.start)
    if sign is not None and (uom is None or uom.kind == "amount"):
        return replace(
            reading, start=sign[0], uom=sign[1] if sign[1] != "元" or uom is None else reading.uom, kind="amount", source="currency sign"
        )
    if uom is None and number.scale >= 10**4 and speaks_of_money(text, number.start):
        return replace(reading, uom="元", kind="amount", source="money without 元")
    return reading


def _bounded(text: str, reading: Reading | None, inside: Bound | None = None, shape: Bound | None = None) -> Reading | None:
    """The reading with the bound words around it taken into the quote."""
    if reading is None:
        return None
    own = reading.bound if reading.bound != "exact" else None
    before = bound_before(text, reading.start)
    if before is not None and before[1] == "exact":
        before = None
    if before is not None and text[before[0] : reading.start] == "上" and not _bare_hundreds(text, reading.start):
        before = None
    after = bound_after(text, reading.end)
    start = before[0] if before else reading.start
    if before is not None and (earlier := bound_before(text, start)) and earlier[1] == before[1]:
        start = earlier[0]
    bound = shape or join(before[1] if before else None, own or inside, after[1] if after else None)
    if text.startswith("连续", start - 2) and reading.kind == "duration":
        start -= 2
    return replace(reading, start=start, end=after[0] if after else reading.end, bound=bound)


def _bare_hundreds(text: str, start: int) -> bool:
    return text[start] in SMALL.keys() | LARGE.keys()


def _with_kinds(text: str, readings: list[Reading]) -> list[Reading]:
    """Tell differences from levels, with the lists that follow one; give money by the piece its rate."""
    done: list[Reading] = []
    for reading in readings:
        kind = reading.kind
        if kind == "change" and reading.uom == "个百分点":
            done.append(reading)
            continue
        if done and kind != "rank" and done[-1].kind == "change" and continues_list(text, done[-1].end, reading.start):
            kind = "change"
        elif (
            kind not in ("rank", "change")
            and reading.source not in ("provision", "frequency", "proportion")
            and is_change(text, reading.start, reading.end, kind)
        ):
            kind = "change"
        elif reading.uom == "" and reading.low % 1 and kind == "count":
            kind = "ratio" if "比" in text[max(0, reading.start - 14) : reading.start] else "measurement"
        elif kind == "duration" and re.search(r"天数(?:为|达|共|共计|达到)?$", text[max(0, reading.start - 5) : reading.start]):
            kind = "count"
        done.append(_per_piece(text, replace(reading, kind=kind)))
    return done


def _per_piece(text: str, reading: Reading) -> Reading:
    if "/" in reading.uom or reading.source == "frequency" or reading.uom in ("%", "个百分点", "倍", ""):
        return reading
    per = per_before(text, reading.start)
    if per is None or (
        reading.kind != "amount"
        and not (reading.kind == "change" and reading.uom == "元")
        and (per[0] == reading.start or reading.kind != "count")
    ):
        return reading
    return replace(reading, start=per[0], uom=f"{reading.uom}/{per[1]}")


def _quantity(text: str, folded: Folded, reading: Reading) -> Quantity:
    start, end = folded.start(reading.start), folded.end(reading.end)
    low = -reading.low if folded.text[max(0, reading.start - 1) : reading.start] == "负" and reading.kind != "change" else reading.low
    kind: QuantityKind = reading.kind
    return Quantity(
        start=start,
        end=end,
        quote=text[start:end],
        value=float(low),
        value_max=None if reading.high is None else float(reading.high),
        bound=reading.bound,
        uom=reading.uom,
        kind=kind,
        value_printed=text[folded.start(reading.number_start) : folded.end(reading.number_end)],
        uom_printed=reading.uom_printed,
        borderline=reading.borderline,
        source=reading.source,
    )

"""Every quantity of a text, read as GUIDELINES section 3 has it: quote, value, bound, unit of measure and kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Context, Decimal, localcontext

from pipeline.mine.accept import accepts
from pipeline.mine.bounds import bound_after, bound_before
from pipeline.mine.folding import Folded, fold
from pipeline.mine.guards import Guard, find_guards
from pipeline.mine.kinds import with_kinds
from pipeline.mine.measured import read_measured, with_bounds
from pipeline.mine.numerals import NUMERAL, read_number
from pipeline.mine.ranks import find_ranks
from pipeline.mine.rates import find_rates
from pipeline.mine.reading import Reading
from pipeline.mine.shares import find_doublings, read_share
from pipeline.mine.standalone import as_bare, between_limits
from pipeline.mine.table_grids import Grid
from pipeline.mine.tallies import find_tallies
from pipeline.mine.uoms import read_uom
from pipeline.mine.zeros import with_zeros
from pipeline.records import Quantity, TextTable

_TRIGGER = re.compile("[0-9" + "".join(sorted(NUMERAL - {"〇"})) + r"几数半过大近对各打]|\.(?=\d)")
_ABBREVIATED = ("GDP", "PMI", "CPI", "PPI", "AQI")  # 完成GDP186亿元
_SIGN = re.compile(r"(?:^|[\s（(：:，,、|=])-$|(?:率|比|幅|度|长|为|达|是|温|速|至|计|值)-$|(?:^|[^胜抱肩欺自担辜背不减])负$")


def find_quantities(text: str, tables: Sequence[TextTable] = (), *, general: bool = False) -> list[Quantity]:
    """The quantities of an article's text in order; of ``tables`` only what stands in cells of sentences.

    ``general`` reads a text that is no bulletin: a bare number counts too, with the unit of measure "".

    >>> [(q.quote, q.value, q.uom, q.bound) for q in find_quantities("三年来，共配置楼长近900余人，占比43.75%。")]
    [('近900余人', 900.0, '人', 'about'), ('43.75%', 43.75, '%', 'exact')]
    """
    with localcontext(Context()):  # whatever precision another library has set
        return _find(text, tables, general)


def _find(text: str, tables: Sequence[TextTable], general: bool) -> list[Quantity]:
    folded = fold(text)
    guards = find_guards(folded.text)
    patterned = (*find_ranks(folded.text), *find_rates(folded.text), *find_doublings(folded.text), *find_tallies(folded.text))
    own = _without_overlaps(list(patterned), guards)
    scanned = [*own, *_scan(folded.text, guards, own, general)]
    readings = with_kinds(folded.text, with_zeros(folded.text, sorted(scanned, key=lambda reading: reading.start)))
    if general:
        readings = [as_bare(folded.text, reading) for reading in between_limits(folded.text, readings)]
    quantities = [_quantity(text, folded, reading) for reading in readings]
    if not tables:
        return quantities
    spans = [(table.start, table.end) for table in tables]
    prose = [(cell.start, cell.end) for table in tables for _, _, cell in Grid(text, table).prose()]
    return [
        q
        for q in quantities
        if not any(start <= q.start < end for start, end in spans) or any(start <= q.start and q.end <= end for start, end in prose)
    ]


def _without_overlaps(readings: list[Reading], guards: Sequence[Guard]) -> list[Reading]:
    """Readings found by their own patterns, the first of two that overlap; names win over them."""
    names = [guard for guard in guards if guard.fate in ("name", "document number", "date")]
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda r: (r.start, -r.end)):
        if kept and reading.start < kept[-1].end:
            continue
        if any(_forbids(guard, reading) for guard in names):
            continue
        kept.append(reading)
    return kept


def _forbids(guard: Guard, reading: Reading) -> bool:
    if guard.fate == "date" and (guard.end < reading.end or reading.source == "proportion"):
        return False
    return guard.start <= reading.start < guard.end


def _scan(text: str, guards: Sequence[Guard], taken: list[Reading], general: bool) -> list[Reading]:
    """Read left to right what stands outside the guards and the readings already taken."""
    closed = [0] * (len(text) + 1)
    phrases = [0] * (len(text) + 1)
    for guard in guards:
        target = phrases if guard.fate == "idiom" else closed
        target[guard.start : guard.end] = [max(old, guard.end) for old in target[guard.start : guard.end]]
    for own in taken:
        closed[own.start : own.end] = [own.end] * (own.end - own.start)
    found: list[Reading] = []
    at = 0
    while match := _TRIGGER.search(text, at):
        start = match.start()
        if closed[start]:
            at = max(start + 1, closed[start])
            continue
        reading, at = _read(text, start, general)
        if reading is None:
            continue
        if closed[reading.end - 1] or _is_phrase(phrases, reading):
            at = start + 1
            continue
        floor = max((r.end for r in (*found[-1:], *taken) if r.start < reading.number_start), default=0)
        found.append(replace(reading, start=max(reading.start, floor)))
        at = reading.end
    return found


def _is_phrase(phrases: list[int], reading: Reading) -> bool:
    """Does a set phrase cover the number with its measure word: 一起, but not 十分钟?"""
    return phrases[reading.number_start] >= reading.end


def _read(text: str, start: int, general: bool) -> tuple[Reading | None, int]:
    """The quantity whose number begins at ``start``, and where to go on reading."""
    char = text[start]
    if char in "过大近对各半打":
        half = read_share(text, start) or _half_of(text, start, general)
        return (with_bounds(text, half), half.end) if half else (None, start + 1)
    latin = bool(start) and text[start - 1].isascii() and (text[start - 1].isalnum() or text[start - 1] in "._")
    if char.isascii() and latin and not text.endswith(_ABBREVIATED, 0, start):
        return None, _end_of_digits(text, start)
    number = read_number(text, start)
    if number is None or number.end == start:
        return None, start + 1
    share = read_share(text, start, number)
    reading = with_bounds(text, share) if share is not None else read_measured(text, number)
    if reading is None or (share is None and not accepts(text, number, reading, general)):
        return None, number.end
    return _signed(text, reading), reading.end


def _signed(text: str, reading: Reading) -> Reading:
    """-5.2%, 负三十二: the sign belongs to the quote."""
    if text.startswith("零下", reading.start - 2) and reading.start >= 2:
        return replace(reading, start=reading.start - 2, low=-reading.low)
    if reading.start != reading.number_start or not _SIGN.search(text, max(0, reading.start - 2), reading.start):
        return reading
    return replace(reading, start=reading.start - 1, low=-reading.low)


def _end_of_digits(text: str, start: int) -> int:
    while start < len(text) and text[start] in "0123456789.":
        start += 1
    return start


def _half_of(text: str, start: int, general: bool) -> Reading | None:
    """半年, 半小时 as a duration, where bound words say so."""
    if text[start] != "半" or text[max(0, start - 1) : start] in ("上", "下", "大", "前", "后", "一", "多", "小"):
        return None
    uom = read_uom(text, start + 1)
    if uom is None or uom.kind not in ("duration", "measurement", "amount"):
        return None
    if not (general or bound_before(text, start) or bound_after(text, uom.end)):
        return None
    return Reading(start, uom.end, Decimal("0.5"), None, "exact", uom.text, uom.kind, "half", start, start + 1, uom.text)


def _quantity(text: str, folded: Folded, reading: Reading) -> Quantity:
    start, end = folded.start(reading.start), folded.end(reading.end)
    return Quantity(
        start=start,
        end=end,
        quote=text[start:end],
        value=float(reading.low),
        value_max=None if reading.high is None else float(reading.high),
        bound=reading.bound,
        uom=reading.uom,
        kind=reading.kind,
        value_printed=text[folded.start(reading.number_start) : folded.end(reading.number_end)],
        uom_printed=reading.uom_printed,
        source=reading.source,
    )

"""When two readings of a bulletin say the same: the comparisons that evaluation rests on.

Readings are the JSON objects of the annotation guidelines (sections 3 to 6). Where several readings are right, gold lists them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any

Reading = Mapping[str, Any]

_DOUBLE = dict.fromkeys(map(ord, "“”„‟＂「」『』"), '"')
_SINGLE = dict.fromkeys(map(ord, "‘’"), "'")
_PUNCTUATION = re.compile(r"[\"'《》()<>,.;:。、·!?]")
_ONE_UOM = {"个": "", "％": "%", "百分点": "个百分点", "㎡": "平方米", "m2": "平方米", "km": "公里", "元人民币": "元"}

METRIC_LIKENESS = 0.7
METRIC_TAIL = 0.33
NAME_LIKENESS = 0.85
HEADING_LIKENESS = 0.9
TITLE_LIKENESS = 0.85
TEXT_LIKENESS = 0.6


def folded(value: object) -> str:
    """NFKC, straight quotes, no white space; whole numbers without their point.

    >>> folded("“ 绿色通道 ”"), folded(13.0), folded(None)
    ('"绿色通道"', '13', '')
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = "" if value is None else str(value)
    return "".join(unicodedata.normalize("NFKC", text).translate(_DOUBLE | _SINGLE).split())


def stripped(value: object) -> str:
    """Folded, and without quotes, brackets and stops: how names are compared."""
    return _PUNCTUATION.sub("", folded(value))


def choices(value: object) -> list[Any]:
    """The readings that gold accepts; a list of them, or the one."""
    return value if isinstance(value, list) else [value]


def shared_letters(a: str, b: str) -> float:
    """F1 over the characters of both, whatever their order."""
    if not a or not b:
        return float(a == b)
    return 2 * (Counter(a) & Counter(b)).total() / (len(a) + len(b))


def likeness(a: str, b: str) -> float:
    """difflib's ratio."""
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def same_number(a: object, b: object) -> bool:
    """Equal to half a hundredth or one in a million; absent on both sides is equal too."""
    left, right = _float(a), _float(b)
    if left is None or right is None:
        return left is right
    return abs(left - right) <= max(0.0051, abs(left) * 1e-6)


def _float(value: object) -> float | None:
    try:
        return float(value) if isinstance(value, str | int | float) and value != "" else None
    except ValueError:
        return None


def one_uom(value: object) -> str:
    """A unit of measure under its one name: 个 counts as none."""
    text = folded(value)
    return _ONE_UOM.get(text, text)


def same_quantity(gold: Reading, found: Reading) -> bool:
    """The same number in the same unit of measure."""
    if not same_number(gold.get("value"), found.get("value")) or not same_number(gold.get("value_max"), found.get("value_max")):
        return False
    return one_uom(found.get("uom")) in {one_uom(uom) for uom in choices(gold.get("uom"))}


def same_metric(gold: object, found: object) -> bool:
    """One of gold's wordings: alike, or the head of the longer phrase, which stands last (满意率 in 市民整体满意率)."""
    b = stripped(found)
    for wording in choices(gold):
        a = stripped(wording)
        if not a or not b:
            if a == b:
                return True
            continue
        short, long = sorted((a, b), key=len)
        if (long.endswith(short) and len(short) >= METRIC_TAIL * len(long)) or likeness(a, b) >= METRIC_LIKENESS:
            return True
    return False


def same_indicator(gold: Reading, found: Reading) -> bool:
    """The same quantity of the same thing."""
    return same_quantity(gold, found) and same_metric(gold.get("metric"), found.get("metric"))


def names_of(entity: Reading) -> set[str]:
    """All forms of a unit or measure."""
    return {stripped(name) for name in (entity.get("name"), *(entity.get("aliases") or ())) if name}


def same_unit(gold: Reading, found: Reading) -> bool:
    """They share a form."""
    return not names_of(gold).isdisjoint(names_of(found))


def same_measure(gold: Reading, found: Reading) -> bool:
    """One of gold's forms is near the name found, or gold's name is among the forms found."""
    name = stripped(found.get("name"))
    if stripped(gold.get("name")) in names_of(found):
        return True
    return any(form == name or shared_letters(form, name) >= NAME_LIKENESS for form in names_of(gold))


def same_section(gold: Reading, found: Reading) -> bool:
    """Their heads share nine letters in ten."""
    a, b = stripped(gold.get("heading")), stripped(found.get("heading"))
    return a == b or shared_letters(a, b) >= HEADING_LIKENESS


def same_check(gold: Reading, found: Reading) -> bool:
    """The same claim with the same verdict."""
    return folded(gold.get("claim")) == folded(found.get("claim")) and bool(gold.get("holds")) == bool(found.get("holds"))


def same_article(gold: Reading, found: Reading) -> bool:
    """By title; by how the text begins where gold has no title."""
    if gold.get("title"):
        return bool(found.get("title")) and likeness(folded(gold["title"]), folded(found["title"])) >= TITLE_LIKENESS
    return likeness(folded(gold.get("text"))[:400], folded(found.get("text"))[:400]) >= TEXT_LIKENESS


def article_likeness(gold: Reading, found: Reading) -> float:
    """For the choice between two that count as the same."""
    titles = likeness(folded(gold["title"]), folded(found["title"])) if gold.get("title") and found.get("title") else 0.0
    return titles + likeness(folded(gold.get("text"))[:400], folded(found.get("text"))[:400])


def same_period(gold: object, found: object, published: str) -> bool:
    """Equal, or both 今年: from 1 January of the issue's year to its end or to the issue's date."""
    a, b = _days(gold), _days(found)
    if a == b:
        return True
    if a is None or b is None or not published:
        return False
    year = published[:4]
    return a[0] == b[0] == f"{year}-01-01" and {a[1], b[1]} <= {f"{year}-12-31", published}


def _days(period: object) -> tuple[str, ...] | None:
    return tuple(folded(day) for day in period) if isinstance(period, list | tuple) and period else None


def canonical_by_form(units: Iterable[Reading]) -> dict[str, str]:
    """Every form of gold's units with the canonical name it stands for."""
    return {form: stripped(unit.get("name")) for unit in units for form in names_of(unit)}

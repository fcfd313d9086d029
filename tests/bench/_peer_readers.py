"""Other libraries' readers of Chinese numbers under one roof: each turns a sentence into spans with values.

What the extra ``bench`` installs is loaded here only, so that everything else runs without it.
"""

from __future__ import annotations

import contextlib
import decimal
import importlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from pipeline.mine.quantities import find_quantities

_UNITS = {"Chinese yuan": "元", "Percent": "%"}
OWN_DECIMALS = decimal.Context(prec=28)
"""Python's own precision: Recognizers-Text lowers that of the whole process when it is loaded."""


@dataclass(frozen=True, slots=True)
class Value:
    """``text[start:end]`` read as one number or a range; ``uom`` is None where the library gives none."""

    start: int
    end: int
    values: tuple[float, ...]
    uom: str | None = None


Reader = Callable[[str], list[Value]]


class Missing(Exception):
    """A library of the extra ``bench`` cannot be loaded."""


def our_reader() -> Reader:
    """The project's own reader of quantities."""

    def read(text: str) -> list[Value]:
        with decimal.localcontext(OWN_DECIMALS):
            found = find_quantities(text)
        return [Value(q.start, q.end, (q.value,) if q.value_max is None else (q.value, q.value_max), q.uom) for q in found]

    return read


def recognizers(*models: str) -> Reader:
    """Recognizers-Text's models ``number``, ``percentage``, ``currency``; of spans that overlap the longest, as its users do."""
    number = _loaded("recognizers_number")
    with_unit = _loaded("recognizers_number_with_unit") if "currency" in models else number
    culture = _loaded("recognizers_text").Culture.Chinese
    homes = {"number": number, "percentage": number, "currency": with_unit}
    asked = [getattr(homes[name], f"recognize_{name}") for name in models]

    def read(text: str) -> list[Value]:
        kept: list[Value] = []
        found = [value for recognize in asked for result in recognize(text, culture) if (value := _recognized(result))]
        for value in sorted(found, key=lambda v: (v.start - v.end, v.start)):
            if all(value.end <= k.start or value.start >= k.end for k in kept):
                kept.append(value)
        return sorted(kept, key=lambda v: v.start)

    return read


def _recognized(result: Any) -> Value | None:
    """A result of Recognizers-Text, whose ends count the last character in; None where it holds no value."""
    told = (result.resolution or {}).get("value")
    try:
        number = float(str(told).rstrip("%"))
    except ValueError:
        return None
    unit = result.resolution.get("unit")
    uom = "%" if str(told).endswith("%") else _UNITS.get(unit, unit)
    return Value(result.start, result.end + 1, (number,), uom)


def jionlp_money() -> Reader:
    """JioNLP's reader of sums of money, the only numbers it finds in a text."""
    jionlp = _loaded("jionlp")

    def read(text: str) -> list[Value]:
        found = []
        for sum_ in jionlp.ner.extract_money(text):
            numbers = sum_["detail"]["num"]
            ends = numbers if isinstance(numbers, list) else [numbers]
            found.append(Value(*sum_["offset"], tuple(float(n) for n in ends), sum_["detail"]["case"]))
        return found

    return read


def _loaded(name: str) -> ModuleType:
    """The module; Missing where it is not installed or, as Recognizers-Text beside a newer emoji, breaks on import."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # JioNLP greets
            return importlib.import_module(name)
    except (ImportError, AttributeError) as error:
        raise Missing(f"{name} cannot be loaded ({error}); it comes with pip install -e '.[bench]'") from error

"""Range filters on the indicator tables: value from … to …, period from … to …."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
TABLES = ("indicators", "indicators_flat", "panel")


@dataclass(frozen=True, slots=True)
class Range:
    """``_<name>_from`` and ``_<name>_to`` narrow ``low_column`` .. ``high_column``."""

    name: str
    zh: str
    en: str
    type: str
    low_column: str
    high_column: str


RANGES = (
    Range("value", "数值", "Value", "number", "value", "value"),
    # A period is in the range where the two overlap: 2021年 is met by 2021-06 .. 2022-03. One side open counts as open.
    Range("period", "时段", "Period", "date", "period_end", "period_start"),
)


def range_names(wish: Range) -> tuple[str, str]:
    """The two arguments of a range."""
    return f"_{wish.name}_from", f"_{wish.name}_to"


def _read(wish: Range, text: str) -> float | str | None:
    if wish.type == "number":
        try:
            value = float(text.replace(",", ""))
        except ValueError:
            return None
        return value if math.isfinite(value) else None
    return text if _DAY.fullmatch(text) else None


def range_clauses(arguments: Mapping[str, str]) -> tuple[list[str], dict[str, float | str]]:
    """SQL conditions with their parameters for what ``arguments`` ask; what cannot be read asks nothing.

    >>> range_clauses({"_value_from": "100"})
    (['"value" >= :jb_value_from'], {'jb_value_from': 100.0})
    """
    clauses: list[str] = []
    parameters: dict[str, float | str] = {}
    for wish in RANGES:
        low, high = range_names(wish)
        for name, column, sign, fill in ((low, wish.low_column, ">=", ""), (high, wish.high_column, "<=", "-99")):
            asked = _read(wish, arguments.get(name, "").strip())
            if asked is None:
                continue
            parameters[f"jb{name}"] = asked + fill if isinstance(asked, str) and len(asked) < 10 else asked
            clauses.append(f'"{column}" {sign} :jb{name}')
    return clauses, parameters

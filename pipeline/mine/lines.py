"""Quantities and periods of one line, as ``jianbao quantities`` prints them."""

from __future__ import annotations

from typing import Any

from pipeline.mine.periods import find_periods
from pipeline.mine.quantities import find_quantities

_FIELDS = ("start", "end", "quote", "value", "value_max", "bound", "uom", "kind")


def quantities_of_line(text: str, date: str | None = None) -> dict[str, Any]:
    """``{"quantities": [{start, end, quote, value, value_max, bound, uom, kind}], "periods": [[first, last]]}`` of a text read on ``date``.

    >>> quantities_of_line("3月23日起查处酒驾109起", "2021-04-25")["periods"]
    [['2021-03-23', '2021-04-25']]
    """
    quantities = [{field: getattr(q, field) for field in _FIELDS} for q in find_quantities(text, general=True)]
    periods = [list(period.span) for period in find_periods(text, date, general=True) if period.span is not None]
    return {"quantities": quantities, "periods": periods}

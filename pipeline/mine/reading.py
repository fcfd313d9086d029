"""What the number readers hand to each other: a quantity with offsets into the folded text, kind still open."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pipeline.records import Bound, QuantityKind


@dataclass(frozen=True, slots=True)
class Reading:
    """``text[start:end]`` of a folded text as one quantity; ``number_start``/``number_end`` bound the number itself."""

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    bound: Bound
    uom: str
    kind: QuantityKind
    source: str
    number_start: int
    number_end: int
    uom_printed: str = ""
    exact: Decimal | None = None  # a fraction as a plain number, not rounded to per cent

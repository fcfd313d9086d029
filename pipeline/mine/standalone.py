"""What changes where a text is a single expression: nothing stands around it that it could be a share or a difference of."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.mine.reading import Reading

_AND = re.compile(r"\s?(?:的)?(?:同时|并且|并|而且|且|又)\s?")
_LOW, _HIGH = ("more_than", "at_least"), ("less_than", "at_most")


def as_bare(text: str, reading: Reading) -> Reading:
    """A fraction alone is a plain number (五分之一 → 0.2), percentage points alone a percentage."""
    if text.strip() != text[reading.start : reading.end]:
        return reading
    if reading.source == "fraction" or (reading.source == "half" and "一半" in text):
        whole = reading.exact if reading.exact is not None else reading.low / 100
        return replace(reading, low=whole, uom="", kind="ratio")
    if reading.uom == "个百分点":
        return replace(reading, uom="%", kind="percentage")
    return reading


def between_limits(text: str, readings: list[Reading]) -> list[Reading]:
    """大于20且小于等于35: two limits of one number are a range."""
    joined: list[Reading] = []
    for reading in readings:
        last = joined[-1] if joined else None
        if last is not None and last.bound in _LOW and reading.bound in _HIGH and last.high is None and last.low < reading.low:
            gap = text[last.end : reading.start]
            if _AND.fullmatch(gap):
                joined[-1] = replace(
                    last, end=reading.end, high=reading.low, bound="range", uom=reading.uom, uom_printed=reading.uom_printed
                )
                continue
        joined.append(reading)
    return joined

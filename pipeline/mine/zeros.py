"""Nothing left of what was counted: 贫困发生率由1.33%下降为零."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from pipeline.mine.reading import Reading

_TO_NOTHING = re.compile(r"(?:下降|降低|减少|压减|缩减|[降减])(?:至|到|为|成)(?P<zero>零)(?=[，。；、）)！\n]|$)")
_SENTENCE_END = re.compile(r"[。；！？\n]")


def with_zeros(text: str, readings: list[Reading]) -> list[Reading]:
    """The readings with every 零 that the quantity before it in the sentence has come down to.

    It takes the measure and the kind of that quantity; where none stands before, 零 alone tells no measure and is left.
    """
    found = list(readings)
    for match in _TO_NOTHING.finditer(text):
        start, end = match.span("zero")
        if any(r.start <= start < r.end for r in readings):
            continue
        before = next((r for r in reversed(readings) if r.end <= start), None)
        if before is not None and before.kind != "change" and not _SENTENCE_END.search(text, before.end, start):
            zero = replace(before, start=start, end=end, low=Decimal(0), high=None, bound="exact", number_start=start, number_end=end)
            found.append(replace(zero, source="zero", exact=None))
    return sorted(found, key=lambda reading: reading.start)

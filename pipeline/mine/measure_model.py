"""The trained part of the measure reader: which runs of words, quoted or not, name a way of working that no rule reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from pipeline.mine.measure_candidates import Span, end_features, last_words, measure_candidates, measure_features
from pipeline.mine.measure_patterns import ending_of
from pipeline.mine.nominal import is_specific
from pipeline.mine.quote_patterns import NOT_OURS
from pipeline.mine.tagging import cut
from pipeline.mine.unit_model import LEAST_END, NONE, component
from pipeline.records import MeasureKind

LEAST_SURE = 0.75
"""How sure (0 to 1) the trained component must be of a name for it to count."""


def _may_name(text: str, start: int, end: int) -> bool:
    """Neither a law (《安全生产法》) nor a class (实地行动)?"""
    name = text[start:end].strip("《》")
    ending = ending_of(name)
    law = text[end - 1] == "》" or text[end : end + 1] == "》"
    general = ending is not None and ending.needs == "specific" and not is_specific(text, start, end - len(ending.surface))
    return not (law and NOT_OURS.search(name)) and not (general and "“" not in text[start - 1 : start + 1])


def judged_measures(text: str, read: Mapping[Span, str], units: Sequence[Span], least: float) -> list[tuple[int, int, MeasureKind]]:
    """The names the component finds besides what the rules have ``read`` (span → rule), in order; ``units``: where units are named."""
    words = cut(text)
    known = bytearray(len(text))
    for start, end in read:
        known[start:end] = b"\x01" * (end - start)
    judge = component("measures")
    lasts = last_words(words)
    ends = judge.likely([end_features(words, i) for i in lasts], NONE, LEAST_END)
    likely = [i for i, is_likely in zip(lasts, ends, strict=True) if is_likely]
    proposed = (c for c in dict.fromkeys(measure_candidates(words, likely)) if not any(known[c.start : c.end]))
    found = [c for c in proposed if _may_name(text, c.start, c.end)]
    if not found:
        return []
    none = judge.labels.index(NONE)
    named = set(units)
    scores = judge.judge([measure_features(words, c, read, named) for c in found])
    sure = 1 - scores[:, none]
    scores[:, none] = 0
    taken: list[tuple[int, int, MeasureKind]] = []
    for i in sure.argsort(kind="stable")[::-1]:
        if sure[i] < least:
            break
        c = found[i]
        if all(c.end <= a or c.start >= b for a, b, _kind in taken):
            taken.append((c.start, c.end, cast(MeasureKind, judge.labels[int(scores[i].argmax())])))
    return sorted(taken)

"""Words without what stands loose before them, and whether what is left names anything."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.mine.language import Token, is_listed
from pipeline.mine.nouns import NOMINAL

_SKIPPED_FIRST = frozenset({"adverb", "conjunction", "time", "unit", "whole", "preposition", "link", "basis"})
NEGATIONS = frozenset({"不", "未", "非"})
"""Words that stay with what they deny: 不礼让, 未整改."""


def without_head(words: Sequence[Token]) -> list[Token]:
    """The words without leading adverbs, times, bodies and loose marks."""
    ws = list(words)
    while (
        ws
        and not (ws[0].text == "平均" and len(ws) > 1)
        and not (ws[0].text in NEGATIONS and len(ws) > 1)
        and (
            ws[0].role in _SKIPPED_FIRST
            or (ws[0].text in "内外中里" and len(ws) > 1)
            or (ws[0].text == "离" and (len(ws) == 1 or ws[1].role == "time"))
            or ws[0].role == "of"
            or ws[0].tag == "r"
            or (ws[0].role == "mark" and ws[0].text not in "“《（〈「")
        )
    ):
        ws.pop(0)
    return ws


def names(words: Sequence[Token]) -> bool:
    """Do the words hold a noun, or a verb that stands as one?"""
    return any(w.role in NOMINAL or (w.role == "verb" and not is_listed(w.text)) for w in without_head(words))

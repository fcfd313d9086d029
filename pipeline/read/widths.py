"""Full-width and half-width: what an OCR engine mixes up, and where each character of its line stands."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_FULL = str.maketrans(",:;!?", "，：；！？")
_BRACKETS = {"(": "（", ")": "）"}


def is_wide(char: str) -> bool:
    """Whether a character fills a square in Chinese type: 市 （ “ but not 4 or %."""
    return unicodedata.east_asian_width(char) in "WF" or char in "“”‘’…—·●"


def full_width(text: str) -> str:
    """Half-width marks beside Chinese characters as the full-width marks that are printed there.

    >>> full_width("2021年第13期(总199期):共1,100起,其中酒驾(含醉驾)109起;1.5倍")
    '2021年第13期（总199期）：共1,100起，其中酒驾（含醉驾）109起；1.5倍'
    """
    chars = list(text)
    brackets: list[tuple[int, bool]] = []
    for i, char in enumerate(text):
        beside = any(is_wide(c) for c in (text[i - 1 : i] or text[i + 1 : i + 2], text[i + 1 : i + 2] or text[i - 1 : i]) if c)
        if char in ",:;!?" and beside:
            chars[i] = char.translate(_FULL)
        elif char == "(":
            brackets.append((i, beside))
        elif char == ")":
            start, wide = brackets.pop() if brackets else (i, False)
            if wide or beside:
                chars[start], chars[i] = _BRACKETS.get(text[start], text[start]), "）"
    for i, wide in brackets:
        if wide:
            chars[i] = "（"
    return "".join(chars)


def around(text: str, centres: Sequence[float], size: float) -> tuple[tuple[float, float], ...]:
    """(x0, x1) of each character about its centre, none beginning before the one before it."""
    edges: list[tuple[float, float]] = []
    for char, centre in zip(text, centres, strict=True):
        half = (0.5 if is_wide(char) else 0.25) * size
        x0 = max(centre - half, edges[-1][0] if edges else centre - half)
        edges.append((round(x0, 2), round(max(centre + half, x0), 2)))
    return tuple(edges)


def units(text: str) -> float:
    """The width of a line in squares."""
    return sum(1.0 if is_wide(c) else 0.5 for c in text)


def spread(text: str, left: float, right: float) -> tuple[tuple[float, float], ...]:
    """(x0, x1) of each character of a line between ``left`` and ``right``: a half-width one takes half a square."""
    shares = [1.0 if is_wide(c) else 0.3 if c in ".,:;'|!" else 0.5 for c in text]
    unit = (right - left) / sum(shares)
    edges, x = [], left
    for share in shares:
        edges.append((round(x, 2), round(x + share * unit, 2)))
        x += share * unit
    return tuple(edges)

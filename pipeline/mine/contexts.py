"""The words around a number, by what they make of it: ``models/lexicons/number_contexts.tsv`` as patterns."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from pipeline.mine.lexicons import rows

Use = Literal["counted", "limited", "money", "index"]


@cache
def alternatives(use: Use) -> str:
    """The words of one use as a pattern's alternatives, longest first."""
    words = sorted((row["word"] for row in rows("number_contexts") if row["use"] == use), key=len, reverse=True)
    return "|".join(re.escape(word) for word in words)


@cache
def counted_nouns() -> tuple[str, ...]:
    """Nouns that follow a number without a measure word: 3000群众."""
    return tuple(row["word"] for row in rows("number_contexts") if row["use"] == "counted")

"""Researchers' judgements on what is the same, as linking uses them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from pipeline.link.wordings import wording


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs (sorted) told to be the same or different: canonical unit names, and wording keys."""

    units: dict[tuple[str, str], bool]
    concepts: dict[tuple[str, str], bool]


def read_judgements(connection: sqlite3.Connection) -> Judged:
    """The table ``judgements``, by kind (unit, concept)."""
    units: dict[tuple[str, str], bool] = {}
    concepts: dict[tuple[str, str], bool] = {}
    for kind, left, right, same in connection.execute('SELECT kind, "left", "right", same FROM judgements ORDER BY id'):
        if kind == "unit":
            units[ordered(left, right)] = bool(same)
        elif kind == "concept":
            concepts[ordered(wording(left).key, wording(right).key)] = bool(same)
    return Judged(units, concepts)


def ordered(a: str, b: str) -> tuple[str, str]:
    """A pair in the order of its letters."""
    return (a, b) if a <= b else (b, a)

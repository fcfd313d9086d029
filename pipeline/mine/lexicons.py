"""Reading the lists under models/lexicons: tab-separated, a head row, lines that begin with # are remarks."""

from __future__ import annotations

import csv
from functools import cache

from pipeline.errors import DataError
from pipeline.resources import MODELS


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``models/lexicons/<name>.tsv`` as mappings from the head row's words.

    Raises DataError where the file is missing or a row has not as many fields as the head.
    """
    path = MODELS / "lexicons" / f"{name}.tsv"
    if not path.is_file():
        raise DataError(f"lexicon {path.name} is missing")
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if line.strip() and not line.startswith("#"))
        found = tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in found:
        if None in row or None in row.values():
            raise DataError(f"lexicon {path.name}: the row {list(row.values())} has not the head's fields")
    return found


@cache
def column(name: str, key: str) -> tuple[str, ...]:
    """One column of a list."""
    return tuple(row[key] for row in rows(name))


@cache
def verbs_before_names() -> frozenset[str]:
    """Verbs that no name has at its head: 会同|县财政局."""
    return frozenset(column("verbs_before_names", "verb"))

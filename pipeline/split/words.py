"""The words that a bulletin's layout is made of, from ``models/lexicons/bulletin_words.tsv``."""

from __future__ import annotations

import re
from functools import cache

from pipeline.errors import DataError
from pipeline.resources import MODELS

_FILE = MODELS / "lexicons" / "bulletin_words.tsv"
_NOT_PLACES = MODELS / "lexicons" / "not_places.tsv"
_DIVISIONS = MODELS / "divisions" / "divisions.tsv"


@cache
def rows() -> tuple[tuple[str, str, str], ...]:
    """Kind, word and example of every row; ``DataError`` where a row has not three fields."""
    lines = [line for line in _FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    found: list[tuple[str, str, str]] = []
    for line in lines[1:]:
        fields = line.split("\t")
        if len(fields) != 3 or not all(fields):
            raise DataError(f"{_FILE.name}: a row needs kind, word and example: {line!r}")
        found.append((fields[0], fields[1], fields[2]))
    return tuple(found)


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one kind: 目录, 本期要目 … of ``contents``."""
    return frozenset(word for k, word, _example in rows() if k == kind)


@cache
def any_of(*kinds: str) -> str:
    """A regular expression's alternatives of the words of these kinds, the longest first."""
    every = {word for kind in kinds for word in words(kind)}
    return "|".join(re.escape(word) for word in sorted(every, key=lambda word: (-len(word), word)))


@cache
def no_place() -> tuple[str, ...]:
    """Endings of words that only look like a place: 社区, 开发区, 全市."""
    lines = [line for line in _NOT_PLACES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return tuple(line.split("\t")[0] for line in lines[1:])


@cache
def divisions() -> frozenset[str]:
    """The names of the divisions there are or were, those left out that are also common words (城区)."""
    names = (line.split("\t")[1] for line in _DIVISIONS.read_text(encoding="utf-8").splitlines()[1:])
    return frozenset(name for name in names if len(name) > 2)

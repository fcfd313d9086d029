"""One named measure over all issues: readings of a place whose names meet are one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.records import stable_id

QUOTES = re.compile("[\"'“”‘’《》「」『』〈〉\\s]")
STATUS = ("planned", "started", "running")


@dataclass(frozen=True, slots=True)
class Told:
    """A measure as one article read it; ``place`` is where it runs (the issue's jurisdiction)."""

    reading_id: int
    name: str
    aliases: tuple[str, ...]
    kind: str
    status: str | None
    place: str
    published: str | None


@dataclass(slots=True)
class Scheme:
    """A measure of the base."""

    id: int
    name: str
    kind: str
    status: str | None
    first_seen: str | None
    names: dict[str, None] = field(default_factory=dict)


def bare(name: str) -> str:
    """A name without quotes and blanks: “绿色通道” and 绿色通道 are one.

    >>> bare("“绿色 通道”")
    '绿色通道'
    """
    return QUOTES.sub("", name)


def gather_measures(told: Iterable[Told]) -> dict[int, Scheme]:
    """Reading id → measure. ``told`` comes in the order of the issues, so that a later issue never renames an earlier measure."""
    known: dict[tuple[str, str], Scheme] = {}
    found: dict[int, Scheme] = {}
    for one in told:
        names = [bare(n) for n in (one.name, *one.aliases) if bare(n)]
        scheme = next((known[one.place, n] for n in names if (one.place, n) in known), None)
        if scheme is None:
            scheme = Scheme(stable_id("measure", one.place, bare(one.name)), one.name, one.kind, None, one.published)
        for name in (one.name, *one.aliases):
            scheme.names.setdefault(name)
        for name in names:
            known.setdefault((one.place, name), scheme)
        if one.status and STATUS.index(one.status) >= (STATUS.index(scheme.status) if scheme.status else 0):
            scheme.status = one.status
        found[one.reading_id] = scheme
    return found

"""Which bodies an article names: longest match of the surfaces listed in units.tsv."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A row of units.tsv; ``optional`` where the name mostly stands as a bare place, ``scope`` ``*`` holds for every series."""

    scope: str
    name: str
    kind: str
    level: str | None
    optional: bool
    surfaces: tuple[str, ...]


def read_units(path: Path) -> tuple[UnitRow, ...]:
    """The table of bodies."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            UnitRow(r["scope"], r["name"], r["kind"], r["level"] or None, r["weight"] == "?", (r["name"], *(r["surfaces"] or "").split()))
            for r in csv.DictReader(file, delimiter="\t")
        )


def in_scope(rows: tuple[UnitRow, ...], scope: str) -> list[UnitRow]:
    """The rows that hold for a bulletin series."""
    return [row for row in rows if scope in row.scope.split(",") or row.scope == "*"]


def find_surfaces(text: str, rows: list[UnitRow]) -> dict[str, list[str]]:
    """Canonical name -> surfaces found; a longer name hides the shorter ones in it."""
    surfaces = sorted(((s, row.name) for row in rows for s in row.surfaces), key=lambda pair: -len(pair[0]))
    found: dict[str, list[str]] = {}
    for surface, name in surfaces:
        if surface in text:
            found.setdefault(name, [])
            if surface not in found[name]:
                found[name].append(surface)
            text = text.replace(surface, "\x00" * len(surface))
    return found


def units_in(text: str, contributor: str | None, rows: list[UnitRow], subjects: list[Any]) -> list[dict[str, Any]]:
    """Entries of ``units``: bodies named in the text, in the closing line, or only meant (``subjects``: the indicators' ``who``)."""
    known = {row.name: row for row in rows}
    found = find_surfaces(text, rows)
    closing = find_surfaces(contributor or "", rows)
    told = [name for subject in subjects for name in (subject if isinstance(subject, list) else [subject]) if name]
    entries = []
    for name in dict.fromkeys([*found, *closing, *told]):
        if name not in known:
            raise ValueError(f"{name} is no row of units.tsv")
        row = known[name]
        aliases = list(dict.fromkeys([*found.get(name, []), *closing.get(name, [])]))
        entry: dict[str, Any] = {"name": name, "aliases": aliases, "kind": row.kind, "level": row.level}
        entries.append(entry | ({"optional": True} if row.optional or name not in found else {}))
    return entries

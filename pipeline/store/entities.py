"""Corrections to units and measures, after linking: rename, merge, delete, and whether a judgement still finds its names."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from pipeline.store.corrections import JUDGEMENTS, Correction, keep_row

POINTERS = {
    "unit": (
        ("indicators", "unit_id"), ("indicators", "area_id"), ("indicators", "giver_id"), ("indicators", "receiver_id"),
        ("article_units", "unit_id"), ("article_contributors", "unit_id"), ("article_measures", "unit_id"), ("recipients", "unit_id"),
        ("issues", "publisher_id"), ("units", "parent_id"), ("series", "unit_id"),
    ),
    "measure": (("indicators", "measure_id"), ("article_measures", "measure_id")),
}  # fmt: skip
"""Every column that points at a unit or a measure."""


def correct_entity(connection: sqlite3.Connection, correction: Correction, names: dict[str, str]) -> str | None:
    """Carry out a rename, a merge or a deletion, or look whether a judgement found its names; the reason where it cannot be done.

    ``names`` gives the name behind each id that a judgement used.
    """
    if correction.field == "rename":
        return _rename(connection, correction)
    if correction.field == "delete":
        return _delete(connection, correction)
    target, new = names.get(correction.target, correction.target), names.get(correction.new, correction.new)
    if JUDGEMENTS[correction.field][0] == "concept":
        known = connection.execute("SELECT COUNT(DISTINCT metric) FROM indicators WHERE metric IN (?, ?)", (target, new)).fetchone()[0]
        return None if known == 2 else "no indicator has one of these metrics"
    if correction.field == "merge":
        return _merge(connection, target, new)
    gone = [name for name in (target, new) if not _entity(connection, name, kinds=("unit",))]
    return f"no unit is called {gone[0]}" if gone else None


def names_behind(connection: sqlite3.Connection, corrections: Iterable[Correction]) -> dict[str, str]:
    """The names of the units that judgements give by id."""
    ids = {word for c in corrections if c.field in JUDGEMENTS for word in (c.target, c.new) if word.isdigit()}
    rows = (connection.execute("SELECT name FROM units WHERE id = ?", (int(key),)).fetchone() for key in sorted(ids))
    return {key: row[0] for key, row in zip(sorted(ids), rows, strict=True) if row}


def _entity(connection: sqlite3.Connection, target: str, kinds: tuple[str, ...] = ("unit", "measure")) -> tuple[str, int] | None:
    """unit or measure, and its id: by id, by name, by one of its names where only one bears it."""
    for kind in kinds:
        if target.isdigit():
            rows = connection.execute(f"SELECT id FROM {kind}s WHERE id = ?", (int(target),)).fetchall()
        else:
            rows = connection.execute(f"SELECT id FROM {kind}s WHERE name = ?", (target,)).fetchall()
            rows = rows or connection.execute(f"SELECT DISTINCT {kind}_id FROM {kind}_names WHERE name = ?", (target,)).fetchall()
        if len(rows) == 1:
            return kind, rows[0][0]
    return None


def _rename(connection: sqlite3.Connection, correction: Correction) -> str | None:
    entity = _entity(connection, correction.target)
    if not entity:
        return "no unit or measure has this id or name"
    kind, key = entity
    (name,) = connection.execute(f"SELECT name FROM {kind}s WHERE id = ?", (key,)).fetchone()
    if correction.old and correction.old != name:
        return f"it is now called {name}"
    _call(connection, kind, key, correction.new)
    return None


def _call(connection: sqlite3.Connection, kind: str, key: int, name: str) -> None:
    connection.execute(f"UPDATE {kind}s SET name = ?, corrected = 1 WHERE id = ?", (name, key))
    columns = "(unit_id, name, kind) VALUES (?, ?, 'canonical')" if kind == "unit" else "(measure_id, name) VALUES (?, ?)"
    connection.execute(f"INSERT OR IGNORE INTO {kind}_names {columns}", (key, name))


def _merge(connection: sqlite3.Connection, target: str, new: str) -> str | None:
    """Units were joined by linking, which heeds judgements, and only take their name here; measures are joined here."""
    goal = _entity(connection, new)
    gone = _entity(connection, target, kinds=(goal[0],)) if goal else None
    if not goal or not gone:
        return f"no unit or measure is called {target if goal else new}"
    kind, key = goal
    if gone[1] != key:
        _point_elsewhere(connection, kind, gone[1], key)
        connection.execute("UPDATE mentions SET entity_id = ? WHERE kind = ? AND entity_id = ?", (key, kind, gone[1]))
        for end in ("source", "target"):
            connection.execute(f"UPDATE edges SET {end}_id = ? WHERE {end}_kind = ? AND {end}_id = ?", (key, kind, gone[1]))
        connection.execute(f"UPDATE OR IGNORE {kind}_names SET {kind}_id = ? WHERE {kind}_id = ?", (key, gone[1]))
        _drop(connection, kind, gone[1])
    if not new.isdigit():
        _call(connection, kind, key, new)
    return None


def _point_elsewhere(connection: sqlite3.Connection, kind: str, key: int, to: int | None) -> None:
    for table, column in POINTERS[kind]:
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (to, key))


def _drop(connection: sqlite3.Connection, kind: str, key: int) -> None:
    connection.execute(f"DELETE FROM {kind}_names WHERE {kind}_id = ?", (key,))
    connection.execute(f"DELETE FROM {kind}s WHERE id = ?", (key,))


def _delete(connection: sqlite3.Connection, correction: Correction) -> str | None:
    """A unit or measure that is none: with its readings, mentions and edges; indicators lose it and stay."""
    entity = _entity(connection, correction.target)
    if not entity:
        return "no indicator, unit or measure has this id or name"
    kind, key = entity
    of_issue = "SELECT x.id, a.issue_id FROM {} x JOIN articles a ON a.id = x.article_id WHERE {}"
    for table, where in ((f"article_{kind}s", f"x.{kind}_id = ?"), ("mentions", f"x.kind = '{kind}' AND x.entity_id = ?")):
        for row, issue in connection.execute(of_issue.format(table, where), (key,)).fetchall():
            keep_row(connection, correction, issue, table, row)
            connection.execute(f"DELETE FROM {table} WHERE id = ?", (row,))
    ends = "(source_kind = ? AND source_id = ?) OR (target_kind = ? AND target_id = ?)"
    connection.execute(f"DELETE FROM edges WHERE {ends}", (kind, key, kind, key))
    _point_elsewhere(connection, kind, key, None)
    _drop(connection, kind, key)
    return None

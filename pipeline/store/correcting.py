"""Corrections onto the base: findings before linking, so that series and flags follow; units and measures after it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable

from pipeline.store.corrections import (
    INDICATOR_FIELDS,
    JUDGEMENTS,
    Correction,
    corrections_of,
    keep_row,
    put_corrections,
    set_status,
    undo,
)
from pipeline.store.load import mark_unlinked

_WORDS = ("who", "area", "giver", "receiver", "measure")
_NUMBERS = ("value", "value_max")
_PERIOD = re.compile(r"(?P<start>\d{4}-\d\d-\d\d)?\s*(?:/|\.\.)\s*(?P<end>\d{4}-\d\d-\d\d)?")


def settle(
    connection: sqlite3.Connection, corrections: tuple[Correction, ...] | None, link: Callable[[sqlite3.Connection], object]
) -> None:
    """Undo, correct findings, link, correct units and measures. ``corrections`` None takes those that the base holds."""
    with connection:
        mark_unlinked(connection, True)
        undo(connection)
        wanted = corrections_of(connection) if corrections is None else corrections
        put_corrections(connection, wanted)
        for correction in wanted:
            if correction.field in INDICATOR_FIELDS or (correction.field == "delete" and _indicator(connection, correction)):
                set_status(connection, correction, _correct_indicator(connection, correction))
    link(connection)
    with connection:
        for correction in wanted:
            if correction.field in JUDGEMENTS:
                set_status(connection, correction, _look_for_names(connection, correction))
            elif correction.field == "rename":
                set_status(connection, correction, _rename(connection, correction))
            elif correction.field == "delete" and not _is_applied(connection, correction):
                set_status(connection, correction, _delete_entity(connection, correction))
        mark_unlinked(connection, False)


def _indicator(connection: sqlite3.Connection, correction: Correction) -> tuple[int, int] | None:
    """The ids of the indicator that a correction means, and of its issue."""
    if not correction.target.isdigit():
        return None
    read = "SELECT i.id, a.issue_id FROM indicators i JOIN articles a ON a.id = i.article_id WHERE i.id = ?"
    row: tuple[int, int] | None = connection.execute(read, (int(correction.target),)).fetchone()
    return row


def _correct_indicator(connection: sqlite3.Connection, correction: Correction) -> str | None:
    """Change one column, or delete; the reason where it cannot be done."""
    found = _indicator(connection, correction)
    if not found:
        return "no indicator has this id"
    key, issue = found
    if correction.field == "delete":
        _delete_indicator(connection, correction, key, issue)
        return None
    table = "indicator_words" if correction.field in _WORDS else "indicators"
    try:
        new = _new_values(correction)
    except ValueError as error:
        return str(error)
    columns = list(new)
    now = connection.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", (key,)).fetchone()
    if correction.old and not _says(now, correction.old):
        return f"it now reads {'/'.join('' if part is None else str(part) for part in now)}"
    keep_row(connection, correction, issue, "indicators", key)
    if table != "indicators":
        keep_row(connection, correction, issue, table, key)
    connection.execute(f"UPDATE {table} SET {', '.join(f'{c} = ?' for c in columns)} WHERE id = ?", (*new.values(), key))
    connection.execute("UPDATE indicators SET corrected = 1 WHERE id = ?", (key,))
    return None


def _new_values(correction: Correction) -> dict[str, str | float | int | None]:
    field, new = correction.field, correction.new
    if field == "period":
        parts = _PERIOD.fullmatch(new)
        if new and not parts:
            raise ValueError(f"{new!r} is no period such as 2031-01-01/2031-03-31")
        return {"period_start": parts["start"] if parts else None, "period_end": parts["end"] if parts else None}
    if field in _NUMBERS:
        return {field: float(new.replace(",", "")) if new else None}
    if field == "target":
        return {field: int(new.lower() in ("1", "true", "yes", "是"))}
    return {field: new}


def _says(now: tuple[object, ...], old: str) -> bool:
    """Does what stands there say ``old``? Numbers by value, periods as start/end."""
    if len(now) == 1 and isinstance(now[0], float | int):
        try:
            return float(old.replace(",", "")) == now[0]
        except ValueError:
            return False
    return "/".join("" if part is None else str(part) for part in now) == old.replace("..", "/")


def _delete_indicator(connection: sqlite3.Connection, correction: Correction, key: int, issue: int) -> None:
    def keep_all(table: str, where: str, *values: object) -> list[int]:
        keys = [row[0] for row in connection.execute(f"SELECT id FROM {table} WHERE {where}", values)]
        for one in keys:
            keep_row(connection, correction, issue, table, one)
        return keys

    keep_all("numerals", "indicator_id = ?", key)
    keep_all("indicators", "id = ? OR part_of_id = ?", key, key)
    keep_all("indicator_words", "id = ?", key)
    redone = "EXISTS (SELECT 1 FROM json_each(checks.inputs) WHERE value = ?)"
    for check in keep_all("checks", f"claim_id = ? OR {redone}", key, key):
        connection.execute("DELETE FROM checks WHERE id = ?", (check,))
    connection.execute("UPDATE numerals SET indicator_id = NULL, fate = 'unread', reason = 'correction' WHERE indicator_id = ?", (key,))
    connection.execute("UPDATE indicators SET part_of_id = NULL WHERE part_of_id = ?", (key,))
    connection.execute("DELETE FROM indicator_words WHERE id = ?", (key,))
    connection.execute("DELETE FROM indicators WHERE id = ?", (key,))


def _entity(connection: sqlite3.Connection, target: str) -> tuple[str, int] | None:
    """unit or measure, and its id: by id, by name, by one of its names where only one bears it."""
    for kind in ("unit", "measure"):
        if target.isdigit():
            rows = connection.execute(f"SELECT id FROM {kind}s WHERE id = ?", (int(target),)).fetchall()
        else:
            rows = connection.execute(f"SELECT id FROM {kind}s WHERE name = ?", (target,)).fetchall()
            rows = rows or connection.execute(f"SELECT {kind}_id FROM {kind}_names WHERE name = ?", (target,)).fetchall()
        if len(rows) == 1:
            return kind, rows[0][0]
    return None


def _look_for_names(connection: sqlite3.Connection, correction: Correction) -> str | None:
    """Judgements were applied by linking; those whose names nobody bears any more are told."""
    if JUDGEMENTS[correction.field][0] == "concept":
        metrics = [correction.target, correction.new]
        known = connection.execute("SELECT COUNT(DISTINCT metric) FROM indicators WHERE metric IN (?, ?)", metrics).fetchone()[0]
        return None if known == 2 else "no indicator has one of these metrics"
    gone = [name for name in (correction.target, correction.new) if not _bears(connection, name)]
    return f"no unit is called {gone[0]}" if gone else None


def _bears(connection: sqlite3.Connection, name: str) -> bool:
    read = "SELECT 1 FROM unit_names WHERE name = ? UNION SELECT 1 FROM units WHERE name = ?"
    return connection.execute(read, (name, name)).fetchone() is not None


def _rename(connection: sqlite3.Connection, correction: Correction) -> str | None:
    entity = _entity(connection, correction.target)
    if not entity:
        return "no unit or measure has this id or name"
    kind, key = entity
    (name,) = connection.execute(f"SELECT name FROM {kind}s WHERE id = ?", (key,)).fetchone()
    if correction.old and correction.old != name:
        return f"it is now called {name}"
    connection.execute(f"UPDATE {kind}s SET name = ?, corrected = 1 WHERE id = ?", (correction.new, key))
    columns = "(unit_id, name, kind) VALUES (?, ?, 'canonical')" if kind == "unit" else "(measure_id, name) VALUES (?, ?)"
    connection.execute(f"INSERT OR IGNORE INTO {kind}_names {columns}", (key, correction.new))
    return None


def _is_applied(connection: sqlite3.Connection, correction: Correction) -> bool:
    row = connection.execute("SELECT status FROM corrections WHERE id = ?", (correction.id,)).fetchone()
    return bool(row[0] == "applied")


def _delete_entity(connection: sqlite3.Connection, correction: Correction) -> str | None:
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
    connection.execute(
        "DELETE FROM edges WHERE (source_kind = ? AND source_id = ?) OR (target_kind = ? AND target_id = ?)", (kind, key, kind, key)
    )
    pointing = {
        "unit": (
            ("indicators", "unit_id"), ("indicators", "area_id"), ("indicators", "giver_id"), ("indicators", "receiver_id"),
            ("article_contributors", "unit_id"), ("article_measures", "unit_id"), ("recipients", "unit_id"), ("issues", "publisher_id"),
            ("units", "parent_id"), ("series", "unit_id"),
        ),
        "measure": (("indicators", "measure_id"),),
    }[kind]  # fmt: skip
    for table, column in pointing:
        connection.execute(f"UPDATE {table} SET {column} = NULL WHERE {column} = ?", (key,))
    for table, column in ((f"{kind}_names", f"{kind}_id"), (f"{kind}s", "id")):
        connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (key,))
    return None

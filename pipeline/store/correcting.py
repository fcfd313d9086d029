"""Corrections onto the base: findings before linking, so that series and flags follow; units and measures after it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable

from pipeline.store.corrections import (
    INDICATOR_FIELDS,
    Correction,
    corrections_of,
    keep_row,
    put_corrections,
    set_status,
    undo,
)
from pipeline.store.entities import correct_entity, names_behind
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
        findings = [c for c in wanted if c.field in INDICATOR_FIELDS or (c.field == "delete" and _indicator(connection, c))]
        for correction in findings:
            set_status(connection, correction, _correct_indicator(connection, correction))
    link(connection)
    names = names_behind(connection, wanted)
    if names:
        with connection:
            for key, name in names.items():
                connection.execute('UPDATE judgements SET "left" = ? WHERE "left" = ?', (name, key))
                connection.execute('UPDATE judgements SET "right" = ? WHERE "right" = ?', (name, key))
        link(connection)
    with connection:
        for correction in wanted:
            if correction not in findings:
                set_status(connection, correction, correct_entity(connection, correction, names))
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

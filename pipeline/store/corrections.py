"""The corrections file: what researchers found wrong, one line a correction, keyed by ids that outlive rebuilds."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import asdict, astuple, dataclass, fields
from pathlib import Path
from typing import Any

import yaml

from pipeline.errors import DataError
from pipeline.records import stable_id

INDICATOR_FIELDS = (
    "value", "value_max", "bound", "uom", "kind", "metric", "action", "period", "who", "area", "giver", "receiver", "measure", "basis",
    "direction", "base", "target",
)  # fmt: skip
JUDGEMENTS = {
    "same": ("unit", 1), "merge": ("unit", 1), "different": ("unit", 0),
    "same_concept": ("concept", 1), "different_concept": ("concept", 0),
}  # fmt: skip
FIELDS = (*INDICATOR_FIELDS, "delete", "rename", *JUDGEMENTS)


@dataclass(frozen=True, slots=True)
class Correction:
    """``target`` is an id or, for units and measures, a name; ``old`` (may be empty) is what was read, ``new`` what is right."""

    target: str
    field: str
    old: str = ""
    new: str = ""
    who: str = ""
    when: str = ""
    note: str = ""

    @property
    def id(self) -> int:
        """A hash of all it says."""
        return stable_id("correction", *astuple(self))


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """Corrections out of a CSV or YAML file, in its order. Raises DataError with the line that breaks the rules."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"the corrections file {path} cannot be read: {error}") from error
    rows = _yaml_rows(path, text) if path.suffix.lower() in (".yaml", ".yml") else list(csv.DictReader(text.splitlines()))
    found = [_correction(row, f"{path} entry {number}") for number, row in enumerate(rows, 1) if any(row.values())]
    return tuple(dict.fromkeys(found))


def _yaml_rows(path: Path, text: str) -> list[dict[str, Any]]:
    try:
        rows = yaml.safe_load(text) or []
    except yaml.YAMLError as error:
        raise DataError(f"the corrections file {path} is no YAML: {error}") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise DataError(f"the corrections file {path} must be a list of entries")
    return rows


def _correction(row: Mapping[str, Any], where: str) -> Correction:
    names = [field.name for field in fields(Correction)]
    if unknown := [str(key) for key in row if key not in names]:
        raise DataError(f"{where}: unknown column {unknown[0]}; there are {', '.join(names)}")
    found = Correction(**{name: "" if row.get(name) is None else str(row[name]).strip() for name in names})
    if not found.target or found.field not in FIELDS:
        raise DataError(f"{where}: needs a target, and a field out of {', '.join(FIELDS)}; it has {found.target!r}, {found.field!r}")
    if found.field not in ("delete", "value_max", "period") and not found.new:
        raise DataError(f"{where}: {found.field} needs a new value")
    return found


def corrections_of(connection: sqlite3.Connection) -> tuple[Correction, ...]:
    """The corrections in force in the base, in their order."""
    names = ", ".join(f'"{field.name}"' for field in fields(Correction))
    return tuple(Correction(*row) for row in connection.execute(f"SELECT {names} FROM corrections ORDER BY position"))


def put_corrections(connection: sqlite3.Connection, corrections: Iterable[Correction]) -> None:
    """Make these the corrections of the base, and the judgements among them those that linking reads."""
    connection.execute("DELETE FROM corrections")
    connection.execute("DELETE FROM judgements")
    for position, found in enumerate(corrections, 1):
        told = asdict(found)
        names = ", ".join(f'"{name}"' for name in told)
        connection.execute(
            f"INSERT INTO corrections (id, position, {names}, status) VALUES (?, ?, {', '.join('?' * len(told))}, 'stale')",
            (found.id, position, *told.values()),
        )
        if found.field in JUDGEMENTS:
            kind, same = JUDGEMENTS[found.field]
            connection.execute(
                'INSERT INTO judgements (id, kind, "left", "right", same, who, "when", note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
                (found.id, kind, found.target, found.new, same, found.who, found.when, found.note),
            )


def set_status(connection: sqlite3.Connection, correction: Correction, reason: str | None) -> None:
    """Applied where there is no ``reason`` against it, else stale."""
    status = "stale" if reason else "applied"
    connection.execute("UPDATE corrections SET status = ?, reason = ? WHERE id = ?", (status, reason, correction.id))


def stale_corrections(connection: sqlite3.Connection) -> tuple[str, ...]:
    """A line for each correction that fits nothing: what it was, and why."""
    rows = connection.execute("SELECT target, field, new, reason FROM corrections WHERE status = 'stale' ORDER BY position")
    return tuple(f"{target} {field} {new}：{reason}" for target, field, new, reason in rows)


def keep_row(connection: sqlite3.Connection, correction: Correction, issue: int | None, table: str, key: int) -> None:
    """Note a row as it was read, before the first correction changes it."""
    cursor = connection.execute(f'SELECT * FROM "{table}" WHERE id = ?', (key,))
    names = [column[0] for column in cursor.description]
    row = json.dumps(dict(zip(names, cursor.fetchone(), strict=True)), ensure_ascii=False)
    connection.execute(
        'INSERT OR IGNORE INTO uncorrected (id, correction_id, issue_id, "table", row) VALUES (?, ?, ?, ?, ?)',
        (stable_id("uncorrected", table, key), correction.id, issue, table, row),
    )


def undo(connection: sqlite3.Connection) -> None:
    """Put every row back as it was read; the caller holds the transaction."""
    for table, text in connection.execute('SELECT "table", row FROM uncorrected').fetchall():
        row = json.loads(text)
        names = ", ".join(f'"{name}"' for name in row)
        connection.execute(f'INSERT OR REPLACE INTO "{table}" ({names}) VALUES ({", ".join("?" * len(row))})', list(row.values()))
    connection.execute("DELETE FROM uncorrected")

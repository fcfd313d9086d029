"""Chinese titles and descriptions of every table, view and column, out of ``models/tables.yaml``."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from typing import Any, NamedTuple

import yaml

from pipeline.resources import MODELS
from pipeline.store import schema
from pipeline.store.views import VIEWS


class TableDescription(NamedTuple):
    """What a reader of the base sees above a table: 指标 · 报告事实的每一个数……"""

    title: str
    description: str


def _columns_of_all() -> dict[str, list[str]]:
    """Column names of every table and view, asked of an empty base: only SQLite knows what a view selects."""
    with closing(sqlite3.connect(":memory:")) as db:
        for name, wish in schema.TABLES.items():
            db.execute(schema.table_sql(name, wish))
        for name, select in VIEWS.items():
            db.execute(f"CREATE VIEW {name} AS {select}")
        return {name: [row[1] for row in db.execute(f"PRAGMA table_info({name})")] for name in (*schema.TABLES, *VIEWS)}


def _describe_columns(data: dict[str, Any]) -> dict[str, dict[str, str]]:
    described = {}
    for name, columns in _columns_of_all().items():
        known = data["common"] | (data["tables"][name].get("columns") or {})
        described[name] = {column: known[column] for column in columns}
    return described


_DATA = yaml.safe_load((MODELS / "tables.yaml").read_text(encoding="utf-8"))

TABLES: Mapping[str, TableDescription] = {
    name: TableDescription(entry["title"], entry["description"]) for name, entry in _DATA["tables"].items()
}
COLUMNS: Mapping[str, Mapping[str, str]] = _describe_columns(_DATA)
"""What each column holds, in the order of the table's columns."""

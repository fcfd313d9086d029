"""Every table, view and column has a Chinese description, and none describes what is not there."""

from __future__ import annotations

import re

import pytest
import yaml
from sqlite_utils import Database

from pipeline.resources import MODELS
from pipeline.store import schema
from pipeline.store.describe import COLUMNS, TABLES
from pipeline.store.views import VIEWS

DB = Database(memory=True)
schema.ensure_schema(DB)


def columns_of(table: str) -> set[str]:
    return {row["name"] for row in DB.query("SELECT name FROM pragma_table_info(?)", (table,))}


@pytest.mark.parametrize("table", [*schema.TABLES, *VIEWS])
def test_every_column_is_described_in_chinese(table: str) -> None:
    assert re.search("[一-鿿]", TABLES[table].title)
    assert re.search("[一-鿿]", TABLES[table].description)
    assert [c for c in columns_of(table) if not re.search("[一-鿿]", COLUMNS[table].get(c, ""))] == []


def test_nothing_is_described_that_is_not_there() -> None:
    data = yaml.safe_load((MODELS / "tables.yaml").read_text(encoding="utf-8"))
    assert set(data["tables"]) == {*schema.TABLES, *VIEWS}
    stray = [(t, c) for t, entry in data["tables"].items() for c in entry.get("columns") or {} if c not in columns_of(t)]
    assert stray == []
    everywhere = set().union(*(columns_of(t) for t in data["tables"]))
    assert set(data["common"]) - everywhere == set()

"""The schema: made twice it is the same, and every view can be read empty."""

from __future__ import annotations

import pytest
from sqlite_utils import Database

from pipeline.store.schema import TABLES, ensure_schema
from pipeline.store.search import segment, segment_query
from pipeline.store.views import VIEWS


@pytest.fixture
def db() -> Database:
    database = Database(memory=True)
    ensure_schema(database)
    return database


def test_made_twice_it_is_the_same(db: Database) -> None:
    before = db.schema
    ensure_schema(db)
    assert db.schema == before


def test_a_column_that_an_older_base_lacks_is_added(db: Database) -> None:
    for view in VIEWS:
        db.view(view).drop()
    db.table("flags").transform(drop={"note"})
    ensure_schema(db)
    assert "note" in db.table("flags").columns_dict


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_can_be_read(db: Database, view: str) -> None:
    assert list(db.query(f"SELECT * FROM {view}")) == []


@pytest.mark.parametrize("name", TABLES)
def test_foreign_keys_point_at_tables_and_columns_that_exist(db: Database, name: str) -> None:
    for key in db.table(name).foreign_keys:
        assert key.other_table in TABLES
        assert key.column in TABLES[name].columns


TEXTS = ("全区查处酒驾109起", "禁酒驾提醒进小区物业管理处", "社区PK赛，志愿者３人", "党的建设")


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("酒驾", {0, 1}),
        ("小区物业管理", {1}),
        ("社区", {2}),
        ("物业 社区", set()),
        ("提醒 酒驾", {1}),
        ("PK赛", {2}),
        ("3人", {2}),
        ("党", {3}),
        ("109", {0}),
        ("０９", set()),
        ("“志愿者”", {2}),
        ('未闭合"', set()),
        ("* ( OR", set()),
        ("", set()),
    ],
)
def test_search_finds_every_substring_of_chinese(db: Database, query: str, hits: set[int]) -> None:
    for rowid, text in enumerate(TEXTS):
        db.execute("INSERT INTO evidence_fts (rowid, text) VALUES (?, ?)", (rowid, segment(text)))
    rows = db.execute("SELECT rowid FROM evidence_fts WHERE evidence_fts MATCH ?", (segment_query(query),))
    assert {row[0] for row in rows} == hits

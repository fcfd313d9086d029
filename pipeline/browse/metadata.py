"""Datasette's metadata as one dict: titles and descriptions in Chinese, facets, search tables, labels, queries.

Datasette 1.0 splits the same facts over two files; this dict is the one place they are written.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from pipeline.browse.queries import canned_queries
from pipeline.store.describe import COLUMNS, TABLES

PLUGIN = "jianbao"

FACETS: dict[str, tuple[str, ...]] = {
    "indicators": ("issue_series", "issue_year", "kind", "uom"),
    "indicators_flat": ("issue_series", "issue_year", "kind", "uom"),
    "issues": ("series", "year", "place"),
    "issues_flat": ("series", "year", "place"),
    "articles_flat": ("series", "year"),
    "units": ("kind", "level", "place"),
    "units_flat": ("kind", "level"),
    "measures": ("kind", "status"),
    "measures_flat": ("kind", "status"),
    "series": ("uom", "basis", "unit_id"),
    "series_flat": ("uom", "basis", "unit"),
    "numerals": ("fate", "reason"),
    "checks": ("relation", "holds"),
    "flags": ("kind",),
    "files": ("status", "ocr"),
    "edges": ("relation", "source_kind", "target_kind"),
    "edges_flat": ("relation", "source_kind", "target_kind"),
    "mentions": ("kind",),
    "article_units": ("kind", "level"),
    "article_measures": ("kind", "status"),
    "recipients": ("role",),
    "corrections": ("status", "field"),
    "codes": ("variable", "coder"),
}
"""The columns a table opens with as facets."""

MORE_FACETS: tuple[str | dict[str, str], ...] = (
    {"tree": "unit_id"}, "unit_id", "measure_id", "bound", "basis", "target", {"flag": "id"},
)  # fmt: skip
"""Further facets of `indicators`: shown at once in a base small enough, offered as links in a larger one."""

SMALL = 60_000
"""Indicators up to which all facets are counted on every page."""

SEARCH: dict[str, tuple[str, str]] = {
    "articles": ("articles_fts", "id"),
    "articles_flat": ("articles_fts", "id"),
    "evidence": ("evidence_fts", "id"),
    "indicators": ("evidence_fts", "evidence_id"),
    "indicators_flat": ("evidence_fts", "evidence_id"),
    "mentions": ("evidence_fts", "evidence_id"),
}
"""Which full-text table answers a table's search box, and the column that holds its rowid."""

LABELS: dict[str, str] = {
    "issues": "series",
    "articles": "title",
    "units": "name",
    "measures": "name",
    "concepts": "label",
    "series": "label",
    "evidence": "exact",
    "indicators": "metric",
    "sections": "heading",
    "files": "path",
}
"""The column shown instead of an id wherever another table points here."""

HIDDEN = ("indicator_words", "uncorrected", "articles_fts", "evidence_fts")


def table_metadata(table: str, small: bool = True) -> dict[str, Any]:
    """What Datasette's metadata says of one table or view."""
    title, description = TABLES.get(table, (table, ""))
    wish: dict[str, Any] = {"title": title, "description": description, "columns": dict(COLUMNS.get(table, {}))}
    if table in FACETS:
        wish["facets"] = [*({"counted": column} for column in FACETS[table]), *(MORE_FACETS if table == "indicators" and small else ())]
    if table in SEARCH:
        wish["fts_table"], wish["fts_pk"] = SEARCH[table]
    if table in LABELS:
        wish["label_column"] = LABELS[table]
    if table in HIDDEN:
        wish["hidden"] = True
    return wish


def is_small(db: Path) -> bool:
    """Whether the base holds few enough indicators to count every facet on every page."""
    with closing(sqlite3.connect(db)) as connection:
        there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'indicators'").fetchone()
        return (
            not there or connection.execute("SELECT count(*) FROM (SELECT 1 FROM indicators LIMIT ?)", (SMALL + 1,)).fetchone()[0] <= SMALL
        )


def metadata_of(db: Path, files: Path | None = None) -> dict[str, Any]:
    """The whole metadata of a Datasette that serves ``db``."""
    small = is_small(db)
    tables = {table: table_metadata(table, small) for table in {*TABLES, *FACETS, *SEARCH, *LABELS, *HIDDEN}}
    return {
        "title": "简报知识库",
        "description": "从简报、专报、工作动态里读出的单位、举措与指标，每个数字都可回到原文。",
        "databases": {db.stem: {"title": "简报知识库", "tables": tables, "queries": canned_queries()}},
        "plugins": {
            PLUGIN: {"database": db.stem, "files": None if files is None else str(files.resolve()), "beside": str(db.resolve().parent)}
        },
    }

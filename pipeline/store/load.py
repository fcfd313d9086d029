"""Rows into the base and out again: an issue goes in whole or not at all."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from itertools import permutations

from sqlite_utils import Database

from pipeline.store.rows import Rows
from pipeline.store.schema import MAIN_FACETS, SEARCH_TABLES, TABLES, ensure_schema

_OF_ARTICLE = ("numerals", "checks", "mentions", "article_measures", "article_units", "indicators", "sections", "article_contributors")


def open_base(path: str) -> sqlite3.Connection:
    """The base at ``path`` with every table in place, for writing; readers are not kept out meanwhile."""
    connection = sqlite3.connect(path, timeout=30)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA cache_size=-200000")  # KiB: the indexes of a large base, which inserts touch everywhere
    ensure_schema(Database(connection))
    connection.commit()
    return connection


def insert_rows(connection: sqlite3.Connection, rows: Rows) -> None:
    """Add rows as `rows.issue_rows` gives them, over any left by hand; the caller holds the transaction."""
    for table, tuples in rows.items():
        if tuples:
            columns = ("rowid", *SEARCH_TABLES[table]) if table in SEARCH_TABLES else tuple(TABLES[table].columns)
            names = ", ".join(f'"{column}"' for column in columns)
            marks = ", ".join("?" * len(columns))
            connection.executemany(f'INSERT OR REPLACE INTO "{table}" ({names}) VALUES ({marks})', tuples)


def delete_issue(connection: sqlite3.Connection, issue: int) -> None:
    """Take out an issue and all that was read in it; what linking made of it goes when linking runs again."""
    articles = "(SELECT id FROM articles WHERE issue_id = ?)"
    connection.execute(f"DELETE FROM indicator_words WHERE id IN (SELECT id FROM indicators WHERE article_id IN {articles})", (issue,))
    connection.execute(f"DELETE FROM evidence_fts WHERE rowid IN (SELECT id FROM evidence WHERE article_id IN {articles})", (issue,))
    connection.execute(f"DELETE FROM articles_fts WHERE rowid IN {articles}", (issue,))
    connection.execute(f"DELETE FROM edges WHERE evidence_id IN (SELECT id FROM evidence WHERE article_id IN {articles})", (issue,))
    for table in (*_OF_ARTICLE, "evidence"):
        connection.execute(f"DELETE FROM {table} WHERE article_id IN {articles}", (issue,))
    for table in ("articles", "pages", "recipients", "uncorrected"):
        connection.execute(f"DELETE FROM {table} WHERE issue_id = ?", (issue,))
    connection.execute("DELETE FROM issues WHERE id = ?", (issue,))


def is_unlinked(connection: sqlite3.Connection) -> bool:
    """Has an issue come or gone since linking last ran? Kept in the file's header, so that a killed run leaves it set."""
    return bool(connection.execute("PRAGMA user_version").fetchone()[0])


def mark_unlinked(connection: sqlite3.Connection, unlinked: bool) -> None:
    """Set or clear the mark inside the transaction under way."""
    connection.execute(f"PRAGMA user_version = {int(unlinked)}")


FULL_REBUILD = 500_000
"""Rows of evidence up to which the search index is written afresh; beyond, its parts are merged."""


def rebuild_search(connection: sqlite3.Connection) -> None:
    """Put the search index in the one order that does not depend on which issue came first."""
    rows = connection.execute("SELECT COUNT(*) FROM evidence").fetchone()[0]
    with connection:
        for table in SEARCH_TABLES:
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('{'rebuild' if rows <= FULL_REBUILD else 'optimize'}')")


PAIRS_FROM = 50_000
"""Indicators from which a facet beside a filter wants an index of its own: below, scanning is as fast."""


def index_pairs(connection: sqlite3.Connection) -> None:
    """In a large base, index every ordered pair of the main facets: one value of the first chosen, the second counted.

    A search gives pieces of evidence: one more index holds the facets that a table page counts beside each.
    """
    if connection.execute("SELECT COUNT(*) FROM indicators").fetchone()[0] >= PAIRS_FROM:
        for chosen, counted in permutations(MAIN_FACETS, 2):
            connection.execute(f"CREATE INDEX IF NOT EXISTS idx_indicators_{chosen}_{counted} ON indicators ({chosen}, {counted})")
        beside = ", ".join(("evidence_id", *MAIN_FACETS[:4]))
        connection.execute(f"CREATE INDEX IF NOT EXISTS idx_indicators_evidence_id_facets ON indicators ({beside})")


def analyze(connection: sqlite3.Connection) -> None:
    """Tell the query planner how the tables are filled; not of the runs, which are no content."""
    for table in TABLES:
        if table != "runs":
            connection.execute(f"ANALYZE {table}")


def close_tidily(connection: sqlite3.Connection) -> None:
    """Leave one file that opens from a read-only folder too; where somebody reads it just now, the log stays beside it."""
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode=DELETE")

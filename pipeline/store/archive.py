"""The files of the base and the issues read from them: which is new, which is best, what became of each."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from pipeline.store.load import delete_issue, insert_rows, mark_unlinked
from pipeline.store.rows import Row, Rows, in_columns

_BEST_FIRST = "scanned, characters DESC, sha256, path"
"""Text before scan, more text before less; the rest only makes the choice the same in any order."""


@dataclass(frozen=True, slots=True)
class FileReading:
    """A file that was read: its row in ``files`` without status, its issue, and the issue's rows."""

    file: Row
    issue: int
    rows: Rows


def file_rows(connection: sqlite3.Connection) -> dict[int, Row]:
    """Every row of ``files`` by id, with ``there``: whether its issue stands in the base with its articles."""
    there = "EXISTS (SELECT 1 FROM issues s WHERE s.id = f.issue_id AND EXISTS (SELECT 1 FROM articles a WHERE a.issue_id = s.id))"
    cursor = connection.execute(f"SELECT f.*, {there} AS there FROM files f")
    names = [column[0] for column in cursor.description]
    return {row[0]: dict(zip(names, row, strict=True)) for row in cursor}


def put_failure(connection: sqlite3.Connection, file: Row, reason: str) -> None:
    """A file that could not be read, in one transaction; what an earlier version read in it goes."""
    with connection:
        _take_out(connection, file["id"])
        _put_file(connection, file | {"status": "failed", "error": reason, "issue_id": None})


def put_reading(connection: sqlite3.Connection, reading: FileReading) -> None:
    """A file that was read, in one transaction: its issue goes in unless a better file of it is there."""
    file, issue = reading.file, reading.issue
    with connection:
        _take_out(connection, file["id"])
        _put_file(connection, file | {"status": "read", "error": None, "issue_id": issue})
        best = _best_of(connection, issue)
        if best == file["id"]:
            delete_issue(connection, issue)
            insert_rows(connection, reading.rows)
            connection.execute("UPDATE issues SET file_id = ? WHERE id = ?", (file["id"], issue))
            mark_unlinked(connection, True)
        _name_the_rest(connection, issue, best)


def forget_file(connection: sqlite3.Connection, file: int) -> None:
    """A file that has been replaced by another at the same place, in one transaction."""
    with connection:
        _take_out(connection, file)


def _put_file(connection: sqlite3.Connection, file: Row) -> None:
    insert_rows(connection, {"files": in_columns("files", [file])})


def _take_out(connection: sqlite3.Connection, file: int) -> None:
    """Remove a file's row and the issue that was read from it. Other files of that issue are to be read again."""
    issue = connection.execute("SELECT id FROM issues WHERE file_id = ?", (file,)).fetchone()
    if issue:
        delete_issue(connection, issue[0])
        mark_unlinked(connection, True)
        connection.execute("UPDATE files SET versions = NULL WHERE issue_id = ? AND id != ?", (issue[0], file))
    connection.execute("DELETE FROM files WHERE id = ?", (file,))


def _best_of(connection: sqlite3.Connection, issue: int) -> int:
    """The id of the best file of an issue among those read by the versions in force."""
    row: Any = connection.execute(
        f"SELECT id FROM files WHERE issue_id = ? AND versions IS NOT NULL ORDER BY {_BEST_FIRST} LIMIT 1", (issue,)
    ).fetchone()
    return int(row[0])


def _name_the_rest(connection: sqlite3.Connection, issue: int, best: int) -> None:
    path, sha256 = connection.execute("SELECT path, sha256 FROM files WHERE id = ?", (best,)).fetchone()
    connection.execute("UPDATE files SET status = 'read', error = NULL WHERE id = ?", (best,))
    connection.execute(
        "UPDATE files SET status = 'duplicate', error = (CASE sha256 WHEN ? THEN 'same bytes as ' ELSE 'same issue as ' END) || ?"
        " WHERE issue_id = ? AND id != ?",
        (sha256, path, issue, best),
    )


def drop_issues_without_file(connection: sqlite3.Connection) -> None:
    """Take out issues whose file has no row any more: left over where somebody took rows out by hand."""
    with connection:
        for (issue,) in connection.execute("SELECT id FROM issues WHERE file_id NOT IN (SELECT id FROM files)").fetchall():
            delete_issue(connection, issue)
            mark_unlinked(connection, True)

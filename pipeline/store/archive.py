"""The files of the base and the issues read from them: which is new, which is best, what became of each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pipeline.store.load import delete_issue, insert_rows, mark_unlinked
from pipeline.store.rows import Row, Rows, in_columns


@dataclass(frozen=True, slots=True)
class FileReading:
    """A file that was read: its row in ``files`` without status, its issue, and the issue's rows."""

    file: Row
    issue: int
    rows: Rows


def file_rows(connection: sqlite3.Connection) -> dict[int, Row]:
    """Every row of ``files`` by id, with ``there``: whether its issue stands in the base with as many articles as its best file had."""
    there = """EXISTS (SELECT 1 FROM issues s JOIN files b ON b.id = s.file_id WHERE s.id = f.issue_id
        AND b.articles = (SELECT COUNT(*) FROM articles a WHERE a.issue_id = s.id))"""
    cursor = connection.execute(f"SELECT f.*, {there} AS there FROM files f")
    names = [column[0] for column in cursor.description]
    return {row[0]: dict(zip(names, row, strict=True)) for row in cursor}


def reopen(connection: sqlite3.Connection, files: Iterable[int]) -> None:
    """Note, in one transaction, that files are to be read: what an earlier version made of them wins against no other file."""
    with connection:
        connection.executemany("UPDATE files SET versions = NULL WHERE id = ?", [(file,) for file in files])


def put_failure(connection: sqlite3.Connection, file: Row, reason: str) -> None:
    """A file that could not be read, in one transaction; what an earlier version read in it goes."""
    with connection:
        before = _take_out(connection, file["id"])
        _put_file(connection, file | {"status": "failed", "error": reason, "issue_id": None})
        _reopen_others(connection, before)


def put_reading(connection: sqlite3.Connection, reading: FileReading) -> None:
    """A file that was read, in one transaction: its issue goes in unless a better file of it is there."""
    file, issue = reading.file, reading.issue
    with connection:
        before = _take_out(connection, file["id"])
        _put_file(connection, file | {"status": "read", "error": None, "issue_id": issue})
        row = connection.execute("SELECT file_id FROM issues WHERE id = ?", (issue,)).fetchone()
        chosen = row[0] if row and _rank(connection, row[0]) < _rank(connection, file["id"]) else file["id"]
        if chosen == file["id"]:
            delete_issue(connection, issue)
            insert_rows(connection, reading.rows)
            connection.execute("UPDATE issues SET file_id = ? WHERE id = ?", (chosen, issue))
            mark_unlinked(connection, True)
        _name_the_rest(connection, issue, chosen)
        _reopen_others(connection, before)


def forget_file(connection: sqlite3.Connection, file: int) -> None:
    """A file that has been replaced by another at the same place, in one transaction."""
    with connection:
        _reopen_others(connection, _take_out(connection, file))


def _put_file(connection: sqlite3.Connection, file: Row) -> None:
    insert_rows(connection, {"files": in_columns("files", [file])})


def _take_out(connection: sqlite3.Connection, file: int) -> int | None:
    """Remove a file's row and the issue that was read from it; the issue's id."""
    issue = connection.execute("SELECT id FROM issues WHERE file_id = ?", (file,)).fetchone()
    if issue:
        delete_issue(connection, issue[0])
        mark_unlinked(connection, True)
    connection.execute("DELETE FROM files WHERE id = ?", (file,))
    return int(issue[0]) if issue else None


def _reopen_others(connection: sqlite3.Connection, issue: int | None) -> None:
    """Files of an issue that has lost the one it was read from, and was put back from none, are to be read again."""
    connection.execute(
        "UPDATE files SET versions = NULL WHERE issue_id = ? AND NOT EXISTS (SELECT 1 FROM issues WHERE id = issue_id)", (issue,)
    )


def _rank(connection: sqlite3.Connection, file: int) -> tuple[Any, ...]:
    """Sorts the best file of an issue first: text before scan, more text before less, the rest only to decide the same in any order."""
    read = "SELECT versions IS NULL, scanned, -characters, sha256, path FROM files WHERE id = ?"
    return tuple(connection.execute(read, (file,)).fetchone() or (1,))


def _name_the_rest(connection: sqlite3.Connection, issue: int, chosen: int) -> None:
    """Tell of each file of an issue whether it was read or which other was; one that should have won is to be read again."""
    path, sha256 = connection.execute("SELECT path, sha256 FROM files WHERE id = ?", (chosen,)).fetchone()
    connection.execute("UPDATE files SET status = 'read', error = NULL WHERE id = ?", (chosen,))
    connection.execute(
        "UPDATE files SET status = 'duplicate', error = (CASE sha256 WHEN ? THEN 'same bytes as ' ELSE 'same issue as ' END) || ?"
        " WHERE issue_id = ? AND id != ?",
        (sha256, path, issue, chosen),
    )
    others = connection.execute("SELECT id FROM files WHERE issue_id = ? AND id != ?", (issue, chosen)).fetchall()
    better = [other for other in others if _rank(connection, other[0]) < _rank(connection, chosen)]
    connection.executemany("UPDATE files SET versions = NULL WHERE id = ?", better)


def drop_issues_without_file(connection: sqlite3.Connection) -> None:
    """Take out issues whose file has no row any more: left over where somebody took rows out by hand."""
    with connection:
        for (issue,) in connection.execute("SELECT id FROM issues WHERE file_id NOT IN (SELECT id FROM files)").fetchall():
            delete_issue(connection, issue)
            mark_unlinked(connection, True)

"""What the read stage made of each file, kept beside the base: a change in a later stage opens no PDF again."""

from __future__ import annotations

import sqlite3

TABLES = """
CREATE TABLE IF NOT EXISTS documents (sha256 TEXT, ocr TEXT, version TEXT, body BLOB, PRIMARY KEY (sha256, ocr)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS places (path TEXT PRIMARY KEY, sha256 TEXT) WITHOUT ROWID;
"""


class Cache:
    """Documents by file hash, way of OCR and version; and where each file was last seen, on this machine only."""

    def __init__(self, path: str) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(TABLES)

    def close(self) -> None:
        """Write what is open and let go."""
        self._db.close()

    def document(self, sha256: str, ocr: str, version: str) -> bytes | None:
        """The bytes that ``keep_document`` was given for this file, read in this way by this version."""
        row = self._db.execute("SELECT body FROM documents WHERE sha256 = ? AND ocr = ? AND version = ?", (sha256, ocr, version)).fetchone()
        return row[0] if row else None

    def has_document(self, sha256: str, ocr: str, version: str) -> bool:
        """Will ``document`` give it?"""
        read = "SELECT 1 FROM documents WHERE sha256 = ? AND ocr = ? AND version = ?"
        return self._db.execute(read, (sha256, ocr, version)).fetchone() is not None

    def keep_document(self, sha256: str, ocr: str, version: str, body: bytes) -> None:
        """Keep a document; one that another version read is replaced."""
        self._db.execute("INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?)", (sha256, ocr, version, body))

    def sha256_before(self, path: str) -> str | None:
        """The hash that the file at ``path`` had when it was last ingested."""
        row = self._db.execute("SELECT sha256 FROM places WHERE path = ?", (path,)).fetchone()
        return row[0] if row else None

    def keep_place(self, path: str, sha256: str) -> None:
        """Remember what stood at ``path``."""
        self._db.execute("INSERT OR REPLACE INTO places VALUES (?, ?)", (path, sha256))

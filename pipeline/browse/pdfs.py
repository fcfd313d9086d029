"""Where the PDF of an issue lies on this machine: by its path under the given folder, else by its hash."""

from __future__ import annotations

import hashlib
import sqlite3
from functools import lru_cache
from pathlib import Path

from pipeline.browse.page import one

_FILE = """
SELECT f.path, f.sha256 FROM files f WHERE f.issue_id = :issue AND f.sha256 IS NOT NULL
ORDER BY f.id = (SELECT file_id FROM issues WHERE id = :issue) DESC, f.path LIMIT 1
"""


def pdf_of_issue(conn: sqlite3.Connection, issue: int, folders: tuple[Path, ...]) -> Path | None:
    """The document the issue was read from, None where no folder holds a file of that hash."""
    file = one(conn, _FILE, {"issue": issue})
    return None if file is None else find_pdf(file["path"], file["sha256"], folders)


def find_pdf(path: str, sha256: str, folders: tuple[Path, ...]) -> Path | None:
    """``path`` under one of ``folders`` where its content is right; then a file of that name; then any file of that hash."""
    name = Path(path).name
    for folder in folders:
        direct = folder / path
        if _holds(direct, sha256):
            return direct
    for folder in folders:
        for candidate in _pdfs_under(folder).get(name, ()):
            if _holds(candidate, sha256):
                return candidate
    for folder in folders:
        for candidates in _pdfs_under(folder).values():
            for candidate in candidates:
                if _holds(candidate, sha256):
                    return candidate
    return None


def _holds(path: Path, sha256: str) -> bool:
    try:
        stat = path.stat()
    except (OSError, ValueError):
        return False
    return path.is_file() and _hash(path, stat.st_mtime_ns, stat.st_size) == sha256


@lru_cache(maxsize=65536)
def _hash(path: Path, modified: int, size: int) -> str:
    """The content hash; time and size are there to forget it when the file changes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _pdfs_under(folder: Path) -> dict[str, tuple[Path, ...]]:
    try:
        return _listing(folder, folder.stat().st_mtime_ns)
    except OSError:
        return {}


@lru_cache(maxsize=16)
def _listing(folder: Path, modified: int) -> dict[str, tuple[Path, ...]]:
    found: dict[str, list[Path]] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() == ".pdf":
            found.setdefault(path.name, []).append(path)
    return {name: tuple(paths) for name, paths in found.items()}

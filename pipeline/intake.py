"""Paths from the command line -> the PDF files to read, each with its hash and what a metadata table says of it."""

from __future__ import annotations

import csv
import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.store.identity import file_id

METADATA_COLUMNS = ("path", "publisher", "place", "published", "series", "number", "year", "source_url", "retrieved")


@dataclass(frozen=True, slots=True)
class Found:
    """A file given to the program. ``relative`` is its path in the folder it was found in, with forward slashes."""

    path: Path
    relative: str
    sha256: str
    size: int
    metadata: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> int:
        """Its id in the base."""
        return file_id(self.relative, self.sha256)


@dataclass(frozen=True, slots=True)
class Intake:
    """Everything that was found; ``others`` counts by suffix the files that are no PDF and are left aside,
    ``unused`` are paths of the metadata table that no file here has."""

    files: tuple[Found, ...]
    others: Mapping[str, int] = field(default_factory=dict)
    unused: tuple[str, ...] = ()


def take_in(paths: Sequence[Path], metadata: Mapping[str, Mapping[str, str]] | None = None) -> Intake:
    """All PDFs at ``paths``, folders searched to the bottom, in the order of their names.

    Raises UsageError where a path is missing or nothing to read is found.
    """
    rows = metadata or {}
    found: dict[Path, Found] = {}
    others: Counter[str] = Counter()
    used: set[str] = set()
    for path in paths:
        if not path.exists():
            raise UsageError(f"there is nothing at {path}")
        for file, relative in _walk(path):
            if path.is_dir() and not _is_pdf(file):
                others[file.suffix.lower() or "no suffix"] += 1
            elif file.resolve() not in found:
                key = _key_of(rows, relative)
                used.add(key)
                row = tuple(sorted(rows.get(key, {}).items()))
                found[file.resolve()] = Found(file, relative, *_hash(file), row)
    if not found:
        where = "、".join(str(path) for path in paths)
        raise UsageError(f"no PDF in {where}" + (f" ({sum(others.values())} other files)" if others else " (it is empty)"))
    in_order = tuple(sorted(found.values(), key=lambda f: (f.relative, f.sha256)))
    return Intake(in_order, dict(others), tuple(sorted(rows.keys() - used)))


def _walk(path: Path) -> Iterator[tuple[Path, str]]:
    """Files under ``path`` with their path in it; what a desktop hides is passed over."""
    if path.is_file():
        yield path, printable(path.name)
        return
    walked: set[str] = set()
    for folder, below, names in os.walk(path, followlinks=True):
        if (real := os.path.realpath(folder)) in walked:  # a link back up
            below.clear()
            continue
        walked.add(real)
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")):
                file = Path(folder, name)
                if file.is_file():
                    yield file, printable(file.relative_to(path).as_posix())


def printable(name: str) -> str:
    """A file name as text, whatever the locale says: UTF-8, or what an archive from a Chinese desktop leaves behind.

    >>> printable(os.fsdecode("简报.pdf".encode("gb18030")))
    '简报.pdf'
    """
    data = os.fsencode(name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


def _is_pdf(file: Path) -> bool:
    """By its name, or by how it begins: a download may have lost its suffix."""
    if file.suffix.lower() == ".pdf":
        return True
    try:
        with file.open("rb") as stream:
            return b"%PDF-" in stream.read(1024)
    except OSError:
        return False


def _hash(file: Path) -> tuple[str, int]:
    """SHA-256 and size; a file that may not be opened goes by its name, and reading will say why."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest(), file.stat().st_size
    except OSError:
        return hashlib.sha256(f"unopened {file.name}".encode()).hexdigest(), 0


def read_metadata(table: Path) -> dict[str, dict[str, str]]:
    """A CSV (path, publisher, place, published, series, number, year, source_url, retrieved) by path; empty cells tell nothing.

    Raises UsageError where it cannot be read, lacks the path column, has one that is not known, or a date that is none.
    """
    reader = csv.DictReader(_text_of(table).splitlines())
    columns = set(reader.fieldnames or ())
    if "path" not in columns or columns - set(METADATA_COLUMNS):
        raise UsageError(
            f"{table} needs the column path and may have {', '.join(METADATA_COLUMNS[1:])}; it has {', '.join(sorted(columns))}"
        )
    rows: dict[str, dict[str, str]] = {}
    for line, row in enumerate(reader, 2):
        told = {column: value.strip() for column, value in row.items() if isinstance(value, str) and value.strip()}
        if "published" in told:
            told["published"] = _day(told["published"], f"{table} line {line}")
        if not told.get("year", "0").isdigit():
            raise UsageError(f"{table} line {line}: {told['year']!r} is no year")
        rows[told.pop("path", "").replace("\\", "/").removeprefix("./")] = told
    return rows


def _text_of(table: Path) -> str:
    """UTF-8, or what Excel writes on a Chinese desktop."""
    try:
        data = table.read_bytes()
    except OSError as error:
        raise UsageError(f"{table} cannot be read: {error.strerror}") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


def _day(text: str, where: str) -> str:
    parts = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", text)
    try:
        return date(*map(int, parts.groups())).isoformat() if parts else date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise UsageError(f"{where}: {text!r} is no date") from error


def _key_of(rows: Mapping[str, Mapping[str, str]], relative: str) -> str:
    """The row of a file: by its path, else by the longest end of it that a row has, down to its bare name; "" where there is none."""
    parts = relative.split("/")
    ends = ("/".join(parts[start:]) for start in range(len(parts)))
    return next((end for end in ends if end in rows), "")


def kinds_of(files: Iterable[Found]) -> Counter[str]:
    """How many files of each suffix."""
    return Counter(f.path.suffix.lower() or "no suffix" for f in files)

"""What an ingest has to do: which files are new or were read by an older version, which stand as they are."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pipeline.intake import Found
from pipeline.read import Kind
from pipeline.reading import Ocr
from pipeline.store.rows import Row

SECONDS_A_PAGE = 0.1
SECONDS_A_SCANNED_PAGE = 3.0


UNSEEN = Kind("text", pages=1)
"""A file that is not opened: it could not be, or the read stage has done its part before."""


@dataclass(frozen=True, slots=True)
class Work:
    """Files with the same bytes and the same metadata: read once, noted for each."""

    files: tuple[Found, ...]
    kind: Kind = UNSEEN

    @property
    def first(self) -> Found:
        """The file that is opened."""
        return self.files[0]

    @property
    def seconds(self) -> float:
        """About how long one core reads it."""
        return (self.kind.pages - self.kind.scanned) * SECONDS_A_PAGE + self.kind.scanned * SECONDS_A_SCANNED_PAGE

    @property
    def patience(self) -> float:
        """Seconds after which it counts as hung: many times what a slow machine needs."""
        return 90.0 + 60.0 * self.seconds


def remembered(files: Iterable[Found], known: Mapping[int, Row]) -> list[Found]:
    """Files with the metadata that an earlier ingest was given, where this one was given none."""
    full = []
    for file in files:
        before = json.loads((known.get(file.id) or {}).get("metadata") or "{}")
        full.append(file if file.metadata or not before else replace(file, metadata=tuple(sorted(before.items()))))
    return full


def split_work(
    files: Iterable[Found], known: Mapping[int, Row], versions: str, ocr: Ocr, reopened: set[int]
) -> tuple[list[Work], list[Found]]:
    """What is to be read, and what stands. ``reopened`` are issues whose file goes: all files of theirs compete again."""
    changed: list[Found] = []
    standing: list[Found] = []
    for file in files:
        (standing if _stands(file, known.get(file.id), versions, ocr) else changed).append(file)
    reopened = reopened | {row["issue_id"] for file in changed if (row := known.get(file.id)) and row["status"] == "read"}
    again = [file for file in standing if known[file.id]["issue_id"] in reopened]
    groups: dict[tuple[str, tuple[tuple[str, str], ...]], list[Found]] = defaultdict(list)
    for file in sorted([*changed, *again], key=lambda f: (f.relative, f.sha256)):
        groups[file.sha256, file.metadata].append(file)
    return [Work(tuple(group)) for group in groups.values()], [file for file in standing if file not in again]


def _stands(file: Found, row: Row | None, versions: str, ocr: Ocr) -> bool:
    """Was this file read by the versions in force, in this way, and is its issue still there?"""
    if row is None or row["status"] == "failed" or not row["there"]:
        return False
    return (row["versions"], row["ocr"], row["metadata"]) == (versions, ocr, metadata_json(file))


def metadata_json(file: Found) -> str | None:
    """The file's row of the metadata table as ``files`` keeps it."""
    return json.dumps(dict(file.metadata), ensure_ascii=False, sort_keys=True) if file.metadata else None

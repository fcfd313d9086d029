"""A folder of PDFs -> a knowledge base: plan, read in worker processes, load, link."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pipeline import __version__
from pipeline.engine import Failure, each, each_on_dask
from pipeline.intake import Found, Intake, printable
from pipeline.link import link
from pipeline.plan import Work, metadata_json, remembered, split_work
from pipeline.read import READ_VERSION, Kind, inspect
from pipeline.reading import Ocr, Outcome, Task, read_file
from pipeline.store import archive
from pipeline.store.cache import Cache
from pipeline.store.correcting import settle
from pipeline.store.corrections import Correction, corrections_of, stale_corrections
from pipeline.store.identity import file_id
from pipeline.store.load import analyze, close_tidily, index_pairs, is_unlinked, open_base, rebuild_search
from pipeline.store.rows import Row
from pipeline.store.schema import TABLES
from pipeline.versions import stage_versions

Engine = Literal["local", "dask"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How to build. ``corrections`` None leaves those in force that the base holds."""

    db: Path
    workers: int = 1
    ocr: Ocr = "auto"
    engine: Engine = "local"
    corrections: tuple[Correction, ...] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What lies ahead, before anything is read."""

    work: tuple[Work, ...]
    standing: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of it. ``failed`` are (path, reason) of this run's files; ``stale`` are corrections that fit nothing."""

    read: int
    standing: int
    failed: tuple[tuple[str, str], ...] = ()
    stale: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)


def build(
    intake: Intake,
    settings: Settings,
    *,
    on_plan: Callable[[Plan], None] = lambda plan: None,
    on_file: Callable[[Work, str | None], None] = lambda work, reason: None,
    on_step: Callable[[str], None] = lambda step: None,
) -> Summary:
    """Bring the base up to date with the files taken in. Told at each step: the plan, each file with its failure, what follows."""
    connection, cache = open_base(str(settings.db)), Cache(f"{settings.db}.cache")
    try:
        run = _start_run(connection)
        plan = _make_plan(connection, cache, intake, settings)
        on_plan(plan)
        for work, reason in _read_all(connection, cache, plan, settings):
            on_file(work, reason)
        _finish(connection, settings, run, on_step)
        rows = archive.file_rows(connection)
        given = [rows[file.id] for file in intake.files if file.id in rows]
        failed = tuple((row["path"], row["error"]) for row in given if row["status"] == "failed")
        counts = {table: connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in TABLES if table != "runs"}
        _end_run(connection, run, counts)
        close_tidily(connection)
        return Summary(len(given) - len(failed) - len(plan.standing), len(plan.standing), failed, stale_corrections(connection), counts)
    finally:
        cache.close()
        connection.close()


def _make_plan(connection: sqlite3.Connection, cache: Cache, intake: Intake, settings: Settings) -> Plan:
    known = archive.file_rows(connection)
    files = remembered(intake.files, known)
    reopened = set(_forget_replaced(connection, cache, files, known))
    work, standing = split_work(files, known, _versions(), settings.ocr, reopened)
    archive.reopen(connection, (file.id for w in work for file in w.files))
    unread = [w.first for w in work if not cache.has_document(w.first.sha256, settings.ocr, READ_VERSION)]
    looks = dict(each(inspect, [file.path for file in unread], workers=settings.workers, seconds=lambda path: 60.0))
    looked = [replace(w, kind=_as_read(look, settings.ocr)) if isinstance(look := looks.get(w.first.path), Kind) else w for w in work]
    return Plan(tuple(sorted(looked, key=lambda w: (w.kind.kind == "scan", w.first.relative))), tuple(standing))


def _as_read(kind: Kind, ocr: Ocr) -> Kind:
    """How many pages OCR will read, where the user has a say in it."""
    return kind if ocr == "auto" else replace(kind, scanned=kind.pages if ocr == "force" else 0)


def _forget_replaced(connection: sqlite3.Connection, cache: Cache, files: Sequence[Found], known: dict[int, Row]) -> Iterator[int]:
    """Take out what stood at a path before its file was replaced by another; the issues that lose a file by it."""
    ids = {file.id for file in files}
    for file in files:
        before = cache.sha256_before(printable(str(file.path.resolve())))
        old = file_id(file.relative, before) if before else file.id
        if old not in ids and old in known:
            archive.forget_file(connection, old)
            yield known[old]["issue_id"]


def _read_all(connection: sqlite3.Connection, cache: Cache, plan: Plan, settings: Settings) -> Iterator[tuple[Work, str | None]]:
    tasks = (_task(number, work, settings) for number, work in enumerate(plan.work))
    if settings.engine == "dask":
        results = each_on_dask(read_file, tasks, workers=settings.workers)
    else:
        results = each(read_file, tasks, workers=settings.workers, seconds=patience_of)
    for task, result in results:
        work = plan.work[task.number]
        if isinstance(result, Outcome) and result.document is not None:
            cache.keep_document(task.sha256, task.ocr, READ_VERSION, result.document)
        for file in work.files:
            _put(connection, file, result, settings)
            cache.keep_place(printable(str(file.path.resolve())), file.sha256)
        yield work, result.reason if isinstance(result, Failure) else None


def _task(number: int, work: Work, settings: Settings) -> Task:
    file = work.first
    return Task(number, file.path, file.sha256, f"{settings.db}.cache", settings.ocr, file.metadata, work.patience)


def patience_of(task: Task) -> float:
    """Seconds a task may take."""
    return task.patience


def _put(connection: sqlite3.Connection, file: Found, result: Outcome | Failure, settings: Settings) -> None:
    metadata = dict(file.metadata)
    row: Row = {
        "id": file.id, "path": file.relative, "sha256": file.sha256, "size": file.size, "ocr": settings.ocr, "versions": _versions(),
        "metadata": metadata_json(file), "source_url": metadata.get("source_url"), "retrieved": metadata.get("retrieved"),
    }  # fmt: skip
    if isinstance(result, Failure):
        archive.put_failure(connection, row, result.reason)
        return
    row |= {
        "pages": result.pages, "scanned": int(result.scanned), "characters": result.characters, "producer": result.producer,
        "articles": len(result.rows.get("articles", ())),
        "seconds": result.seconds,
    }  # fmt: skip
    archive.put_reading(connection, archive.FileReading(row, result.issue, result.rows))


def _versions() -> str:
    """The versions that a file's rows depend on, as ``files`` keeps them."""
    return json.dumps({stage: stage_versions()[stage] for stage in ("read", "meaning")})


def _finish(connection: sqlite3.Connection, settings: Settings, run: int, on_step: Callable[[str], None]) -> None:
    """Link, correct and index, where anything changed since that was last done."""
    archive.drop_issues_without_file(connection)
    before = connection.execute("SELECT version FROM runs WHERE ended IS NOT NULL ORDER BY id DESC LIMIT 1").fetchone()
    new_link = not before or json.loads(before[0]).get("link") != stage_versions()["link"]
    new_corrections = settings.corrections is not None and settings.corrections != corrections_of(connection)
    if is_unlinked(connection) or new_link or new_corrections:
        on_step("linking")
        settle(connection, settings.corrections, link)
        on_step("indexing")
        rebuild_search(connection)
        index_pairs(connection)
        analyze(connection)


def _start_run(connection: sqlite3.Connection) -> int:
    with connection:
        cursor = connection.execute("INSERT INTO runs (started) VALUES (?)", (_now(),))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _end_run(connection: sqlite3.Connection, run: int, counts: dict[str, int]) -> None:
    version = json.dumps({"jianbao": __version__} | stage_versions())
    with connection:
        connection.execute("UPDATE runs SET ended = ?, version = ?, counts = ? WHERE id = ?", (_now(), version, json.dumps(counts), run))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

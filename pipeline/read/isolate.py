"""Work on files in child processes, so that a crash or an endless loop inside PDFium costs one file and not the run.

A worker does one item at a time; one that dies or runs over its limit is ended and another takes its place. Unlike
``concurrent.futures`` nothing else is lost, and unlike a process a file a worker keeps what it has loaded.
"""

from __future__ import annotations

import contextlib
import math
import multiprocessing as mp
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, TypeVar

from pipeline.errors import JianbaoError, UnreadableFile
from pipeline.read.document import Ocr, read_document
from pipeline.records import Document

Item = TypeVar("Item")
Result = TypeVar("Result")

_READY = "ready"
CRASHED = "damaged: the reader crashed on it"
TOO_LONG = "damaged: the reader did not come to an end within {seconds:g} seconds"


@dataclass(slots=True)
class _Worker(Generic[Item]):
    process: BaseProcess
    pipe: Connection
    item: Item | None = None
    deadline: float = math.inf  # set once it has loaded its modules and is ready
    ready: bool = False


def isolated_map(
    function: Callable[[Item], Result], items: Iterable[Item], *, workers: int, seconds: float, method: str = "spawn"
) -> Iterator[tuple[Item, Result | Exception]]:
    """(item, result) as they come, in any order; for an item that failed, the exception it raised, and for one that
    crashed its worker or took longer than ``seconds``, an UnreadableFile that says so.

    ``function``, items and results travel between processes: they must pickle. ``method``: how workers start.
    """
    waiting = deque(items)
    pool: list[_Worker[Item]] = []
    try:
        while waiting or any(w.item is not None for w in pool):
            while waiting and len(pool) < workers:
                pool.append(_started(function, method))
            for worker in pool:
                if worker.item is None and waiting:
                    worker.item = waiting.popleft()
                    worker.deadline = time.monotonic() + seconds if worker.ready else math.inf
                    with contextlib.suppress(BrokenPipeError):  # a worker that died idle is noticed below
                        worker.pipe.send(worker.item)
            busy = [w for w in pool if w.item is not None]
            next_end = min(w.deadline for w in busy)
            wait([w.pipe for w in busy], timeout=None if next_end == math.inf else max(0.0, next_end - time.monotonic()))
            for worker in busy:
                outcome = _outcome(worker, seconds)
                if outcome is None:
                    continue
                item, worker.item = worker.item, None
                if not worker.process.is_alive():
                    pool.remove(worker)
                assert item is not None
                yield item, outcome[0]
    finally:
        for worker in pool:
            _end(worker)


def read_document_isolated(path: Path, *, ocr: Ocr = "auto", password: str | None = None, seconds: float = 600.0) -> Document:
    """``read_document`` in a process of its own. Raises UnreadableFile also where PDFium crashes or never ends."""
    [(_, outcome)] = isolated_map(_Reading(ocr, password), [path], workers=1, seconds=seconds)
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


@dataclass(frozen=True, slots=True)
class _Reading:
    ocr: Ocr
    password: str | None

    def __call__(self, path: Path) -> Document:
        return read_document(path, ocr=self.ocr, password=self.password)


def _started(function: Callable[[Item], Result], method: str) -> _Worker[Item]:
    context = mp.get_context(method)
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(function, theirs), daemon=True)  # type: ignore[attr-defined]
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _serve(function: Callable[[Item], Result], pipe: Connection) -> None:
    """A worker's life: say that it is ready, then take an item and send back a result or an exception."""
    pipe.send(_READY)
    while True:
        try:
            item = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            outcome: Result | Exception = function(item)
        except MemoryError:
            outcome = UnreadableFile("too large for this machine's memory")
        except Exception as error:
            outcome = error
        pipe.send(outcome)


def _outcome(worker: _Worker[Item], seconds: float) -> tuple[Any] | None:
    """(what became of a worker's item,); None while it is still at work."""
    if worker.pipe.poll():
        try:
            if worker.ready:
                return (worker.pipe.recv(),)
            worker.pipe.recv()
            worker.ready, worker.deadline = True, time.monotonic() + seconds
            return None
        except (EOFError, OSError):
            if not worker.ready:
                raise JianbaoError("the worker processes cannot start") from None
            _end(worker)
            return (UnreadableFile(CRASHED),)
    if not worker.process.is_alive():
        _end(worker)
        return (UnreadableFile(CRASHED),)
    if time.monotonic() >= worker.deadline:
        _end(worker)
        return (UnreadableFile(TOO_LONG.format(seconds=seconds)),)
    return None


def _end(worker: _Worker[Item]) -> None:
    worker.process.kill()
    worker.process.join()
    worker.pipe.close()

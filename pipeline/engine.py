"""One function over many inputs in worker processes that a crash, a hang or a memory bomb in one input cannot take down."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from pipeline.errors import JianbaoError

Input = TypeVar("Input")
Output = TypeVar("Output")

MEMORY = 8 << 30
"""Bytes of address space a worker may take: models and page images need two, a hostile stream asks for a hundred."""


STAGES = "pipeline.reading"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an input came to nothing, in words for the user; ``fatal`` where its worker is lost with it."""

    reason: str
    fatal: bool = False


@dataclass(slots=True)
class _Worker(Generic[Input]):
    process: BaseProcess
    pipe: Connection
    task: Input | None = None
    deadline: float = 0.0


def each(
    work: Callable[[Input], Output], tasks: Iterable[Input], *, workers: int, seconds: Callable[[Input], float]
) -> Iterator[tuple[Input, Output | Failure]]:
    """Results as they come, a pair for each task. ``work`` must be importable; ``seconds`` says how long a task may take."""
    context = _context()

    def start() -> _Worker[Input]:
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(work, theirs), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    waiting = iter(tasks)
    crew: list[_Worker[Input]] = []
    try:
        while True:
            while (idle := [w for w in crew if w.task is None]) or len(crew) < max(1, workers):
                if (task := next(waiting, None)) is None:
                    break
                if not idle:
                    crew.append(start())
                _hand_out(idle[0] if idle else crew[-1], task, seconds)
            if all(w.task is None for w in crew):
                return
            for worker, result in _collect(crew):
                done, worker.task = worker.task, None
                assert done is not None
                if isinstance(result, Failure) and result.fatal:
                    crew.remove(worker)
                    _end(worker)
                yield done, result
    finally:
        for worker in crew:
            _end(worker)


def _context() -> SpawnContext | ForkServerContext:
    """Processes that share no state with this one; where the system can, they start from one that has the stages loaded."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([STAGES])
    return context


def _hand_out(worker: _Worker[Input], task: Input, seconds: Callable[[Input], float]) -> None:
    worker.task, worker.deadline = task, time.monotonic() + seconds(task)
    with contextlib.suppress(BrokenPipeError):  # it died idle: its end of file comes up in _collect
        worker.pipe.send(task)


def _collect(crew: Iterable[_Worker[Input]]) -> Iterator[tuple[_Worker[Input], Output | Failure]]:
    """Results of those who are done, died or have run out of time; waits until there is one."""
    busy = {w.pipe: w for w in crew if w.task is not None}
    patience = max(0.0, min(w.deadline for w in busy.values()) - time.monotonic())
    for pipe in wait(list(busy), timeout=patience):
        assert isinstance(pipe, Connection)
        worker = busy.pop(pipe)
        try:
            yield worker, pipe.recv()
        except (EOFError, OSError):
            worker.process.join(5)
            yield worker, Failure(_last_words(worker.process.exitcode), fatal=True)
    for worker in busy.values():
        if worker.deadline <= time.monotonic():
            yield worker, Failure("reading took too long and was stopped", fatal=True)


def _last_words(status: int | None) -> str:
    if status is not None and status < 0:
        return f"the reader crashed on this file ({signal.Signals(-status).name})"
    return "the reader stopped on this file"


def _end(worker: _Worker[Input]) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()


def _serve(work: Callable[[Input], Output], pipe: Connection) -> None:
    """What a worker process does until its parent goes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        try:
            result: Output | Failure = work(task)
        except BaseException as error:
            result = _failure_of(error)
        pipe.send(result)


def _failure_of(error: BaseException) -> Failure:
    if isinstance(error, JianbaoError):
        return Failure(str(error))
    if isinstance(error, MemoryError):
        return Failure("reading needs more memory than a file is given", fatal=True)
    return Failure(f"a fault in the program ({type(error).__name__}: {error})")


def _limit_memory() -> None:
    if os.name == "posix":
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard), hard))


def each_on_dask(work: Callable[[Input], Output], tasks: Iterable[Input], *, workers: int) -> Iterator[tuple[Input, Output | Failure]]:
    """The same on a Dask cluster of this machine, or on the one that DASK_SCHEDULER_ADDRESS names."""
    try:
        from distributed import Client, as_completed
    except ImportError as error:
        raise JianbaoError("--engine dask needs the extra: pip install 'jianbao[dask]'") from error
    address = os.environ.get("DASK_SCHEDULER_ADDRESS")
    with Client(address) if address else Client(n_workers=workers, threads_per_worker=1, dashboard_address=None) as client:
        given = {client.submit(work, task, pure=False): task for task in tasks}
        for future in as_completed(list(given)):
            problem = future.exception()
            yield given[future], future.result() if problem is None else _failure_of(problem)
            future.release()

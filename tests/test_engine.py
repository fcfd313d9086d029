"""Worker processes: a crash, a hang, a fault or greed in one input costs that input alone."""

from __future__ import annotations

import os
import time

import pytest

from pipeline.engine import Failure, each
from pipeline.errors import UnreadableFile


def misbehave(task: str) -> str:
    """Does what its task says."""
    if task == "crash":
        os.kill(os.getpid(), 11)
    if task == "exit":
        os._exit(3)
    if task == "hang":
        time.sleep(60)
    if task == "greed":
        bytearray(1 << 40)
    if task == "fault":
        raise ZeroDivisionError("by zero")
    if task == "refuse":
        raise UnreadableFile("it is a picture of a cat")
    return task.upper()


TASKS = ["a", "crash", "b", "hang", "c", "greed", "d", "fault", "e", "refuse", "f", "exit", "g"]


@pytest.fixture(scope="module")
def results() -> dict[str, str | Failure]:
    return dict(each(misbehave, iter(TASKS), workers=2, seconds=lambda task: 1.5 if task == "hang" else 30.0))


def test_every_task_has_a_result(results: dict[str, str | Failure]) -> None:
    assert set(results) == set(TASKS)
    assert {task: result for task, result in results.items() if len(task) == 1} == {t: t.upper() for t in "abcdefg"}


@pytest.mark.parametrize(
    ("task", "reason"),
    [
        ("crash", "the reader crashed on this file (SIGSEGV)"),
        ("exit", "the reader stopped on this file"),
        ("hang", "reading took too long and was stopped"),
        ("greed", "reading needs more memory than a file is given"),
        ("fault", "a fault in the program (ZeroDivisionError: by zero)"),
        ("refuse", "it is a picture of a cat"),
    ],
)
def test_a_failure_says_why(results: dict[str, str | Failure], task: str, reason: str) -> None:
    result = results[task]
    assert isinstance(result, Failure)
    assert result.reason == reason


def test_nothing_to_do_is_done_at_once() -> None:
    assert list(each(misbehave, [], workers=2, seconds=lambda task: 1.0)) == []

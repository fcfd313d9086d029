"""A base in memory, and one with two issues loaded and linked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from pipeline.link import link
from pipeline.store.archive import put_reading
from pipeline.store.correcting import settle
from pipeline.store.load import open_base
from tests.store.factories import file_reading, reading


@pytest.fixture
def base() -> Iterator[sqlite3.Connection]:
    with closing(open_base(":memory:")) as connection:
        yield connection


@pytest.fixture
def loaded(base: sqlite3.Connection) -> sqlite3.Connection:
    put_reading(base, file_reading(reading("a" * 64, number=3), "2031/专报 3.pdf"))
    put_reading(base, file_reading(reading("b" * 64, number=4, published="2031-05-25"), "2031/专报 4.pdf"))
    settle(base, None, link)
    return base

"""Roles, inferred periods and confidence come out of the base as they went in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from pipeline.link import link
from pipeline.records import IssueReading
from pipeline.store.archive import put_reading
from pipeline.store.as_json import issue_json
from pipeline.store.correcting import settle
from pipeline.store.findings import OCR_TRUST
from pipeline.store.load import open_base
from tests.store.factories import file_reading, reading

ROLES = {"area": "东桥街道", "giver": "云岭县城管局", "receiver": "东桥街道"}


@pytest.fixture(params=[False, True], ids=["text layer", "scanned"])
def base(request: pytest.FixtureRequest) -> Iterator[tuple[sqlite3.Connection, bool]]:
    with closing(open_base(":memory:")) as connection:
        for number in (3, 4):
            put_reading(connection, file_reading(_issue(number, request.param), f"{number}.pdf"))
        settle(connection, None, link)
        connection.row_factory = sqlite3.Row
        yield connection, request.param


def _issue(number: int, scanned: bool) -> IssueReading:
    read = reading(str(number) * 64, number=number, scanned=scanned)
    article = read.articles[0]
    undated = {"period": None, "period_inferred": ("2031-01-01", "2031-04-25"), "period_source": "inferred from the head"}
    first = replace(article.indicators[0], confidence=0.9, **ROLES, **undated)  # type: ignore[arg-type]
    return replace(read, articles=(replace(article, indicators=(first, *article.indicators[1:])),))


def test_in_the_export(base: tuple[sqlite3.Connection, bool]) -> None:
    connection, scanned = base
    issue = connection.execute("SELECT id FROM issues").fetchone()[0]
    first = issue_json(connection, issue)["articles"][0]["indicators"][0]
    assert {name: first[name] for name in ROLES} == ROLES
    assert (first["period"], first["period_inferred"], first["period_source"]) == (
        None, ["2031-01-01", "2031-04-25"], "inferred from the head",
    )  # fmt: skip
    assert first["confidence"] == round(0.9 * OCR_TRUST if scanned else 0.9, 2)


def test_linked_to_units(base: tuple[sqlite3.Connection, bool]) -> None:
    row = base[0].execute(
        "SELECT r.name, g.name, v.name FROM indicators i JOIN units r ON r.id = i.area_id JOIN units g ON g.id = i.giver_id"
        " JOIN units v ON v.id = i.receiver_id"
    )
    assert [tuple(one) for one in row] == [("东桥街道", "云岭县城管局", "东桥街道")] * 2


def test_in_the_panel(base: tuple[sqlite3.Connection, bool]) -> None:
    rows = base[0].execute("SELECT period_start, period_end FROM panel WHERE quote = '320件'").fetchall()
    assert [tuple(row) for row in rows] == [("2031-01-01", "2031-04-25")] * 2

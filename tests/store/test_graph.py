"""The graph asked with networkx: around a unit, what hangs together, who is in the middle."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.errors import UsageError
from pipeline.link import link
from pipeline.store.archive import put_reading
from pipeline.store.correcting import settle
from pipeline.store.graph import ask_around, centrality, components, find_nodes, name_of, neighbourhood
from pipeline.store.load import open_base
from tests.store.factories import file_reading, reading

OFFICE = "云岭县城管局"


def unit(base: sqlite3.Connection, name: str) -> int:
    return int(base.execute("SELECT id FROM units WHERE name = ?", (name,)).fetchone()[0])


def told(base: sqlite3.Connection, hops: int, **more: bool) -> set[tuple[str, str, str]]:
    graph = neighbourhood(base, "unit", unit(base, OFFICE), hops, **more)
    return {(name_of(graph, s), d["relation"], name_of(graph, t)) for s, t, d in graph.edges(data=True)}


def test_a_step_around_a_unit_is_every_edge_of_it(loaded: sqlite3.Connection) -> None:
    title = "云岭县工单办理提速"
    assert {(OFFICE, "RUNS", "一日三巡"), (OFFICE, "CONTRIBUTES", title), (title, "MENTIONS", OFFICE)} <= told(loaded, 1)
    assert all(OFFICE in (source, target) for source, _relation, target in told(loaded, 1))
    assert (title, "MENTIONS", "东桥街道") in told(loaded, 2)


def test_indicators_come_only_when_asked_for(loaded: sqlite3.Connection) -> None:
    assert not any(relation == "REPORTS" for _s, relation, _t in told(loaded, 1))
    assert (OFFICE, "REPORTS", "工单") in told(loaded, 1, indicators=True)


def test_every_edge_walked_has_its_evidence(loaded: sqlite3.Connection) -> None:
    graph = neighbourhood(loaded, "unit", unit(loaded, OFFICE), 3, indicators=True)
    assert all(data["exact"] for _s, _t, data in graph.edges(data=True))


def test_units_of_one_article_hang_together_and_others_do_not(loaded: sqlite3.Connection) -> None:
    assert len(components(loaded)) == 1
    loaded.execute("INSERT INTO units (id, name) VALUES (1, '远山县')")
    assert [len(part) for part in components(loaded)][1:] == [1]


def test_the_unit_with_most_neighbours_comes_first(loaded: sqlite3.Connection) -> None:
    most = centrality(loaded)
    assert most[0].name == OFFICE
    assert most[0].degree >= most[-1].degree
    assert [one.name for one in centrality(loaded, "measure")] == ["一日三巡"]


def test_a_name_is_found_whole_before_its_parts(loaded: sqlite3.Connection) -> None:
    assert find_nodes(loaded, OFFICE) == [("unit", unit(loaded, OFFICE))]
    assert ("measure" in {kind for kind, _ in find_nodes(loaded, "三巡")}) and find_nodes(loaded, "没有这家") == []


def test_the_command_shows_both(tmp_path: Path) -> None:
    db = tmp_path / "kb.db"
    with closing(open_base(str(db))) as connection:
        put_reading(connection, file_reading(reading(number=3), "3.pdf"))
        settle(connection, None, link)
    around = CliRunner().invoke(main, ["graph", OFFICE, "--db", str(db)])
    assert around.exit_code == 0 and "RUNS" in around.output and "一日三巡" in around.output
    middle = CliRunner().invoke(main, ["graph", "--db", str(db)])
    assert middle.exit_code == 0 and OFFICE in middle.output and "1 parts" in middle.output
    with pytest.raises(UsageError, match="no unit or measure is called"):
        ask_around(db, "没有这家", 1, indicators=False)
    assert CliRunner().invoke(main, ["graph", "--db", str(tmp_path / "none.db")]).exit_code == 2

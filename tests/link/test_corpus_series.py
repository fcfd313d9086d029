"""The sample corpus and the shared bulletins linked: series and planted faults against the gold, units, edges, ids that stay."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest

from pipeline.build import Settings, build
from pipeline.evaluate import evaluate_base
from pipeline.intake import take_in
from pipeline.store.as_graph import graph_of
from pipeline.store.export import export_base

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
BULLETINS = CORPUS.parents[1] / "shared" / "bulletins"
RELATIONS = {
    ("issue", "CONTAINS", "article"), ("unit", "CONTRIBUTES", "article"), ("unit", "RUNS", "measure"), ("unit", "REPORTS", "indicator"),
    ("measure", "YIELDS", "indicator"), ("indicator", "PART_OF", "indicator"), ("indicator", "CONTINUES", "indicator"),
    ("unit", "PART_OF", "unit"), ("article", "MENTIONS", "unit"), ("article", "MENTIONS", "measure"),
}  # fmt: skip
FLAG_KINDS = {"falling_total", "two_values", "claim_fails", "outlier", "target_missed"}
FLOORS = {"series pairs": 0.96, "checks": 0.94}
LEAST_FAULTS = 14
pytestmark = pytest.mark.slow


def ingest(db: Path, *paths: Path) -> None:
    summary = build(take_in(paths), Settings(db, workers=2))
    assert summary.failed == ()


def series_of_indicators(db: Path) -> dict[int, tuple[int, int]]:
    with closing(sqlite3.connect(db)) as connection:
        return {key: (series, concept) for key, series, concept in connection.execute("SELECT id, series_id, concept_id FROM indicators")}


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[int, tuple[int, int]]]:
    """The samples, of which the last issue of each bulletin came later; and the series before it came."""
    db = tmp_path_factory.mktemp("linked") / "kb.db"
    samples = sorted((CORPUS / "samples").glob("*.pdf"))
    last = {path.stem.rpartition("-")[0].partition("-")[0]: path for path in samples}
    ingest(db, *(path for path in samples if path not in last.values()))
    before = series_of_indicators(db)
    ingest(db, *last.values())
    return db, before


@pytest.fixture(params=["samples", pytest.param("bulletins", marks=pytest.mark.shared)])
def linked(
    request: pytest.FixtureRequest, grown: tuple[Path, object], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[sqlite3.Connection]:
    """A base of the samples, and one of the shared bulletins where they are there."""
    db = grown[0]
    if request.param == "bulletins":
        if not BULLETINS.is_dir():
            pytest.skip("no bulletins beside the checkout")
        db = tmp_path_factory.getbasetemp() / "bulletins.db"
        if not db.exists():
            ingest(db, BULLETINS)
    with closing(sqlite3.connect(db)) as connection:
        yield connection


def test_series_and_checks_against_the_gold(grown: tuple[Path, object]) -> None:
    figures, _ = evaluate_base(grown[0], CORPUS / "gold")
    assert {name: figures[name]["f1"] for name in FLOORS if figures[name]["f1"] < FLOORS[name]} == {}


def test_planted_faults_are_flagged_and_nothing_else(grown: tuple[Path, object], tmp_path: Path) -> None:
    export_base(grown[0], "json", tmp_path)
    gold = json.loads((CORPUS / "series.json").read_text(encoding="utf-8"))["flags"]
    flags = json.loads((tmp_path / "series.json").read_text(encoding="utf-8"))["flags"]
    assert {flag["kind"] for flag in flags} <= FLAG_KINDS

    def points(flag: dict[str, list[dict[str, object]]]) -> set[tuple[object, ...]]:
        return {(point["issue"], point["article"], point["quote"]) for point in flag["points"]}

    planted = [(fault["issue"], fault["article"], fault["quote"]) for fault in gold]
    caught = [fault for fault in planted if any(fault in points(flag) for flag in flags)]
    idle = [flag["note"] for flag in flags if not points(flag) & set(planted)]
    assert len(caught) >= LEAST_FAULTS, [fault for fault in planted if fault not in caught]
    assert idle == []


def test_a_later_issue_moves_no_indicator_to_another_series(grown: tuple[Path, dict[int, tuple[int, int]]]) -> None:
    db, before = grown
    after = series_of_indicators(db)
    assert len(before) > 500
    assert {key: (was, after.get(key)) for key, was in before.items() if after.get(key) != was} == {}


def test_what_may_be_added_has_no_reason_against_it_and_the_rest_has_one(linked: sqlite3.Connection) -> None:
    wrong = "SELECT count(*) FROM indicators WHERE series_id IS NOT NULL AND (adds_up = 1) != (adds_up_reason IS NULL)"
    assert linked.execute(wrong).fetchone() == (0,)
    unsound = "SELECT count(*) FROM indicators WHERE adds_up = 1 AND (target = 1 OR part_of_id IS NOT NULL OR kind NOT IN "
    assert linked.execute(unsound + "('count', 'amount', 'measurement', 'duration'))").fetchone() == (0,)


def test_no_unit_stands_twice(linked: sqlite3.Connection) -> None:
    """All pairs of units of one place: none share a canonical name, nor is one's canonical name another's telling of the same rank."""
    rows = linked.execute("SELECT u.id, u.name, coalesce(u.place, ''), u.kind FROM units u ORDER BY u.id").fetchall()
    names: dict[int, set[str]] = {}
    for unit, name in linked.execute("SELECT unit_id, name FROM unit_names"):
        names.setdefault(unit, set()).add(name)
    checked, twice = [], []
    for (a, name, place, kind), (b, other, other_place, other_kind) in combinations(rows, 2):
        if place != other_place and place and other_place:
            continue
        checked.append((name, other))
        same_words = name == other or name.replace("人民政府", "") == other.replace("人民政府", "")
        told_by_each_other = kind == other_kind and name in names.get(b, ()) and other in names.get(a, ())
        if same_words or told_by_each_other:
            twice.append((name, other))
    print(f"{len(checked)} pairs of {len(rows)} units checked:", *(f"{a} / {b}" for a, b in checked), sep="\n")
    assert len(checked) > len(rows)
    assert twice == []


def test_every_edge_has_evidence_and_both_its_ends(linked: sqlite3.Connection) -> None:
    bare = "SELECT count(*) FROM edges g LEFT JOIN evidence e ON e.id = g.evidence_id WHERE e.id IS NULL OR coalesce(e.exact, '') = ''"
    assert linked.execute(bare).fetchone() == (0,)
    for kind in ("issue", "article", "unit", "measure", "indicator"):
        for end in ("source", "target"):
            lost = f"SELECT count(*) FROM edges WHERE {end}_kind = '{kind}' AND {end}_id NOT IN (SELECT id FROM {kind}s)"
            assert linked.execute(lost).fetchone() == (0,), (kind, end)


def test_all_relations_of_the_design_are_drawn(grown: tuple[Path, object]) -> None:
    with closing(sqlite3.connect(grown[0])) as connection:
        drawn = set(connection.execute("SELECT DISTINCT source_kind, relation, target_kind FROM edges"))
    assert drawn == RELATIONS


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_graphs_are_read_back_equal(linked: sqlite3.Connection, tmp_path: Path, form: str, read: object) -> None:
    db = Path(linked.execute("PRAGMA database_list").fetchone()[2])
    export_base(db, form, tmp_path / "g")
    again, graph = read(tmp_path / "g"), graph_of(linked)  # type: ignore[operator]

    def edges(one: nx.MultiDiGraph) -> list[tuple[object, ...]]:
        return sorted((s, t, d["relation"], d.get("exact", ""), d.get("page", 0)) for s, t, d in one.edges(data=True))

    assert {n: (d["kind"], d.get("label", "")) for n, d in again.nodes(data=True)} == {
        n: (d["kind"], d.get("label", "") if form == "graphml" else d.get("label", n)) for n, d in graph.nodes(data=True)
    }
    assert edges(again) == edges(graph)


def test_the_jurisdiction_of_an_issue_is_a_unit(linked: sqlite3.Connection) -> None:
    lost = "SELECT DISTINCT place FROM issues WHERE place IS NOT NULL AND place NOT IN (SELECT name FROM unit_names)"
    assert linked.execute(lost).fetchall() == []


def test_flags_stand_on_indicators_that_are_there(linked: sqlite3.Connection) -> None:
    sides = {"falling_total": 2, "two_values": 2, "target_missed": 2, "target_reached": 2, "outlier": 1, "claim_fails": 2}
    keys = {key for (key,) in linked.execute("SELECT id FROM indicators WHERE evidence_id IS NOT NULL")}
    for kind, told in linked.execute("SELECT kind, indicators FROM flags"):
        points = json.loads(told)
        assert len(points) >= sides[kind] and set(points) <= keys, (kind, points)

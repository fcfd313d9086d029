"""The graph asked with networkx: what stands around a unit or measure, what hangs together, who is in the middle.

Neighbourhoods are fetched from ``edges`` step by step, so that no more than what is asked for is ever in memory; for the other two the
graph of units, measures and articles is loaded without its indicators.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import networkx as nx

from pipeline.errors import UsageError

Node = tuple[str, int]
"""Kind and id: ("unit", 17)."""

NAMES = {
    "unit": "SELECT id, name FROM units",
    "measure": "SELECT id, name FROM measures",
    "article": "SELECT id, coalesce(title, substr(text, 1, 30)) FROM articles",
    "issue": "SELECT id, coalesce(series, '') || coalesce(' ' || number_text, '') FROM issues",
    "indicator": "SELECT id, metric FROM indicators",
}
AT_ONCE = 500
"""Ids a statement asks for."""
SOURCES = 300
"""Nodes from which betweenness is measured in a greater graph: a sample, always the same."""

_EDGES = """
SELECT g.id, g.source_kind, g.source_id, g.relation, g.target_kind, g.target_id, e.exact, e.page
FROM edges g LEFT JOIN evidence e ON e.id = g.evidence_id WHERE {where} ORDER BY g.id"""


@dataclass(frozen=True, slots=True)
class Central:
    """How much of the graph meets in one unit or measure. ``between``: the share of shortest ways that lead through it."""

    kind: str
    id: int
    name: str
    degree: int
    between: float


def open_to_read(db: Path) -> sqlite3.Connection:
    """The base at ``db``; raises UsageError where there is none."""
    if not db.is_file():
        raise UsageError(f"there is no base at {db}: run jianbao ingest first")
    return sqlite3.connect(f"{db.resolve().as_uri()}?mode=ro", uri=True)


def find_nodes(connection: sqlite3.Connection, name: str) -> list[Node]:
    """Units and measures called ``name`` under any of their names; where none is, those with it in a name, at most 20."""
    read = """SELECT DISTINCT kind, id FROM (SELECT 'unit' AS kind, unit_id AS id, name FROM unit_names
        UNION SELECT 'unit', id, name FROM units UNION SELECT 'measure', measure_id, name FROM measure_names
        UNION SELECT 'measure', id, name FROM measures) WHERE {} ORDER BY kind DESC, id LIMIT 20"""
    exact = connection.execute(read.format("name = ?"), (name,)).fetchall()
    return exact or connection.execute(read.format("instr(name, ?)"), (name,)).fetchall()


def neighbourhood(connection: sqlite3.Connection, kind: str, key: int, hops: int = 1, *, indicators: bool = False) -> nx.MultiDiGraph:
    """All within ``hops`` steps of a node, with every edge walked; an edge has its relation and the words it rests on."""
    graph = nx.MultiDiGraph()
    graph.add_node((kind, key))
    front: set[Node] = {(kind, key)}
    for _hop in range(hops):
        before = set(graph)
        for edge in _touching(connection, front):
            if indicators or "indicator" not in (edge[1], edge[4]):
                _add(graph, edge)
        front = set(graph) - before
    return _named(connection, graph)


def components(connection: sqlite3.Connection) -> list[list[Node]]:
    """Units and measures that hang together over relations and shared articles: the greatest part first."""
    graph = _without_indicators(connection)
    parts = [sorted(node for node in part if node[0] != "article") for part in nx.weakly_connected_components(graph)]
    return sorted(filter(None, parts), key=lambda part: (-len(part), part))


def centrality(connection: sqlite3.Connection, kind: str = "unit") -> list[Central]:
    """Units (or measures) by how much meets in them: the number of their neighbours, then how many shortest ways lead through them."""
    graph = nx.Graph(_without_indicators(connection))
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    between = nx.betweenness_centrality(graph, k=min(SOURCES, len(graph)) or None, seed=1)
    names = dict(connection.execute(NAMES[kind]).fetchall())
    found = [
        Central(kind, node[1], names.get(node[1], ""), graph.degree(node), round(between[node], 6)) for node in graph if node[0] == kind
    ]
    return sorted(found, key=lambda c: (-c.degree, -c.between, c.id))


def name_of(graph: nx.MultiDiGraph, node: Node) -> str:
    """What a node of a neighbourhood is called."""
    return str(graph.nodes[node]["name"])


def ask_around(db: Path, name: str, hops: int, *, indicators: bool) -> nx.MultiDiGraph:
    """The neighbourhoods of all that is called ``name``, as one graph. Raises UsageError where nothing is."""
    with closing(open_to_read(db)) as connection:
        nodes = find_nodes(connection, name)
        if not nodes:
            raise UsageError(f"no unit or measure is called {name}")
        return nx.compose_all([neighbourhood(connection, kind, key, hops, indicators=indicators) for kind, key in nodes])


def _touching(connection: sqlite3.Connection, front: Iterable[Node]) -> Iterator[tuple[Any, ...]]:
    """The edges that begin or end at one of these nodes."""
    by_kind: dict[str, list[int]] = {}
    for kind, key in sorted(front):
        by_kind.setdefault(kind, []).append(key)
    for kind, keys in by_kind.items():
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            marks = ", ".join("?" * len(some))
            for end in ("source", "target"):
                yield from connection.execute(
                    _EDGES.format(where=f"g.{end}_kind = ? AND g.{end}_id IN ({marks})"), (kind, *some)
                ).fetchall()


def _without_indicators(connection: sqlite3.Connection) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    for kind in ("unit", "measure"):
        graph.add_nodes_from((kind, key) for key, _name in connection.execute(f"{NAMES[kind]} ORDER BY 1"))
    for edge in connection.execute(_EDGES.format(where="'indicator' NOT IN (g.source_kind, g.target_kind) AND g.source_kind != 'issue'")):
        _add(graph, edge)
    return graph


def _add(graph: nx.MultiDiGraph, edge: tuple[Any, ...]) -> None:
    key, source_kind, source, relation, target_kind, target, exact, page = edge
    graph.add_edge((source_kind, source), (target_kind, target), key=key, relation=relation, exact=exact, page=page)


def _named(connection: sqlite3.Connection, graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Give every node its name."""
    for kind, key in graph:
        row = connection.execute(f"SELECT * FROM ({NAMES[kind]}) WHERE id = ?", (key,)).fetchone()
        graph.nodes[kind, key]["name"] = row[1] if row and row[1] else ""
    return graph

"""The graph of units, measures, articles, issues and indicators for networkx and Gephi."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import networkx as nx

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

_NODES = {
    "unit": "SELECT id, name AS label, kind AS subkind, level, place FROM units",
    "measure": "SELECT id, name AS label, kind AS subkind, status, first_seen FROM measures",
    "issue": "SELECT id, COALESCE(series, '') || COALESCE(' ' || number_text, '') AS label, year, published, place FROM issues",
    "article": "SELECT a.id, a.title AS label, s.series, s.published FROM articles a JOIN issues s ON s.id = a.issue_id",
    "indicator": "SELECT id, metric AS label, kind AS subkind, value, uom, period_start, period_end, issue_year AS year FROM indicators",
}

_EDGES = """
SELECT g.*, e.exact, e.page FROM edges g LEFT JOIN evidence e ON e.id = g.evidence_id ORDER BY g.id
"""


def graph_of(connection: sqlite3.Connection) -> nx.MultiDiGraph:
    """Nodes called ``unit:17``, edges keyed by id with relation and evidence; what is unknown is left out, for the formats know no null."""
    connection.row_factory = sqlite3.Row
    graph = nx.MultiDiGraph(name="jianbao")
    for kind, read in _NODES.items():
        for row in connection.execute(f"{read} ORDER BY 1"):
            graph.add_node(f"{kind}:{row['id']}", kind=kind, **_told(row, skip=("id",)))
    for row in connection.execute(_EDGES):
        source, target = f"{row['source_kind']}:{row['source_id']}", f"{row['target_kind']}:{row['target_id']}"
        graph.add_edge(source, target, key=str(row["id"]), **_told(row, only=("relation", "exact", "page", "evidence_id")))
    return graph


def _told(row: sqlite3.Row, *, skip: tuple[str, ...] = (), only: tuple[str, ...] | None = None) -> dict[str, Any]:
    names = only or [name for name in row.keys() if name not in skip]  # noqa: SIM118 (a Row iterates over values)
    return {name: _CONTROL.sub("", v) if isinstance(v := row[name], str) else v for name in names if row[name] is not None}


def export_graphml(connection: sqlite3.Connection, path: Path) -> int:
    """GraphML, as Gephi, yEd and igraph read it."""
    graph = graph_of(connection)
    nx.write_graphml(graph, path, encoding="utf-8", named_key_ids=True)
    return _size(graph)


def export_gexf(connection: sqlite3.Connection, path: Path) -> int:
    """GEXF 1.2, Gephi's own."""
    graph = graph_of(connection)
    nx.write_gexf(graph, path, encoding="utf-8", version="1.2draft")
    return _size(graph)


def export_node_link(connection: sqlite3.Connection, path: Path) -> int:
    """Node-link JSON, as D3 and networkx read it."""
    graph = graph_of(connection)
    path.write_text(json.dumps(nx.node_link_data(graph, edges="links"), ensure_ascii=False), encoding="utf-8")
    return _size(graph)


def _size(graph: nx.MultiDiGraph) -> int:
    return int(graph.number_of_nodes() + graph.number_of_edges())

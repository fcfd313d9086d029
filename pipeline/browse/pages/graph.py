"""The neighbourhood of one entity: what a drawing needs to show it and to grow from it."""

from __future__ import annotations

import sqlite3
from typing import Any

from pipeline.browse.page import Arguments, number, one, rows_of

RELATIONS = ("CONTAINS", "CONTRIBUTES", "RUNS", "REPORTS", "YIELDS", "PART_OF", "CONTINUES", "MENTIONS")
A_RELATION = 8
"""Neighbours shown of one relation in one direction; an address may ask for more."""
MOST = 60

_NAMES = {
    "unit": "SELECT id, name, kind AS sort FROM units WHERE id IN (SELECT value FROM json_each(?))",
    "measure": "SELECT id, name, kind AS sort FROM measures WHERE id IN (SELECT value FROM json_each(?))",
    "article": """SELECT id, coalesce(title, substr(text, 1, 20)) AS name, NULL AS sort FROM articles
        WHERE id IN (SELECT value FROM json_each(?))""",
    "issue": """SELECT id, coalesce(series, '') || coalesce(' ' || year, '') || coalesce(' 第' || number_text || '期', '') AS name,
        NULL AS sort FROM issues WHERE id IN (SELECT value FROM json_each(?))""",
    "indicator": """SELECT i.id, i.metric || ' ' || e.exact AS name, i.kind AS sort FROM indicators i
        JOIN evidence e ON e.id = i.evidence_id WHERE i.id IN (SELECT value FROM json_each(?))""",
}
_OUT = """SELECT target_kind AS kind, target_id AS id, evidence_id FROM edges WHERE source_kind = ? AND source_id = ? AND relation = ?
    ORDER BY id LIMIT ?"""
_IN = """SELECT source_kind AS kind, source_id AS id, evidence_id FROM edges WHERE target_kind = ? AND target_id = ? AND relation = ?
    ORDER BY id LIMIT ?"""
_DEGREE = """SELECT (SELECT count(*) FROM edges WHERE source_kind = :kind AND source_id = :id)
    + (SELECT count(*) FROM edges WHERE target_kind = :kind AND target_id = :id) AS degree"""


def read_graph(conn: sqlite3.Connection, arguments: Arguments) -> dict[str, Any] | None:
    """Nodes and edges around ``kind``/``id``; ``limit`` neighbours a relation and direction."""
    kind, key = arguments["kind"], int(arguments["id"])
    if kind not in _NAMES or one(conn, _NAMES[kind], (f"[{key}]",)) is None:
        return None
    limit = min(MOST, max(1, number(arguments.get("limit", ""), A_RELATION)))
    edges: list[dict[str, Any]] = []
    more = False
    for relation in RELATIONS:
        for sql, outward in ((_OUT, True), (_IN, False)):
            found = rows_of(conn, sql, (kind, key, relation, limit + 1))
            more = more or len(found) > limit
            for row in found[:limit]:
                here, there = f"{kind}:{key}", f"{row['kind']}:{row['id']}"
                source, target = (here, there) if outward else (there, here)
                edges.append({"source": source, "target": target, "relation": relation, "evidence_id": row["evidence_id"]})
    unique = list({(edge["source"], edge["target"], edge["relation"]): edge for edge in edges}.values())
    ids = {f"{kind}:{key}"} | {end for edge in unique for end in (edge["source"], edge["target"])}
    degree = one(conn, _DEGREE, {"kind": kind, "id": key})
    return {
        "center": f"{kind}:{key}",
        "nodes": _nodes(conn, ids),
        "edges": unique,
        "degree": degree["degree"] if degree else 0,
        "more": more,
    }


def _nodes(conn: sqlite3.Connection, ids: set[str]) -> list[dict[str, Any]]:
    by_kind: dict[str, list[int]] = {}
    for node in sorted(ids):
        kind, _, key = node.partition(":")
        by_kind.setdefault(kind, []).append(int(key))
    return [
        {"id": f"{kind}:{row['id']}", "kind": kind, "name": row["name"], "sort": row["sort"], "href": f"/{kind}/{row['id']}"}
        for kind, keys in by_kind.items()
        for row in rows_of(conn, _NAMES[kind], (str(keys),))
    ]

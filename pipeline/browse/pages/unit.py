"""A unit: the names it bears, what it runs, what it reported over time, whom it stands beside."""

from __future__ import annotations

import sqlite3
from typing import Any

from pipeline.browse.page import Arguments, one, rows_of

_UNIT = """
SELECT u.id, u.name, u.kind, u.level, u.place, u.area_code, u.parent_id, p.name AS parent, u.corrected
FROM units u LEFT JOIN units p ON p.id = u.parent_id WHERE u.id = ?
"""
_NAMES = "SELECT name, kind FROM unit_names WHERE unit_id = ? ORDER BY kind, name"
_PARTS = "SELECT id, name, kind, level FROM units WHERE parent_id = ? ORDER BY name LIMIT 60"
_RUNS = """
SELECT m.id, m.name, m.kind, m.status, m.first_seen, count(DISTINCT r.article_id) AS articles FROM article_measures r
JOIN measures m ON m.id = r.measure_id WHERE r.unit_id = ? GROUP BY m.id ORDER BY articles DESC, m.name LIMIT 40
"""
_SERIES = """
SELECT r.id, coalesce(r.label, c.label) AS label, r.uom, r.basis, r.points, r.first_period, r.last_period,
    (SELECT count(*) FROM flags f WHERE f.series_id = r.id) AS flags
FROM series r LEFT JOIN concepts c ON c.id = r.concept_id WHERE r.unit_id = ? ORDER BY r.points DESC, r.id LIMIT 60
"""
_POINTS = """
SELECT series_id, value FROM indicators WHERE series_id IN (SELECT value FROM json_each(?)) AND value IS NOT NULL
ORDER BY series_id, period_end
"""
_LATEST = """
SELECT i.id, i.metric, i.value, i.value_max, i.bound, i.uom, i.period_start, i.period_end, e.exact AS quote, a.title, s.published, s.series
FROM indicators i JOIN evidence e ON e.id = i.evidence_id JOIN articles a ON a.id = i.article_id JOIN issues s ON s.id = a.issue_id
WHERE i.unit_id = ? ORDER BY s.published DESC, i.article_id, i.position LIMIT 25
"""
_WROTE = """
SELECT a.id, a.title, s.series, s.year, s.number_text, s.published FROM article_contributors c JOIN articles a ON a.id = c.article_id
JOIN issues s ON s.id = a.issue_id WHERE c.unit_id = ? ORDER BY s.published DESC, a.position LIMIT 25
"""
_COUNTS = """
SELECT (SELECT count(*) FROM indicators WHERE unit_id = :id) AS indicators,
    (SELECT count(DISTINCT article_id) FROM article_units WHERE unit_id = :id) AS articles,
    (SELECT count(*) FROM article_contributors WHERE unit_id = :id) AS contributed
"""
_NEIGHBOURS = """
SELECT u.id, u.name, u.kind, count(*) AS together FROM (SELECT DISTINCT article_id FROM article_units WHERE unit_id = :id LIMIT 2000) h
JOIN article_units o ON o.article_id = h.article_id AND o.unit_id <> :id JOIN units u ON u.id = o.unit_id
GROUP BY u.id ORDER BY together DESC, u.name LIMIT 20
"""


def read_unit(conn: sqlite3.Connection, arguments: Arguments) -> dict[str, Any] | None:
    """The unit and all that stands around it."""
    key = int(arguments["id"])
    unit = one(conn, _UNIT, (key,))
    if unit is None:
        return None
    series = rows_of(conn, _SERIES, (key,))
    lines: dict[int, list[float]] = {}
    for row in rows_of(conn, _POINTS, (str([line["id"] for line in series]),)):
        lines.setdefault(row["series_id"], []).append(row["value"])
    return {
        "unit": unit,
        "counts": one(conn, _COUNTS, {"id": key}),
        "names": rows_of(conn, _NAMES, (key,)),
        "parts": rows_of(conn, _PARTS, (key,)),
        "runs": rows_of(conn, _RUNS, (key,)),
        "series": [{**line, "values": lines.get(line["id"], [])} for line in series],
        "latest": rows_of(conn, _LATEST, (key,)),
        "wrote": rows_of(conn, _WROTE, (key,)),
        "neighbours": rows_of(conn, _NEIGHBOURS, {"id": key}),
    }

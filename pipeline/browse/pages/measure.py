"""A measure: who runs it, since when, where it was told, what came of it in numbers."""

from __future__ import annotations

import sqlite3
from typing import Any

from pipeline.browse.page import Arguments, Sheet, one, rows_of

_MEASURE = "SELECT id, name, kind, status, first_seen, corrected FROM measures WHERE id = ?"
_NAMES = "SELECT name FROM measure_names WHERE measure_id = ? ORDER BY name"
_RUN_BY = """
SELECT u.id, coalesce(u.name, r.who) AS name, u.kind, min(s.published) AS since, max(s.published) AS until,
    count(DISTINCT r.article_id) AS articles
FROM article_measures r JOIN articles a ON a.id = r.article_id JOIN issues s ON s.id = a.issue_id LEFT JOIN units u ON u.id = r.unit_id
WHERE r.measure_id = ? AND coalesce(u.name, r.who) IS NOT NULL GROUP BY coalesce(u.id, r.who) ORDER BY since, name
"""
_INDICATORS = """
SELECT i.id, i.metric, i.value, i.value_max, i.bound, i.uom, i.kind, u.name AS who, i.unit_id, i.period_start, i.period_end, i.series_id,
    i.target, e.exact AS quote, s.series, s.year, s.number_text, s.published
FROM indicators i JOIN evidence e ON e.id = i.evidence_id JOIN articles a ON a.id = i.article_id JOIN issues s ON s.id = a.issue_id
LEFT JOIN units u ON u.id = i.unit_id WHERE i.measure_id = ? ORDER BY i.metric, i.period_end, s.published LIMIT 500
"""
_TOLD = """
SELECT a.id, a.title, a.contributor, s.series, s.year, s.number_text, s.published,
    (SELECT e.prefix || '【' || e.exact || '】' || e.suffix FROM mentions t JOIN evidence e ON e.id = t.evidence_id
     WHERE t.reading_id = r.id AND t.kind = 'measure' LIMIT 1) AS words
FROM article_measures r JOIN articles a ON a.id = r.article_id JOIN issues s ON s.id = a.issue_id
WHERE r.measure_id = ? ORDER BY s.published, a.position LIMIT 100
"""


def read_measure(conn: sqlite3.Connection, arguments: Arguments) -> dict[str, Any] | None:
    """The measure and all that stands around it."""
    key = int(arguments["id"])
    measure = one(conn, _MEASURE, (key,))
    if measure is None:
        return None
    return {
        "measure": measure,
        "names": [row["name"] for row in rows_of(conn, _NAMES, (key,))],
        "run_by": rows_of(conn, _RUN_BY, (key,)),
        "indicators": rows_of(conn, _INDICATORS, (key,)),
        "told": rows_of(conn, _TOLD, (key,)),
    }


def measure_sheet(found: dict[str, Any]) -> Sheet:
    """The measure's indicators as a table."""
    columns = (
        "id", "metric", "value", "value_max", "bound", "uom", "kind", "who", "period_start", "period_end", "target", "quote", "series",
        "year", "number_text", "published",
    )  # fmt: skip
    return columns, [[row[column] for column in columns] for row in found["indicators"]]

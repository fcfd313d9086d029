"""A series: its points over time, what is flagged, the goals set beside it, the same concept elsewhere."""

from __future__ import annotations

import sqlite3
from typing import Any

from pipeline.browse.chart import Dot, Line, line_chart
from pipeline.browse.dates import day_number
from pipeline.browse.page import Arguments, Sheet, number, one, rows_of

MOST_LINES = 6

_SERIES = """
SELECT r.id, coalesce(r.label, c.label) AS label, r.concept_id, c.label AS concept, c.wordings, c.polarity, r.unit_id, u.name AS unit,
    r.uom, r.basis, r.points, r.first_period, r.last_period, r.confidence
FROM series r LEFT JOIN concepts c ON c.id = r.concept_id LEFT JOIN units u ON u.id = r.unit_id WHERE r.id = ?
"""
_POINTS = """
SELECT i.id, i.metric, i.value, i.value_max, i.bound, i.uom, i.period_start, i.period_end, i.period_inferred_end, i.target, i.adds_up,
    i.direction, i.confidence, e.exact AS quote, e.prefix, e.suffix, e.page, a.id AS article_id, a.title, s.id AS issue_id, s.series,
    s.year, s.number_text, s.published
FROM indicators i JOIN evidence e ON e.id = i.evidence_id JOIN articles a ON a.id = i.article_id JOIN issues s ON s.id = a.issue_id
WHERE i.series_id = ? ORDER BY coalesce(i.period_end, i.period_inferred_end, s.published), s.published, i.id
"""
_GOALS = """
SELECT i.id, i.value, i.value_max, i.bound, i.uom, i.metric, i.period_end, e.exact AS quote, s.published
FROM (SELECT id FROM series WHERE concept_id = :concept AND unit_id IS :unit AND basis = 'target' AND id <> :id) r
CROSS JOIN indicators i ON i.series_id = r.id JOIN evidence e ON e.id = i.evidence_id JOIN articles a ON a.id = i.article_id
JOIN issues s ON s.id = a.issue_id WHERE i.uom IS :uom ORDER BY s.published, i.id LIMIT 60
"""
_FLAGS = "SELECT id, kind, note, indicators FROM flags WHERE series_id = ? ORDER BY kind, note"
_FLAGGED = """
SELECT DISTINCT j.value AS id FROM flags f, json_each(f.indicators) j WHERE f.series_id = ? AND f.kind <> 'target_reached'
"""
_ELSEWHERE = """
SELECT r.id, u.name AS unit, r.points, r.first_period, r.last_period FROM series r LEFT JOIN units u ON u.id = r.unit_id
WHERE r.concept_id = :concept AND r.uom IS :uom AND r.basis IS :basis AND r.id <> :id ORDER BY r.points DESC, r.id LIMIT 40
"""
_LINES = """
SELECT r.id, r.uom, r.basis, u.name AS unit, r.points FROM series r LEFT JOIN units u ON u.id = r.unit_id
WHERE r.concept_id = :concept AND r.unit_id IS :unit AND r.id <> :id ORDER BY r.points DESC, r.id LIMIT 12
"""


def point_day(row: dict[str, Any]) -> str:
    """The day a point is drawn at: the end of its period, else the issue's date."""
    return row["period_end"] or row.get("period_inferred_end") or row["published"] or ""


def read_series(conn: sqlite3.Connection, arguments: Arguments) -> dict[str, Any] | None:
    """The series with ``with`` (ids joined by commas) beside it; ``chart`` is the drawing."""
    series = one(conn, _SERIES, (int(arguments["id"]),))
    if series is None:
        return None
    wanted = [key for part in arguments.get("with", "").split(",") if (key := number(part.strip(), -1)) >= 0 and key != series["id"]]
    beside = [other for key in dict.fromkeys(wanted[: MOST_LINES - 1]) if (other := one(conn, _SERIES, (key,))) is not None]
    for line in (series, *beside):
        flagged = {row["id"] for row in rows_of(conn, _FLAGGED, (line["id"],))}
        line["shown"] = [{**row, "day": point_day(row), "flagged": row["id"] in flagged} for row in rows_of(conn, _POINTS, (line["id"],))]
    asked = {"id": series["id"], "concept": series["concept_id"], "unit": series["unit_id"], "uom": series["uom"], "basis": series["basis"]}
    goals = [{**row, "day": point_day(row)} for row in rows_of(conn, _GOALS, asked)]
    chinese = arguments.get("language", "zh") != "en"
    drawn = [_line(line, f"{line['unit'] or line['label']}") for line in (series, *beside)]
    if goals:
        drawn.append(Line("目标" if chinese else "target", tuple(_dots(goals, target=True)), joined=False))
    return {
        "series": {key: value for key, value in series.items() if key != "shown"},
        "points": series["shown"],
        "beside": beside,
        "targets": goals,
        "flags": rows_of(conn, _FLAGS, (series["id"],)),
        "elsewhere": rows_of(conn, _ELSEWHERE, asked),
        "other_lines": rows_of(conn, _LINES, asked),
        "chart": line_chart([line for line in drawn if line.dots], f"{series['label']} {series['unit'] or ''}", chinese=chinese),
    }


def _line(series: dict[str, Any], label: str) -> Line:
    return Line(label, tuple(_dots(series["shown"])))


def _dots(rows: list[dict[str, Any]], target: bool = False) -> list[Dot]:
    dots = []
    for row in rows:
        day = day_number(row["day"])
        if day is not None and row["value"] is not None:
            marks: tuple[str, ...] = ("target",) if target or row.get("target") else ()
            marks += ("flag",) if row.get("flagged") else ()
            marks += ("about",) if row["bound"] not in ("exact", "range", None) else ()
            title = f"{row['day']}　{row['quote']}"
            dots.append(Dot(day, row["value"], f"/indicator/{row['id']}", title, row["value_max"], marks))
    return dots


def series_sheet(found: dict[str, Any]) -> Sheet:
    """All points shown, one a row."""
    columns = (
        "series_id", "label", "unit", "indicator_id", "day", "period_start", "period_end", "value", "value_max", "bound", "uom", "basis",
        "target", "flagged", "quote", "bulletin", "year", "number", "published", "page",
    )  # fmt: skip
    rows = []
    lines = [(found["series"], found["points"]), *((other, other["shown"]) for other in found["beside"])]
    for series, points in lines:
        for p in points:
            rows.append(
                (
                    series["id"], series["label"], series["unit"], p["id"], p["day"], p["period_start"], p["period_end"], p["value"],
                    p["value_max"], p["bound"], p["uom"], series["basis"], p["target"], int(p["flagged"]), p["quote"], p["series"],
                    p["year"], p["number_text"], p["published"], p["page"],
                )
            )  # fmt: skip
    return columns, rows

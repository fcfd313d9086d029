"""The home page: what is in the base, what came last, what could not be read."""

from __future__ import annotations

import sqlite3
from typing import Any

from pipeline.browse.page import Arguments, one, rows_of

_COUNTS = """
SELECT (SELECT count(*) FROM issues) AS issues, (SELECT count(DISTINCT series) FROM issues) AS bulletins,
    (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM units) AS units, (SELECT count(*) FROM measures) AS measures,
    (SELECT count(*) FROM indicators) AS indicators, (SELECT count(*) FROM series) AS series, (SELECT count(*) FROM flags) AS flags,
    (SELECT min(published) FROM issues) AS first_day, (SELECT max(published) FROM issues) AS last_day,
    (SELECT min(year) FROM issues) AS first_year, (SELECT max(year) FROM issues) AS last_year
"""
_BULLETINS = """
SELECT series, place, publisher, count(*) AS issues, min(year) AS first_year, max(year) AS last_year, max(published) AS last_day
FROM issues GROUP BY series, place, publisher ORDER BY issues DESC, series LIMIT 12
"""
_LATEST = """
SELECT s.id, s.series, s.year, s.number_text, s.published, s.place, f.path,
    (SELECT count(*) FROM articles a WHERE a.issue_id = s.id) AS articles,
    (SELECT title FROM articles a WHERE a.issue_id = s.id ORDER BY position LIMIT 1) AS title
FROM issues s LEFT JOIN files f ON f.id = s.file_id ORDER BY s.published DESC, s.id LIMIT 6
"""
_SERIES = """
SELECT r.id, coalesce(r.label, c.label) AS label, u.name AS unit, r.uom, r.points, r.first_period, r.last_period
FROM series r LEFT JOIN concepts c ON c.id = r.concept_id LEFT JOIN units u ON u.id = r.unit_id
ORDER BY r.points DESC, r.id LIMIT 6
"""
_FILES = "SELECT status, count(*) AS files FROM files GROUP BY status ORDER BY files DESC"
_UNREAD_FILES = "SELECT path, status, error FROM files WHERE issue_id IS NULL ORDER BY path LIMIT 8"
_RUN = "SELECT started, ended, version, counts FROM runs ORDER BY started DESC LIMIT 1"


def read_home(conn: sqlite3.Connection, arguments: Arguments) -> dict[str, Any]:
    """Counts, bulletins, the newest issues, the longest series, the last run and the files that gave nothing."""
    return {
        "counts": one(conn, _COUNTS),
        "bulletins": rows_of(conn, _BULLETINS),
        "latest": rows_of(conn, _LATEST),
        "series": rows_of(conn, _SERIES),
        "files": rows_of(conn, _FILES),
        "unreadable": rows_of(conn, _UNREAD_FILES),
        "run": one(conn, _RUN),
    }

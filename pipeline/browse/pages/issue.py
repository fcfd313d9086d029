"""An issue: its masthead, its articles, whom it went to, the files it was read from, its pages."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from pipeline.browse.cite import issue_name
from pipeline.browse.page import Arguments, one, rows_of

_ISSUE = """
SELECT s.id, s.series, coalesce(u.name, s.publisher) AS publisher, s.publisher_id, s.place, s.year, s.number, s.number_text, s.serial,
    s.published, s.contents, s.pages, s.file_id FROM issues s LEFT JOIN units u ON u.id = s.publisher_id WHERE s.id = ?
"""
_ARTICLES = """
SELECT a.id, a.position, a.title, a.contributor, a.rubric, a.page_from, a.page_to, substr(a.text, 1, 90) AS opening,
    (SELECT count(*) FROM indicators i WHERE i.article_id = a.id) AS indicators
FROM articles a WHERE a.issue_id = ? ORDER BY a.position
"""
_RECIPIENTS = "SELECT role, text, unit_id FROM recipients WHERE issue_id = ? ORDER BY role, position"
_FILES = "SELECT id, path, sha256, status, error, source_url, pages FROM files WHERE issue_id = ? ORDER BY status, path"
_PAGES = "SELECT page, width, height, ocr FROM pages WHERE issue_id = ? ORDER BY page"
_NEXT = """
SELECT id, number_text, year, published FROM issues WHERE series IS ? AND publisher IS ? AND id <> ?
ORDER BY abs(julianday(coalesce(published, year || '-01-01')) - julianday(coalesce(?, '2000-01-01'))) LIMIT 6
"""


def read_issue_page(conn: sqlite3.Connection, arguments: Arguments) -> dict[str, Any] | None:
    """The issue and what belongs to it."""
    key = int(arguments["id"])
    issue = one(conn, _ISSUE, (key,))
    if issue is None:
        return None
    day = issue["published"] or (f"{issue['year']}-01-01" if issue["year"] else None)
    return {
        "issue": {**issue, "contents": json.loads(issue["contents"] or "[]")},
        "issue_name": issue_name(issue),
        "articles": rows_of(conn, _ARTICLES, (key,)),
        "recipients": rows_of(conn, _RECIPIENTS, (key,)),
        "files": rows_of(conn, _FILES, (key,)),
        "pages": rows_of(conn, _PAGES, (key,)),
        "near": rows_of(conn, _NEXT, (issue["series"], issue["publisher"], key, day)) if issue["series"] else [],
    }

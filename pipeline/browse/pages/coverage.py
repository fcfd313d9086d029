"""Which numbers of each bulletin are there, missing, doubled or unreadable: the denominator of every chart."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from typing import Any

from pipeline.browse.page import Arguments, Sheet, rows_of

MOST_DRAWN = 2000
"""Issues drawn on one page; further bulletins are named and one click away."""
LONGEST_YEAR = 400
"""Numbers a year beyond which a gap is a misread number, not a missing issue."""

_ISSUES = """
SELECT s.id, s.series, coalesce(s.publisher, s.place, '') AS home, s.place, s.publisher, s.year, s.number, s.number_text, s.serial,
    s.published, s.pages, (SELECT count(*) FROM files f WHERE f.issue_id = s.id) AS files,
    (SELECT max(f.scanned) FROM files f WHERE f.id = s.file_id) AS scanned,
    (SELECT count(*) FROM articles a WHERE a.issue_id = s.id) AS articles,
    (SELECT title FROM articles a WHERE a.issue_id = s.id ORDER BY position LIMIT 1) AS title,
    (SELECT path FROM files f WHERE f.id = s.file_id) AS path
FROM issues s WHERE s.series IN (SELECT value FROM json_each(:shown)) OR (s.series IS NULL AND :bulletin = '')
ORDER BY s.series, home, s.year, s.number, s.published
"""
_BULLETINS = "SELECT series, count(*) AS issues FROM issues WHERE series IS NOT NULL GROUP BY series ORDER BY issues DESC, series"
_FAILED = "SELECT path, error, metadata FROM files WHERE status = 'failed' ORDER BY path"


def read_coverage(conn: sqlite3.Connection, arguments: Arguments) -> dict[str, Any]:
    """A grid a bulletin: years down, numbers across; then what could not be placed."""
    bulletin = arguments.get("bulletin", "")
    shown, folded = [bulletin] if bulletin else [], []
    room = MOST_DRAWN
    for row in [] if bulletin else rows_of(conn, _BULLETINS):
        room -= row["issues"]
        if room >= 0 or not shown:
            shown.append(row["series"])
        else:
            folded.append(row)
    bulletins: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    loose = []
    for issue in rows_of(conn, _ISSUES, {"bulletin": bulletin, "shown": json.dumps(shown)}):
        if issue["series"]:
            bulletins[(issue["series"], issue["home"])].append(issue)
        else:
            loose.append(issue)
    failed = [row | {"told": _told(row.pop("metadata"))} for row in rows_of(conn, _FAILED)]
    return {
        "bulletins": [_bulletin(series, home, issues, failed) for (series, home), issues in bulletins.items()],
        "folded": folded,
        "loose": loose,
        "unreadable": failed,
    }


def _told(metadata: str | None) -> dict[str, Any]:
    try:
        told = json.loads(metadata or "{}")
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _bulletin(series: str, home: str, issues: list[dict[str, Any]], failed: list[dict[str, Any]]) -> dict[str, Any]:
    unreadable = {
        (str(row["told"].get("year") or str(row["told"].get("published") or "")[:4]), str(row["told"].get("number")))
        for row in failed
        if row["told"].get("series") == series
    }
    years: dict[int | None, list[dict[str, Any]]] = defaultdict(list)
    for issue in issues:
        years[issue["year"]].append(issue)
    rows = [_year(year, inside, unreadable) for year, inside in sorted(years.items(), key=lambda item: item[0] or 0)]
    serials = sorted({issue["serial"] for issue in issues if issue["serial"]})
    span = range(serials[0], serials[-1] + 1) if serials and serials[-1] - serials[0] < 20 * LONGEST_YEAR else ()
    states = Counter(cell["state"] for row in rows for cell in row["cells"])
    return {
        "series": series,
        "home": home,
        "issues": len(issues),
        "articles": sum(issue["articles"] for issue in issues),
        "years": rows,
        "missing": states["missing"],
        "serials": [serials[0], serials[-1]] if serials else None,
        "missing_serials": sorted(set(span) - set(serials)),
    }


def _year(year: int | None, issues: list[dict[str, Any]], unreadable: set[tuple[str, str]]) -> dict[str, Any]:
    by_number: dict[int, list[dict[str, Any]]] = defaultdict(list)
    other = []
    for issue in issues:
        numbers = _numbers(issue)
        for number in numbers:
            by_number[number].append(issue)
        if not numbers:
            other.append(issue)
    last = max(by_number, default=0)
    cells = []
    for number in range(1, last + 1) if last <= LONGEST_YEAR else sorted(by_number):
        here = by_number.get(number, [])
        cells.append({"number": number, **_cell(here, (str(year), str(number)) in unreadable)})
    cells += [{"number": issue["number_text"] or issue["published"] or "?", **_cell([issue], False)} for issue in other]
    return {"year": year, "cells": cells, "articles": sum(issue["articles"] for issue in issues), "issues": len(issues)}


def _numbers(issue: dict[str, Any]) -> list[int]:
    """A combined issue stands in each of its places: 3—4合刊 → 3, 4."""
    first = issue["number"]
    if first is None:
        return []
    ends = [int(part) for part in "".join(c if c.isdigit() else " " for c in str(issue["number_text"] or "")).split()]
    if "合" in str(issue["number_text"]) and len(ends) == 2 and 0 < ends[1] - ends[0] < 12 and ends[0] == first:
        return list(range(ends[0], ends[1] + 1))
    return [first]


def _cell(issues: list[dict[str, Any]], unreadable: bool) -> dict[str, Any]:
    if not issues:
        return {"state": "unreadable" if unreadable else "missing", "issue": None, "files": 0, "title": None}
    issue = issues[0]
    doubled = len(issues) > 1 or issue["files"] > 1
    return {
        "state": "doubled" if doubled else "there",
        "issue": issue["id"],
        "files": sum(i["files"] for i in issues),
        "title": issue["published"],
        "scanned": bool(issue["scanned"]),
    }


def coverage_sheet(found: dict[str, Any]) -> Sheet:
    """One row a place in the grid."""
    rows = [
        (b["series"], b["home"], y["year"], c["number"], c["state"], c["issue"], c["files"])
        for b in found["bulletins"]
        for y in b["years"]
        for c in y["cells"]
    ]
    return ("series", "home", "year", "number", "state", "issue_id", "files"), rows

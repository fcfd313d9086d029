"""The base -> one JSON file an issue, and ``series.json``: the shape of the annotation guidelines, sections 7 and 8."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]

_INDICATORS = """
SELECT i.*, e.exact AS quote, e.start, e."end", e.page, pe.exact AS whole, COALESCE(u.name, w.who) AS who, COALESCE(r.name, w.area) AS area,
    COALESCE(g.name, w.giver) AS giver, COALESCE(v.name, w.receiver) AS receiver, COALESCE(m.name, w.measure) AS measure
FROM indicators i
    JOIN evidence e ON e.id = i.evidence_id
    LEFT JOIN indicator_words w ON w.id = i.id
    LEFT JOIN units u ON u.id = i.unit_id
    LEFT JOIN units r ON r.id = i.area_id
    LEFT JOIN units g ON g.id = i.giver_id
    LEFT JOIN units v ON v.id = i.receiver_id
    LEFT JOIN measures m ON m.id = i.measure_id
    LEFT JOIN indicators p ON p.id = i.part_of_id
    LEFT JOIN evidence pe ON pe.id = p.evidence_id
WHERE i.article_id = ? ORDER BY i.position
"""

_UNITS = """
SELECT n.*, COALESCE(u.name, n.name) AS canonical, COALESCE(u.kind, n.kind) AS what, COALESCE(u.level, n.level) AS rank
FROM article_units n LEFT JOIN units u ON u.id = n.unit_id
WHERE n.article_id = ? AND NOT (n.source = 'back-reference' AND n.aliases = '[]') ORDER BY n.position
"""
"""A place told only as 全县 or 我市 is a unit of the base, but no name of the article's."""

_MEASURES = """
SELECT n.*, COALESCE(u.name, n.who) AS runner FROM article_measures n LEFT JOIN units u ON u.id = n.unit_id
WHERE n.article_id = ? ORDER BY n.position
"""

_CHECKS = """
SELECT k.*, e.exact AS claim FROM checks k JOIN indicators i ON i.id = k.claim_id JOIN evidence e ON e.id = i.evidence_id
WHERE k.article_id = ? ORDER BY i.position, k.id
"""

_POINTS = """
SELECT i.id, i.series_id, i.value, i.period_start, i.period_end, e.exact AS quote, a.position, a.issue_id
FROM indicators i JOIN evidence e ON e.id = i.evidence_id JOIN articles a ON a.id = i.article_id JOIN issues s ON s.id = a.issue_id
{} ORDER BY COALESCE(i.period_end, s.published), s.published, i.id
"""


def export_json(connection: sqlite3.Connection, folder: Path) -> int:
    """Write STEM.json for each issue and series.json into ``folder``; how many files that makes."""
    connection.row_factory = sqlite3.Row
    folder.mkdir(parents=True, exist_ok=True)
    stems = stems_of(connection)
    for issue, stem in stems.items():
        _write(folder / f"{stem}.json", issue_json(connection, issue))
    _write(folder / "series.json", series_json(connection, stems))
    return len(stems) + 1


def _write(path: Path, data: Json) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def stems_of(connection: sqlite3.Connection) -> dict[int, str]:
    """The file name of each issue without suffix: its PDF's; where two are equal, both with their folder's name in front."""
    rows = connection.execute(
        "SELECT s.id, COALESCE(f.path, s.id || '.pdf') AS path FROM issues s LEFT JOIN files f ON f.id = s.file_id ORDER BY path, s.id"
    )
    paths = {key: Path(path) for key, path in rows}
    names = {key: path.stem for key, path in paths.items()}
    names = _unlike(names, {key: f"{path.parent.name}_{path.stem}".lstrip("_") for key, path in paths.items()})
    return _unlike(names, {key: f"{path.stem}_{key}" for key, path in paths.items()})


def _unlike(names: dict[int, str], longer: dict[int, str]) -> dict[int, str]:
    """Names with the longer form for all that are alike to a file system, or would pass for the file of series."""
    taken = Counter(name.casefold() for name in [*names.values(), "series"])
    return {key: longer[key] if taken[name.casefold()] > 1 else name for key, name in names.items()}


def issue_json(connection: sqlite3.Connection, issue: int) -> Json:
    """One issue with its articles."""
    row = connection.execute("SELECT * FROM issues WHERE id = ?", (issue,)).fetchone()
    told = connection.execute("SELECT role, text FROM recipients WHERE issue_id = ? ORDER BY position", (issue,)).fetchall()
    articles = connection.execute("SELECT * FROM articles WHERE issue_id = ? ORDER BY position", (issue,)).fetchall()
    head = {name: row[name] for name in ("series", "year", "number", "serial", "publisher", "published")}
    return {
        "issue": head
        | {
            "contents": json.loads(row["contents"]),
            "report_to": [text for role, text in told if role == "report"],
            "send_to": [text for role, text in told if role == "send"],
            "number_text": row["number_text"],
            "place": row["place"],
            "pages": row["pages"],
        },
        "articles": [_article_json(connection, article) for article in articles],
    }


def _article_json(connection: sqlite3.Connection, article: sqlite3.Row) -> Json:
    key = article["id"]
    sections = connection.execute(
        'SELECT ordinal, heading, level, start, "end" FROM sections WHERE article_id = ? ORDER BY position', (key,)
    )
    indicators = connection.execute(_INDICATORS, (key,)).fetchall()
    quotes = {row["id"]: row["quote"] for row in indicators}
    return {
        **{name: article[name] for name in ("position", "title", "contributor", "text", "page_from", "page_to", "rubric")},
        "sections": [dict(row) for row in sections],
        "indicators": [_indicator_json(row) for row in indicators],
        "units": list(_units_json(connection, key)),
        "measures": [_measure_json(row) for row in connection.execute(_MEASURES, (key,))],
        "checks": [_check_json(row, quotes) for row in connection.execute(_CHECKS, (key,))],
    }


def _indicator_json(row: sqlite3.Row) -> Json:
    plain = (
        "quote", "bound", "uom", "kind", "metric", "who", "start", "end", "page", "action", "basis", "stage", "price", "area", "giver",
        "receiver", "measure", "period_text", "period_source", "confidence", "source", "id",
    )  # fmt: skip
    return {name: row[name] for name in plain} | {
        "value": _number(row["value"]),
        "value_max": _number(row["value_max"]),
        "period": _period(row["period_start"], row["period_end"]),
        "period_inferred": _period(row["period_inferred_start"], row["period_inferred_end"]),
        "change": {"direction": row["direction"], "base": row["base"]} if row["direction"] else None,
        "part_of": row["whole"],
        "target": bool(row["target"]),
        "optional": bool(row["borderline"]),
        "corrected": bool(row["corrected"]),
    }


def _period(start: str | None, end: str | None) -> list[str | None] | None:
    return [start, end] if start or end else None


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


def _units_json(connection: sqlite3.Connection, article: int) -> Iterator[Json]:
    """One entry a unit: two namings that linking took for one body come together."""
    together: dict[str, Json] = {}
    for row in connection.execute(_UNITS, (article,)):
        name, aliases = row["canonical"], json.loads(row["aliases"])
        unit = together.setdefault(
            name,
            {"name": name, "aliases": [], "kind": row["what"], "level": row["rank"], "place": row["place"], "optional": True},
        )
        unit["aliases"] += [alias for alias in aliases if alias not in unit["aliases"]]
        unit["optional"] = unit["optional"] and bool(row["optional"])
    yield from together.values()


def _measure_json(row: sqlite3.Row) -> Json:
    return {
        "name": row["name"],
        "aliases": json.loads(row["aliases"]),
        "kind": row["kind"],
        "who": row["runner"],
        "status": row["status"],
        "optional": bool(row["optional"]),
    }


def _check_json(row: sqlite3.Row, quotes: dict[int, str]) -> Json:
    inputs = [quotes[key] for key in json.loads(row["inputs"])]
    return {
        "claim": row["claim"],
        "relation": row["relation"],
        "inputs": inputs,
        "holds": bool(row["holds"]),
        "expected": row["expected"],
    }


def series_json(connection: sqlite3.Connection, stems: dict[int, str]) -> Json:
    """Series with their points in the order of time, and what is amiss (GUIDELINES section 8) with the points it is about."""
    points: dict[int, list[Json]] = defaultdict(list)
    for row in connection.execute(_POINTS.format("WHERE i.series_id IS NOT NULL")):
        told = _point_json(row, stems) | {"value": _number(row["value"]), "period": _period(row["period_start"], row["period_end"])}
        points[row["series_id"]].append(told)
    heads = connection.execute("SELECT id, label, unit, uom, basis FROM series_flat ORDER BY label, unit, uom, basis, id")
    series = [
        {
            "metric": row["label"],
            "unit": row["unit"],
            "uom": row["uom"],
            "basis": row["basis"],
            "points": points[row["id"]],
            "id": row["id"],
        }
        for row in heads
    ]
    amiss = connection.execute("SELECT * FROM flags WHERE kind != 'target_reached' ORDER BY id")
    return {"series": series, "flags": [_flag_json(connection, row, stems) for row in amiss]}


def _point_json(row: sqlite3.Row, stems: dict[int, str]) -> Json:
    return {"issue": stems[row["issue_id"]], "article": row["position"], "quote": row["quote"]}


def _flag_json(connection: sqlite3.Connection, row: sqlite3.Row, stems: dict[int, str]) -> Json:
    about = connection.execute(_POINTS.format("WHERE i.id IN (SELECT value FROM json_each(?))"), (row["indicators"],))
    return {"kind": row["kind"], "points": [_point_json(point, stems) for point in about], "note": row["note"]}

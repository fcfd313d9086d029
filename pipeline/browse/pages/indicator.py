"""The evidence of one number: what it says, the words on the page, how to cite and how to correct it."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from typing import Any

from pipeline.browse.cite import bibtex, gbt7714, issue_name
from pipeline.browse.page import Arguments, one, rows_of
from pipeline.browse.rects import rects_by_page

_INDICATOR = """
SELECT i.id, i.metric, i.action, i.value, i.value_max, i.bound, i.uom, i.value_printed, i.uom_printed, i.kind, i.period_start,
    i.period_end, i.period_text, i.period_inferred_start, i.period_inferred_end, i.period_source, i.basis, i.stage, i.price, i.direction,
    i.base, i.target, i.adds_up, i.ocr, i.confidence, i.borderline, i.corrected, i.source, i.part_of_id, i.series_id,
    i.concept_id, i.unit_id, i.measure_id,
    coalesce(u.name, w.who) AS who, coalesce(r.name, w.area) AS area, coalesce(m.name, w.measure) AS measure, w.giver, w.receiver,
    c.label AS concept, e.exact AS quote, e.prefix, e.suffix, e.start, e."end" AS stop, e.page, e.rects,
    a.id AS article_id, a.title, a.contributor, a.issue_id, s.series, s.year, s.number_text, s.serial, s.published, s.place, s.publisher,
    f.path AS file, f.sha256, f.source_url, h.ordinal, h.heading
FROM indicators i JOIN evidence e ON e.id = i.evidence_id JOIN articles a ON a.id = i.article_id JOIN issues s ON s.id = a.issue_id
LEFT JOIN indicator_words w ON w.id = i.id LEFT JOIN units u ON u.id = i.unit_id LEFT JOIN units r ON r.id = i.area_id
LEFT JOIN measures m ON m.id = i.measure_id LEFT JOIN concepts c ON c.id = i.concept_id LEFT JOIN files f ON f.id = s.file_id
LEFT JOIN sections h ON h.id = i.section_id
WHERE i.id = ?
"""
_PAGES = "SELECT page, width, height, ocr FROM pages WHERE issue_id = ? ORDER BY page"
_RELATED = """
SELECT i.id, i.metric, i.value, i.uom, e.exact AS quote, CASE WHEN i.id = :part_of THEN 'whole' ELSE 'part' END AS role
FROM (SELECT :part_of AS id UNION SELECT id FROM indicators WHERE part_of_id = :id) w
CROSS JOIN indicators i ON i.id = w.id JOIN evidence e ON e.id = i.evidence_id ORDER BY role DESC, i.position
"""
_CHECKS = """
SELECT k.relation, k.expected, k.holds, k.inputs, k.claim_id FROM checks k WHERE k.claim_id = ?
"""
_FLAGS = """
SELECT f.kind, f.note, f.series_id FROM flags f WHERE f.series_id = :series
    AND EXISTS (SELECT 1 FROM json_each(f.indicators) j WHERE j.value = :id)
"""
_OTHERS = """
SELECT i.id, e.exact AS quote, e.page, e.rects FROM indicators i JOIN evidence e ON e.id = i.evidence_id
WHERE i.article_id = ? AND e.page = ? AND i.id <> ?
"""
CORRECTABLE = ("value", "value_max", "bound", "uom", "kind", "metric", "action", "period", "who", "measure", "basis", "target", "delete")


def read_indicator(conn: sqlite3.Connection, arguments: Arguments) -> dict[str, Any] | None:
    """One indicator with its boxes, its page, its citations and its line for the corrections file."""
    row = one(conn, _INDICATOR, (int(arguments["id"]),))
    if row is None:
        return None
    boxes = rects_by_page(row.pop("rects"), row["page"])
    pages = {page["page"]: page for page in rows_of(conn, _PAGES, (row["issue_id"],))}
    others = rows_of(conn, _OTHERS, (row["article_id"], row["page"], row["id"]))
    shown = [
        {
            **pages[number],
            "image": f"/page/{row['issue_id']}/{number}.png",
            "document": f"/page/{row['issue_id']}/{number}.pdf",
            "boxes": boxes.get(number, []),
            "others": [
                {"id": other["id"], "quote": other["quote"], "boxes": rects_by_page(other["rects"], number).get(number, [])}
                for other in others
            ],
        }
        for number in sorted(boxes) or [row["page"]]
        if number in pages
    ]
    return {
        "indicator": row,
        "issue_name": issue_name(row),
        "pages": shown,
        "page_count": len(pages),
        "related": rows_of(conn, _RELATED, {"part_of": row["part_of_id"], "id": row["id"]}),
        "checks": [{**check, "inputs": json.loads(check["inputs"] or "[]")} for check in rows_of(conn, _CHECKS, (row["id"],))],
        "flags": rows_of(conn, _FLAGS, {"series": row["series_id"], "id": row["id"]}),
        "citation": {"gbt7714": gbt7714(row), "bibtex": bibtex(row, f"{arguments.get('origin', '')}/indicator/{row['id']}")},
        "correction": {"head": "target,field,old,new,who,when,note", "line": correction_line(row, "value"), "old": _old_values(row)},
    }


def _old_values(row: dict[str, Any]) -> dict[str, str]:
    period = "/".join(row[name] or "" for name in ("period_start", "period_end")) if row["period_start"] or row["period_end"] else ""
    old = {name: "" if row.get(name) is None else str(row[name]) for name in CORRECTABLE}
    return old | {"period": period, "delete": ""}


def correction_line(row: dict[str, Any], field: str) -> str:
    """The line of the corrections file that says ``field`` of this indicator was read wrongly; the new value is left to fill in."""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([row["id"], field, _old_values(row)[field], "", "", "", ""])
    return out.getvalue()

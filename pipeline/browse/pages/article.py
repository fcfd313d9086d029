"""An article: its text with numbers, units, measures and heads marked, and what each of them says."""

from __future__ import annotations

import sqlite3
from typing import Any

from pipeline.browse.marks import Mark, marked_blocks
from pipeline.browse.page import Arguments, Sheet, one, rows_of

_ARTICLE = """
SELECT a.id, a.issue_id, a.position, a.title, a.contributor, a.rubric, a.page_from, a.page_to, a.text,
    s.series, s.year, s.number_text, s.serial, s.published, s.place, s.publisher, f.path AS file
FROM articles a JOIN issues s ON s.id = a.issue_id LEFT JOIN files f ON f.id = s.file_id WHERE a.id = ?
"""
INDICATORS = """
SELECT i.id, i.position, i.metric, i.action, i.value, i.value_max, i.bound, i.uom, i.kind, coalesce(u.name, w.who) AS who, i.unit_id,
    coalesce(m.name, w.measure) AS measure, i.measure_id, i.period_start, i.period_end, i.period_text, i.basis, i.direction, i.base,
    i.target, i.borderline, i.ocr, i.confidence, i.source, i.series_id, i.part_of_id, e.exact AS quote, e.start, e."end" AS stop, e.page
FROM indicators i JOIN evidence e ON e.id = i.evidence_id LEFT JOIN indicator_words w ON w.id = i.id
LEFT JOIN units u ON u.id = i.unit_id LEFT JOIN measures m ON m.id = i.measure_id
WHERE i.article_id = ? ORDER BY i.position
"""
_MENTIONS = """
SELECT t.kind, coalesce(t.entity_id, t.reading_id) AS id, t.entity_id, coalesce(u.name, m.name, e.exact) AS name,
    coalesce(u.kind, m.kind) AS sort, u.level, e.start, e."end" AS stop
FROM mentions t JOIN evidence e ON e.id = t.evidence_id
LEFT JOIN units u ON t.kind = 'unit' AND u.id = t.entity_id LEFT JOIN measures m ON t.kind = 'measure' AND m.id = t.entity_id
WHERE t.article_id = ? AND e.start IS NOT NULL
"""
_SECTIONS = 'SELECT position, level, ordinal, heading, start, "end" AS stop FROM sections WHERE article_id = ? ORDER BY position'
_CHECKS = """
SELECT k.claim_id, k.relation, k.expected, k.holds, e.exact AS claim FROM checks k
JOIN indicators i ON i.id = k.claim_id JOIN evidence e ON e.id = i.evidence_id WHERE k.article_id = ?
"""
_UNREAD = "SELECT text, start, \"end\" AS stop, reason FROM numerals WHERE article_id = ? AND fate = 'unread' ORDER BY start"
_FLAGGED = """
SELECT DISTINCT j.value AS id FROM flags f, json_each(f.indicators) j
WHERE f.kind <> 'target_reached' AND j.value IN (SELECT id FROM indicators WHERE article_id = ?)
"""
_BESIDE = """
SELECT id, title, position FROM articles WHERE issue_id = ? AND abs(position - ?) = 1 ORDER BY position
"""


def read_article(conn: sqlite3.Connection, arguments: Arguments) -> dict[str, Any] | None:
    """The article with its findings; ``blocks`` are its paragraphs cut into marked pieces."""
    key = int(arguments["id"])
    article = one(conn, _ARTICLE, (key,))
    if article is None:
        return None
    indicators = rows_of(conn, INDICATORS, (key,))
    mentions = rows_of(conn, _MENTIONS, (key,))
    sections = rows_of(conn, _SECTIONS, (key,))
    flagged = {row["id"] for row in rows_of(conn, _FLAGGED, (key,))}
    for indicator in indicators:
        indicator["flagged"] = indicator["id"] in flagged
    return {
        "article": article,
        "indicators": indicators,
        "mentions": mentions,
        "sections": sections,
        "checks": rows_of(conn, _CHECKS, (key,)),
        "unread": rows_of(conn, _UNREAD, (key,)),
        "beside": rows_of(conn, _BESIDE, (article["issue_id"], article["position"])),
        "blocks": marked_blocks(article["text"], _marks(indicators, mentions, sections)),
    }


def _marks(indicators: list[dict[str, Any]], mentions: list[dict[str, Any]], sections: list[dict[str, Any]]) -> list[Mark]:
    marks = [
        Mark(i["start"], i["stop"], "indicator", i["id"], tuple(name for name in ("target", "flagged") if i[name]))
        for i in indicators
        if i["start"] is not None
    ]
    marks += [Mark(m["start"], m["stop"], m["kind"], m["entity_id"]) for m in mentions]
    marks += [Mark(s["start"], s["start"] + len(s["ordinal"]) + len(s["heading"]), "head", None) for s in sections]
    return marks


def article_sheet(found: dict[str, Any]) -> Sheet:
    """The article's indicators as a table."""
    columns = (
        "id", "metric", "value", "value_max", "bound", "uom", "kind", "who", "measure", "period_start", "period_end", "basis", "target",
        "quote", "page",
    )  # fmt: skip
    return columns, [[row[column] for column in columns] for row in found["indicators"]]

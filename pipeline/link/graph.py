"""The graph: every relation of the base as an edge with its evidence, drawn by SQL (DESIGN section 4)."""

from __future__ import annotations

import sqlite3

EDGE = """
INSERT OR IGNORE INTO edges (id, source_kind, source_id, relation, target_kind, target_id, evidence_id)
SELECT stable_id('edge', '{source}', s, '{relation}', '{target}', t), '{source}', s, '{relation}', '{target}', t, e
FROM ({select}) WHERE s IS NOT NULL AND t IS NOT NULL AND e IS NOT NULL"""

HEADS = """
INSERT OR REPLACE INTO evidence (id, article_id, exact, page, rects)
SELECT stable_id('evidence of', '{role}', a.id), a.id, {exact}, {page}, '[]'
FROM articles a JOIN issues i ON i.id = a.issue_id WHERE {exact} IS NOT NULL"""
"""Words that stand outside an article's text (title, closing line, masthead): known by page, without offsets."""

OUTSIDE = (
    ("title", "coalesce(a.title, substr(a.text, 1, 30))", "a.page_from"),
    ("contributor", "a.contributor", "a.page_to"),
    ("publisher", "CASE WHEN a.position = 1 THEN i.publisher END", "1"),
)

EDGES = (
    ("issue", "CONTAINS", "article",
     "SELECT issue_id AS s, id AS t, stable_id('evidence of', 'title', id) AS e FROM articles ORDER BY id"),
    ("unit", "CONTRIBUTES", "article",
     "SELECT unit_id AS s, article_id AS t, stable_id('evidence of', 'contributor', article_id) AS e FROM article_contributors"),
    ("unit", "RUNS", "measure", """
        SELECT r.unit_id AS s, r.measure_id AS t,
            (SELECT m.evidence_id FROM mentions m WHERE m.reading_id = r.id AND m.kind = 'measure' ORDER BY m.id LIMIT 1) AS e
        FROM article_measures r ORDER BY r.id"""),
    ("unit", "REPORTS", "indicator", "SELECT unit_id AS s, id AS t, evidence_id AS e FROM indicators"),
    ("measure", "YIELDS", "indicator", "SELECT measure_id AS s, id AS t, evidence_id AS e FROM indicators"),
    ("indicator", "PART_OF", "indicator", "SELECT id AS s, part_of_id AS t, evidence_id AS e FROM indicators"),
    ("indicator", "CONTINUES", "indicator", """
        SELECT i.id AS s, i.evidence_id AS e, lag(i.id) OVER (
            PARTITION BY i.series_id ORDER BY coalesce(i.period_end, s.published, ''), s.published, i.id) AS t
        FROM indicators i JOIN articles a ON a.id = i.article_id JOIN issues s ON s.id = a.issue_id WHERE i.series_id IS NOT NULL"""),
    ("unit", "PART_OF", "unit", """
        SELECT u.id AS s, u.parent_id AS t, coalesce(
            (SELECT m.evidence_id FROM mentions m WHERE m.kind = 'unit' AND m.entity_id = u.id AND m.evidence_id IS NOT NULL
             ORDER BY m.id LIMIT 1),
            (SELECT stable_id('evidence of', 'publisher', a.id) FROM issues i JOIN articles a ON a.issue_id = i.id AND a.position = 1
             WHERE i.publisher_id = u.id ORDER BY i.id LIMIT 1),
            (SELECT x.evidence_id FROM indicators x WHERE x.unit_id = u.id ORDER BY x.id LIMIT 1)) AS e
        FROM units u"""),
    ("article", "MENTIONS", "unit",
     "SELECT article_id AS s, entity_id AS t, evidence_id AS e FROM mentions WHERE kind = 'unit' ORDER BY id"),
    ("article", "MENTIONS", "measure",
     "SELECT article_id AS s, entity_id AS t, evidence_id AS e FROM mentions WHERE kind = 'measure' ORDER BY id"),
)  # fmt: skip


def draw_edges(connection: sqlite3.Connection) -> None:
    """Fill ``edges``. The connection must have the SQL function stable_id; an edge without evidence is not drawn."""
    for role, exact, page in OUTSIDE:
        connection.execute(HEADS.format(role=role, exact=exact, page=page))
    for source, relation, target, select in EDGES:
        connection.execute(EDGE.format(source=source, relation=relation, target=target, select=select))

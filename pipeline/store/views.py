"""Views with names instead of ids, in plain SQLite: R, pandas and DB Browser read them without any function of ours."""

from __future__ import annotations

_INDICATORS = """
SELECT i.id, i.issue_series, i.issue_year, s.number_text AS issue_number, s.published, a.title AS article,
    i.metric, c.label AS concept, i.action, e.exact AS quote, i.value, i.value_max, i.bound, i.uom, i.kind,
    COALESCE(u.name, w.who) AS unit, u.kind AS unit_kind, u.level AS unit_level, COALESCE(r.name, w.area) AS area,
    COALESCE(g.name, w.giver) AS giver, COALESCE(v.name, w.receiver) AS receiver, a.contributor,
    COALESCE(m.name, w.measure) AS measure, i.period_start, i.period_end, i.period_text, i.basis, i.stage, i.price,
    i.direction, i.base, pe.exact AS part_of, i.target, i.adds_up, i.adds_up_reason, i.borderline, i.ocr, i.corrected,
    i.confidence, e.prefix, e.suffix, e.page, f.path AS file, i.source, i.series_id, i.unit_id, i.measure_id,
    i.article_id, a.issue_id, i.evidence_id
FROM indicators i
    JOIN articles a ON a.id = i.article_id
    JOIN issues s ON s.id = a.issue_id
    JOIN evidence e ON e.id = i.evidence_id
    LEFT JOIN indicator_words w ON w.id = i.id
    LEFT JOIN concepts c ON c.id = i.concept_id
    LEFT JOIN units u ON u.id = i.unit_id
    LEFT JOIN units r ON r.id = i.area_id
    LEFT JOIN units g ON g.id = i.giver_id
    LEFT JOIN units v ON v.id = i.receiver_id
    LEFT JOIN measures m ON m.id = i.measure_id
    LEFT JOIN indicators p ON p.id = i.part_of_id
    LEFT JOIN evidence pe ON pe.id = p.evidence_id
    LEFT JOIN files f ON f.id = s.file_id
"""

_ISSUES = """
SELECT s.id, s.series, COALESCE(u.name, s.publisher) AS publisher, s.place, s.year, s.number, s.number_text, s.serial, s.published,
    s.pages, f.path AS file,
    (SELECT COUNT(*) FROM articles a WHERE a.issue_id = s.id) AS articles,
    (SELECT COUNT(*) FROM articles a JOIN indicators i ON i.article_id = a.id WHERE a.issue_id = s.id) AS indicators
FROM issues s
    LEFT JOIN units u ON u.id = s.publisher_id
    LEFT JOIN files f ON f.id = s.file_id
"""

_ARTICLES = """
SELECT a.id, s.series, s.year, s.number_text AS number, s.published, a.position, a.title, a.contributor, a.rubric,
    a.page_from, a.page_to, a.text,
    (SELECT COUNT(*) FROM indicators i WHERE i.article_id = a.id) AS indicators,
    (SELECT COUNT(*) FROM article_units n WHERE n.article_id = a.id) AS units,
    (SELECT COUNT(*) FROM article_measures m WHERE m.article_id = a.id) AS measures,
    a.issue_id
FROM articles a JOIN issues s ON s.id = a.issue_id
"""

_UNITS = """
SELECT u.id, u.name, u.kind, u.level, p.name AS parent, u.place, u.area_code,
    (SELECT group_concat(name, '、') FROM (SELECT name FROM unit_names n WHERE n.unit_id = u.id ORDER BY name)) AS names,
    (SELECT COUNT(DISTINCT article_id) FROM article_units n WHERE n.unit_id = u.id) AS articles,
    (SELECT COUNT(*) FROM indicators i WHERE i.unit_id = u.id) AS indicators,
    u.corrected, u.parent_id
FROM units u LEFT JOIN units p ON p.id = u.parent_id
"""

_MEASURES = """
SELECT m.id, m.name, m.kind, m.status, m.first_seen,
    (SELECT group_concat(name, '、') FROM (SELECT name FROM measure_names n WHERE n.measure_id = m.id ORDER BY name)) AS names,
    (SELECT group_concat(name, '、') FROM (SELECT DISTINCT u.name FROM article_measures r JOIN units u ON u.id = r.unit_id
        WHERE r.measure_id = m.id ORDER BY u.name)) AS run_by,
    (SELECT COUNT(DISTINCT article_id) FROM article_measures r WHERE r.measure_id = m.id) AS articles,
    (SELECT COUNT(*) FROM indicators i WHERE i.measure_id = m.id) AS indicators,
    m.corrected
FROM measures m
"""

_SERIES = """
SELECT s.id, COALESCE(s.label, c.label) AS label, c.label AS concept, c.polarity, u.name AS unit, u.level AS unit_level, s.uom, s.basis,
    s.points, s.first_period, s.last_period, s.confidence,
    (SELECT COUNT(*) FROM flags f WHERE f.series_id = s.id) AS flags,
    s.concept_id, s.unit_id
FROM series s
    LEFT JOIN concepts c ON c.id = s.concept_id
    LEFT JOIN units u ON u.id = s.unit_id
"""

_MENTIONS = """
SELECT t.id, t.kind, COALESCE(u.name, m.name, au.name, am.name) AS entity, e.exact, e.prefix, e.suffix, e.page,
    s.series, s.year, s.number_text AS number, a.title AS article, t.entity_id, t.article_id, t.evidence_id, t.source
FROM mentions t
    JOIN articles a ON a.id = t.article_id
    JOIN issues s ON s.id = a.issue_id
    JOIN evidence e ON e.id = t.evidence_id
    LEFT JOIN units u ON t.kind = 'unit' AND u.id = t.entity_id
    LEFT JOIN measures m ON t.kind = 'measure' AND m.id = t.entity_id
    LEFT JOIN article_units au ON t.kind = 'unit' AND au.id = t.reading_id
    LEFT JOIN article_measures am ON t.kind = 'measure' AND am.id = t.reading_id
"""

_CHECKS = """
SELECT k.id, s.series, s.year, s.number_text AS number, a.title AS article, i.metric, e.exact AS claim, k.relation, i.value AS printed,
    k.expected, k.holds,
    (SELECT group_concat(exact, '、') FROM (SELECT x.exact FROM json_each(k.inputs) j JOIN indicators n ON n.id = j.value
        JOIN evidence x ON x.id = n.evidence_id ORDER BY j.key)) AS inputs,
    e.page, k.claim_id, k.article_id
FROM checks k
    JOIN articles a ON a.id = k.article_id
    JOIN issues s ON s.id = a.issue_id
    JOIN indicators i ON i.id = k.claim_id
    JOIN evidence e ON e.id = i.evidence_id
"""

_FLAGS = """
SELECT f.id, f.kind, f.note, c.label AS concept, u.name AS unit, s.uom,
    (SELECT group_concat(words, '；') FROM (
        SELECT COALESCE(n.issue_series || ' ', '') || COALESCE(n.issue_year || '：', '') || x.exact AS words
        FROM json_each(f.indicators) j JOIN indicators n ON n.id = j.value JOIN evidence x ON x.id = n.evidence_id
        ORDER BY j.key)) AS quotes,
    f.series_id, f.indicators
FROM flags f
    LEFT JOIN series s ON s.id = f.series_id
    LEFT JOIN concepts c ON c.id = s.concept_id
    LEFT JOIN units u ON u.id = s.unit_id
"""

_EDGES = """
SELECT g.id, g.source_kind, COALESCE(su.name, sm.name, sa.title, ss.series, si.metric) AS source, g.relation, g.target_kind,
    COALESCE(tu.name, tm.name, ta.title, ts.series, ti.metric) AS target, e.exact, e.page, g.source_id, g.target_id, g.evidence_id
FROM edges g
    LEFT JOIN evidence e ON e.id = g.evidence_id
    LEFT JOIN units su ON g.source_kind = 'unit' AND su.id = g.source_id
    LEFT JOIN measures sm ON g.source_kind = 'measure' AND sm.id = g.source_id
    LEFT JOIN articles sa ON g.source_kind = 'article' AND sa.id = g.source_id
    LEFT JOIN issues ss ON g.source_kind = 'issue' AND ss.id = g.source_id
    LEFT JOIN indicators si ON g.source_kind = 'indicator' AND si.id = g.source_id
    LEFT JOIN units tu ON g.target_kind = 'unit' AND tu.id = g.target_id
    LEFT JOIN measures tm ON g.target_kind = 'measure' AND tm.id = g.target_id
    LEFT JOIN articles ta ON g.target_kind = 'article' AND ta.id = g.target_id
    LEFT JOIN issues ts ON g.target_kind = 'issue' AND ts.id = g.target_id
    LEFT JOIN indicators ti ON g.target_kind = 'indicator' AND ti.id = g.target_id
"""

_PANEL = """
SELECT u.name AS unit, u.level AS unit_level, u.area_code, COALESCE(s.label, c.label, i.metric) AS series, i.basis, i.uom,
    COALESCE(i.period_start, i.period_inferred_start) AS period_start,
    COALESCE(i.period_end, i.period_inferred_end, t.published) AS period_end,
    i.value, i.value_max, i.bound, i.direction, i.target, i.adds_up, i.issue_series, i.issue_year, t.number_text AS issue_number,
    e.exact AS quote, e.page, i.id AS indicator_id, i.series_id, i.unit_id
FROM indicators i
    JOIN articles a ON a.id = i.article_id
    JOIN issues t ON t.id = a.issue_id
    JOIN evidence e ON e.id = i.evidence_id
    JOIN series s ON s.id = i.series_id
    LEFT JOIN concepts c ON c.id = s.concept_id
    LEFT JOIN units u ON u.id = s.unit_id
ORDER BY unit, series, i.uom, i.basis, period_end, t.published, i.id
"""

VIEWS: dict[str, str] = {
    "issues_flat": _ISSUES,
    "articles_flat": _ARTICLES,
    "indicators_flat": _INDICATORS,
    "units_flat": _UNITS,
    "measures_flat": _MEASURES,
    "series_flat": _SERIES,
    "mentions_flat": _MENTIONS,
    "checks_flat": _CHECKS,
    "flags_flat": _FLAGS,
    "edges_flat": _EDGES,
    "panel": _PANEL,
}

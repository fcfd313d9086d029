"""One search over everything: numbers in their context, articles, units, measures, concepts; the closest first."""

from __future__ import annotations

import sqlite3
import unicodedata
from typing import Any

from pipeline.browse.page import Arguments, number, rows_of
from pipeline.store.search import segment_query

PAGE = 20
CANDIDATES = 150
"""Hits ranked before those whose metric says the word are put first."""
LOOKED = 1500
"""Hits whose rank is worked out. Ids are hashes, so that of a word said more often an even sample is ranked; metrics and titles
that say it are looked for on their own, so that the best are always among them."""
BEFORE, AFTER = 24, 72
"""Characters of an article shown before and after the first hit."""

_NUMBERS = """
WITH hits AS MATERIALIZED (
    SELECT id, min(rank) AS rank FROM (
        SELECT * FROM (SELECT rowid AS id, bm25(evidence_fts) AS rank FROM evidence_fts WHERE evidence_fts MATCH :query LIMIT :looked)
        UNION ALL
        SELECT * FROM (SELECT evidence_id AS id, 0 AS rank FROM indicators WHERE metric = :asked LIMIT :many)
    ) GROUP BY id ORDER BY rank LIMIT 2 * :many
)
SELECT i.id, i.metric, i.value, i.value_max, i.bound, i.uom, i.kind, i.period_start, i.period_end, i.target, i.series_id,
    coalesce(u.name, w.who) AS who, i.unit_id, e.prefix, e.exact AS quote, e.suffix, s.series, s.year, s.number_text, s.published, hits.rank
FROM hits CROSS JOIN indicators i ON i.evidence_id = hits.id JOIN evidence e ON e.id = i.evidence_id JOIN articles a ON a.id = i.article_id
JOIN issues s ON s.id = a.issue_id LEFT JOIN units u ON u.id = i.unit_id LEFT JOIN indicator_words w ON w.id = i.id
"""
_ARTICLES = """
SELECT a.id, a.contributor, s.series, s.year, s.number_text, s.published, a.title, a.text
FROM (
    SELECT id, min(rank) AS rank FROM (
        SELECT id, rank FROM (SELECT rowid AS id, bm25(articles_fts, 6.0, 1.0) AS rank FROM articles_fts
            WHERE articles_fts MATCH :query LIMIT :looked)
        UNION ALL
        SELECT id, rank FROM (SELECT rowid AS id, bm25(articles_fts, 6.0, 1.0) - 1 AS rank FROM articles_fts
            WHERE articles_fts MATCH '{title} : (' || :query || ')' LIMIT :looked / 5)
    ) GROUP BY id ORDER BY rank, id LIMIT :limit OFFSET :offset
) h
CROSS JOIN articles a ON a.id = h.id JOIN issues s ON s.id = a.issue_id ORDER BY h.rank
"""
_ARTICLE_COUNT = "SELECT count(*) AS n FROM (SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT 10001)"
_NUMBER_COUNT = """SELECT count(*) AS n FROM (SELECT 1 FROM evidence_fts CROSS JOIN indicators i ON i.evidence_id = evidence_fts.rowid
    WHERE evidence_fts MATCH ? LIMIT 10001)"""
_UNITS = """
SELECT u.id, u.name, u.kind, u.level, (SELECT count(*) FROM indicators i WHERE i.unit_id = u.id) AS indicators FROM units u
WHERE u.id IN (SELECT unit_id FROM unit_names WHERE instr(name, :word) UNION SELECT id FROM units WHERE instr(name, :word))
ORDER BY u.name <> :word, indicators DESC, u.name LIMIT 12
"""
_MEASURES = """
SELECT m.id, m.name, m.kind, m.first_seen FROM measures m
WHERE m.id IN (SELECT measure_id FROM measure_names WHERE instr(name, :word) UNION SELECT id FROM measures WHERE instr(name, :word))
ORDER BY m.name <> :word, length(m.name), m.name LIMIT 12
"""
_SERIES = """
SELECT r.id, coalesce(r.label, c.label) AS label, u.name AS unit, r.uom, r.basis, r.points FROM series r
LEFT JOIN concepts c ON c.id = r.concept_id LEFT JOIN units u ON u.id = r.unit_id
WHERE instr(coalesce(r.label, c.label), :word) OR instr(c.wordings, :word) ORDER BY r.points DESC, r.id LIMIT 12
"""


def read_search(conn: sqlite3.Connection, arguments: Arguments) -> dict[str, Any]:
    """Hits of ``q``, ``page`` by page; empty groups where nothing is asked."""
    asked = unicodedata.normalize("NFKC", arguments.get("q", "")).strip()
    page = max(1, number(arguments.get("page", ""), 1))
    query = segment_query(asked)
    empty: dict[str, Any] = {
        "q": asked,
        "page": page,
        "per_page": PAGE,
        "numbers": [],
        "articles": [],
        "units": [],
        "measures": [],
        "series": [],
    }
    if query == '""':
        return empty | {"count": {"numbers": 0, "articles": 0}}
    words = [word.strip('"“”') for word in asked.split()]
    offset = (page - 1) * PAGE
    count = {
        "numbers": rows_of(conn, _NUMBER_COUNT, (query,))[0]["n"],
        "articles": rows_of(conn, _ARTICLE_COUNT, (query,))[0]["n"],
    }
    wish = {"query": query, "limit": PAGE, "offset": offset, "looked": max(LOOKED, offset + PAGE)}
    first = {"word": words[0] if words else asked}
    return empty | {
        "count": count,
        "numbers": _numbers(conn, query, words, offset),
        "articles": [_shown(row, words) for row in rows_of(conn, _ARTICLES, wish)],
        "units": rows_of(conn, _UNITS, first) if page == 1 else [],
        "measures": rows_of(conn, _MEASURES, first) if page == 1 else [],
        "series": rows_of(conn, _SERIES, first) if page == 1 else [],
    }


def _numbers(conn: sqlite3.Connection, query: str, words: list[str], offset: int) -> list[dict[str, Any]]:
    """Ranked by bm25; of the best hits those whose metric says the word come first, whole metrics before parts."""
    many, looked = max(CANDIDATES, offset + PAGE), max(LOOKED, offset + PAGE)
    found = rows_of(conn, _NUMBERS, {"query": query, "asked": " ".join(words), "many": many, "looked": looked})

    def order(row: dict[str, Any]) -> tuple[int, float, str, int]:
        metric = row["metric"] or ""
        said = 0 if metric in words else 1 if any(word and word in metric for word in words) else 2
        return said, row["rank"], row["published"] or "", row["id"]

    best = sorted(found, key=order)[offset : offset + PAGE]
    for row in best:
        row["context"] = [
            *cut_at(row["prefix"] or "", words),
            {"text": row["quote"], "mark": "quote"},
            *cut_at(row["suffix"] or "", words),
        ]
    return best


def cut_at(text: str, words: list[str]) -> list[dict[str, str]]:
    """``text`` in pieces, those that are one of ``words`` marked as hits.

    >>> cut_at("查处酒驾", ["酒驾"])
    [{'text': '查处', 'mark': ''}, {'text': '酒驾', 'mark': 'hit'}]
    """
    pieces: list[dict[str, str]] = []
    at = 0
    while at < len(text):
        found = min(((text.find(word, at), word) for word in words if word and word in text[at:]), default=None)
        if found is None:
            break
        start, word = found
        if start > at:
            pieces.append({"text": text[at:start], "mark": ""})
        pieces.append({"text": word, "mark": "hit"})
        at = start + len(word)
    return [*pieces, {"text": text[at:], "mark": ""}] if at < len(text) else pieces


def _shown(row: dict[str, Any], words: list[str]) -> dict[str, Any]:
    text = row.pop("text")
    return {**row, "title": cut_at(row["title"] or "", words), "snippet": cut_at(snippet(text, words), words)}


def snippet(text: str, words: list[str]) -> str:
    """The stretch of ``text`` with most of ``words``, in the text's own characters (the index holds folded ones).

    >>> snippet("开头" * 30 + "查处酒驾百起", ["酒驾"])[-8:]
    '开头查处酒驾百起'
    """
    places = [at for word in words if word for at in _places(text, word)]
    if not places:
        return text[: BEFORE + AFTER].replace("\n", " ")

    def said(at: int) -> int:
        return sum(word in text[at : at + AFTER] for word in words)

    start = max(0, max(places, key=lambda at: (said(at), -at)) - BEFORE)
    end = start + BEFORE + AFTER
    return ("…" if start else "") + text[start:end].replace("\n", " ") + ("…" if end < len(text) else "")


def _places(text: str, word: str) -> list[int]:
    found: list[int] = []
    at = text.find(word)
    while at >= 0 and len(found) < 50:
        found.append(at)
        at = text.find(word, at + 1)
    return found

"""How often words appear: articles that say them, of every hundred, by year and bulletin."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from typing import Any
from urllib.parse import quote

from pipeline.browse.chart import Dot, Line, line_chart
from pipeline.browse.page import Arguments, Sheet, rows_of
from pipeline.store.search import segment_query

MOST_WORDS = 6
_APART = re.compile(r"[,，、;；]+")
_ALL = """
SELECT coalesce(s.series, '') AS series, coalesce(s.year, CAST(substr(s.published, 1, 4) AS INTEGER)) AS year, count(*) AS articles
FROM articles a JOIN issues s ON s.id = a.issue_id GROUP BY 1, 2 HAVING year IS NOT NULL ORDER BY 1, 2
"""
_SAID = """
SELECT coalesce(s.series, '') AS series, coalesce(s.year, CAST(substr(s.published, 1, 4) AS INTEGER)) AS year, count(*) AS articles
FROM articles_fts f JOIN articles a ON a.id = f.rowid JOIN issues s ON s.id = a.issue_id
WHERE articles_fts MATCH ? GROUP BY 1, 2 HAVING year IS NOT NULL
"""


def read_trends(conn: sqlite3.Connection, arguments: Arguments) -> dict[str, Any]:
    """Words of ``q`` (set apart by commas) over the years; a single word is shown bulletin by bulletin."""
    words = list(dict.fromkeys(word.strip() for word in _APART.split(arguments.get("q", "")) if word.strip()))[:MOST_WORDS]
    bulletin = arguments.get("bulletin", "")
    everything = rows_of(conn, _ALL)
    bulletins = sorted({row["series"] for row in everything if row["series"]})
    base = {(row["series"], row["year"]): row["articles"] for row in everything if bulletin in ("", row["series"])}
    rows = []
    for word in words:
        said = {(row["series"], row["year"]): row["articles"] for row in rows_of(conn, _SAID, (segment_query(word),))}
        rows += [
            {
                "word": word,
                "series": series,
                "year": year,
                "articles": said.get((series, year), 0),
                "of": of,
                "per_hundred": _rate(said.get((series, year), 0), of),
            }
            for (series, year), of in base.items()
        ]
    chinese = arguments.get("language", "zh") != "en"
    return {
        "words": words,
        "bulletin": bulletin,
        "bulletins": bulletins,
        "rows": rows,
        "chart": line_chart(_lines(words, rows, bulletin, chinese), " ".join(words), years=True, chinese=chinese),
    }


def _rate(some: int, of: int) -> float:
    return round(100 * some / of, 2) if of else 0.0


def _lines(words: list[str], rows: list[dict[str, Any]], bulletin: str, chinese: bool) -> list[Line]:
    """A line a word; for one word a line for all bulletins and one for each of the most frequent."""
    lines = [_line(word, [row for row in rows if row["word"] == word], chinese) for word in words]
    if len(words) == 1 and not bulletin:
        by_series: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in rows:
            by_series[row["series"]].append(row)
        most = sorted((s for s in by_series if s), key=lambda s: (-sum(r["articles"] for r in by_series[s]), s))[: MOST_WORDS - 1]
        if len(by_series) > 1:
            lines += [_line(series, by_series[series], chinese) for series in most]
            lines[0] = Line("全部" if chinese else "all", lines[0].dots)
    return [line for line in lines if line.dots]


def _line(label: str, rows: list[dict[str, Any]], chinese: bool) -> Line:
    said: dict[int, int] = defaultdict(int)
    of: dict[int, int] = defaultdict(int)
    for row in rows:
        said[row["year"]] += row["articles"]
        of[row["year"]] += row["of"]
    word = rows[0]["word"] if rows else label
    return Line(
        label,
        tuple(
            Dot(
                year,
                _rate(said[year], of[year]),
                f"/search?q={quote(word)}",
                f"{label} {year}　{said[year]} / {of[year]}{' 篇' if chinese else ''}",
            )
            for year in sorted(of)
        ),
    )


def trends_sheet(found: dict[str, Any]) -> Sheet:
    """The counts behind the chart."""
    columns = ("word", "series", "year", "articles", "of", "per_hundred")
    return columns, [[row[column] for column in columns] for row in found["rows"]]

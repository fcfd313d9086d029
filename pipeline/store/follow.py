"""Series asked for by words: the points of each, in the order of time."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from pipeline.errors import UsageError

_SERIES = """
SELECT s.id, COALESCE(s.label, c.label, ''), COALESCE(c.wordings, '[]'), COALESCE(u.name, ''), s.uom, COALESCE(s.basis, '')
FROM series s LEFT JOIN concepts c ON c.id = s.concept_id LEFT JOIN units u ON u.id = s.unit_id
WHERE (:unit IS NULL OR s.unit_id IN (
    SELECT unit_id FROM unit_names WHERE name LIKE :unit UNION SELECT id FROM units WHERE name LIKE :unit))
"""

_POINTS = """
SELECT COALESCE(i.period_start, ''), COALESCE(i.period_end, t.published, ''), i.value, i.value_max, i.bound, e.exact, i.target,
    COALESCE(i.adds_up, 0), COALESCE(t.series, '') || COALESCE(' ' || t.year, '') || COALESCE(' ' || t.number_text, ''), e.page, i.id
FROM indicators i JOIN articles a ON a.id = i.article_id JOIN issues t ON t.id = a.issue_id JOIN evidence e ON e.id = i.evidence_id
WHERE i.series_id = ? ORDER BY 2, t.published, i.id
"""


@dataclass(frozen=True, slots=True)
class Point:
    """One indicator of a series. ``end`` is the issue's date where the text tells no period."""

    start: str
    end: str
    value: float
    value_max: float | None
    bound: str
    quote: str
    target: int
    adds_up: int
    issue: str
    page: int
    indicator_id: int


@dataclass(frozen=True, slots=True)
class Followed:
    """A series with its points."""

    id: int
    label: str
    unit: str
    uom: str
    basis: str
    points: tuple[Point, ...]


def follow(db: Path, metric: str, unit: str | None = None) -> list[Followed]:
    """Series whose label or one of whose wordings has ``metric`` in it, the longest first. Raises UsageError where there is no base."""
    if not db.is_file():
        raise UsageError(f"there is no base at {db}: run jianbao ingest first")
    with closing(sqlite3.connect(f"{db.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        rows = connection.execute(_SERIES, {"unit": f"%{unit}%" if unit else None}).fetchall()
        found = [
            Followed(key, label, holder, uom, basis, tuple(Point(*row) for row in connection.execute(_POINTS, (key,))))
            for key, label, wordings, holder, uom, basis in rows
            if any(metric in wording for wording in (label, *json.loads(wordings)))
        ]
    return sorted(found, key=lambda s: (-len(s.points), s.label, s.unit, s.uom, s.basis, s.id))


def series_csv(found: Sequence[Followed]) -> str:
    """A line a point, the series told on each."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["series_id", "label", "unit", "uom", "basis", *(field.name for field in fields(Point))])
    for series in found:
        writer.writerows([series.id, series.label, series.unit, series.uom, series.basis, *astuple(point)] for point in series.points)
    return stream.getvalue()

"""Which columns a table shows first, and in what order; the rest are one click away and always in CSV, JSON and SQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

COLUMNS_SHOWN: dict[str, tuple[str, ...]] = {
    "indicators": (
        "id", "metric", "value", "value_max", "uom", "bound", "unit_id", "period_start", "period_end", "kind", "basis", "measure_id",
        "evidence_id", "article_id", "issue_series", "issue_year",
    ),
    "indicators_flat": (
        "id", "metric", "value", "uom", "bound", "unit", "period_start", "period_end", "kind", "measure", "quote", "article",
        "issue_series", "issue_year", "page",
    ),
    "articles": ("id", "title", "contributor", "issue_id", "position", "page_from", "page_to"),
    "articles_flat": ("id", "series", "year", "number", "published", "title", "contributor", "indicators", "units", "measures"),
    "issues": ("id", "series", "year", "number_text", "serial", "published", "place", "publisher_id", "pages", "file_id"),
    "evidence": ("id", "prefix", "exact", "suffix", "page", "article_id"),
    "numerals": ("id", "text", "fate", "reason", "article_id", "indicator_id"),
    "series": ("id", "label", "unit_id", "uom", "basis", "points", "first_period", "last_period", "concept_id"),
    "files": ("id", "path", "status", "error", "issue_id", "pages", "ocr", "sha256"),
}  # fmt: skip


def chosen_columns(cells: Iterable[Any], name: str, table: str | None, wide: bool) -> list[Any]:
    """``cells`` (dicts that hold their column under ``name``) as the table shows them.

    >>> chosen_columns([{"name": "page"}, {"name": "id"}, {"name": "rects"}], "name", "evidence", False)
    [{'name': 'id'}, {'name': 'page'}]
    """
    all_cells = list(cells)
    wanted = COLUMNS_SHOWN.get(table or "")
    if wide or wanted is None:
        return all_cells
    by_name = {cell[name]: cell for cell in all_cells}
    return [by_name[column] for column in wanted if column in by_name]


def in_order(named: Iterable[Any], names: Sequence[str]) -> list[Any]:
    """Dicts with a ``name``, in the order of ``names``; others come last."""
    places = {name: place for place, name in enumerate(names)}
    return sorted(named, key=lambda entry: places.get(entry["name"], len(places)))

"""The tables of a knowledge base: every wish stands in `TABLES`, one idempotent `ensure_schema` carries them out.

Ids are content hashes (``records.stable_id``), so that the same input gives the same rows on any machine in any order.
Columns that only linking fills (``unit_id``, ``series_id`` …) are NULL until then; what was read stands beside them as words.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlite_utils import Database

from pipeline.store.views import VIEWS

Columns = dict[str, type]


@dataclass(frozen=True, slots=True)
class TableWish:
    """Columns with their types, the primary key, and which column points at which table's ``id``."""

    columns: Columns
    pk: str | tuple[str, ...] = "id"
    foreign: dict[str, str] = field(default_factory=dict)
    indexes: tuple[tuple[str, ...], ...] = ()


_ISSUES = {
    "files": TableWish(
        {
            "id": int, "path": str, "sha256": str, "issue_id": int, "status": str, "error": str, "seconds": float, "pages": int,
            "size": int, "scanned": int, "characters": int, "articles": int, "ocr": str, "versions": str, "producer": str, "metadata": str,
            "source_url": str, "retrieved": str,
        },
        foreign={"issue_id": "issues"},
        indexes=(("sha256",), ("path",), ("issue_id",), ("status",)),
    ),
    "issues": TableWish(
        {
            "id": int, "series": str, "publisher": str, "publisher_id": int, "place": str, "year": int, "number": int, "number_text": str,
            "serial": int, "published": str, "contents": str, "pages": int, "file_id": int,
        },
        foreign={"publisher_id": "units", "file_id": "files"},
        indexes=(("series", "year", "number"), ("year",), ("place",), ("publisher_id",), ("published",), ("file_id",)),
    ),
    "recipients": TableWish(
        {"issue_id": int, "role": str, "position": int, "text": str, "unit_id": int},
        pk=("issue_id", "role", "position"),
        foreign={"issue_id": "issues", "unit_id": "units"},
        indexes=(("unit_id",),),
    ),
    "pages": TableWish(
        {"id": int, "issue_id": int, "page": int, "width": float, "height": float, "text": str, "ocr": int},
        foreign={"issue_id": "issues"},
        indexes=(("issue_id", "page"),),
    ),
    "articles": TableWish(
        {
            "id": int, "issue_id": int, "position": int, "title": str, "contributor": str, "rubric": str,
            "page_from": int, "page_to": int, "text": str,
        },
        foreign={"issue_id": "issues"},
        indexes=(("issue_id", "position"),),
    ),
    "article_contributors": TableWish(
        {"article_id": int, "position": int, "text": str, "unit_id": int},
        pk=("article_id", "position"),
        foreign={"article_id": "articles", "unit_id": "units"},
        indexes=(("unit_id",),),
    ),
    "sections": TableWish(
        {"id": int, "article_id": int, "position": int, "level": int, "ordinal": str, "heading": str, "start": int, "end": int},
        foreign={"article_id": "articles"},
        indexes=(("article_id", "position"),),
    ),
}  # fmt: skip

_FINDINGS = {
    "evidence": TableWish(
        {
            "id": int, "article_id": int, "exact": str, "prefix": str, "suffix": str, "start": int, "end": int, "page": int, "rects": str,
        },
        foreign={"article_id": "articles"},
        indexes=(("article_id", "start"),),
    ),
    "indicators": TableWish(
        {
            "id": int, "article_id": int, "position": int, "section_id": int, "concept_id": int, "series_id": int, "metric": str,
            "action": str, "value": float, "value_max": float, "bound": str, "uom": str, "value_printed": str, "uom_printed": str,
            "kind": str, "unit_id": int, "area_id": int, "giver_id": int, "receiver_id": int, "measure_id": int, "period_start": str,
            "period_end": str, "period_text": str, "period_inferred_start": str, "period_inferred_end": str, "period_source": str,
            "basis": str, "stage": str, "price": str, "direction": str, "base": str, "part_of_id": int, "adds_up": int,
            "adds_up_reason": str, "target": int, "ocr": int, "confidence": float, "borderline": int, "corrected": int,
            "issue_series": str, "issue_year": int, "evidence_id": int, "source": str,
        },
        foreign={
            "article_id": "articles", "section_id": "sections", "concept_id": "concepts", "series_id": "series", "unit_id": "units",
            "area_id": "units", "giver_id": "units", "receiver_id": "units", "measure_id": "measures", "part_of_id": "indicators",
            "evidence_id": "evidence",
        },
        indexes=(
            ("article_id", "position"), ("series_id", "period_end"), ("concept_id",), ("unit_id",), ("area_id",), ("measure_id",),
            ("kind",), ("uom",), ("bound",), ("basis",), ("target",), ("corrected",), ("issue_series",), ("issue_year",),
            ("metric",), ("value",), ("period_start",), ("period_end",), ("part_of_id",), ("evidence_id",),
        ),
    ),
    "indicator_words": TableWish(
        {"id": int, "who": str, "area": str, "giver": str, "receiver": str, "measure": str},
        foreign={"id": "indicators"},
    ),
    "article_units": TableWish(
        {
            "id": int, "article_id": int, "position": int, "unit_id": int, "name": str, "kind": str, "level": str, "place": str,
            "parent": str, "aliases": str, "optional": int, "source": str,
        },
        foreign={"article_id": "articles", "unit_id": "units"},
        indexes=(("article_id", "position"), ("unit_id",), ("name",)),
    ),
    "article_measures": TableWish(
        {
            "id": int, "article_id": int, "position": int, "measure_id": int, "name": str, "kind": str, "who": str, "unit_id": int,
            "status": str, "aliases": str, "optional": int, "source": str,
        },
        foreign={"article_id": "articles", "measure_id": "measures", "unit_id": "units"},
        indexes=(("article_id", "position"), ("measure_id",), ("unit_id",), ("name",)),
    ),
    "mentions": TableWish(
        {"id": int, "kind": str, "reading_id": int, "entity_id": int, "article_id": int, "evidence_id": int, "source": str},
        foreign={"article_id": "articles", "evidence_id": "evidence"},
        indexes=(("kind", "entity_id"), ("reading_id",), ("article_id",), ("evidence_id",)),
    ),
    "checks": TableWish(
        {
            "id": int, "article_id": int, "relation": str, "claim_id": int, "inputs": str, "expected": float, "holds": int,
        },
        foreign={"article_id": "articles", "claim_id": "indicators"},
        indexes=(("article_id",), ("claim_id",), ("relation",), ("holds",)),
    ),
    "numerals": TableWish(
        {"id": int, "article_id": int, "start": int, "end": int, "text": str, "fate": str, "indicator_id": int, "reason": str},
        foreign={"article_id": "articles", "indicator_id": "indicators"},
        indexes=(("article_id", "start"), ("fate",), ("indicator_id",)),
    ),
}  # fmt: skip

_LINKS = {
    "units": TableWish(
        {
            "id": int, "name": str, "kind": str, "level": str, "parent_id": int, "place": str, "area_code": str, "corrected": int,
        },
        foreign={"parent_id": "units"},
        indexes=(("name",), ("kind",), ("level",), ("parent_id",), ("place",)),
    ),
    "unit_names": TableWish(
        {"unit_id": int, "name": str, "kind": str},
        pk=("unit_id", "name"),
        foreign={"unit_id": "units"},
        indexes=(("name",),),
    ),
    "measures": TableWish(
        {"id": int, "name": str, "kind": str, "status": str, "first_seen": str, "corrected": int},
        indexes=(("name",), ("kind",), ("status",)),
    ),
    "measure_names": TableWish(
        {"measure_id": int, "name": str}, pk=("measure_id", "name"), foreign={"measure_id": "measures"}, indexes=(("name",),)
    ),
    "concepts": TableWish(
        {"id": int, "label": str, "uom": str, "wordings": str, "polarity": str}, indexes=(("label",), ("uom",), ("polarity",))
    ),
    "series": TableWish(
        {
            "id": int, "concept_id": int, "unit_id": int, "uom": str, "basis": str, "label": str, "points": int,
            "first_period": str, "last_period": str, "confidence": float,
        },
        foreign={"concept_id": "concepts", "unit_id": "units"},
        indexes=(("concept_id",), ("unit_id",), ("uom",), ("basis",), ("points",)),
    ),
    "edges": TableWish(
        {"id": int, "source_kind": str, "source_id": int, "relation": str, "target_kind": str, "target_id": int, "evidence_id": int},
        foreign={"evidence_id": "evidence"},
        indexes=(("source_kind", "source_id"), ("target_kind", "target_id"), ("relation",), ("evidence_id",)),
    ),
    "candidates": TableWish(
        {"id": int, "kind": str, "left_id": int, "right_id": int, "left": str, "right": str, "score": float, "reason": str},
        indexes=(("kind", "score"),),
    ),
    "flags": TableWish(
        {"id": int, "kind": str, "series_id": int, "indicators": str, "note": str},
        foreign={"series_id": "series"},
        indexes=(("kind",), ("series_id",)),
    ),
}  # fmt: skip

_WORK = {
    "runs": TableWish(
        {"id": int, "started": str, "ended": str, "version": str, "counts": str}
    ),
    "corrections": TableWish(
        {
            "id": int, "position": int, "target": str, "field": str, "old": str, "new": str, "who": str, "when": str, "note": str,
            "status": str, "reason": str,
        },
        indexes=(("target",), ("status",)),
    ),
    "uncorrected": TableWish(
        {"id": int, "correction_id": int, "issue_id": int, "table": str, "row": str},
        foreign={"correction_id": "corrections"},
        indexes=(("correction_id",), ("issue_id",)),
    ),
    "judgements": TableWish(
        {"id": int, "kind": str, "left": str, "right": str, "same": int, "who": str, "when": str, "note": str}
    ),
    "codes": TableWish(
        {"id": int, "target": str, "variable": str, "value": str, "coder": str, "when": str},
        indexes=(("target",), ("variable",)),
    ),
}  # fmt: skip

TABLES: dict[str, TableWish] = _ISSUES | _FINDINGS | _LINKS | _WORK

MAIN_FACETS = ("issue_series", "issue_year", "kind", "uom", "unit_id", "measure_id")
"""The columns of ``indicators`` by which a researcher narrows; `load.index_pairs` says what for."""

SEARCH_TABLES: dict[str, tuple[str, ...]] = {"articles_fts": ("title", "text"), "evidence_fts": ("text",)}
"""Full-text tables with content of their own, segmented by `search.segment`; rowid is the id of the row indexed."""


_SQL_TYPES = {int: "INTEGER", float: "REAL", str: "TEXT"}


def table_sql(name: str, wish: TableWish) -> str:
    """The CREATE TABLE of a wish. sqlite-utils cannot declare the two tables that point at each other (issues, files)."""
    keys = (wish.pk,) if isinstance(wish.pk, str) else wish.pk
    lines = []
    for column, kind in wish.columns.items():
        primary = " PRIMARY KEY" if keys == (column,) else ""
        target = f' REFERENCES "{wish.foreign[column]}"("id")' if column in wish.foreign else ""
        lines.append(f'  "{column}" {_SQL_TYPES[kind]}{primary}{target}')
    if len(keys) > 1:
        lines.append("  PRIMARY KEY ({})".format(", ".join(f'"{key}"' for key in keys)))
    return f'CREATE TABLE "{name}" (\n' + ",\n".join(lines) + "\n)"


def ensure_schema(db: Database) -> None:
    """Create what is missing (tables, columns, indexes, search tables, views); what is there stays untouched."""
    there = set(db.table_names())
    for name, wish in TABLES.items():
        if name not in there:
            db.execute(table_sql(name, wish))
        table = db.table(name)
        for column in wish.columns.keys() - table.columns_dict.keys():
            table.add_column(column, wish.columns[column])
        for columns in wish.indexes:
            table.create_index(list(columns), if_not_exists=True)
    for name, searched in SEARCH_TABLES.items():
        db.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS {name} USING fts5({', '.join(searched)}, tokenize='unicode61')")
    for name, select in VIEWS.items():
        db.create_view(name, select.strip(), replace=True)

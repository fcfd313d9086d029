"""The base in the formats that others open: one verb, a function a format."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from pipeline.errors import UsageError
from pipeline.store.as_ftm import export_ftm
from pipeline.store.as_graph import export_gexf, export_graphml, export_node_link
from pipeline.store.as_json import export_json
from pipeline.store.as_jsonld import export_jsonld
from pipeline.store.as_tables import export_csv, export_panel, export_parquet, export_xlsx

Exporter = Callable[[sqlite3.Connection, Path], int]

FORMATS: dict[str, tuple[Exporter, str]] = {
    "json": (export_json, "files"),
    "csv": (export_csv, "files"),
    "parquet": (export_parquet, "files"),
    "xlsx": (export_xlsx, "sheets"),
    "panel": (export_panel, "rows"),
    "graphml": (export_graphml, "nodes and edges"),
    "gexf": (export_gexf, "nodes and edges"),
    "node-link": (export_node_link, "nodes and edges"),
    "jsonld": (export_jsonld, "nodes"),
    "ftm": (export_ftm, "entities"),
}
"""What each format is called on the command line, who writes it, and what it counts."""

IN_FOLDERS = ("json", "csv", "parquet")


def export_base(db: Path, form: str, out: Path) -> str:
    """Write the base at ``db`` to ``out``; tells how much was written. Raises UsageError where there is no base or no room for it."""
    if not db.is_file():
        raise UsageError(f"there is no base at {db}: run jianbao ingest first")
    if form in IN_FOLDERS and out.is_file():
        raise UsageError(f"{form} makes several files: {out} must be a folder")
    if form not in IN_FOLDERS and out.is_dir():
        raise UsageError(f"{form} makes one file: {out} is a folder")
    export, counted = FORMATS[form]
    (out if form in IN_FOLDERS else out.parent).mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(f"{db.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        return f"{export(connection, out):,} {counted}"

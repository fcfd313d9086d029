"""The base as tables: CSV that Excel opens, XLSX, Parquet, and the panel of series."""

from __future__ import annotations

import csv
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from pipeline.errors import UsageError
from pipeline.store.schema import TABLES
from pipeline.store.views import VIEWS

BATCH = 20_000
SHEET_ROWS = 1_048_575
SHEETS = (*(view for view in VIEWS if view != "panel"), "panel", "sections", "recipients", "files", "numerals", "corrections", "codes")

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ARROW = {"INTEGER": pa.int64(), "REAL": pa.float64(), "TEXT": pa.string()}


def export_csv(connection: sqlite3.Connection, folder: Path) -> int:
    """TABLE.csv for every table and view, with the mark that tells Excel it is UTF-8."""
    names = [*TABLES, *VIEWS]
    for name in names:
        _write_csv(connection, name, folder / f"{name}.csv")
    return len(names)


def _write_csv(connection: sqlite3.Connection, name: str, path: Path) -> int:
    cursor = connection.execute(f"SELECT * FROM {name}")
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(column[0] for column in cursor.description)
        return sum(bool(writer.writerow(row)) for row in cursor)


def export_panel(connection: sqlite3.Connection, path: Path) -> int:
    """The long table unit × series × period, as CSV, or by the suffix of ``path`` as XLSX or Parquet."""
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        return _write_parquet(connection, "panel", path)
    if suffix == ".xlsx":
        book = Workbook(write_only=True)
        count = _write_sheet(book, connection, "panel")
        book.save(path)
        return count
    return _write_csv(connection, "panel", path)


def export_xlsx(connection: sqlite3.Connection, path: Path) -> int:
    """A workbook with a sheet for each view and for the tables that have none."""
    book = Workbook(write_only=True)
    for name in SHEETS:
        _write_sheet(book, connection, name)
    book.save(path)
    return len(SHEETS)


def _write_sheet(book: Workbook, connection: sqlite3.Connection, name: str) -> int:
    cursor = connection.execute(f"SELECT * FROM {name}")
    sheet = book.create_sheet(name)
    sheet.append([column[0] for column in cursor.description])
    count = 0
    for count, row in enumerate(cursor, 1):
        if count > SHEET_ROWS:
            raise UsageError(f"{name} has more rows than a sheet of Excel holds: export parquet or csv")
        sheet.append([_cell(sheet, value) for value in row])
    return count


def _cell(sheet: Any, value: object) -> object:
    """Text stays text, also where it begins like a formula; what XML forbids goes."""
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, _CONTROL.sub("", value)[:32_767])
    cell.data_type = "s"
    return cell


def export_parquet(connection: sqlite3.Connection, folder: Path) -> int:
    """TABLE.parquet for every table and view, typed."""
    names = [*TABLES, *VIEWS]
    for name in names:
        _write_parquet(connection, name, folder / f"{name}.parquet")
    return len(names)


def _write_parquet(connection: sqlite3.Connection, name: str, path: Path) -> int:
    fields = [(column, _arrow_type(connection, name, column, declared)) for column, declared in _columns(connection, name)]
    schema = pa.schema(fields)
    count = 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for rows in _batches(connection.execute(f"SELECT * FROM {name}")):
            columns = list(zip(*rows, strict=True))
            writer.write_table(pa.table([pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)], schema=schema))
            count += len(rows)
    return count


def _columns(connection: sqlite3.Connection, name: str) -> list[tuple[str, str]]:
    return [(row[1], row[2]) for row in connection.execute(f'PRAGMA table_info("{name}")')]


def _arrow_type(connection: sqlite3.Connection, name: str, column: str, declared: str) -> pa.DataType:
    """The declared type; for an expression of a view the type of the values that are there."""
    if declared in _ARROW:
        return _ARROW[declared]
    there = {row[0].upper() for row in connection.execute(f'SELECT DISTINCT typeof("{column}") FROM {name}')} - {"NULL"}
    return _ARROW["TEXT"] if "TEXT" in there or not there else _ARROW["REAL"] if "REAL" in there else _ARROW["INTEGER"]


def _batches(cursor: sqlite3.Cursor) -> Iterator[list[Any]]:
    while rows := cursor.fetchmany(BATCH):
        yield rows

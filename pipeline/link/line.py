"""The line of linking: each step reads what the one before wrote."""

from __future__ import annotations

import sqlite3

from pipeline.link.entities import link_measures, link_units
from pipeline.link.graph import draw_edges
from pipeline.link.judgements import read_judgements
from pipeline.link.over_time import link_series
from pipeline.records import stable_id

LINK_VERSION = "2"

DERIVED = ("edges", "flags", "candidates", "series", "concepts", "measure_names", "measures", "unit_names", "units")


def link(connection: sqlite3.Connection) -> dict[str, int]:
    """Link all issues of the base, in one transaction, and tell how many rows each linked table then has.

    ``connection`` must be open for writing with the schema in place; nothing outside the derived tables and the linking columns
    of the others is touched, and the same base always gives the same rows.
    """
    connection.create_function("stable_id", -1, stable_id, deterministic=True)
    with connection:
        for table in DERIVED:
            connection.execute(f"DELETE FROM {table}")
        judgements = read_judgements(connection)
        link_units(connection, judgements.units)
        link_measures(connection)
        link_series(connection, judgements.concepts)
        draw_edges(connection)
    return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in DERIVED}

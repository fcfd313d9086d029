"""The queries a researcher starts from, read from ``queries.yaml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("queries.yaml")


@cache
def canned_queries() -> dict[str, dict[str, str | bool]]:
    """Name → what Datasette's metadata calls a canned query."""
    read: dict[str, dict[str, str]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {name: {**query, "hide_sql": True} for name, query in read.items()}

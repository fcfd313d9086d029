"""What a table page says of its narrowing: the chips of what is chosen, the fields of the ranges."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from datasette.filters import FilterArguments
from datasette.utils.asgi import Request

from pipeline.browse.labels import code_label
from pipeline.browse.language import Language
from pipeline.browse.phrases import column_title
from pipeline.browse.ranges import RANGES, TABLES, range_clauses, range_names


def range_filters(request: Request, table: str) -> FilterArguments | None:
    """Datasette's filter for the ranges asked, None where the table has none."""
    if table not in TABLES:
        return None
    clauses, parameters = range_clauses({name: request.args.get(name) or "" for wish in RANGES for name in range_names(wish)})
    return FilterArguments(clauses, parameters) if clauses else None


def narrowing(request: Request, table: str | None, language: Language) -> dict[str, Any]:
    """``range_fields`` and ``filter_chips`` for the table's template."""
    if table is None:
        return {}
    fields = [] if table not in TABLES else [_field(request, wish, language) for wish in RANGES]
    return {"range_fields": fields, "filter_chips": _chips(request, table, language)}


def _field(request: Request, wish: Any, language: Language) -> dict[str, str]:
    low, high = range_names(wish)
    return {
        "title": wish.en if language == "en" else wish.zh,
        "type": wish.type,
        "low": low,
        "high": high,
        "low_value": request.args.get(low) or "",
        "high_value": request.args.get(high) or "",
    }


def _chips(request: Request, table: str, language: Language) -> list[dict[str, str]]:
    pairs = [(key, value) for key in request.args for value in request.args.getlist(key)]
    chips = []
    for chosen in pairs:
        key, value = chosen
        text = _chip(key, value, table, language)
        if text and value:
            rest = [pair for pair in pairs if pair != chosen and pair[0] != "_next"]
            chips.append({"text": text, "remove": f"{request.path}?{urlencode(rest)}"})
    return chips


def _chip(key: str, value: str, table: str, language: Language) -> str | None:
    for wish in RANGES:
        low, high = range_names(wish)
        title = wish.en if language == "en" else wish.zh
        if key == low:
            return f"{title} ≥ {value}"
        if key == high:
            return f"{title} ≤ {value}"
    if key == "_search":
        return f"“{value}”"
    if key.startswith("_"):
        return None
    column, _, lookup = key.partition("__")
    label = code_label(table, column, value, language) or value
    sign = {"": "=", "exact": "=", "gt": ">", "gte": "≥", "lt": "<", "lte": "≤", "not": "≠"}.get(lookup, lookup)
    return f"{column_title(table, column, language)} {sign} {label}"

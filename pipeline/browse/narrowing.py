"""What a table page says of its narrowing: the chips of what is chosen, the fields of the ranges."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from datasette.filters import FilterArguments
from datasette.utils.asgi import Request

from pipeline.browse.facets import FLAG, TREE
from pipeline.browse.labels import code_label
from pipeline.browse.language import Language, pick_language
from pipeline.browse.metadata import LABELS, PLUGIN
from pipeline.browse.phrases import column_title
from pipeline.browse.ranges import RANGES, TABLES, range_clauses, range_names
from pipeline.store.schema import TABLES as SCHEMA


def range_filters(request: Request, table: str) -> FilterArguments | None:
    """Datasette's filter for the ranges asked, None where the table has none."""
    if table not in TABLES:
        return None
    clauses, parameters = range_clauses({name: request.args.get(name) or "" for wish in RANGES for name in range_names(wish)})
    return FilterArguments(clauses, parameters) if clauses else None


def narrowing(request: Request, table: str | None, language: Language) -> dict[str, Any]:
    """``range_fields`` for the table's template."""
    if table not in TABLES:
        return {}
    return {"range_fields": [_field(request, wish, language) for wish in RANGES]}


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


async def filter_chips(datasette: Any, request: Request, table: str) -> list[dict[str, str]]:
    """What is chosen, in words, each with the address that drops it; ids are named by the row they point at."""
    language = pick_language(dict(request.headers))
    pairs = [(key, value) for key in request.args for value in request.args.getlist(key)]
    chips = []
    for chosen in pairs:
        key, value = chosen
        other = _points_at(table, key)
        named = await _name(datasette, other, value) if other else None
        text = _chip(key, named or value, table, language)
        if text and value:
            rest = [pair for pair in pairs if pair != chosen and pair[0] != "_next"]
            chips.append({"text": text, "remove": f"{request.path}?{urlencode(rest)}"})
    return chips


def _points_at(table: str, key: str) -> str | None:
    if key == TREE:
        return "units"
    wish = SCHEMA.get(table.removesuffix("_flat"))
    return wish.foreign.get(key) if wish else None


async def _name(datasette: Any, table: str, value: str) -> str | None:
    if table not in LABELS or not value.isdigit():
        return None
    database = datasette.get_database(datasette.plugin_config(PLUGIN)["database"])
    found = (await database.execute(f'SELECT "{LABELS[table]}" FROM "{table}" WHERE id = ?', [int(value)])).first()
    return None if found is None else found[0]


def _chip(key: str, value: str, table: str, language: Language) -> str | None:
    for wish in RANGES:
        low, high = range_names(wish)
        title = wish.en if language == "en" else wish.zh
        if key == low:
            return f"{title} ≥ {value}"
        if key == high:
            return f"{title} ≤ {value}"
    if key in (TREE, FLAG):
        label = code_label("flags", "kind", value, language) or value
        return f"{column_title(table, key[1:], language)} = {label}"
    if key == "_search":
        return f"“{value}”"
    if key.startswith("_"):
        return None
    column, _, lookup = key.partition("__")
    label = code_label(table, column, value, language) or value
    sign = {"": "=", "exact": "=", "gt": ">", "gte": "≥", "lt": "<", "lte": "≤", "not": "≠"}.get(lookup, lookup)
    return f"{column_title(table, column, language)} {sign} {label}"

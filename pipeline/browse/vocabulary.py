"""What every template may use: the reader's language, names for codes, columns and tables, where the page stands."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Request
from markupsafe import Markup

from pipeline.browse.chart import spark
from pipeline.browse.columns import COLUMNS_SHOWN, chosen_columns, in_order
from pipeline.browse.labels import code_label
from pipeline.browse.language import pick_language, say_in
from pipeline.browse.metadata import FACETS, MORE_FACETS, PLUGIN
from pipeline.browse.narrowing import narrowing
from pipeline.browse.pages.graph import RELATIONS
from pipeline.browse.phrases import column_title, lookup_name, parameter_name, table_title
from pipeline.browse.policy import SCOPE_KEY
from pipeline.store.describe import TABLES

ENTITY_TABLES = {
    "units": "unit",
    "measures": "measure",
    "articles": "article",
    "issues": "issue",
    "series": "series",
    "indicators": "indicator",
}
"""Tables whose rows have a page of their own, and what its address begins with."""


@cache
def assets_version() -> str:
    """Changes when a file under static/ does, so that browsers fetch it anew."""
    digest = hashlib.sha256()
    for path in sorted((Path(__file__).parent / "static").rglob("*")):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def offered_facets(datasette: Any, request: Request) -> list[dict[str, str]]:
    """Facets of the indicators that the page does not show: name and the address that asks for it."""
    tables = datasette.metadata("databases")[datasette.plugin_config(PLUGIN)["database"]]["tables"]
    shown = tables["indicators"]["facets"]
    offered = []
    for facet in MORE_FACETS:
        kind, column = next(iter(facet.items())) if isinstance(facet, dict) else ("", facet)
        argument = f"_facet_{kind}" if kind else "_facet"
        if facet not in shown and column not in request.args.getlist(argument):
            name = {"tree": "unit_tree", "flag": "flag"}.get(kind, column)
            asked = "&".join(part for part in (request.query_string, urlencode({argument: column})) if part)
            offered.append({"name": name, "href": f"{request.path}?{asked}"})
    return offered


def vocabulary(datasette: Any, request: Request | None, table: str | None) -> dict[str, Any]:
    """The variables of one answer; ``request`` is None for what Datasette shows on its own account."""
    language = pick_language(dict(request.headers) if request else {})
    wide = bool(request and request.args.get("_wide"))

    def code(column: str, value: object, of: str | None = None) -> str:
        named = code_label(of or table, column, value, language)
        return str(value) if named is None else named

    page, base = ENTITY_TABLES.get(table or ""), datasette.setting("base_url")

    def cell_text(cell: dict[str, Any]) -> Any:
        """What a table shows of a cell: the page a row has of its own, a code in words, else what Datasette shows."""
        raw = cell["raw"]
        if page and cell["value_type"] == "pk":
            return Markup('<a href="{}{}/{}">{}</a>').format(base, page, raw, say_in(language)("查看", "open"))
        named = code_label(table, cell["column"], raw, language) if isinstance(raw, (str, int)) else None
        return cell["value"] if named is None else named

    return {
        "t": say_in(language),
        "lang": language,
        "nonce": request.scope.get(SCOPE_KEY, "") if request else "",
        "here_path": request.full_path if request else "/",
        "here": request.path.strip("/").split("/")[0] if request else "",
        "quick_query": (request.args.get("q") or "") if request and request.path == "/search" else "",
        "database_path": datasette.urls.database(datasette.plugin_config(PLUGIN)["database"]),
        "assets_version": assets_version(),
        "base_url": base,
        "code": code,
        "cell_text": cell_text,
        "column_title": lambda column, of=None: column_title(of or table, column, language),
        "table_title": lambda name: table_title(name, language),
        "lookup_name": lambda key, display: lookup_name(key, display, language),
        "parameter_name": lambda name: parameter_name(name, language),
        "entity_page": page,
        "chosen": lambda cells, name: chosen_columns(cells, name, table, wide),
        "wide": wide,
        "spark": spark,
        "relation_words": lambda: {relation: code("relation", relation) for relation in RELATIONS},
        "has_narrow": table in COLUMNS_SHOWN,
        "in_order": lambda facets: in_order(facets, (*FACETS.get(table or "", ()), "unit_tree", "unit_id", "measure_id", "flag")),
        "offered": offered_facets(datasette, request) if table == "indicators" and request else [],
        "by_meaning": lambda tables: in_order(tables, tuple(TABLES)),
        **(narrowing(request, table, language) if request else {}),
    }

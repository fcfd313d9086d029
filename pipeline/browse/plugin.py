"""The Datasette plugin: only hooks that Datasette 0.65 and 1.0 both have.

On a Datasette that `server.datasette_app` made, all of the desk; on any other only the search function, so that a base opened
with plain ``datasette knowledge.db`` is searched as well.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any
from urllib.parse import quote
from weakref import WeakKeyDictionary

from datasette import hookimpl
from datasette.filters import FilterArguments
from datasette.utils.asgi import Request
from markupsafe import Markup

from pipeline.browse.counted import CountedFacet
from pipeline.browse.excel import render_xlsx, with_byte_order_mark
from pipeline.browse.facets import FlagFacet, UnitTreeFacet, linked_filters
from pipeline.browse.labels import code_label
from pipeline.browse.metadata import PLUGIN
from pipeline.browse.narrowing import filter_chips, range_filters
from pipeline.browse.policy import App, with_policy
from pipeline.browse.routes import routes
from pipeline.browse.vocabulary import ENTITY_TABLES, vocabulary
from pipeline.store.schema import TABLES
from pipeline.store.search import segment_query, unsegment

ENTITY_COLUMNS = {"指标号": "indicator", "篇号": "article", "期号": "issue", "序列号": "series", "单位号": "unit", "举措号": "measure"}
"""Columns of canned queries whose numbers lead to a page."""


_DESKS: WeakKeyDictionary[Any, bool] = WeakKeyDictionary()
"""Asked for each cell of a table; Datasette works its configuration out anew each time."""


def is_desk(datasette: Any) -> bool:
    """Whether this Datasette serves a knowledge base through `datasette_app`."""
    if datasette not in _DESKS:
        _DESKS[datasette] = bool(datasette.plugin_config(PLUGIN))
    return _DESKS[datasette]


@hookimpl(trylast=True)
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Every stock search box calls ``escape_fts``; this definition comes after Datasette's own and wins."""
    conn.create_function("escape_fts", 1, segment_query, deterministic=True)
    conn.create_function("zh_unsegment", 1, unsegment, deterministic=True)


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Adds the Content-Security-Policy, and a byte order mark to CSV."""
    return (lambda app: with_policy(with_byte_order_mark(app))) if is_desk(datasette) else lambda app: app


@hookimpl
def register_output_renderer(datasette: Any) -> dict[str, Any] | None:
    """XLSX of any table or query."""
    return {"extension": "xlsx", "render": render_xlsx} if is_desk(datasette) else None


@hookimpl
def register_routes(datasette: Any) -> list[tuple[str, Callable[..., Any]]]:
    """The desk's own pages."""
    return routes() if is_desk(datasette) else []


@hookimpl
def prepare_jinja2_environment(env: Any, datasette: Any) -> None:
    """Datasette shows its errors without asking for `extra_template_vars`: the same words, as defaults."""
    if is_desk(datasette):
        env.globals.update(vocabulary(datasette, None, None))


@hookimpl
def extra_template_vars(request: Request | None, table: str | None, datasette: Any) -> Any:
    """What every template of ours may use."""

    async def words() -> dict[str, Any]:
        if not is_desk(datasette):
            return {}
        chips = await filter_chips(datasette, request, table) if request and table else []
        return vocabulary(datasette, request, table) | {"filter_chips": chips}

    return words


@hookimpl
def render_cell(value: Any, column: str, table: str | None, database: str, datasette: Any) -> Markup | str | None:
    """Query results with codes in words and with numbers that stand for a page as links to it; tables do this in their template."""
    if not is_desk(datasette) or value is None:
        return None
    base = datasette.setting("base_url")
    if isinstance(value, dict):
        return _foreign(value, column, table, database, base)
    if table is None and column in ENTITY_COLUMNS:
        return Markup('<a href="{}{}/{}">{}</a>').format(base, ENTITY_COLUMNS[column], value, value)
    if isinstance(value, float) and value.is_integer():
        return f"{value:,.0f}"
    return code_label(None, column, value, "zh") if table is None else None


def _foreign(value: dict[str, Any], column: str, table: str | None, database: str, base: str) -> Markup | None:
    """A foreign key with its label: 云溪市公安局 instead of its number, leading to the page of its own where there is one."""
    wish = TABLES.get(table or "")
    other = wish.foreign.get(column) if wish else None
    if other is None:
        return None
    path = ENTITY_TABLES.get(other) or f"{quote(database)}/{other}"
    return Markup('<a href="{}{}/{}">{}</a>').format(base, path, value["value"], value["label"])


@hookimpl(specname="filters_from_request")
def ranges_from_request(request: Request, table: str, datasette: Any) -> FilterArguments | None:
    """Ranges of value and period."""
    return range_filters(request, table) if is_desk(datasette) else None


@hookimpl(specname="filters_from_request")
def links_from_request(request: Request, table: str, datasette: Any) -> FilterArguments | None:
    """A unit with all its parts; what was flagged."""
    return linked_filters(request, table) if is_desk(datasette) else None


@hookimpl
def register_facet_classes() -> list[type]:
    """Facets that are counted once, over the tree of units, over flags; they show where metadata or an address asks for them."""
    return [CountedFacet, UnitTreeFacet, FlagFacet]

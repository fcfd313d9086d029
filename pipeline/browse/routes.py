"""Which address shows which page, as HTML and as JSON (and CSV or XLSX where a page has a table)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import Any

from datasette.utils.asgi import NotFound, Request, Response

from pipeline.browse.desk import PAGES
from pipeline.browse.files import byte_routes
from pipeline.browse.language import COOKIE, local_path, pick_language
from pipeline.browse.openapi import describe_api
from pipeline.browse.page import Page
from pipeline.browse.sheets import XLSX, as_csv, as_xlsx

Answer = Callable[..., Any]


def _arguments(request: Request, page: Page) -> dict[str, str]:
    asked = {name: request.args.get(name) or "" for name in page.names()}
    return {**asked, **{name: value for name, value in request.url_vars.items() if value is not None}}


async def _read(datasette: Any, page: Page, arguments: dict[str, str]) -> dict[str, Any]:
    database = datasette.get_database(datasette.plugin_config("jianbao")["database"])

    def ask(conn: sqlite3.Connection) -> dict[str, Any] | None:
        return page.read(conn, arguments)

    found: dict[str, Any] | None = await database.execute_fn(ask)
    if found is None:
        raise NotFound("知识库里没有这个编号 · nothing in this base has that id")
    return found


def _view(page: Page) -> Answer:
    async def view(request: Request, datasette: Any) -> Response:
        arguments = _arguments(request, page)
        arguments["language"] = pick_language(dict(request.headers))
        arguments["origin"] = f"{request.scheme}://{request.host}"
        form = arguments.pop("format", "") or "html"
        found = await _read(datasette, page, arguments)
        if form == "json":
            return _json(found, datasette)
        if form in ("csv", "xlsx"):
            columns, rows = page.sheet(found) if page.sheet else ((), ())
            name = f"{page.name}-{arguments.get('id', 'all')}.{form}"
            body = as_csv(columns, rows) if form == "csv" else as_xlsx(columns, rows)
            return Response(
                body,
                content_type="text/csv; charset=utf-8" if form == "csv" else XLSX,
                headers={"content-disposition": f'attachment; filename="{name}"'},
            )
        html = await datasette.render_template(page.template, {"page": found, "asked": arguments}, request=request)
        return Response.html(html)

    return view


def _json(found: dict[str, Any], datasette: Any) -> Response:
    headers = {"access-control-allow-origin": "*"} if datasette.cors else {}
    return Response(json.dumps(found, ensure_ascii=False), content_type="application/json; charset=utf-8", headers=headers)


async def _choose_language(request: Request) -> Response:
    answer = Response.redirect(local_path(request.args.get("back") or "/"))
    answer.set_cookie(COOKIE, request.url_vars["language"], max_age=365 * 86400, samesite="lax")
    return answer


async def _openapi(datasette: Any) -> Response:
    return _json(describe_api(PAGES, datasette.plugin_config("jianbao")["database"]), datasette)


def routes() -> list[tuple[str, Answer]]:
    """Regular expression and view, in the order they are tried."""
    pages = [(page.pattern(), _view(page)) for page in PAGES]
    return [
        (r"^/-/language/(?P<language>zh|en)$", _choose_language),
        (r"^/openapi\.json$", _openapi),
        *byte_routes(),
        *pages,
    ]

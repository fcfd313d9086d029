"""Addresses that answer with bytes: page images, single pages of a PDF, the boxed line of an indicator."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from datasette.utils.asgi import NotFound, Request, Response

from pipeline.browse.page import number, one
from pipeline.browse.pdfs import pdf_of_issue
from pipeline.browse.rects import rects_by_page
from pipeline.browse.render import line_png, page_pdf, page_png

_NO_FILE = "找不到这一期的 PDF；请用 --files 指出它所在的文件夹 · the PDF was not found under --files"
_KEEP = {"cache-control": "private, max-age=86400"}

_WORDS = """
SELECT a.issue_id, e.page, e.rects, p.width, p.height FROM indicators i JOIN evidence e ON e.id = i.evidence_id
JOIN articles a ON a.id = i.article_id LEFT JOIN pages p ON p.issue_id = a.issue_id AND p.page = e.page WHERE i.id = ?
"""


def folders_of(datasette: Any) -> tuple[Path, ...]:
    """Where PDFs are looked for: ``--files``, else beside the base and where the server was started."""
    config = datasette.plugin_config("jianbao")
    if config["files"]:
        return (Path(config["files"]),)
    return tuple(dict.fromkeys((Path(config["beside"]), Path.cwd())))


async def _document(datasette: Any, issue: int) -> Path:
    folders = folders_of(datasette)

    def find(conn: sqlite3.Connection) -> Path | None:
        return pdf_of_issue(conn, issue, folders)

    path: Path | None = await _database(datasette).execute_fn(find)
    if path is None:
        raise NotFound(_NO_FILE)
    return path


def _database(datasette: Any) -> Any:
    return datasette.get_database(datasette.plugin_config("jianbao")["database"])


async def _page_image(request: Request, datasette: Any) -> Response:
    path = await _document(datasette, int(request.url_vars["issue"]))
    scale = number(request.args.get("scale") or "", 2)
    try:
        png = await asyncio.to_thread(page_png, path, int(request.url_vars["page"]), scale)
    except IndexError as error:
        raise NotFound("没有这一页 · no such page") from error
    return Response(png, content_type="image/png", headers=_KEEP)


async def _page_document(request: Request, datasette: Any) -> Response:
    path = await _document(datasette, int(request.url_vars["issue"]))
    page = int(request.url_vars["page"])
    try:
        pdf = await asyncio.to_thread(page_pdf, path, page)
    except IndexError as error:
        raise NotFound("没有这一页 · no such page") from error
    name = f"{request.url_vars['issue']}-p{page}.pdf"
    return Response(pdf, content_type="application/pdf", headers={"content-disposition": f'attachment; filename="{name}"'})


async def _line_image(request: Request, datasette: Any) -> Response:
    identifier = int(request.url_vars["id"])
    found = await _database(datasette).execute_fn(lambda conn: one(conn, _WORDS, (identifier,)))
    boxes = [] if found is None else rects_by_page(found["rects"], found["page"]).get(found["page"], [])
    if found is None or not boxes or not found["page"] or not found["width"]:
        raise NotFound("这个数字在页面上没有位置 · this number has no place on a page")
    path = await _document(datasette, found["issue_id"])
    try:
        png = await asyncio.to_thread(line_png, path, found["page"], boxes, found["width"])
    except IndexError as error:
        raise NotFound("没有这一页 · no such page") from error
    return Response(png, content_type="image/png", headers=_KEEP | {"content-disposition": f'inline; filename="{identifier}.png"'})


def byte_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Regular expression and view."""
    return [
        (r"^/page/(?P<issue>\d+)/(?P<page>\d{1,6})\.png$", _page_image),
        (r"^/page/(?P<issue>\d+)/(?P<page>\d{1,6})\.pdf$", _page_document),
        (r"^/indicator/(?P<id>\d+)/line\.png$", _line_image),
    ]

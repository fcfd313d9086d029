"""An OpenAPI description of the desk's own addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pipeline import __version__
from pipeline.browse.page import Page
from pipeline.browse.sheets import XLSX

_PLACE = re.compile(r"\{(\w+)\}")
_KINDS = ["unit", "measure", "article", "issue", "indicator"]


def describe_api(pages: Sequence[Page], database: str) -> dict[str, Any]:
    """The description, OpenAPI 3.1: each page as JSON (and CSV, XLSX), the images and documents of evidence."""
    paths: dict[str, Any] = {}
    for page in pages:
        for form in page.forms():
            path = "/home.json" if page.path == "/" else f"{page.path}.{form}"
            paths[path] = {"get": _operation(page, form)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "简报知识库 · jianbao",
            "version": __version__,
            "description": "Read-only. Tables, views and SQL of the base are Datasette's own JSON API under "
            f"/{database}/TABLE.json and /{database}.json?sql=.",
        },
        "paths": paths | _BYTES,
    }


def _operation(page: Page, form: str) -> dict[str, Any]:
    path_parameters = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": {"type": "string", "enum": _KINDS} if name == "kind" else {"type": "integer"},
        }
        for name in _PLACE.findall(page.path)
    ]
    query_parameters = [
        {"name": p.name, "in": "query", "description": f"{p.zh} · {p.en}", "schema": {"type": p.type}} for p in page.parameters
    ]
    answers: dict[str, Any] = {"200": {"description": page.en, "content": {_TYPES[form]: {"schema": _SCHEMAS[form]}}}}
    if path_parameters:
        answers["404"] = {"description": "Nothing in this base has that id."}
    return {
        "operationId": f"{page.name}_{form}",
        "summary": f"{page.zh} · {page.en}",
        "parameters": [*path_parameters, *query_parameters],
        "responses": answers,
    }


_TYPES = {
    "json": "application/json",
    "csv": "text/csv",
    "xlsx": XLSX,
}
_SCHEMAS = {"json": {"type": "object"}, "csv": {"type": "string"}, "xlsx": {"type": "string", "format": "binary"}}


def _bytes(identifier: str, summary: str, kind: str, *names: str) -> dict[str, Any]:
    return {
        "get": {
            "operationId": identifier,
            "summary": summary,
            "parameters": [{"name": name, "in": "path", "required": True, "schema": {"type": "integer"}} for name in names],
            "responses": {
                "200": {"description": summary, "content": {kind: {"schema": {"type": "string", "format": "binary"}}}},
                "404": {"description": "No such row, or its PDF was not found."},
            },
        }
    }


_BYTES = {
    "/page/{issue}/{page}.png": _bytes("page_png", "原件页面图像 · Image of a page", "image/png", "issue", "page"),
    "/page/{issue}/{page}.pdf": _bytes("page_pdf", "原件单页 · One page of the document", "application/pdf", "issue", "page"),
    "/indicator/{id}/line.png": _bytes("line_png", "框出的那一行 · The boxed line", "image/png", "id"),
}

"""Datasette's own exports as Excel in China needs them: CSV with a byte order mark, and XLSX beside JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from datasette.utils.asgi import Response

from pipeline.browse.policy import App, Message, Receive, Scope, Send
from pipeline.browse.sheets import XLSX, as_xlsx

MARK = "\ufeff".encode()


def with_byte_order_mark(app: App) -> App:
    """Wraps an ASGI application so that each CSV answer begins with a byte order mark, once, streamed or not."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        due = False

        async def send_marked(message: Message) -> None:
            nonlocal due
            if message["type"] == "http.response.start":
                headers = dict(message.get("headers", []))
                due = headers.get(b"content-type", b"").startswith((b"text/csv", b"text/plain")) and scope["path"].endswith(".csv")
            elif due and message.get("body"):
                due = False
                if not message["body"].startswith(MARK):
                    message = {**message, "body": MARK + message["body"]}
            await send(message)

        await app(scope, receive, send_marked)

    return wrapped


def render_xlsx(columns: Sequence[str], rows: Sequence[Sequence[Any]], table: str | None, query_name: str | None) -> Response:
    """The rows shown, ids of other tables written out as their labels."""
    cells = [[_cell(cell) for cell in row] for row in rows]
    name = query_name or table or "query"
    headers = {"content-disposition": f'attachment; filename="{name if name.isascii() else "query"}.xlsx"'}
    return Response(as_xlsx(columns, cells), content_type=XLSX, headers=headers)


def _cell(value: Any) -> object:
    return value["label"] if isinstance(value, dict) and "label" in value else value

"""The Datasette side: pages, search boxes and evidence on top of one knowledge base.

Datasette imports the plugin in this package while it is itself being imported, so the server, which needs Datasette whole, is
only loaded when it is asked for.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datasette.app import Datasette

__all__ = ["datasette_app", "serve"]


def datasette_app(db: Path, files: Path | None = None) -> Datasette:
    """Datasette on ``db``; PDFs are looked for under ``files``, else beside the base and in the working directory."""
    from pipeline.browse import server

    return server.datasette_app(db, files)


def serve(db: Path, *, port: int = 8001, host: str = "127.0.0.1", files: Path | None = None, open_browser: bool = False) -> None:
    """Serves ``db`` until interrupted."""
    from pipeline.browse import server

    server.serve(db, port=port, host=host, files=files, open_browser=open_browser)

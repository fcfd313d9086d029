"""Datasette on one knowledge base, with the settings the project ships."""

from __future__ import annotations

import socket
import webbrowser
from pathlib import Path
from typing import Any

from datasette.app import Datasette
from datasette.plugins import pm

from pipeline.browse import plugin
from pipeline.browse.metadata import metadata_of
from pipeline.errors import UsageError

HERE = Path(__file__).resolve().parent

SETTINGS: dict[str, Any] = {
    # Nearly all of Datasette's default page time is facet suggestion; the facets of each table are listed in metadata instead.
    "suggest_facets": False,
    # A facet limit above the SQL limit is silently ignored, so both are set.
    "sql_time_limit_ms": 4000,
    "facet_time_limit_ms": 1500,
    "default_page_size": 50,
    "default_facet_size": 12,
    "max_returned_rows": 2000,
    "truncate_cells_html": 160,
    "max_csv_mb": 0,
    "num_sql_threads": 4,
    "default_cache_ttl": 0,
}


def datasette_app(db: Path, files: Path | None = None) -> Datasette:
    """Datasette on ``db``, with the PDFs looked for under ``files`` (default: where the base says they were ingested from)."""
    if not db.is_file():
        raise UsageError(f"找不到知识库 {db}（请先运行 jianbao ingest）· no such database")
    if not pm.is_registered(plugin):
        pm.register(plugin, "jianbao")
    return Datasette(
        [str(db)],
        metadata=metadata_of(db, files),
        settings=SETTINGS,
        template_dir=str(HERE / "templates"),
        static_mounts=[("assets", str(HERE / "static"))],
    )


def serve(db: Path, *, port: int = 8001, host: str = "127.0.0.1", files: Path | None = None, open_browser: bool = False) -> None:
    """Serves ``db`` until interrupted."""
    import uvicorn

    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise UsageError(f"{host}:{port} 用不了（{error.strerror}），换一个 --port · this address cannot be used") from error
    app = datasette_app(db, files).app()
    if open_browser:
        webbrowser.open(f"http://{host}:{port}/")
    uvicorn.run(app, host=host, port=port, log_level="warning", lifespan="on", workers=1)

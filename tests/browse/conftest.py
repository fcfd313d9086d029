"""A sample base, a Datasette on it, and a Chromium where there is one."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from pipeline.browse import datasette_app
from tests.browse.sample import write_sample


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_sample(tmp_path_factory.mktemp("desk") / "库")


@contextmanager
def serving(base: Path, files: Path) -> Iterator[str]:
    """The address of a server of ``base`` on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = datasette_app(base, files).app()
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning", lifespan="on"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.05)
    assert server.started, "the server did not start"
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def address(base: Path) -> Iterator[str]:
    """The address of a server of the sample base."""
    with serving(base, base.parent / "pdfs") as found:
        yield found


@pytest.fixture(scope="session")
def get(address: str) -> Iterator[Callable[..., Any]]:
    """``get("/")`` asks the server and gives an httpx response."""
    with httpx.Client(base_url=address, trust_env=False, timeout=30) as client:
        yield client.get


def find_chromium() -> str | None:
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A headless Chromium; skipped with the reason where this machine has none."""
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium on PATH or in $CHROMIUM")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-domain-reliability",
            ],
        )  # fmt: skip
        yield browser
        browser.close()


class Visit:
    """A browser tab that remembers what went wrong and where it went."""

    def __init__(self, page: Any, address: str) -> None:
        self.page, self.address = page, address
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: message.type in ("error", "warning") and self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))

    def go(self, path: str) -> Any:
        answer = self.page.goto(self.address + path)
        assert answer.ok, f"{path}: {answer.status}"
        return self.page

    def check(self) -> None:
        assert self.complaints == []
        away = [url for url in self.requests if not url.startswith((self.address, "data:", "blob:"))]
        assert away == []


@pytest.fixture
def visit(chromium: Any, address: str) -> Iterator[Callable[..., Visit]]:
    """``visit(width=375, locale="en-GB")`` opens a tab; at the end no tab may have complained or left this machine."""
    open_visits: list[tuple[Any, Visit]] = []

    def open_tab(width: int = 1280, locale: str = "zh-CN") -> Visit:
        context = chromium.new_context(viewport={"width": width, "height": 800}, locale=locale, accept_downloads=True)
        tab = Visit(context.new_page(), address)
        open_visits.append((context, tab))
        return tab

    yield open_tab
    for context, tab in open_visits:
        tab.check()
        context.close()

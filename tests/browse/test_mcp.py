"""The optional extra ``mcp``: an assistant asks the base questions over the Model Context Protocol."""

from __future__ import annotations

import json
from importlib.util import find_spec
from typing import Any

import httpx
import pytest

# Looked for, not imported: imported before Datasette it would miss its own registration.
pytestmark = pytest.mark.skipif(find_spec("datasette_mcp") is None, reason="the extra mcp is not installed")


class Assistant:
    """A client that keeps its session."""

    def __init__(self, address: str) -> None:
        self.client = httpx.Client(base_url=address, trust_env=False, timeout=30)
        self.headers = {"accept": "application/json, text/event-stream"}
        answer = self._post(
            "initialize", {"protocolVersion": "2025-03-26", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
        )
        self.headers["mcp-session-id"] = answer.headers["mcp-session-id"]
        self.client.post("/-/mcp", headers=self.headers, json={"jsonrpc": "2.0", "method": "notifications/initialized"})

    def _post(self, method: str, parameters: dict[str, Any]) -> httpx.Response:
        return self.client.post("/-/mcp", headers=self.headers, json={"jsonrpc": "2.0", "id": 1, "method": method, "params": parameters})

    def ask(self, method: str, **parameters: Any) -> Any:
        text = self._post(method, parameters).text
        data = text if text.startswith("{") else next(line[5:] for line in text.splitlines() if line.startswith("data:"))
        return json.loads(data)["result"]


def test_an_assistant_reads_the_schema_and_asks_in_chinese(address: str) -> None:
    assistant = Assistant(address)
    tools = {tool["name"] for tool in assistant.ask("tools/list")["tools"]}
    assert {"list_databases", "get_database_schema", "execute_sql"} <= tools
    schema = json.dumps(assistant.ask("tools/call", name="get_database_schema", arguments={"database": "knowledge"}), ensure_ascii=False)
    assert "indicators" in schema
    sql = "SELECT count(*) AS n FROM articles_fts WHERE articles_fts MATCH escape_fts('酒驾')"
    found = assistant.ask("tools/call", name="execute_sql", arguments={"database": "knowledge", "sql": sql})
    assert "15" in json.dumps(found)

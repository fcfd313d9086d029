"""Datasette as the project ships it: titles, facets, stock search boxes, canned queries."""

from __future__ import annotations

import re
import socket
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import pytest

from pipeline.browse import datasette_app, serve
from pipeline.browse.labels import code_labels
from pipeline.browse.metadata import FACETS, LABELS, SEARCH, metadata_of
from pipeline.browse.queries import canned_queries
from pipeline.errors import UsageError
from pipeline.store.describe import COLUMNS, TABLES
from pipeline.store.load import open_base
from tests.browse.conftest import serving

Get = Callable[..., Any]


@pytest.fixture(scope="module")
def conn(base: Path) -> sqlite3.Connection:
    return sqlite3.connect(base)


def test_every_table_has_a_chinese_title_and_every_column_a_description(base: Path, conn: sqlite3.Connection) -> None:
    described = metadata_of(base)["databases"]["knowledge"]["tables"]
    for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE '%\\_fts%' ESCAPE '\\'"):
        columns = [row[1] for row in conn.execute(f"PRAGMA table_info({name})")]
        assert re.search("[一-鿿]", described[name]["title"]), name
        assert [column for column in columns if column not in described[name]["columns"]] == [], name


@pytest.mark.parametrize(("table", "columns"), FACETS.items())
def test_facets_are_columns(table: str, columns: tuple[str, ...]) -> None:
    assert [column for column in columns if column not in COLUMNS[table]] == []


def test_search_and_label_columns_exist() -> None:
    assert [table for table, (_, key) in SEARCH.items() if key not in COLUMNS[table]] == []
    assert [table for table, column in LABELS.items() if column not in COLUMNS[table]] == []


def test_every_label_belongs_to_a_column() -> None:
    known = {column for columns in COLUMNS.values() for column in columns} | {f"{t}.{c}" for t, columns in COLUMNS.items() for c in columns}
    of_queries = {alias for query in canned_queries().values() for alias in re.findall(r"as ([一-鿿]+)", str(query["sql"]))}
    assert [column for column in code_labels() if column not in known | of_queries] == []


@pytest.mark.parametrize("word", ["社区", "酒驾", "小区物业管理", "志愿者 社区", "“民情快递”", '"'])
@pytest.mark.parametrize("table", ["articles", "articles_flat", "indicators", "evidence"])
def test_stock_search_boxes_find_chinese(get: Get, conn: sqlite3.Connection, table: str, word: str) -> None:
    found = get(f"/knowledge/{table}.json?{urlencode({'_search': word, '_size': 0})}")
    assert found.status_code == 200
    words = [part for part in re.split(r"[\s“”\"]+", word) if part]
    if table.startswith("articles"):
        like = " AND ".join("(coalesce(title, '') || '\n' || text) LIKE ?" for _ in words) or "0"
        truth = conn.execute(f"SELECT count(*) FROM articles WHERE {like}", [f"%{part}%" for part in words]).fetchone()[0]
        assert found.json()["filtered_table_rows_count"] == truth
        assert truth > 0 or word == '"'
    elif word == "酒驾":
        assert found.json()["filtered_table_rows_count"] > 0


@pytest.mark.parametrize("name", canned_queries())
def test_canned_queries_run(get: Get, name: str) -> None:
    query = canned_queries()[name]
    assert re.search("[一-鿿]", str(query["title"]))
    assert query["description"]
    asked = {
        parameter: {"unit": "公安", "measure": "快递", "metric": "酒驾", "q": "酒驾"}[parameter] for parameter in query.get("params", [])
    }  # type: ignore[attr-defined]
    answer = get(f"/knowledge/{name}.json?{urlencode({**asked, '_shape': 'objects'})}")
    assert answer.status_code == 200, answer.text
    if name not in ("merge_candidates", "merge_measures"):
        assert answer.json()["rows"], name


def test_missing_issues_are_the_gaps(get: Get) -> None:
    rows = get("/knowledge/missing_issues.json?_shape=objects").json()["rows"]
    assert ("道路交通安全简报", 2031, "第5期") in [tuple(row.values()) for row in rows]


def test_facets_show_labels_not_ids(get: Get) -> None:
    html = get("/knowledge/indicators").text
    assert "云溪市公安局" in html
    assert "计数" in html
    assert "facets-timed-out" not in html


def test_ranges_narrow_by_value_and_period(get: Get) -> None:
    def count(**asked: str) -> int:
        return int(get("/knowledge/indicators.json?" + urlencode({"_size": 0, **asked})).json()["filtered_table_rows_count"])

    everything = count()
    assert 0 < count(_value_from="1000") < everything
    assert count(_value_from="1000") + count(_value_to="999.999") == everything
    assert 0 < count(_period_from="2031-06", _period_to="2031-08") < everything
    assert count(_value_from="many") == everything


def test_a_unit_is_counted_with_all_its_parts_and_flags_are_a_facet(get: Get, conn: sqlite3.Connection) -> None:
    (city,) = conn.execute("SELECT id FROM units WHERE name = '云溪市'").fetchone()
    found = get("/knowledge/indicators.json?_size=0").json()["facet_results"]
    counted = {row["value"]: row for row in found["unit_tree"]["results"]}
    alone = conn.execute("SELECT count(*) FROM indicators WHERE unit_id = ?", (city,)).fetchone()[0]
    below = conn.execute("SELECT count(*) FROM indicators WHERE unit_id IN (SELECT id FROM units WHERE parent_id = ?)", (city,)).fetchone()[
        0
    ]
    assert below > 0
    assert counted[city]["count"] == alone + below
    chosen = get(f"/knowledge/indicators.json?_size=0&_unit_tree={city}").json()
    assert chosen["filtered_table_rows_count"] == counted[city]["count"]
    flagged = next(row for row in found["flag"]["results"] if row["value"] == "falling_total")
    assert get("/knowledge/indicators.json?_size=0&_flag=falling_total").json()["filtered_table_rows_count"] == flagged["count"] == 2
    page = get(f"/knowledge/indicators?_unit_tree={city}&_flag=falling_total&unit_id={city}").text
    assert "单位含下级 = 云溪市" in page
    assert "疑点 = 累计数回落" in page
    assert "单位 = 云溪市" in page


def test_a_base_opened_by_another_datasette_keeps_its_search(base: Path) -> None:
    from datasette.app import Datasette

    from pipeline.browse import plugin

    plain = Datasette([str(base)])
    assert plugin.register_routes(plain) == []
    connection = sqlite3.connect(base)
    plugin.prepare_connection(connection)
    sql = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH escape_fts('酒驾')"
    assert connection.execute(sql).fetchone()[0] > 0


def test_every_page_has_a_strict_policy(get: Get) -> None:
    for path in ("/", "/knowledge", "/knowledge/indicators", "/knowledge/ranked_search?q=" + quote("酒驾"), "/nothing/here"):
        answer = get(path)
        policy = answer.headers["content-security-policy"]
        assert "unsafe" not in policy
        nonce = re.search(r"'nonce-([^']+)'", policy)
        assert nonce
        for tag in re.findall(r"<(?:script|style)\b[^>]*>", answer.text):
            assert "src=" in tag or f'nonce="{nonce[1]}"' in tag
        assert " style=" not in answer.text
        assert not re.search(r"""(?:src|href|action)=["']?(?:https?:)?//(?!127\.0\.0\.1)""", answer.text)


def test_facets_belong_to_described_tables() -> None:
    assert set(FACETS) <= set(TABLES)


def test_a_port_in_use_is_a_plain_message(base: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="--port"):
            serve(base, port=taken.getsockname()[1])


def test_an_empty_base_has_pages_too(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    open_base(str(path)).close()
    with serving(path, tmp_path) as address, httpx.Client(base_url=address, trust_env=False) as client:
        for page in (
            "/",
            "/coverage",
            "/trends",
            "/trends?q=x",
            "/search?q=x",
            "/empty",
            "/empty/indicators",
            "/empty/missing_issues",
            "/home.json",
        ):
            assert client.get(page).status_code == 200, page


def test_a_missing_base_is_a_plain_message(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="找不到知识库"):
        datasette_app(tmp_path / "none.db")

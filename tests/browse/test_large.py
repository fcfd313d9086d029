"""What the desk does differently on a large base, on a small one that it takes for large."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from pipeline.browse import metadata
from pipeline.browse.counted import one_pass
from tests.bench._big_base import build
from tests.bench.browse_speed import pages
from tests.browse.conftest import serving


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "big.db"
    build(path, 3000)
    return path


@pytest.fixture(scope="module")
def client(large: Path) -> Iterator[httpx.Client]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(metadata, "SMALL", 1000)
        with serving(large, large.parent) as address, httpx.Client(base_url=address, trust_env=False, timeout=30) as found:
            yield found


@pytest.mark.parametrize("name", pages("big"))
def test_every_page_of_the_benchmark_answers(client: httpx.Client, name: str) -> None:
    answer = client.get(pages("big")[name][0])
    assert answer.status_code == 200
    assert "facets-timed-out" not in answer.text


def test_a_large_base_counts_four_facets_and_offers_the_others(client: httpx.Client) -> None:
    shown = client.get("/big/indicators.json?_size=0").json()["facet_results"]
    assert set(shown) == {"issue_series", "issue_year", "kind", "uom"}
    html = client.get("/big/indicators").text
    assert "?_facet_tree=unit_id" in html
    asked = client.get("/big/indicators.json?_size=0&_facet_tree=unit_id&_facet=bound").json()["facet_results"]
    assert {"unit_tree", "bound"} <= set(asked)


@pytest.mark.parametrize(
    "filtered", ["", "?kind=count", "?_value_from=100", "?_search=" + quote("社区"), "?_search=" + quote("社区") + "&uom=" + quote("件")]
)
def test_facets_count_what_datasettes_own_count(client: httpx.Client, filtered: str) -> None:
    joint = "&" if filtered else "?"
    ours = client.get(f"/big/indicators.json{filtered}{joint}_size=0").json()["facet_results"]["issue_year"]["results"]
    theirs = client.get(f"/big/indicators.json{filtered}{joint}_size=0&_facet=issue_year&_facet=bound").json()
    assert ours[0]["count"] > 0
    own = theirs["facet_results"]
    year = own.get("issue_year_2") or own["issue_year"]
    assert [(row["value"], row["count"]) for row in ours] == [(row["value"], row["count"]) for row in year["results"]]


def test_counts_follow_an_ingest(client: httpx.Client, large: Path) -> None:
    before = client.get("/big/indicators.json?_size=0").json()["facet_results"]["kind"]["results"][0]["count"]
    with sqlite3.connect(large) as connection:
        connection.execute("UPDATE indicators SET kind = 'rank' WHERE id = (SELECT min(id) FROM indicators WHERE kind = 'count')")
    assert client.get("/big/indicators.json?_size=0").json()["facet_results"]["kind"]["results"][0]["count"] == before - 1


def test_one_pass_finds_the_rows_once() -> None:
    sql = one_pass("select * from t where x match :q", ["kind", "order"], 3)
    assert sql.count("match") == 1
    assert "[order]" in sql


def test_coverage_of_many_issues_is_drawn_bulletin_by_bulletin(client: httpx.Client, large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.browse.pages.coverage.MOST_DRAWN", 10)
    found = client.get("/coverage.json").json()
    assert found["folded"]
    name = found["folded"][0]["series"]
    one = client.get("/coverage.json?bulletin=" + quote(name)).json()
    assert [b["series"] for b in one["bulletins"]] == [name]

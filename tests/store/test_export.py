"""Each export, read back by a real reader of its format."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import networkx as nx
import openpyxl
import pyarrow.parquet as pq
import pytest

from pipeline.errors import UsageError
from pipeline.link import link
from pipeline.store.archive import put_reading
from pipeline.store.as_graph import graph_of
from pipeline.store.as_json import stems_of
from pipeline.store.correcting import settle
from pipeline.store.export import FORMATS, export_base
from pipeline.store.load import open_base
from pipeline.store.schema import TABLES
from pipeline.store.views import VIEWS
from tests.store.factories import TEXT, file_reading, reading


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("base") / "库 一.db"
    with closing(open_base(str(path))) as connection:
        put_reading(connection, file_reading(reading("a" * 64, number=3), "2031/专报 3.pdf"))
        put_reading(connection, file_reading(reading("b" * 64, number=4, published="2031-05-25", series="=1+1"), "2031/专报 4.pdf"))
        settle(connection, None, link)
    return path


@pytest.fixture
def connection(db: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(db)) as connection:
        yield connection


def rows_of(connection: sqlite3.Connection, name: str) -> list[tuple[object, ...]]:
    connection.row_factory = None
    return connection.execute(f"SELECT * FROM {name}").fetchall()


def test_json_has_the_shape_of_the_guidelines(db: Path, tmp_path: Path) -> None:
    export_base(db, "json", tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["series.json", "专报 3.json", "专报 4.json"]
    data = json.loads((tmp_path / "out" / "专报 3.json").read_text(encoding="utf-8"))
    assert data["issue"] | {"number": 3, "serial": None, "contents": [], "report_to": ["县委"], "send_to": ["各街道"]} == data["issue"]
    article = data["articles"][0]
    assert (article["title"], article["contributor"], article["text"]) == ("云岭县工单办理提速", "云岭县城管局、东桥街道", TEXT)
    assert [(s["ordinal"], s["heading"]) for s in article["sections"]] == [("一、", "办理提速"), ("二、", "巡查常态")]
    first, part, _, change, _ = article["indicators"]
    assert {name: first[name] for name in ("quote", "value", "value_max", "bound", "uom", "kind", "metric", "who", "period", "page")} == {
        "quote": "320件", "value": 320, "value_max": None, "bound": "exact", "uom": "件", "kind": "count", "metric": "工单",
        "who": "云岭县城管局", "period": [None, "2031-04-25"], "page": 1,
    }  # fmt: skip
    assert (part["part_of"], part["period"], change["change"]) == ("320件", None, {"direction": "up", "base": "去年"})
    assert all(article["text"][i["start"] : i["end"]] == i["quote"] for i in article["indicators"])
    assert [(u["name"], u["kind"], u["level"]) for u in article["units"]] == [
        ("云岭县城管局", "department", "county"),
        ("东桥街道", "street_town", "town"),
    ]
    assert [(m["name"], m["kind"], m["who"]) for m in article["measures"]] == [("一日三巡", "mechanism", "云岭县城管局")]
    assert article["checks"] == [{"claim": "25%", "relation": "share", "inputs": ["80件", "320件"], "holds": True, "expected": 25.0}]


def test_series_name_issues_by_their_files(db: Path, tmp_path: Path) -> None:
    export_base(db, "json", tmp_path)
    data = json.loads((tmp_path / "series.json").read_text(encoding="utf-8"))
    points = [point for series in data["series"] for point in series["points"]]
    assert {point["issue"] for point in points} == {"专报 3", "专报 4"}
    assert {point["quote"] for point in points} >= {"320件", "14个"}


@pytest.mark.parametrize(
    ("paths", "stems"),
    [
        (("a/x.pdf", "b/y.pdf"), ["x", "y"]),
        (("a/x.pdf", "b/x.pdf", "b/z.pdf"), ["a_x", "b_x", "z"]),
        (("a/X.pdf", "b/x.pdf"), ["a_X", "b_x"]),
    ],
)
def test_equal_stems_get_their_folder_in_front(base: sqlite3.Connection, paths: tuple[str, ...], stems: list[str]) -> None:
    for number, path in enumerate(paths):
        put_reading(base, file_reading(reading(str(number) * 64, number=number), path))
    assert sorted(stems_of(base).values()) == stems


def test_csv_opens_in_excel(db: Path, connection: sqlite3.Connection, tmp_path: Path) -> None:
    export_base(db, "csv", tmp_path)
    for name in (*TABLES, *VIEWS):
        path = tmp_path / f"{name}.csv"
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        with path.open(encoding="utf-8-sig", newline="") as stream:
            head, *rows = csv.reader(stream)
        told = [["" if cell is None else str(cell) for cell in row] for row in rows_of(connection, name)]
        assert rows == told, name
        assert head[0] in {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}


def test_xlsx_keeps_text_as_text_and_ids_whole(db: Path, connection: sqlite3.Connection, tmp_path: Path) -> None:
    export_base(db, "xlsx", tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    for sheet in book:
        rows = [tuple(None if cell == "" else cell for cell in row) for row in sheet.iter_rows(min_row=2, values_only=True)]
        assert rows == [tuple(None if cell == "" else cell for cell in row) for row in rows_of(connection, sheet.title)], sheet.title
    assert [cell.data_type for cell in book["issues_flat"]["B"][1:]] == ["s", "s"]


def test_parquet_is_typed(db: Path, connection: sqlite3.Connection, tmp_path: Path) -> None:
    export_base(db, "parquet", tmp_path)
    for name in (*TABLES, *VIEWS):
        table = pq.read_table(tmp_path / f"{name}.parquet")
        assert [tuple(row.values()) for row in table.to_pylist()] == rows_of(connection, name), name
    types = {field.name: str(field.type) for field in pq.read_schema(tmp_path / "indicators_flat.parquet")}
    assert (types["id"], types["value"], types["unit"]) == ("int64", "double", "string")


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet"])
def test_the_panel_comes_in_the_format_of_its_name(db: Path, connection: sqlite3.Connection, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"panel.{suffix}"
    export_base(db, "panel", path)
    if suffix == "csv":
        with path.open(encoding="utf-8-sig", newline="") as stream:
            count = sum(1 for _ in csv.DictReader(stream))
    elif suffix == "xlsx":
        count = openpyxl.load_workbook(path)["panel"].max_row - 1
    else:
        count = pq.read_table(path).num_rows
    assert count == len(rows_of(connection, "panel")) == 10


READERS = {
    "graphml": lambda path: nx.read_graphml(path, force_multigraph=True),
    "gexf": nx.read_gexf,
    "node-link": lambda path: nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="links"),
}


@pytest.mark.parametrize("form", READERS)
def test_graphs_reread_equal(db: Path, connection: sqlite3.Connection, tmp_path: Path, form: str) -> None:
    export_base(db, form, tmp_path / "graph")
    graph, again = graph_of(connection), READERS[form](tmp_path / "graph")
    assert graph.number_of_edges() > 10

    def nodes(g: nx.MultiDiGraph) -> dict[str, dict[str, object]]:
        return {node: {k: v for k, v in data.items() if k != "id"} for node, data in g.nodes(data=True)}

    def edges(g: nx.MultiDiGraph) -> list[tuple[object, ...]]:
        return sorted((s, t, d["relation"], d["exact"], d["page"], d["evidence_id"]) for s, t, d in g.edges(data=True))

    assert nodes(again) == nodes(graph)
    assert edges(again) == edges(graph)


def test_jsonld_is_read_by_rdflib(db: Path, connection: sqlite3.Connection, tmp_path: Path) -> None:
    rdflib = pytest.importorskip("rdflib")
    export_base(db, "jsonld", tmp_path / "a.jsonld")
    graph = rdflib.Graph().parse(tmp_path / "a.jsonld", format="json-ld")
    query = """PREFIX qb: <http://purl.org/linked-data/cube#> PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX oa: <http://www.w3.org/ns/oa#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX m: <http://purl.org/linked-data/sdmx/2009/measure#>
        SELECT ?value ?exact ?unit WHERE { ?o a qb:Observation; m:obsValue ?value; prov:wasDerivedFrom [oa:hasSelector [oa:exact ?exact]];
        prov:wasAttributedTo [skos:prefLabel ?unit] }"""
    told = sorted((float(value), str(exact), str(unit)) for value, exact, unit in graph.query(query))
    flat = "SELECT value, quote, unit FROM indicators_flat WHERE unit IS NOT NULL"
    assert told == sorted(connection.execute(flat).fetchall())
    assert len(told) == 10


def test_ftm_is_valid_by_its_own_model(db: Path, connection: sqlite3.Connection, tmp_path: Path) -> None:
    ftm = pytest.importorskip("followthemoney")
    export_base(db, "ftm", tmp_path / "a.ftm.json")
    entities = [json.loads(line) for line in (tmp_path / "a.ftm.json").read_text(encoding="utf-8").splitlines()]
    ids = {entity["id"] for entity in entities}
    for entity in entities:
        proxy = ftm.model.get_proxy(entity, cleaned=False)
        assert set(proxy.to_dict()["properties"]) == set(entity["properties"]), entity
        assert all(value in ids for prop, value in proxy.itervalues() if prop.type.name == "entity"), entity
    assert sum(entity["schema"] == "PublicBody" for entity in entities) == len(rows_of(connection, "units"))


@pytest.mark.parametrize("form", FORMATS)
def test_no_base_and_no_room_are_told(db: Path, tmp_path: Path, form: str) -> None:
    with pytest.raises(UsageError, match="no base"):
        export_base(tmp_path / "none.db", form, tmp_path / "out")
    folder, file = tmp_path / "folder", tmp_path / "file"
    folder.mkdir()
    file.touch()
    with pytest.raises(UsageError, match="folder"):
        export_base(db, form, file if form in ("json", "csv", "parquet") else folder)

"""What the desk's pages read out of a base, as JSON, CSV, XLSX, images and citations."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import openpyxl
import pypdfium2 as pdfium
import pytest
from PIL import Image

from pipeline.browse.desk import PAGES
from pipeline.browse.pages.coverage import read_coverage
from pipeline.browse.pages.searching import read_search
from pipeline.browse.pages.trends import read_trends
from pipeline.browse.pdfs import find_pdf
from pipeline.browse.rects import rects_by_page
from pipeline.store.corrections import read_corrections

Get = Callable[..., Any]


@pytest.fixture(scope="module")
def conn(base: Path) -> sqlite3.Connection:
    return sqlite3.connect(base)


def first(conn: sqlite3.Connection, sql: str) -> int:
    return int(conn.execute(sql).fetchone()[0])


def drunk(conn: sqlite3.Connection) -> int:
    return first(conn, "SELECT id FROM indicators WHERE metric = '酒驾' AND issue_series = '道路交通安全简报' ORDER BY value LIMIT 1")


@pytest.fixture(scope="module")
def paths(conn: sqlite3.Connection) -> dict[str, str]:
    unit = first(conn, "SELECT unit_id FROM indicators WHERE metric = '酒驾' LIMIT 1")
    return {
        "home": "/home",
        "search": "/search",
        "coverage": "/coverage",
        "trends": "/trends",
        "issue": f"/issue/{first(conn, 'SELECT id FROM issues LIMIT 1')}",
        "article": f"/article/{first(conn, 'SELECT id FROM articles LIMIT 1')}",
        "indicator": f"/indicator/{drunk(conn)}",
        "series": f"/series/{first(conn, 'SELECT id FROM series ORDER BY points DESC LIMIT 1')}",
        "unit": f"/unit/{unit}",
        "measure": f"/measure/{first(conn, 'SELECT id FROM measures LIMIT 1')}",
        "graph": f"/graph/unit/{unit}",
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_page_answers_in_every_form(get: Get, paths: dict[str, str], page: Any) -> None:
    path = paths[page.name]
    query = "?q=" + quote("酒驾")
    shown = get(("/" if page.name == "home" else path) + query)
    assert shown.status_code == 200, shown.text
    assert "text/html" in shown.headers["content-type"]
    assert get(path + ".json" + query).json()
    if page.sheet:
        rows = list(csv.reader(io.StringIO(get(path + ".csv" + query).content.decode("utf-8-sig"))))
        sheet = openpyxl.load_workbook(io.BytesIO(get(path + ".xlsx" + query).content)).active
        assert len(rows) > 1
        assert sheet.max_row == len(rows)


@pytest.mark.parametrize("kind", ["indicator", "article", "series", "unit", "measure", "issue", "graph/unit", "graph/nothing"])
def test_an_unknown_id_is_not_found(get: Get, kind: str) -> None:
    assert get(f"/{kind}/1").status_code == 404
    assert get(f"/{kind}/1.json").status_code == 404


def test_the_api_description_names_addresses_that_exist(get: Get, conn: sqlite3.Connection, paths: dict[str, str]) -> None:
    described = get("/openapi.json").json()
    ids = {page.name: paths[page.name].rsplit("/", 1)[-1] for page in PAGES}
    issue = ids["issue"]
    for path in described["paths"]:
        name = path.split("/")[1].split(".")[0]
        address = path.replace("{kind}", "unit").replace("{issue}", issue).replace("{page}", "1").replace("{id}", ids.get(name, ""))
        assert get(address).status_code == 200, address
    assert described["openapi"].startswith("3.")


def test_gaps_and_doubles_are_seen(conn: sqlite3.Connection) -> None:
    found = {b["series"]: b for b in read_coverage(conn, {})["bulletins"]}
    road = found["道路交通安全简报"]
    assert [(c["number"], c["state"]) for c in road["years"][0]["cells"]] == [
        (1, "there"), (2, "there"), (3, "doubled"), (4, "there"), (5, "missing"), (6, "there"), (7, "there"), (8, "there"),
    ]  # fmt: skip
    assert road["missing_serials"] == [45]


def test_combined_issues_stand_in_both_places_and_unreadable_ones_in_theirs() -> None:
    from sqlite_utils import Database

    from pipeline.store.schema import ensure_schema

    db = Database(memory=True)
    ensure_schema(db)
    db["issues"].insert_all(
        [
            {"id": 1, "series": "简报", "publisher": "甲", "year": 2031, "number": 1, "number_text": "1—2合刊"},
            {"id": 2, "series": "简报", "publisher": "甲", "year": 2031, "number": 4, "number_text": "4"},
            {"id": 3, "series": "简报", "publisher": "乙", "year": 2031, "number": 1, "number_text": "1"},
            {"id": 4, "series": "简报", "publisher": "乙", "year": 2031, "number": None, "number_text": "增刊1"},
        ]
    )
    told = json.dumps({"series": "简报", "year": "2031", "number": "3"})
    db["files"].insert({"id": 9, "path": "三.pdf", "status": "failed", "error": "加密", "metadata": told})
    second_home, first_home = read_coverage(db.conn, {})["bulletins"]
    assert [c["state"] for c in first_home["years"][0]["cells"]] == ["there", "there", "unreadable", "there"]
    assert [c["number"] for c in second_home["years"][0]["cells"]] == [1, "增刊1"]


@pytest.mark.parametrize(("asked", "wanted"), [("酒驾", "酒驾"), ("小区", "小区"), ("“办结率”", "办结率")])
def test_a_number_whose_metric_says_the_word_comes_first(conn: sqlite3.Connection, asked: str, wanted: str) -> None:
    found = read_search(conn, {"q": asked})
    assert found["numbers"][0]["metric"] == wanted
    assert {"text": wanted, "mark": "hit"} in found["articles"][0]["snippet"]


def test_two_words_are_both_wanted(conn: sqlite3.Connection) -> None:
    both = read_search(conn, {"q": "酒驾 志愿者"})
    assert both["count"]["articles"] == 0
    assert read_search(conn, {"q": "酒驾 社区"})["count"]["articles"] == 15


@pytest.mark.parametrize("asked", ["", "，", '"', "(", "AND", "酒驾*", "'"])
def test_no_query_breaks_the_search(conn: sqlite3.Connection, asked: str) -> None:
    assert "count" in read_search(conn, {"q": asked})


def test_trends_are_per_hundred_articles(conn: sqlite3.Connection) -> None:
    found = read_trends(conn, {"q": "酒驾，社区"})
    road = next(row for row in found["rows"] if row["word"] == "酒驾" and row["series"] == "道路交通安全简报")
    assert (road["articles"], road["of"], road["per_hundred"]) == (7, 21, 33.33)
    assert next(row for row in found["rows"] if row["word"] == "社区")["per_hundred"] == 100.0


def test_the_box_lies_on_the_words(conn: sqlite3.Connection, base: Path) -> None:
    sql = """SELECT e.exact, e.page, e.rects, f.path FROM indicators i JOIN evidence e ON e.id = i.evidence_id
        JOIN articles a ON a.id = i.article_id JOIN issues s ON s.id = a.issue_id JOIN files f ON f.id = s.file_id"""
    for exact, page, rects, path in conn.execute(sql).fetchall()[::9]:
        with pdfium.PdfDocument(base.parent / "pdfs" / path) as document:
            leaf = document[page - 1]
            height = leaf.get_height()
            words = leaf.get_textpage()
            said = "".join(
                words.get_text_bounded(x0 + 1, height - bottom + 1, x1 - 1, height - top - 1)
                for x0, top, x1, bottom in rects_by_page(rects, page)[page]
            )
        assert re.sub(r"\s", "", said) == exact


def test_page_images_and_single_pages(get: Get, conn: sqlite3.Connection) -> None:
    issue = first(conn, "SELECT id FROM issues LIMIT 1")
    image = Image.open(io.BytesIO(get(f"/page/{issue}/2.png?scale=2").content))
    assert image.size == (1190, 1684)
    with pdfium.PdfDocument(get(f"/page/{issue}/2.pdf").content) as document:
        assert len(document) == 1
        assert "民情快递" in document[0].get_textpage().get_text_range()
    assert get(f"/page/{issue}/9.png").status_code == 404
    assert get("/page/1/1.png").status_code == 404


def test_the_line_image_holds_the_boxed_line_only(get: Get, conn: sqlite3.Connection) -> None:
    image = Image.open(io.BytesIO(get(f"/indicator/{drunk(conn)}/line.png").content)).convert("RGB")
    assert image.width == 595 * 3
    assert image.height < 250
    assert any(count for count, colour in image.getcolors(1 << 20) or [] if colour == (166, 52, 27))


def test_a_pdf_is_found_by_path_then_name_then_hash(tmp_path: Path) -> None:
    import hashlib

    content = b"%PDF-1.4 x"
    sha256 = hashlib.sha256(content).hexdigest()
    (tmp_path / "深" / "处").mkdir(parents=True)
    moved = tmp_path / "深" / "处" / "改名.PDF"
    moved.write_bytes(content)
    (tmp_path / "甲.pdf").write_bytes(b"%PDF-1.4 other")
    assert find_pdf("甲.pdf", sha256, (tmp_path,)) == moved
    assert find_pdf("../甲.pdf", "0" * 64, (tmp_path,)) is None


def test_a_citation_says_where_the_number_stands(get: Get, conn: sqlite3.Connection) -> None:
    key = drunk(conn)
    found = get(f"/indicator/{key}.json").json()
    row = found["indicator"]
    standard, bib = found["citation"]["gbt7714"], found["citation"]["bibtex"]
    for part in (
        row["title"],
        row["series"],
        f"第{row['number_text']}期",
        row["published"],
        row["quote"],
        row["sha256"],
        "[Z]//",
        str(key),
    ):
        assert part in standard
    assert bib.startswith("@misc{")
    assert bib.count("{") == bib.count("}")
    assert f"pages = {{{row['page']}}}" in bib
    assert f"/indicator/{key}}}" in bib
    assert "url = {http://127.0.0.1" in bib


def test_the_correction_line_is_one_that_ingest_reads(get: Get, conn: sqlite3.Connection, tmp_path: Path) -> None:
    key = drunk(conn)
    told = get(f"/indicator/{key}.json").json()["correction"]
    cells = next(csv.reader([told["line"]]))
    cells[3] = "77"
    file = tmp_path / "corrections.csv"
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    file.write_text(told["head"] + "\n" + out.getvalue(), encoding="utf-8")
    (read,) = read_corrections(file)
    assert (read.target, read.field, read.new) == (str(key), "value", "77")


def test_a_series_marks_flags_and_draws_others_beside_it(get: Get, conn: sqlite3.Connection) -> None:
    ids = [row[0] for row in conn.execute("SELECT id FROM series WHERE label = '工单' ORDER BY id")]
    alone = get(f"/series/{ids[0]}.json").json()
    assert alone["chart"].count('class="point') == len(alone["points"]) == 15
    both = get(f"/series/{ids[0]}.json?with={ids[1]},77,{ids[0]},x").json()
    assert [line["id"] for line in both["beside"]] == [ids[1]]
    assert both["chart"].count('class="point') == 30
    flagged = {i for (text,) in conn.execute("SELECT indicators FROM flags WHERE kind = 'falling_total'") for i in json.loads(text)}
    shown = {p["id"] for line in (alone["points"], both["beside"][0]["shown"]) for p in line if p["flagged"]}
    assert flagged <= shown


def test_an_article_loses_no_character_to_its_marks(get: Get, conn: sqlite3.Connection) -> None:
    for (key,) in conn.execute("SELECT id FROM articles LIMIT 6"):
        found = get(f"/article/{key}.json").json()
        said = "\n".join("".join(piece["text"] for piece in block["pieces"]) for block in found["blocks"])
        assert said == found["article"]["text"]
        marked = "".join(piece["text"] for block in found["blocks"] for piece in block["pieces"] if piece["kind"] == "indicator")
        assert marked == "".join(i["quote"] for i in sorted(found["indicators"], key=lambda i: i["start"]))


def test_a_page_comes_in_english_when_asked(get: Get) -> None:
    assert "Coverage of issues" in get("/coverage", headers={"accept-language": "en"}).text
    assert "期次覆盖" in get("/coverage", headers={"accept-language": "en", "cookie": "jianbao_language=zh"}).text
    away = get("/-/language/en?back=https://elsewhere.example/", follow_redirects=False)
    assert away.headers["location"] == "/"


@pytest.mark.parametrize("path", ["/knowledge/units", "/knowledge/ranked_search"])
def test_datasettes_own_exports_open_in_excel(get: Get, path: str) -> None:
    query = "?q=" + quote("酒驾") if "search" in path else "?_stream=1"
    exported = get(path + ".csv" + query).content
    assert exported.startswith(b"\xef\xbb\xbf")
    assert exported.count(b"\xef\xbb\xbf") == 1
    rows = list(csv.reader(io.StringIO(exported.decode("utf-8-sig"))))
    sheet = openpyxl.load_workbook(io.BytesIO(get(path + ".xlsx" + query.replace("_stream=1", "")).content)).active
    assert [cell.value for cell in sheet[1]] == rows[0]
    assert sheet.max_row == len(rows)


def test_spreadsheets_cannot_be_made_to_run_formulas(tmp_path: Path) -> None:
    from pipeline.browse.sheets import as_csv

    assert b"'=HYPERLINK" in as_csv(["quote"], [["=HYPERLINK(1)"]])

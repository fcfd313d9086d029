"""The desk on a base that ingest made: from a word to the line it is printed on."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pypdfium2 as pdfium
import pytest

from pipeline.browse.rects import rects_by_page
from tests.browse.conftest import Visit, serving

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"


@pytest.fixture(scope="module")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base of one bulletin's sample issues, those with a text layer."""
    folder = tmp_path_factory.mktemp("ingested")
    for path in SAMPLES.glob("wanglan-2023-0[567].pdf"):
        (folder / path.name).write_bytes(path.read_bytes())
    base = folder / "knowledge.db"
    subprocess.run([sys.executable, "-m", "pipeline", "ingest", str(folder), "--db", str(base)], check=True, capture_output=True)
    return base


@pytest.fixture(scope="module")
def read_address(ingested: Path) -> Iterator[str]:
    with serving(ingested, ingested.parent) as address:
        yield address


def plain(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def words_at(leaf: Any, box: tuple[float, float, float, float]) -> str:
    """What PDFium finds printed inside ``box``; a point is left off each side, so that a neighbour's edge does not count."""
    x0, top, x1, bottom = box
    height = leaf.get_height()
    return str(leaf.get_textpage().get_text_bounded(x0 + 1, height - bottom + 1, x1 - 1, height - top - 1))


def test_every_box_lies_on_its_words(ingested: Path) -> None:
    sql = """SELECT e.exact, e.page, e.rects, f.path FROM indicators i JOIN evidence e ON e.id = i.evidence_id
        JOIN articles a ON a.id = i.article_id JOIN issues s ON s.id = a.issue_id JOIN files f ON f.id = s.file_id
        WHERE NOT i.ocr ORDER BY f.path"""
    documents: dict[str, Any] = {}
    astray = []
    rows = sqlite3.connect(ingested).execute(sql).fetchall()
    for exact, page, rects, path in rows:
        document = documents.setdefault(path, pdfium.PdfDocument(ingested.parent / path))
        said = "".join(words_at(document[number - 1], box) for number, boxes in sorted(rects_by_page(rects, page).items()) for box in boxes)
        if plain(said) != plain(exact):
            astray.append((exact, said))
    for document in documents.values():
        document.close()
    assert len(rows) > 100
    assert astray == []


@pytest.mark.browser
def test_a_reader_goes_from_a_word_to_the_printed_line(chromium: Any, read_address: str) -> None:
    tab = Visit(chromium.new_page(), read_address)
    page = tab.go("/")
    page.fill("#ask-q", "酒驾")
    page.click(".ask input[type=submit]")
    page.click(".hits .hit-link >> nth=0")
    page.wait_for_selector(".paper .box")
    assert "酒驾" in page.inner_text("h1 .metric")
    box = tuple(float(edge) for edge in page.get_attribute(".paper .box", "data-box").split(","))
    single = httpx.get(read_address + page.get_attribute("a[download]", "href"), trust_env=False).content
    with pdfium.PdfDocument(single) as document:
        assert plain(words_at(document[0], box)) == plain(page.inner_text(".said mark"))
    page.click("aside a[href^='/series/']")
    page.wait_for_selector(".points")
    tab.go("/search?q=酒驾")
    page.click(".entity.series >> nth=0")
    assert page.locator(".chart .point").count() == page.locator(".points tbody tr").count() > 1
    tab.check()
    page.close()

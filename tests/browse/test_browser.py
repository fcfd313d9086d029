"""What a reader sees and does, in a real Chromium."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Callable
from typing import Any

import httpx
import pypdfium2 as pdfium
import pytest
from PIL import Image

pytestmark = pytest.mark.browser

Open = Callable[..., Any]


def until(holds: Callable[[], bool], seconds: float = 5) -> None:
    """Waits in Python: the policy of the pages forbids the evaluation that the browser's own waiting needs."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come to hold"
        time.sleep(0.05)


def test_the_home_page_counts_what_is_there(visit: Open) -> None:
    page = visit().go("/")
    assert "315" in page.inner_text(".figures")
    assert "坏文件.pdf" in page.inner_text("main")


def test_the_home_page_speaks_the_browsers_language_and_switches(visit: Open) -> None:
    page = visit(locale="en-GB").go("/")
    assert "From a question" in page.inner_text("h1")
    page.click(".tongue")
    assert "从一个问题" in page.inner_text("h1")
    page.reload()
    assert "从一个问题" in page.inner_text("h1")


def test_a_facet_click_narrows(visit: Open) -> None:
    page = visit().go("/knowledge/indicators")
    before = int(page.inner_text(".result-count b"))
    page.click("#facet-kind >> text=金额")
    after = int(page.inner_text(".result-count b"))
    assert 0 < after < before
    assert page.inner_text(".chip").startswith("类别 = 金额")
    page.click(".chip")
    assert int(page.inner_text(".result-count b")) == before


@pytest.mark.parametrize("word", ["社区", "酒驾", "小区物业管理"])
def test_the_stock_search_box_finds(visit: Open, word: str) -> None:
    page = visit().go("/knowledge/articles")
    page.fill("#_search", word)
    page.click(".filters input[type=submit]")
    assert int(page.inner_text(".result-count b")) > 0


def test_the_sql_editor_runs_under_the_policy(visit: Open) -> None:
    page = visit().go("/knowledge")
    page.wait_for_selector(".CodeMirror")
    page.click("form.sql input[type=submit]")
    assert "道路交通安全简报" in page.inner_text(".rows-and-columns")


def test_from_a_word_to_its_place_on_the_page_in_three_clicks(visit: Open) -> None:
    tab = visit()
    page = tab.go("/")
    page.fill("#ask-q", "酒驾")
    page.click(".ask input[type=submit]")
    page.click(".hits .hit-link >> nth=0")
    page.wait_for_selector(".paper .box")
    assert page.inner_text("h1 .metric") == "酒驾"
    quote = page.inner_text(".said mark")
    said = page.evaluate(
        """async () => {
            const box = document.querySelector('.paper .box').dataset.box.split(',').map(Number);
            const image = document.querySelector('.paper image');
            const answer = await fetch(image.getAttribute('href'));
            return {box, status: answer.status, loaded: (await createImageBitmap(await answer.blob())).width};
        }"""
    )
    assert said["status"] == 200
    assert said["loaded"] == 1190
    pdf = httpx.get(tab.address + page.get_attribute("a[download]", "href"), trust_env=False).content
    with pdfium.PdfDocument(pdf) as document:
        leaf = document[0]
        x0, top, x1, bottom = said["box"]
        height = leaf.get_height()
        words = leaf.get_textpage().get_text_bounded(x0 + 1, height - bottom + 1, x1 - 1, height - top - 1)
    assert words.strip() == quote


def test_the_box_is_drawn_where_the_ink_is(visit: Open) -> None:
    """The pixels inside the box hold ink, those just right and left of a whole line do not: looked at as the reader sees them."""
    page = visit().go("/search?q=酒驾")
    page.click(".hits .hit-link >> nth=0")
    page.wait_for_load_state("networkidle")
    box = page.locator(".paper .box").first.bounding_box()
    shot = Image.open(
        io.BytesIO(page.screenshot(clip={"x": box["x"] + 3, "y": box["y"] + 3, "width": box["width"] - 6, "height": box["height"] - 6}))
    )
    dark = sum(1 for pixel in shot.convert("L").get_flattened_data() if pixel < 150)
    assert dark > 20


def test_the_page_zooms_to_the_line(visit: Open) -> None:
    page = visit().go("/search?q=酒驾")
    page.click(".hits .hit-link >> nth=0")
    before = page.locator(".paper").bounding_box()["width"]
    page.click("[data-zoom=words]")
    assert page.locator(".paper").bounding_box()["width"] == pytest.approx(2 * before, rel=0.05)
    port, box = page.locator(".viewport").bounding_box(), page.locator(".paper .box").first.bounding_box()
    assert port["y"] < box["y"] < port["y"] + port["height"]
    page.focus(".viewport")
    page.keyboard.press("0")
    assert page.locator(".paper").bounding_box()["width"] == pytest.approx(before, rel=0.05)


def test_a_correction_line_is_composed_and_copied(visit: Open) -> None:
    tab = visit()
    page = tab.go("/search?q=酒驾")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click(".hits .hit-link >> nth=0")
    page.click("#correct summary")
    page.select_option("#c-field", "uom")
    page.fill("#c-new", "件,次")
    page.click("[data-copy='#correction-line']")
    copied = page.evaluate("navigator.clipboard.readText()")
    cells = next(csv.reader([copied]))
    assert cells[1:4] == ["uom", "起", "件,次"]


def test_a_word_of_the_text_shows_its_card_to_mouse_and_keyboard(visit: Open) -> None:
    page = visit().go("/search?q=酒驾")
    page.click("#articles + .hits .hit-link >> nth=0")
    word = page.locator("a.m.indicator").first
    word.hover()
    assert "云溪市公安局" in page.inner_text("#card")
    page.mouse.move(0, 0)
    assert page.is_hidden("#card")
    word.focus()
    assert page.is_visible("#card")
    page.keyboard.press("Escape")
    assert page.is_hidden("#card")
    page.uncheck("[data-toggle=indicator]")
    page.mouse.move(0, 0)
    colour = "getComputedStyle(document.querySelector('.text a.m.indicator')).backgroundColor"
    until(lambda: page.evaluate(colour) == "rgba(0, 0, 0, 0)")


def test_a_series_is_drawn_point_by_point_and_compared(visit: Open) -> None:
    page = visit().go("/search?q=工单")
    page.click(".entity.series >> nth=0")
    rows = page.locator(".points tbody tr").count()
    assert page.locator(".chart .point").count() == rows == 15
    page.check(".compare input[type=checkbox] >> nth=0")
    page.click(".compare button")
    until(lambda: page.locator(".chart .point").count() == 30)
    page.locator(".chart .point").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".paper")


def test_the_graph_grows_from_a_node(visit: Open) -> None:
    page = visit().go("/search?q=公安局")
    page.click(".entity.unit >> nth=0")
    page.click("text=关系图")
    page.wait_for_selector("#graph[data-nodes] canvas")
    before = page.evaluate("document.getElementById('graph').desk.count()")
    other = page.evaluate("JSON.parse(document.getElementById('graph-data').textContent).nodes.find(n => n.kind === 'measure').id")
    page.evaluate("id => document.getElementById('graph').desk.grow(id)", other)
    until(lambda: page.evaluate("document.getElementById('graph').desk.count()") > before)


NARROW = ["/", "/search?q=酒驾", "/coverage", "/trends?q=酒驾", "/knowledge", "/knowledge/indicators", "/knowledge/ranked_search?q=酒驾"]


@pytest.mark.parametrize("path", NARROW)
def test_nothing_is_wider_than_a_telephone(visit: Open, path: str) -> None:
    page = visit(width=375).go(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_entity_pages_fit_a_telephone_and_complain_of_nothing(visit: Open) -> None:
    tab = visit(width=375)
    wanted = ["indicator", "article", "series", "issue", "unit", "measure", "graph/unit", "graph/article"]
    seen: set[str] = set()
    ahead = ["/search?q=酒驾"]
    while ahead and len(seen) < len(wanted):
        page = tab.go(ahead.pop(0))
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= 375, page.url
        for href in page.eval_on_selector_all("main a[href^='/']", "links => links.map(a => a.getAttribute('href'))"):
            kind = href.strip("/").rpartition("/")[0]
            if kind in wanted and kind not in seen and href.rsplit("/", 1)[1].isdigit():
                seen.add(kind)
                ahead.append(href)
    assert seen == set(wanted)


def test_the_keyboard_reaches_the_content_first(visit: Open) -> None:
    page = visit().go("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("path", [*NARROW, "/knowledge/units", "/openapi.json"])
def test_inputs_and_images_are_labelled(visit: Open, path: str) -> None:
    page = visit().go(path)
    bare = page.eval_on_selector_all(
        "input:not([type=hidden], [type=submit]), select, textarea, img",
        """all => all.filter(e => !(e.labels && e.labels.length) && !e.getAttribute('aria-label') && !e.alt && e.offsetParent !== null)
            .map(e => e.outerHTML)""",
    )
    assert bare == []

"""What a reader sees and does, in a real Chromium."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser

Open = Callable[..., Any]


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

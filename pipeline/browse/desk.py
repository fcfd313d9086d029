"""Every page of the desk, in one list."""

from __future__ import annotations

from pipeline.browse.page import Page
from pipeline.browse.pages.home import read_home

PAGES: tuple[Page, ...] = (Page("home", "/", "home.html", read_home, "首页：库里有什么", "What is in the base"),)

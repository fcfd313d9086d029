"""Every page of the desk, in one list."""

from __future__ import annotations

from pipeline.browse.page import Page, Parameter
from pipeline.browse.pages.article import article_sheet, read_article
from pipeline.browse.pages.coverage import coverage_sheet, read_coverage
from pipeline.browse.pages.graph import read_graph
from pipeline.browse.pages.home import read_home
from pipeline.browse.pages.indicator import read_indicator
from pipeline.browse.pages.issue import read_issue_page
from pipeline.browse.pages.measure import measure_sheet, read_measure
from pipeline.browse.pages.searching import read_search
from pipeline.browse.pages.series import read_series, series_sheet
from pipeline.browse.pages.trends import read_trends, trends_sheet
from pipeline.browse.pages.unit import read_unit

_BULLETIN = Parameter("bulletin", "刊名", "name of a bulletin")

PAGES: tuple[Page, ...] = (
    Page("home", "/", "home.html", read_home, "首页：库里有什么", "What is in the base"),
    Page(
        "search", "/search", "search.html", read_search, "检索全部", "Search everything",
        (Parameter("q", "检索词，空格隔开为“都要有”", "words; all of them wanted"), Parameter("page", "第几页", "page of hits", "integer")),
    ),
    Page("coverage", "/coverage", "coverage.html", read_coverage, "期次覆盖", "Coverage of issues", (_BULLETIN,), coverage_sheet),
    Page(
        "trends", "/trends", "trends.html", read_trends, "词频走势", "Words over the years",
        (Parameter("q", "词，逗号隔开", "words, set apart by commas"), _BULLETIN), trends_sheet,
    ),
    Page("issue", "/issue/{id}", "issue.html", read_issue_page, "一期", "An issue"),
    Page("article", "/article/{id}", "article.html", read_article, "一篇文章与发现", "An article and its findings", (), article_sheet),
    Page("indicator", "/indicator/{id}", "indicator.html", read_indicator, "一个指标与它的依据", "An indicator and its evidence"),
    Page(
        "series", "/series/{id}", "series.html", read_series, "一个序列", "A series over time",
        (Parameter("with", "一并画出的序列编号，逗号隔开", "ids of series to draw beside it, joined by commas"),), series_sheet,
    ),
    Page("unit", "/unit/{id}", "unit.html", read_unit, "一个单位", "A unit"),
    Page("measure", "/measure/{id}", "measure.html", read_measure, "一项举措", "A measure", (), measure_sheet),
    Page(
        "graph", "/graph/{kind}/{id}", "graph.html", read_graph, "关系图", "Neighbourhood in the graph",
        (Parameter("limit", "每种关系最多几个", "neighbours a relation", "integer"),),
    ),
)  # fmt: skip

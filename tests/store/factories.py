"""Readings made by hand, as the earlier stages would hand them over. All places are fictional."""

from __future__ import annotations

from typing import Any

from pipeline.records import (
    Article,
    ArticleReading,
    Change,
    Check,
    Document,
    Indicator,
    Issue,
    IssueReading,
    Line,
    Measure,
    Mention,
    Numeral,
    Page,
    Quantity,
    Run,
    Section,
    Unit,
)
from pipeline.store.archive import FileReading
from pipeline.store.identity import file_id
from pipeline.store.rows import issue_rows

TEXT = (
    "一、办理提速。截至目前，云岭县城管局共办理工单320件，其中噪声类80件，占比25%，比去年增加12件。\n二、巡查常态。“一日三巡”覆盖14个社区。"
)


def line_of(text: str, top: float = 100.0) -> Line:
    """A line of 10-point characters from the left margin."""
    edges = tuple((70.0 + 10 * n, 80.0 + 10 * n) for n in range(len(text)))
    return Line(text, (70.0, top, 70.0 + 10 * len(text), top + 10), 10.0, edges)


def indicator(text: str, quote: str, value: float, uom: str, metric: str, *, nth: int = 0, **more: Any) -> Indicator:
    """An indicator on the ``nth`` place where ``quote`` stands in ``text``; ``kind`` and ``bound`` go to its quantity."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    quantity = Quantity(
        start, start + len(quote), quote, value, more.pop("value_max", None), more.pop("bound", "exact"), uom, more.pop("kind", "count")
    )
    return Indicator(quantity, metric, source="by hand", **more)


def mention(text: str, surface: str) -> Mention:
    """The first place where ``surface`` stands; outside the text where it does not."""
    start = text.find(surface)
    return Mention(start, start + len(surface) if start >= 0 else -1, surface)


def article_reading(
    text: str = TEXT, *, title: str | None = "云岭县工单办理提速", position: int = 1, published: str = "2031-04-25"
) -> ArticleReading:
    """An article with every kind of finding."""
    runs, start = [], 0
    for n, paragraph in enumerate(text.split("\n")):
        runs.append(Run(start, start + len(paragraph), 1, line_of(paragraph, 100 + 20 * n), 0))
        start += len(paragraph) + 1
    second = text.find("二、")
    sections = (Section(1, "一、", "办理提速", 0, second - 1), Section(2, "二、", "巡查常态", second, len(text))) if second > 0 else ()
    article = Article(position, title, "云岭县城管局、东桥街道", text, tuple(runs), sections, page_from=1, page_to=1)
    if "320件" not in text:
        return ArticleReading(article)
    who = "云岭县城管局"
    indicators = (
        indicator(text, "320件", 320, "件", "工单", who=who, period=(None, published), basis="cumulative", section=1),
        indicator(text, "80件", 80, "件", "噪声类工单", who=who, part_of=0, section=1),
        indicator(text, "25%", 25, "%", "噪声类工单占比", who=who, kind="percentage", section=1),
        indicator(text, "12件", 12, "件", "工单", who=who, kind="change", change=Change("up", "去年"), section=1),
        indicator(text, "14个", 14, "个", "社区", who=who, measure="一日三巡", section=2),
    )
    numerals = tuple(
        Numeral(i.quantity.start, i.quantity.end, i.quantity.quote, "indicator", "by hand", n) for n, i in enumerate(indicators)
    )
    return ArticleReading(
        article,
        numerals=(Numeral(0, 1, "一", "ordinal", "by hand"), *numerals),
        indicators=indicators,
        units=(
            Unit(who, "department", "county", ("县城管局",), (mention(text, who),), place="云岭县", source="by hand"),
            Unit("东桥街道", "street_town", "town", (), (mention(text, "东桥街道"),), place="云岭县", source="by hand"),
        ),
        measures=(Measure("一日三巡", "mechanism", who, ("“一日三巡”",), (mention(text, "一日三巡"),), "running", source="by hand"),),
        checks=(Check(2, "share", (1, 0), 25.0, True),),
    )


def reading(sha256: str = "a" * 64, *, number: int | None = 3, scanned: bool = False, text: str = TEXT, **issue: Any) -> IssueReading:
    """An issue of one article."""
    told: dict[str, Any] = {
        "series": "云岭城管专报",
        "year": 2031,
        "publisher": "云岭县城管局",
        "place": "云岭县",
        "published": "2031-04-25",
    }
    found = article_reading(text)
    head = Issue(number=number, report_to=("县委",), send_to=("各街道",), articles=(found.article,), **told | issue)
    page = Page(1, 595.0, 842.0, tuple(run.line for run in found.article.runs), ocr=scanned)
    return IssueReading(Document(sha256, (page,)), head, (found,))


def file_reading(made: IssueReading, path: str = "a.pdf", **file: Any) -> FileReading:
    """What goes into the base for ``made``, read from ``path``."""
    issue, rows = issue_rows(made)
    sha256 = made.document.sha256
    row: dict[str, Any] = {
        "id": file_id(path, sha256), "path": path, "sha256": sha256, "versions": "1", "ocr": "auto", "pages": 1, "size": 10, "articles": 1,
        "scanned": int(made.document.pages[0].ocr), "characters": sum(len(line.text) for line in made.document.pages[0].items),  # type: ignore[union-attr]
    }  # fmt: skip
    return FileReading(row | file, issue, rows)

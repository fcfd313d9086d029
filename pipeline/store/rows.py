"""One file read to the end -> rows of the tables, ready for executemany."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pipeline.records import Article, Issue, IssueReading, Page, Table, stable_id
from pipeline.store.findings import ArticleRows
from pipeline.store.identity import article_ids, issue_id, plain
from pipeline.store.on_page import shown_size
from pipeline.store.schema import SEARCH_TABLES, TABLES
from pipeline.store.search import segment

Row = dict[str, Any]
Rows = dict[str, list[tuple[Any, ...]]]
"""Rows by table, in the order of the table's columns."""

_BETWEEN_CONTRIBUTORS = re.compile(r"[、，,；;/\s]+")


def issue_rows(reading: IssueReading) -> tuple[int, Rows]:
    """The id of the issue read, and all its rows; which file it stands for is written when they go in."""
    document, issue = reading.document, reading.issue
    home = issue_id(issue, document.sha256)
    pages = {page.number: page for page in document.pages}
    rows: dict[str, list[Row]] = {
        "issues": [_issue_row(home, issue, len(document.pages))],
        "recipients": list(_recipient_rows(home, issue)),
        "pages": [_page_row(home, page) for page in document.pages],
    }
    for key, found in zip(article_ids(home, (r.article for r in reading.articles)), reading.articles, strict=True):
        rows.setdefault("articles", []).append(_article_row(key, home, found.article))
        rows.setdefault("article_contributors", []).extend(_contributor_rows(key, found.article))
        for table, more in ArticleRows(key, issue, found, pages).tables().items():
            rows.setdefault(table, []).extend(more)
    return home, {table: in_columns(table, wanted) for table, wanted in rows.items()} | _search_rows(rows)


def in_columns(table: str, rows: list[Row]) -> list[tuple[Any, ...]]:
    """Rows as tuples in the order of the table's columns; what a row does not tell is None."""
    columns = tuple(TABLES[table].columns)
    return [tuple(map(row.get, columns)) for row in rows]


def _issue_row(key: int, issue: Issue, pages: int) -> Row:
    return {
        "id": key, "series": issue.series, "publisher": issue.publisher, "place": issue.place, "year": issue.year,
        "number": issue.number, "number_text": issue.number_text or (None if issue.number is None else str(issue.number)),
        "serial": issue.serial, "published": issue.published, "contents": json.dumps(issue.contents, ensure_ascii=False),
        "pages": pages,
    }  # fmt: skip


def _recipient_rows(issue: int, read: Issue) -> Iterator[Row]:
    for role, names in (("report", read.report_to), ("send", read.send_to)):
        for position, text in enumerate(names, 1):
            yield {"issue_id": issue, "role": role, "position": position, "text": text}


def _page_row(issue: int, page: Page) -> Row:
    lines = [line for item in page.items for line in (_table_lines(item) if isinstance(item, Table) else [item.text])]
    width, height = shown_size(page)
    return {
        "id": stable_id("page", issue, page.number), "issue_id": issue, "page": page.number, "width": width, "height": height,
        "text": "\n".join(lines), "ocr": int(page.ocr),
    }  # fmt: skip


def _table_lines(table: Table) -> list[str]:
    return ["\t".join(cell.text for cell in table.cells if cell.row == row) for row in range(table.rows)]


def _article_row(key: int, issue: int, article: Article) -> Row:
    return {
        "id": key, "issue_id": issue, "position": article.position, "title": article.title, "contributor": article.contributor,
        "rubric": article.column, "page_from": article.page_from, "page_to": article.page_to, "text": article.text,
    }  # fmt: skip


def _contributor_rows(key: int, article: Article) -> Iterator[Row]:
    names = (name for name in _BETWEEN_CONTRIBUTORS.split(article.contributor or "") if plain(name))
    for position, name in enumerate(names, 1):
        yield {"article_id": key, "position": position, "text": name}


def _search_rows(rows: dict[str, list[Row]]) -> Rows:
    articles = [(row["id"], segment(row["title"]), segment(row["text"])) for row in rows.get("articles", [])]
    evidence = [(row["id"], segment(row["prefix"] + row["exact"] + row["suffix"])) for row in rows.get("evidence", [])]
    return dict(zip(SEARCH_TABLES, (articles, evidence), strict=True))

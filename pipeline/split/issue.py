"""The stage in one function: a document as read becomes an issue with articles."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.records import Document, Issue
from pipeline.split.articles import split_articles
from pipeline.split.body import Draft, article_of
from pipeline.split.contents import read_contents
from pipeline.split.dates import day_in
from pipeline.split.furniture import without_furniture
from pipeline.split.layout import rows_of
from pipeline.split.masthead import Masthead, read_masthead
from pipeline.split.number import issue_number
from pipeline.split.paragraphs import blocks_of
from pipeline.split.place import place_of
from pipeline.split.recipients import read_tail

_LEADING_YEAR = re.compile(r"^(?:关于)?(?:(?:19|20)\d{2}年(?:度|上半年|[一二三四]季度)?)?")
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")


def split_issue(document: Document, *, hints: Mapping[str, str] | None = None) -> Issue:
    """The issue of a document; ``hints`` (publisher, place, published, series, year, number) fill what is not printed."""
    rows, look = rows_of(without_furniture(document))
    masthead, length = read_masthead(rows, look)
    tail, end = read_tail(rows)
    rows = rows[length : max(end, length)]
    contents, taken = read_contents(rows, headed=masthead is None)
    del rows[taken]
    titles = contents if masthead else ()  # a report's contents list its chapters
    articles = split_articles(blocks_of(rows, look), look, titles, masthead is not None)
    head = masthead or Masthead()
    published = head.published or articles.published
    year = head.year or (int(published[:4]) if published else None)
    if year is None and articles.drafts and (match := _YEAR.search(articles.drafts[0].title or "")):
        year = int(match.group())
    issue = Issue(
        series=head.series,
        year=year,
        number=head.number,
        number_text=head.number_text,
        serial=head.serial,
        publisher=head.publisher,
        place=place_of(head.publisher) or place_of(head.series) or (None if masthead else _place_of_document(articles.drafts)),
        published=published,
        contents=contents,
        report_to=tail.report_to,
        send_to=tail.send_to,
        articles=tuple(article_of(draft, position) for position, draft in enumerate(articles.drafts, 1)),
    )
    return with_hints(issue, hints or {})


def _place_of_document(drafts: Sequence[Draft]) -> str | None:
    """The place that a document without masthead is about: 2026年福建省政府工作报告 → 福建省, else its signature's."""
    if len(drafts) != 1:
        return None
    title = _LEADING_YEAR.sub("", drafts[0].title or "")
    return place_of(title) or place_of(drafts[0].contributor)


def with_hints(issue: Issue, hints: Mapping[str, str]) -> Issue:
    """Fill the fields that are None from a table's row; a value that cannot be read is left out."""
    given = {name: value.strip() for name, value in hints.items() if value and value.strip()}
    day = day_in("".join(given.get("published", "").split()))
    published = issue.published or (day[1] if day else None)
    year = issue.year or (int(given["year"]) if given.get("year", "").isdigit() else None) or (int(published[:4]) if published else None)
    number = issue_number("".join(given.get("number", "").split()))
    text = given.get("number", "")
    publisher = issue.publisher or given.get("publisher")
    series = issue.series or given.get("series")
    return replace(
        issue,
        publisher=publisher,
        series=series,
        place=issue.place or given.get("place") or place_of(publisher) or place_of(series),
        published=published,
        year=year,
        number=issue.number if issue.number_text else (number.number if number else int(text) if text.isdigit() else None),
        number_text=issue.number_text or (number.number_text if number else text or None),
    )

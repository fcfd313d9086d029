"""Whole bulletins in many layouts, as text and as a scan."""

from __future__ import annotations

import pytest

from pipeline.records import Article
from pipeline.split import split_issue
from tests.split.layouts import LAYOUTS
from tests.split.texts import Layout
from tests.split.typeset import as_scan

CASES = [pytest.param(layout, False, id=layout.name) for layout in LAYOUTS] + [
    pytest.param(layout, True, id=f"{layout.name}, scanned") for layout in LAYOUTS if layout.scan
]


@pytest.mark.parametrize(("layout", "scanned"), CASES)
def test_layout(layout: Layout, scanned: bool) -> None:
    document = layout.build().document()
    issue = split_issue(as_scan(document) if scanned else document)
    for name, expected in layout.fields.items():
        assert getattr(issue, name) == expected, name
    assert [a.title for a in issue.articles] == [p.title for p in layout.articles]
    assert [a.contributor for a in issue.articles] == [p.contributor for p in layout.articles]
    for article, piece in zip(issue.articles, layout.articles, strict=True):
        if piece.text is not None:
            assert article.text == piece.text
        if piece.sections:
            assert tuple(s.heading for s in article.sections) == piece.sections
        if piece.column:
            assert article.column == piece.column
        assert_traced(article)


def assert_traced(article: Article) -> None:
    """Every character but line feeds and tabs comes from a run, and every run is what its line prints."""
    covered = set()
    for run in article.runs:
        assert run.line.text[run.offset : run.offset + run.end - run.start] == article.text[run.start : run.end]
        covered.update(range(run.start, run.end))
    assert all(at in covered or char in "\n\t" for at, char in enumerate(article.text))
    for section in article.sections:
        assert article.text[section.start : section.end].startswith(section.ordinal)
        assert article.places(section.start, section.end)

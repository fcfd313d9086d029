"""Ids that hold on any machine, in any order, and after a better splitter: content hashes of few and raw fields."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from pipeline.records import Article, Issue, stable_id


def plain(text: object) -> str:
    """What two prints of one word share: NFKC without white space.

    >>> plain("创 文 专报　第１３期")
    '创文专报第13期'
    """
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", "" if text is None else str(text)))


def issue_id(issue: Issue, sha256: str) -> int:
    """An issue is publisher (or place), series, year and number as printed; where these are not printed, its file.

    >>> issue_id(Issue(series="创文专报", publisher="甲市文明办", year=2031, number=3), "a") == issue_id(
    ...     Issue(series="创文 专报", publisher="甲市文明办", year=2031, number=3, number_text="3"), "b")
    True
    """
    home = plain(issue.publisher or issue.place)
    number = plain(issue.number_text or issue.number or issue.serial)
    year = plain(issue.year or (issue.published or "")[:4])
    series = plain(issue.series)
    if home and series and year and number:
        return stable_id("issue", home, series, year, number)
    return stable_id("issue", sha256)


def file_id(path: str, sha256: str) -> int:
    """A file is its bytes under its path in the ingested folder."""
    return stable_id("file", path, sha256)


def article_ids(issue: int, articles: Iterable[Article]) -> Iterator[int]:
    """An article is its issue and its title; pieces without one go by how they begin."""
    seen: Counter[str] = Counter()
    for article in articles:
        key = plain(article.title) or plain(article.text[:60])
        yield stable_id("article", issue, key, seen[key] or None)
        seen[key] += 1


def occurrence(text: str, quote: str, start: int) -> int | None:
    """Which of the places where ``quote`` stands, from 0; None for words outside the text (title, closing line).

    >>> occurrence("甲村3户，乙村3户", "3户", 7)
    1
    """
    return None if start < 0 else text.count(quote, 0, start)


class Ids:
    """Hands out ids; whoever comes second with the same parts gets the next one, so that no row is lost."""

    def __init__(self) -> None:
        self._seen: Counter[int] = Counter()

    def new(self, *parts: object) -> int:
        """The id of ``parts``, numbered from the second time on."""
        key = stable_id(*parts)
        self._seen[key] += 1
        return key if self._seen[key] == 1 else stable_id(*parts, self._seen[key])

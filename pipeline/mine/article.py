"""One article read to the end, a row a step."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipeline.mine.checks import find_checks
from pipeline.mine.fates import find_numerals
from pipeline.mine.indicators import find_indicators
from pipeline.mine.inferring import with_confidence, with_inferred_periods
from pipeline.mine.measures import find_measures
from pipeline.mine.periods import find_periods
from pipeline.mine.quantities import find_quantities
from pipeline.mine.roles import with_roles
from pipeline.mine.units import find_units
from pipeline.records import Article, ArticleReading, Indicator, Issue, Numeral

MINE_VERSION = "6"
"""Raise it with every change of what this stage finds: a base read by another version is read again."""


def read_article(article: Article, issue: Issue) -> ArticleReading:
    """All findings of ``article`` as it stands in ``issue`` (whose date resolves 今年, whose place completes 市公安局)."""
    quantities = find_quantities(article.text, article.tables)
    periods = find_periods(article.text, issue.published, issue.year)
    units = find_units(article, issue)
    measures = find_measures(article, issue, units)
    indicators = find_indicators(article, quantities, periods, units, measures, issue)
    indicators = with_roles(article, indicators, units, issue)
    indicators = with_confidence(article, with_inferred_periods(article, indicators, periods, issue), units)
    numerals = [owned(n, indicators) for n in find_numerals(article.text, [i.quantity for i in indicators], periods)]
    checks = find_checks(article, indicators)
    return ArticleReading(article, tuple(periods), tuple(numerals), tuple(indicators), tuple(units), tuple(measures), tuple(checks))


def owned(numeral: Numeral, indicators: Sequence[Indicator]) -> Numeral:
    """The numeral with the index of the indicator it is part of, where its fate is to be one."""
    if numeral.fate != "indicator":
        return numeral
    after = bisect_right(indicators, numeral.start, key=lambda i: i.quantity.start) - 1
    return replace(numeral, indicator=after if after >= 0 and indicators[after].quantity.end > numeral.start else None)

"""What a reader adds: the period that the text does not state, and how far a reading is to be trusted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.mine.inferring import with_confidence, with_inferred_periods
from pipeline.mine.periods import find_periods
from pipeline.records import Article, Indicator, Interval, Issue, Section
from tests.mine.indicator_reading import ISSUE, by_quote, read, unit


def inferred(text: str, quote: str, title: str | None = None, series: str | None = None, head: str | None = None) -> Indicator:
    sections = (Section(1, "一、", head, 0, len(text)),) if head else ()
    article = Article(1, title, None, text, sections=sections)
    issue = replace(ISSUE, series=series)
    indicators = read(text, title=title)
    return by_quote(with_inferred_periods(article, indicators, find_periods(text, ISSUE.published, ISSUE.year), issue), quote)


PERIODS: list[tuple[str, str, str | None, str | None, str | None, Interval | None, str | None]] = [
    # text, quote, title, series, head, period, source
    ("上半年，全县新增就业3100人。发放补贴26万元。", "26万元", None, None, None, ("2023-01-01", "2023-06-30"), "the paragraph"),
    ("一季度，受理信访84件。化解率97%。回访群众60人。", "60人", None, None, None, ("2023-01-01", "2023-03-31"), "the paragraph"),
    ("7月5日，召开推进会。参会人员120人。", "120人", None, None, None, ("2023-07-05", "2023-07-05"), "the paragraph"),
    ("7月5日，召开推进会。参会人员120人。全县共有企业410家。", "410家", None, None, None, (None, "2023-08-10"), "the issue's date"),
    ("全县新增企业34家。", "34家", None, None, "上半年工作回顾", ("2023-01-01", "2023-06-30"), "the head"),
    ("全县新增企业34家。", "34家", None, None, "2022年工作回顾", ("2022-01-01", "2022-12-31"), "the head"),
    ("召开座谈会。\n全县新增企业34家。", "34家", "2022年招商工作综述", None, None, ("2022-01-01", "2022-12-31"), "the title"),
    ("上半年，企业迎来开门红。\n新增企业34家。", "34家", None, None, None, ("2023-01-01", "2023-06-30"), "the first paragraph"),
    ("新增企业34家。", "34家", None, "临江工作月报", None, ("2023-07-01", "2023-07-31"), "the series"),
    ("新增企业34家。", "34家", None, "临江每周动态", None, ("2023-08-04", "2023-08-10"), "the series"),
    ("新增企业34家。", "34家", None, "临江季报", None, ("2023-04-01", "2023-06-30"), "the series"),
    ("新增企业34家。", "34家", None, "临江年报", None, ("2023-01-01", "2023-08-10"), "the series"),
    ("近日，志愿者清理垃圾4吨。", "4吨", None, None, None, (None, "2023-08-10"), "the issue's date"),
    ("去年同期，全县新增企业29家。", "29家", None, None, None, (None, "2023-08-10"), "the issue's date"),
]


@pytest.mark.parametrize(("text", "quote", "title", "series", "head", "span", "source"), PERIODS)
def test_period_that_a_reader_infers(
    text: str, quote: str, title: str | None, series: str | None, head: str | None, span: Interval | None, source: str | None
) -> None:
    found = inferred(text, quote, title, series, head)
    assert found.period is None
    assert (found.period_inferred, found.period_source) == (span, f"inferred from {source}")


def test_stated_period_is_not_inferred_again() -> None:
    found = inferred("上半年，全县新增就业3100人。", "3100人", "2022年工作总结")
    assert (found.period, found.period_inferred, found.period_source) == (("2023-01-01", "2023-06-30"), None, "sentence")


def test_goal_is_not_put_into_the_past() -> None:
    found = inferred("力争满意率达到95%。", "95%")
    assert found.target and found.period_inferred is None


def test_goal_under_the_head_of_a_year_to_come() -> None:
    found = inferred("力争新建学校3所。", "3所", head="2024年工作打算")
    assert found.period_inferred == ("2024-01-01", "2024-12-31")


def test_nothing_is_inferred_without_a_date() -> None:
    article = Article(1, None, None, "新增企业34家。")
    found = with_inferred_periods(article, read(article.text), [], Issue())
    assert found[0].period_inferred is None


TRUSTED: list[tuple[str, str, str, str]] = [
    # the first is to be trusted more than the second
    ("县教育局检查学校12所。", "12所", "检查学校12所。", "12所"),
    ("县教育局检查学校12所。", "12所", "县教育局检查学校12所，其中9所。", "9所"),
]


@pytest.mark.parametrize(("sure", "sure_quote", "unsure", "unsure_quote"), TRUSTED)
def test_weaker_reading_is_trusted_less(sure: str, sure_quote: str, unsure: str, unsure_quote: str) -> None:
    assert trusted(sure, sure_quote) == 1.0
    assert 0 < trusted(unsure, unsure_quote) < 1.0


def trusted(text: str, quote: str) -> float:
    units = [unit("临江县教育局", text, "department", "县教育局")]
    indicators = read(text, units)
    return by_quote(with_confidence(Article(1, None, None, text), indicators, units), quote).confidence


def test_borderline_number_is_trusted_less() -> None:
    text = "县教育局检查学校12所。"
    units = [unit("临江县教育局", text, "department", "县教育局")]
    weak = [replace(i, borderline=True) for i in read(text, units)]
    assert with_confidence(Article(1, None, None, text), weak, units)[0].confidence == 0.6

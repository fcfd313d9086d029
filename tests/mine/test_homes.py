"""What 全市, 我县 and 全镇 mean, and which place an article speaks for."""

from __future__ import annotations

import pytest

from pipeline.mine import read_article
from pipeline.mine.homes import governed_place, jurisdiction, place_of
from pipeline.records import Article, Issue

WHOLES: list[tuple[str, str | None, str, str | None]] = [
    ("青云县石桥镇人民政府", None, "镇", "石桥镇"),
    ("石桥镇人民政府", "镇政府工作报告", "镇", "石桥镇"),
    ("青云县财政局", "2021年石桥镇人民政府工作报告", "镇", "石桥镇"),
    ("青云县财政局", None, "县", "青云县"),
    ("内蒙古自治区水利厅", None, "区", "内蒙古自治区"),
    ("临江市城区人民政府办公室", None, "区", "临江市城区"),
]


@pytest.mark.parametrize(("publisher", "title", "level", "place"), WHOLES)
def test_whole_place_is_the_one_the_heads_name(publisher: str, title: str | None, level: str, place: str | None) -> None:
    article = Article(1, title, None, "全境共有站点12个。")
    assert jurisdiction(level, article, Issue(publisher=publisher, published="2023-08-10", articles=(article,)), ()) == place


GOVERNED: list[tuple[str, str | None]] = [
    ("青云县石桥镇人民政府", "石桥镇"),
    ("石桥镇人民政府办公室", "石桥镇"),
    ("临江市城区人民政府", "临江市城区"),
    ("梅县人民政府", "梅县"),
    ("青云县财政局", None),
]


@pytest.mark.parametrize(("body", "place"), GOVERNED)
def test_a_government_speaks_for_its_place(body: str, place: str | None) -> None:
    assert governed_place(body) == place


def test_the_publishers_own_town_is_the_articles_place() -> None:
    article = Article(1, None, None, "全镇共有站点12个。")
    issue = Issue(publisher="青云县石桥镇人民政府", published="2023-08-10", place="青云县", articles=(article,))
    assert place_of(issue, article, ()) == "石桥镇"


def test_a_publisher_speaks_under_its_short_name() -> None:
    article = Article(1, None, None, "节日期间，青云大队共检查单位96家。")
    issue = Issue(publisher="青云县消防救援大队", published="2023-05-10", place="青云县", articles=(article,))
    assert [i.who for i in read_article(article, issue).indicators] == ["青云县消防救援大队"]

"""Who gives money and who gets it, which place a number describes; nothing is told that the words leave open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.mine.article import read_article
from pipeline.mine.indicators import find_indicators
from pipeline.mine.measures import find_measures
from pipeline.mine.periods import find_periods
from pipeline.mine.quantities import find_quantities
from pipeline.mine.roles import with_roles
from pipeline.mine.units import find_units
from pipeline.records import Article, Indicator, Issue
from tests.mine.indicator_reading import by_quote


def told(text: str, quote: str, contributor: str = "江城县教育局") -> Indicator:
    article = Article(1, "工作情况", contributor, text)
    issue = Issue("江城简报", 2023, publisher="江城县人民政府办公室", place="江城县", published="2023-12-01", articles=(article,))
    return by_quote(read_article(article, issue).indicators, quote)


MONEY: list[tuple[str, str, str | None, str | None]] = [
    ("2023年，省财政厅向江城县拨付水利资金500万元。", "500万元", "省财政厅", "江城县"),
    ("县财政下达云台镇补助资金80万元。", "80万元", "江城县", "江城县云台镇"),
    ("县财政下达云台镇补助资金80万元。其中第一批30万元。", "30万元", "江城县", "江城县云台镇"),
    ("省财政拨付我县防汛资金600万元。", "600万元", None, "江城县"),
    ("县水利局向省水利厅争取项目资金3200万元。", "3200万元", "省水利厅", "江城县水利局"),
    ("县教育局争取上级资金1.2亿元。", "1.2亿元", None, "江城县教育局"),
    ("县民政局发放临时救助金46万元。", "46万元", "江城县民政局", None),
    ("爱心企业捐款15万元。", "15万元", None, None),
    ("海川集团向青山村捐赠修路款30万元。", "30万元", "海川集团", "江城县青山村"),
    ("海川集团等12家企业捐款90万元。", "90万元", None, None),
    ("县教育局收到省教育厅拨付的专项资金210万元。", "210万元", "省教育厅", "江城县教育局"),
    ("省财政厅将500万元专项资金下达到江城县。", "500万元", "省财政厅", "江城县"),
    ("今年以来，县商务局为云台镇争取资金160万元。", "160万元", None, "江城县云台镇"),
    ("云台镇获得县财政局奖励资金5万元。", "5万元", "江城县财政局", "江城县云台镇"),
    ("我县获得中央补助资金2亿元。", "2亿元", None, "江城县"),
    ("今年以来争取中央补助资金3.4亿元。", "3.4亿元", None, "江城县"),
    ("镇里帮他申请创业贷款10万元。", "10万元", None, None),
    ("县民政局向困难群众发放补贴72万元。", "72万元", "江城县民政局", None),
    ("县水利局完成投资4500万元。", "4500万元", None, None),
    ("上半年，全县实现旅游收入8.6亿元。", "8.6亿元", None, None),
    ("县财政局下拨专项资金420万元，其中云台镇60万元。", "60万元", "江城县财政局", "江城县云台镇"),
    ("给予县第一中学一次性奖励10万元。", "10万元", "江城县", "江城县第一中学"),
    ("江城县公安局荣获市公安局奖金2万元。", "2万元", "市公安局", "江城县公安局"),
    ("市财政局下达给白石镇的120万元补助资金已到账。", "120万元", "市财政局", "江城县白石镇"),
    ("华光集团捐资50万元支持云台镇建设。", "50万元", "华光集团", "江城县云台镇"),
    ("由县财政局统筹安排经费35万元。", "35万元", "江城县财政局", None),
    ("县公安局为群众挽回损失35万元。", "35万元", None, None),
]


@pytest.mark.parametrize(("text", "quote", "giver", "receiver"), MONEY)
def test_money_has_its_giver_and_receiver(text: str, quote: str, giver: str | None, receiver: str | None) -> None:
    found = told(text, quote)
    assert (found.giver, found.receiver) == (giver, receiver)


AREAS: list[tuple[str, str, str | None]] = [
    ("县教育局在云台镇开展检查12次。", "12次", "江城县云台镇"),
    ("县教育局在云台镇开展检查12次，发现隐患34个。", "34个", "江城县云台镇"),
    ("县教育局赴白石镇、云台镇开展检查8次。", "8次", None),
    ("县教育局对全县学校开展检查15次。", "15次", "江城县"),
    ("县教育局在全县推行午休制度，覆盖学校41所。", "41所", "江城县"),
    ("县教育局查处违规培训机构9家。", "9家", None),
    ("县教育局考核得分居全县第2位。", "全县第2位", None),
    ("县教育局办结率达98%，高于全县平均水平3个百分点。", "3个百分点", None),
    ("县教育局工作人员深入青山村走访农户120户。", "120户", "江城县青山村"),
    ("全县新增企业34家。", "34家", "江城县"),
    ("县教育局来到云台镇慰问教师12人。", "12人", "江城县云台镇"),
    ("县教育局为全县教师购买保险2600份。", "2600份", "江城县"),
]


@pytest.mark.parametrize(("text", "quote", "area"), AREAS)
def test_place_described_stands_apart_from_who(text: str, quote: str, area: str | None) -> None:
    assert told(text, quote).area == area


def test_roles_leave_all_else_as_it_was() -> None:
    text = "".join(row[0] for row in MONEY)
    article = Article(1, None, "江城县教育局", text)
    issue = Issue(place="江城县", published="2023-12-01", year=2023, articles=(article,))
    units = find_units(article, issue)
    before = find_indicators(
        article, find_quantities(text, ()), find_periods(text, issue.published, 2023), units, find_measures(article, issue, units), issue
    )
    after = with_roles(article, before, units, issue)
    assert [replace(i, giver=None, receiver=None, area=None) for i in after] == before
    known = {u.name for u in units} | {"江城县"}
    assert {i.giver for i in after} | {i.receiver for i in after} | {i.area for i in after} <= known | {None}

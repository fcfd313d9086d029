"""Quantities of whole sentences: rows in quantity_rows.tsv, traps, and single expressions of every shape."""

from __future__ import annotations

from decimal import localcontext
from pathlib import Path

import pytest

from pipeline.mine.lines import quantities_of_line
from pipeline.mine.quantities import find_quantities
from pipeline.records import Quantity, TextTable

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "quantity_rows.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def written(quantity: Quantity) -> str:
    """A quantity as the rows write it."""

    def number(value: float) -> str:
        return str(int(value)) if value.is_integer() else repr(value)

    value = number(quantity.value) + (f"..{number(quantity.value_max)}" if quantity.value_max is not None else "")
    parts = [quantity.quote, value, quantity.uom or "-", quantity.kind]
    return "|".join(parts if quantity.bound in ("exact", "range") else [*parts, quantity.bound])


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:16] for row in ROWS])
def test_sentence(text: str, expected: str) -> None:
    found = find_quantities(text)
    assert " ".join(written(quantity) for quantity in found) == expected
    assert all(text[q.start : q.end] == q.quote for q in found)
    assert all((q.bound == "range") == (q.value_max is not None) for q in found)


SHAPES = [
    # numerals
    ("投入资金14.5万，", "14.5万|145000|元|amount"),
    ("共有1,100万人", "1,100万人|11000000|人|count"),
    ("培训干部三百二十余人", "三百二十余人|320|人|count|more_than"),
    ("千余家商户", "千余家|1000|家|count|more_than"),
    ("数十名专家", "数十名|10|名|count|more_than"),
    ("两三千群众到场", "两三千|2000..3000|-|count"),
    ("三五个村先行", "三五个|3..5|个|count"),
    ("十几户受灾", "十几户|10|户|count|more_than"),
    ("几十名干部", "几十名|10|名|count|more_than"),
    ("投资2个亿", "2个亿|200000000|元|amount"),
    ("共７８户参与", "７８户|78|户|count"),
    ("共 7 户 参 与", "7 户|7|户|count"),
    # bounds
    ("近900余人", "近900余人|900|人|count|about"),
    ("超15万余人次", "超15万余人次|150000|人次|count|more_than"),
    ("约300户左右", "约300户左右|300|户|count|about"),
    ("不少于3名", "不少于3名|3|名|count|at_least"),
    ("不得超过5个工作日", "不得超过5个工作日|5|个工作日|duration|at_most"),
    ("10个工作日内办结", "10个工作日内|10|个工作日|duration|at_most"),
    ("得分低于60分的", "低于60分|60|分|score|less_than"),
    ("占比不足三成", "不足三成|30|%|percentage|less_than"),
    ("年产值过亿元", "过亿元|100000000|元|amount|more_than"),
    ("产值破百亿元", "破百亿元|10000000000|元|amount|more_than"),
    ("吸引上万人参观", "上万人|10000|人|count|more_than"),
    ("经过5天整治", "5天|5|天|duration"),
    ("十来个人", "十来个|10|个|count|about"),
    # ranges
    ("每村3至5名", "每村3至5名|3..5|名/村|count"),
    ("增长10%—15%", "10%—15%|10..15|%|change"),
    ("10-15%的农户", "10-15%|10..15|%|percentage"),
    ("投资3亿至5亿元", "3亿至5亿元|300000000..500000000|元|amount"),
    ("招聘10~12人", "10~12人|10..12|人|count"),
    ("由5家增至20家", "5家|5|家|count 20家|20|家|count"),
    ("由36%到98%", "36%|36|%|percentage 98%|98|%|percentage"),
    # shares
    ("三分之二的村", "三分之二|66.67|%|percentage"),
    ("近一半乡镇", "近一半|50|%|percentage|about"),
    ("参与率过半", "过半|50|%|percentage|more_than"),
    ("下降一成半", "一成半|15|%|change"),
    ("七八成群众", "七八成|70..80|%|percentage"),
    ("打八五折优惠", "八五折|85|%|percentage"),
    ("千分之一点五", "千分之一点五|0.15|%|percentage"),
    # rates
    ("每亩增收400元", "400元|400|元/亩|change"),
    ("每个补3万元", "3万元|30000|元/个|amount"),
    ("补贴标准12元/亩", "12元/亩|12|元/亩|amount"),
    ("密度180人/平方公里", "180人/平方公里|180|人/平方公里|ratio"),
    ("每月至少开展一次", "每月至少开展一次|1|次/月|count|at_least"),
    ("每两个网格配备一名专员", "每两个网格配备一名|0.5|名/网格|ratio"),
    ("每个社区配备2名专员", "每个社区配备2名|2|名/社区|ratio"),
    ("每季度不少于两次", "每季度不少于两次|2|次/季度|count|at_least"),
    ("师生比为1:15", "1:15|0.0667|-|ratio"),
    ("是上年的1.5倍", "1.5倍|1.5|倍|ratio"),
    ("增长1.5倍", "1.5倍|1.5|倍|change"),
    # ranks and scores
    ("列全市第5位", "全市第5位|5|位|rank"),
    ("排名第三，", "第三|3|位|rank"),
    ("获全县第一名", "全县第一名|1|名|rank"),
    ("位居榜首", "榜首|1|位|rank"),
    ("居全省首位", "全省首位|1|位|rank"),
    ("跻身全国前20", "全国前20|20|位|rank|at_most"),
    ("考核得96.5分", "96.5分|96.5|分|score"),
    # durations
    ("工期两个多月", "两个多月|2|个月|duration|more_than"),
    ("用了三年半", "三年半|3.5|年|duration"),
    ("用时一个半小时", "一个半小时|1.5|小时|duration"),
    ("连续6年无事故", "连续6年|6|年|duration"),
    ("优良天数312天", "312天|312|天|count"),
    # changes
    ("比上年多12家", "12家|12|家|change"),
    ("较计划少用3天", "3天|3|天|change"),
    ("增速回落0.6个百分点", "0.6个百分点|0.6|个百分点|change"),
    ("同比-5.2%", "-5.2%|5.2|%|change"),
    ("分别增长4.5%、5.7%和6%", "4.5%|4.5|%|change 5.7%|5.7|%|change 6%|6|%|change"),
    ("分别高0.7、1.4个百分点", "0.7|0.7|个百分点|change 1.4个百分点|1.4|个百分点|change"),
    ("降至12起", "12起|12|起|count"),
    ("工业增加值36亿元", "36亿元|3600000000|元|amount"),
    # what needs no measure word
    ("造成1死2伤", "1|1|-|count 2|2|-|count"),
    ("惠及3000农户", "3000|3000|-|count"),
    ("收入比由2.43缩小到2.31", "2.43|2.43|-|ratio 2.31|2.31|-|ratio"),
    ("综合指数3.42", "3.42|3.42|-|measurement"),
    ("受灾人口达五十七点三万，", "五十七点三万|573000|-|count"),
    ("损失四点三亿多元", "四点三亿多元|430000000|元|amount|more_than"),
    ("城市三分在建", ""),
    ("涉及三省五市", ""),
    ("育苗8.6万盘，", "8.6万盘|86000|盘|count"),
    ("报销1126件（人）次", "1126件（人）次|1126|件（人）次|count"),
]


@pytest.mark.parametrize(("text", "expected"), SHAPES)
def test_shape(text: str, expected: str) -> None:
    assert " ".join(written(quantity) for quantity in find_quantities(text)) == expected


NOTHING = [
    "2022年6月30日下午3点半",
    "第13期第二次全体会议",
    "“两微一抖一号”和“八必罚”",
    "最后一公里百日攻坚",
    "建党100周年前夕",
    "一支过硬队伍、一批路段、一次性",
    "青政办〔2021〕32号文件",
    "咨询电话：0571-86543210",
    "沿G318国道、329国道行驶",
    "5G基站和PM2.5监测，3A级景区",
    "推行2.0版，落实1+3+N体系",
    "12345热线、110接警",
    "学习二十大和十九届六中全会精神",
    "十四五规划实施",
    "一是加强领导，二是压实责任",
    "一把手负总责，一系列举措，千方百计，万家灯火",
    "队伍成功组建，登陆大陆",
    "实行24小时值班，7×24小时服务",
    "开展为期两天的培训，历时三年",
    "对得分低于90分的乡镇约谈",
    "一等奖、三等功、二级公路、三甲医院",
    "与群众一起，一次又一次",
    "每年一度，一年四季",
    "60岁以上老人、500万元以上项目",
    "周五至周日，每月5日、15日",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_quantity(text: str) -> None:
    assert [quantity.quote for quantity in find_quantities(text)] == []


BARE = [
    ("一百五十", 150, None),
    ("三斤半", 3.5, None),
    ("-2.5", -2.5, None),
    ("负三十二", -32, None),
    ("五分之一", 0.2, None),
    ("两到三万港元", 20000, 30000),
    ("50元6角三分", 50.63, None),
    ("大于20并且小于35", 20, 35),
]


@pytest.mark.parametrize(("text", "low", "high"), BARE)
def test_a_bare_expression_counts_in_general_text(text: str, low: float, high: float | None) -> None:
    [found] = quantities_of_line(text)["quantities"]
    assert (found["value"], found["value_max"]) == (pytest.approx(low), high)


def test_tables_are_left_to_their_own_reader() -> None:
    text = "共检查12家。\n县区\t家数\n甲县\t7家"
    table = TextTable(start=7, end=len(text), rows=2, columns=2, cells=())
    assert [q.quote for q in find_quantities(text, [table])] == ["12家"]


def test_long_runs_of_digits_take_no_time() -> None:
    text = "编码" + "1234567890" * 3000 + "，共3户。" + "一二三" * 3000
    assert "3户" in [q.quote for q in find_quantities(text)]


def test_a_lower_precision_of_decimals_elsewhere_changes_nothing() -> None:
    with localcontext() as context:
        context.prec = 3
        [amount, share] = find_quantities("投资57.9123万元，占三分之二。")
    assert (amount.value, share.value) == (579_123, 66.67)

"""Tables of the genre read as a whole: units of captions, two-level heads, differences, ranks, goals, periods, cells of sentences."""

from __future__ import annotations

import pytest

from pipeline.records import Indicator
from pipeline.split.tables import with_captions
from tests.mine.indicator_reading import by_quote, read, table_in, unit


def rows(text: str, *bodies: str, title: str | None = None) -> list[Indicator]:
    """The indicators of a table with the caption and unit line above it."""
    units = [unit(f"临江县{name}", text, "street_town", name) for name in bodies]
    return read(text, units, title, with_captions([table_in(text)], text))


def told(indicators: list[Indicator], *quotes: str) -> list[tuple[str, float, str, str]]:
    found = [by_quote(indicators, quote) for quote in quotes]
    return [(i.metric, i.quantity.value, i.quantity.uom, i.quantity.kind) for i in found]


PROJECTS = """1-6月各镇项目建设情况
单位：个、亿元
乡镇\t项目个数\t年投资计划\t完成投资额\t投资完成率
甲山镇\t12\t8.5\t4.1\t48.2%
石桥镇\t7\t3.2\t2.0\t62.5%"""


def test_caption_with_counts_and_money() -> None:
    assert told(rows(PROJECTS, "甲山镇", "石桥镇"), "12", "8.5", "4.1", "48.2%") == [
        ("项目个数", 12, "个", "count"),
        ("年投资计划", 850_000_000, "元", "amount"),
        ("完成投资额", 410_000_000, "元", "amount"),
        ("投资完成率", 48.2, "%", "percentage"),
    ]


def test_plan_is_a_goal_for_the_whole_year_and_its_completion_is_none() -> None:
    found = rows(PROJECTS, "甲山镇", "石桥镇")
    plan, done, rate = (by_quote(found, quote) for quote in ("8.5", "4.1", "48.2%"))
    assert (plan.target, done.target, rate.target) == (True, False, False)
    assert (plan.period, done.period) == (("2023-01-01", "2023-12-31"), ("2023-01-01", "2023-06-30"))


LISTED = """2023年重点项目进展表
单位：万元
序号\t项目名称\t建设内容\t总投资\t责任单位\t联系电话\t备注
1\t河东泵站\t新建泵房2座，铺设管网6.5公里\t3600\t甲山镇\t13900001111\t
2\t环镇路\t全长4.2公里\t2800\t石桥镇\t0580-2233445\t计划2024年6月完工
合计\t\t\t6400\t\t\t"""


def test_telephones_serials_and_dates_are_no_indicators() -> None:
    assert [i.quantity.quote for i in rows(LISTED, "甲山镇", "石桥镇")] == ["2座", "6.5公里", "3600", "4.2公里", "2800", "6400"]


def test_body_of_a_column_holds_the_row_and_sentences_in_it() -> None:
    found = rows(LISTED, "甲山镇", "石桥镇")
    assert {by_quote(found, quote).who for quote in ("2座", "6.5公里", "3600")} == {"临江县甲山镇"}
    assert told(found, "3600", "6400") == [("河东泵站总投资", 36_000_000, "元", "amount"), ("总投资", 64_000_000, "元", "amount")]


ACCIDENTS = """1—7月事故统计表
类别\t事故起数\t\t死亡人数\t\t经济损失（万元）\t
\t本期\t同比(±)\t本期\t同比(±)\t本期\t同比(±%)
道路交通\t12\t-3\t5\t1\t35.6\t-12.4
工矿商贸\t4\t2\t1\t0\t120.5\t20.5"""


def test_two_levels_of_heads() -> None:
    assert told(rows(ACCIDENTS), "12", "5", "35.6") == [
        ("道路交通事故起数", 12, "起", "count"),
        ("道路交通死亡人数", 5, "人", "count"),
        ("道路交通经济损失", 356_000, "元", "amount"),
    ]


def test_differences_in_whole_numbers_are_counted_like_their_level() -> None:
    found = rows(ACCIDENTS)
    assert told(found, "-3", "-12.4") == [("道路交通事故起数", 3, "起", "change"), ("道路交通经济损失", 12.4, "%", "change")]
    change = by_quote(found, "-3").change
    assert change is not None and (change.direction, change.base) == ("down", "同比")


BUDGET = """2023年7月财政收支表
单位：万元
项目\t年初预算\t本月数\t累计数\t占预算%\t比上年同期增减额\t增减%
一、一般公共预算收入\t58000\t4210\t43200\t74.5\t2100\t5.1
其中：增值税\t15000\t1200\t10800\t72.0\t-350\t-3.3"""


def test_difference_in_money_and_in_per_cent() -> None:
    found = rows(BUDGET)
    assert told(found, "74.5", "2100", "5.1") == [
        ("一般公共预算收入占预算", 74.5, "%", "percentage"),
        ("一般公共预算收入", 21_000_000, "元", "change"),
        ("一般公共预算收入", 5.1, "%", "change"),
    ]
    assert [by_quote(found, q).change.base for q in ("2100", "5.1") if by_quote(found, q).change] == ["上年同期", "上年同期"]  # type: ignore[union-attr]


def test_month_running_total_and_year_of_the_caption() -> None:
    found = rows(BUDGET)
    assert [by_quote(found, q).period for q in ("58000", "4210", "43200")] == [
        ("2023-01-01", "2023-12-31"),
        ("2023-07-01", "2023-07-31"),
        ("2023-01-01", "2023-07-31"),
    ]


def test_part_of_the_same_column() -> None:
    found = rows(BUDGET)
    part = by_quote(found, "1200")
    assert part.part_of is not None and found[part.part_of].quantity.quote == "4210"


RANKS = """上半年参保情况表
乡镇\t应参保人数\t参保率\t排名\t上月排名\t升降
甲山镇\t3260\t95.2%\t1\t3\t↑2
石桥镇\t1820\t93.8%\t2\t1\t↓1
白塔乡\t980\t90.3%\t3\t2\t↓1"""


def test_ranks_name_the_column_they_run_with() -> None:
    found = rows(RANKS, "甲山镇", "石桥镇", "白塔乡")
    assert told(found, "1") == [("参保率排名", 1, "位", "rank")]
    moved = by_quote(found, "↓1")
    assert (moved.quantity.value, moved.quantity.uom, moved.quantity.kind) == (1, "位", "change")
    assert moved.change is not None and moved.change.direction == "down"


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("考核得分表\n单位\t党员教育（30分）\t总分\n甲山镇\t28\t92\n石桥镇\t27\t90", "28", ("党员教育", 28, "分", "score")),
        ("信访考核\n单位\t办结率(%)\t扣分\n甲山镇\t95.6\t-2\n石桥镇\t90\t-1", "-2", ("扣分", -2, "分", "score")),
        ("学校情况\n指标\t单位\t2021年\t2022年\t增减\n学校数\t所\t86\t82\t-4\n教师\t人\t90\t93\t3", "-4", ("学校数", 4, "所", "change")),
        ("入学率\n指标\t单位\t2021年\t2022年\t增减\n净入学率\t%\t99.2\t99.8\t0.6", "0.6", ("净入学率", 0.6, "个百分点", "change")),
        ("价格涨幅\n单位：%\n指标\t全县\t城市\n居民消费价格\t2.0\t1.9", "2.0", ("居民消费价格", 2.0, "%", "change")),
        ("农产品产量\n品名\t产量（吨）\n粮食\t12650\n生猪（万头）\t32.6", "32.6", ("生猪产量", 326_000, "头", "count")),
        ("空气质量表\n乡镇\t优良天数\t综合指数\n甲山镇\t30\t2.31\n石桥镇\t28\t2.5", "30", ("优良天数", 30, "天", "count")),
        ("接种表\n乡镇\t接种剂次\t\n\t第一针\t第二针\n甲山镇\t120\t96\n石桥镇\t80\t65", "96", ("接种剂次第二针", 96, "剂次", "count")),
        ("工单表\n单位\t派单量\t环比\n甲山镇\t215\t↓8.3%\n石桥镇\t180\t↑2.5%", "↓8.3%", ("派单量", 8.3, "%", "change")),
        ("实事\n序号\t项目\t年度目标\t完成情况\n1\t新建公路\t60公里\t52.3公里", "52.3公里", ("新建公路", 52.3, "公里", "measurement")),
        ("就业完成情况表\n单位：人\n乡镇\t年度任务\t完成数\n甲山镇\t600\t510\n石桥镇\t800\t760", "510", ("就业完成数", 510, "人", "count")),
        ("登记表\n甲\t户数\t人数\n栏次\t1\t2\n甲山镇\t120\t360\n石桥镇\t96\t280", "120", ("户数", 120, "户", "count")),
        ("问题台账\n乡镇\t隐患数\n甲山镇\t≥20\n石桥镇\t15", "≥20", ("隐患数", 20, "处", "count")),
        ("投资表\n单位：万元\n乡镇\t资金\n甲山镇\t1.2亿\n石桥镇\t5600", "1.2亿", ("资金", 120_000_000, "元", "amount")),
    ],
)  # fmt: skip
def test_cell(text: str, quote: str, expected: tuple[str, float, str, str]) -> None:
    assert told(rows(text, "甲山镇", "石桥镇"), quote) == [expected]


def test_years_that_head_rows_are_their_periods() -> None:
    found = rows("旅游情况\n年份\t游客（万人次）\t增长（%）\n2020年\t180.2\t-43.8\n2021年\t260.4\t44.5")
    assert [(i.metric, i.period) for i in found[:2]] == [("游客", ("2020-01-01", "2020-12-31"))] * 2


def test_same_days_of_the_year_before() -> None:
    found = rows("1-6月收入表\n单位：万元\n项目\t累计\t上年同期\n税收收入\t360\t320")
    assert by_quote(found, "320").period == ("2022-01-01", "2022-06-30")


def test_title_gives_the_period_where_the_caption_has_none() -> None:
    found = rows("考核表\n单位\t得分\n甲山镇\t96.5\n石桥镇\t90", "甲山镇", title="上半年考核情况通报")
    assert by_quote(found, "96.5").period == ("2023-01-01", "2023-06-30")


def test_bodies_that_head_columns() -> None:
    found = rows("对比表\n指标\t甲山镇\t石桥镇\n报名人数（人）\t120\t96", "甲山镇", "石桥镇")
    assert [(i.metric, i.who) for i in found] == [("报名人数", "临江县甲山镇"), ("报名人数", "临江县石桥镇")]


def test_columns_called_part() -> None:
    found = rows("党员情况\n单位\t党员总数\t其中\t\n\t\t女党员\t少数民族\n甲山镇\t320\t98\t12\n石桥镇\t186\t41\t3", "甲山镇")
    part = by_quote(found, "12")
    assert part.quantity.uom == "人" and part.part_of is not None and found[part.part_of].quantity.quote == "320"


def test_title_in_the_first_row_is_the_caption() -> None:
    heads = "通报如下：\n2023年上半年考核得分表\t\t\t\n单位：万元\t\t\t\n乡镇\t资金\t得分\t名次\n"
    text = heads + "甲山镇\t120\t95.8\t1\n石桥镇\t96\t91.9\t2\n白塔乡\t80\t88\t3"
    found = rows(text, "甲山镇", "石桥镇")
    assert told(found, "120", "95.8", "1") == [
        ("资金", 1_200_000, "元", "amount"),
        ("得分", 95.8, "分", "score"),
        ("得分位次", 1, "位", "rank"),
    ]
    assert {i.period for i in found} == {("2023-01-01", "2023-06-30")}


def test_body_over_rows_of_several_sorts() -> None:
    found = rows("项目表\n乡镇\t类别\t项目数\n甲山镇\t工业\t12\n\t农业\t8\n\t小计\t20\n石桥镇\t工业\t9\n\t农业\t5", "甲山镇", "石桥镇")
    assert [(i.metric, i.who, i.quantity.value) for i in found] == [
        ("工业项目数", "临江县甲山镇", 12),
        ("农业项目数", "临江县甲山镇", 8),
        ("项目数", "临江县甲山镇", 20),
        ("工业项目数", "临江县石桥镇", 9),
        ("农业项目数", "临江县石桥镇", 5),
    ]


def test_goal_may_be_a_rate() -> None:
    found = rows("任务表\n指标\t目标值\t完成值\n登记失业率（%）\t4.5\t3.6\n入学率（%）\t99\t99.5")
    assert [(i.quantity.quote, i.target) for i in found[:2]] == [("4.5", True), ("3.6", False)]


def test_blocks_side_by_side_under_the_same_heads() -> None:
    text = "得分表\n名次\t单位\t得分\t名次\t单位\t得分\n1\t甲山镇\t96.5\t3\t白塔乡\t90.2\n2\t石桥镇\t95\t4\t河口镇\t88"
    found = rows(text, "甲山镇", "白塔乡")
    assert [(i.quantity.quote, i.who) for i in found[:4]] == [
        ("1", "临江县甲山镇"),
        ("96.5", "临江县甲山镇"),
        ("3", "临江县白塔乡"),
        ("90.2", "临江县白塔乡"),
    ]


def test_base_in_a_head_is_no_part_of_the_metric() -> None:
    found = rows("决算表\n单位：万元\n科目\t决算数\t决算数比上年增减%\n教育支出\t88010\t6.5\n科技支出\t2600\t-1.2")
    assert told(found, "6.5") == [("教育支出决算数", 6.5, "%", "change")]

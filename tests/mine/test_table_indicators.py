"""Numbers in tables: metric, unit, holder, period, sign."""

from __future__ import annotations

from tests.mine.indicator_reading import read, table_in, unit

BY_PLACE = """通报如下：
一季度各镇防火检查情况表
序号\t单位\t检查场所（家）\t发现隐患（处）\t已整改（处）\t整改率（%）\t罚款（万元）\t排名
1\t甲山镇\t120\t86\t80\t93.0\t4.5\t1
2\t石桥镇\t95\t60\t51\t85.0\t-\t2
合计\t\t215\t146\t131\t89.7\t4.5\t"""

BY_INDICATOR = """主要经济指标完成情况
指标名称\t计量单位\t1-6月\t比上年同期增长（±%）
地区生产总值\t亿元\t86.4\t6.2
其中：工业增加值\t亿元\t31.5\t-1.8
粮食产量\t万吨\t12.6\t3.1
居民消费价格指数\t%\t101.8\t1.8"""


def test_rows_that_name_bodies_hold_the_numbers() -> None:
    units = [unit("临江县甲山镇", BY_PLACE, "street_town", "甲山镇"), unit("临江县石桥镇", BY_PLACE, "street_town", "石桥镇")]
    indicators = read(BY_PLACE, units, tables=(table_in(BY_PLACE),))
    first = [(i.metric, i.who, i.quantity.value, i.quantity.uom, i.quantity.kind) for i in indicators if i.who == "临江县甲山镇"]
    assert first == [
        ("检查场所", "临江县甲山镇", 120, "家", "count"),
        ("发现隐患", "临江县甲山镇", 86, "处", "count"),
        ("已整改", "临江县甲山镇", 80, "处", "count"),
        ("整改率", "临江县甲山镇", 93.0, "%", "percentage"),
        ("罚款", "临江县甲山镇", 45000, "元", "amount"),
        ("排名", "临江县甲山镇", 1, "位", "rank"),
    ]


def test_table_takes_the_period_of_its_caption() -> None:
    indicators = read(BY_PLACE, tables=(table_in(BY_PLACE),))
    assert {i.period for i in indicators} == {("2023-01-01", "2023-03-31")}


def test_serial_numbers_and_empty_cells_are_no_indicators() -> None:
    indicators = read(BY_PLACE, tables=(table_in(BY_PLACE),))
    assert len(indicators) == 6 + 5 + 5


def test_rows_that_name_what_is_measured() -> None:
    indicators = read(BY_INDICATOR, tables=(table_in(BY_INDICATOR),))
    levels = [(i.metric, i.quantity.value, i.quantity.uom) for i in indicators if i.quantity.kind != "change"]
    assert levels == [
        ("地区生产总值", 8_640_000_000, "元"),
        ("工业增加值", 3_150_000_000, "元"),
        ("粮食产量", 126_000, "吨"),
        ("居民消费价格指数", 101.8, "%"),
    ]


def test_sign_becomes_direction_and_value_stays_positive() -> None:
    indicators = read(BY_INDICATOR, tables=(table_in(BY_INDICATOR),))
    changes = [(i.metric, i.quantity.value, i.change.direction if i.change else None) for i in indicators if i.quantity.kind == "change"]
    assert changes[:2] == [("地区生产总值", 6.2, "up"), ("工业增加值", 1.8, "down")]


def test_row_called_part_is_part_of_the_row_above() -> None:
    indicators = read(BY_INDICATOR, tables=(table_in(BY_INDICATOR),))
    part = next(i for i in indicators if i.metric == "工业增加值" and i.quantity.kind == "amount")
    assert part.part_of is not None
    assert indicators[part.part_of].metric == "地区生产总值"


def test_unit_of_the_caption_where_heads_give_none() -> None:
    text = "财政收支表\n项目\t2023年上半年\n一般公共预算收入\t62345\n一般公共预算支出\t98012"
    indicators = read(text, tables=(table_in(text, "万元"),))
    assert [(i.metric, i.quantity.value, i.quantity.uom) for i in indicators] == [
        ("一般公共预算收入", 623_450_000, "元"),
        ("一般公共预算支出", 980_120_000, "元"),
    ]
    assert {i.period for i in indicators} == {("2023-01-01", "2023-06-30")}

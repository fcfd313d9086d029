"""Tables whose rows are gathered under names, with months beside each other, with heads that tell of what a row is measured."""

from __future__ import annotations

from tests.mine.indicator_reading import by_quote
from tests.mine.test_table_readings import rows, told

COMPLAINTS = """表1：投诉情况
类型\t9月（件）\t8月（件）\t环比（%）\t2022年9月（件）\t同比（%）
投诉总数\t200\t250\t↓20.00%\t160\t↑25.00%
高发类别
噪音扰民\t81\t90\t↓10.00%\t64\t↑26.56%
油烟扰民\t45\t40\t↑12.50%\t50\t↓10.00%"""


def test_rows_under_the_name_of_a_group_keep_the_heads_of_the_table() -> None:
    assert told(rows(COMPLAINTS), "81", "↓10.00%", "45") == [
        ("噪音扰民", 81, "件", "count"),
        ("噪音扰民", 10, "%", "change"),
        ("油烟扰民", 45, "件", "count"),
    ]


def test_a_difference_is_of_the_latest_month_to_its_left() -> None:
    found = rows(COMPLAINTS)
    fall, rise, before = (by_quote(found, quote) for quote in ("↓20.00%", "↑25.00%", "160"))
    assert (fall.period, rise.period) == (("2023-09-01", "2023-09-30"),) * 2
    assert before.period == ("2022-09-01", "2022-09-30")
    assert [(i.change.direction, i.change.base) for i in (fall, rise) if i.change] == [("down", "环比"), ("up", "同比")]


def test_a_group_ends_what_其中_divides() -> None:
    text = "统计表\n指标\t单位\t数量\n一、养老机构\t个\t25\n#公办\t个\t4\n二、区划\n#镇\t个\t17\n乡\t个\t2"
    found = rows(text)
    assert [(i.metric, i.part_of) for i in found] == [("养老机构", None), ("公办", 0), ("镇", None), ("乡", None)]


def test_columns_tell_of_what_the_row_is_measured() -> None:
    text = "总体情况\n主要指标\t单位\t旅游业2023年上半年\t餐饮业2023年上半年\n产值\t亿元\t10.2\t——\n产值同比变化\t%\t6.1\t-2.3"
    found = rows(text)
    assert told(found, "10.2", "6.1", "-2.3") == [
        ("旅游业产值", 1_020_000_000, "元", "amount"),
        ("旅游业产值同比变化", 6.1, "%", "change"),
        ("餐饮业产值同比变化", 2.3, "%", "change"),
    ]


def test_what_a_bare_完成数_is_of_stands_in_the_task_to_its_left() -> None:
    text = "各镇重点工作表\n乡镇\t改厕任务数（户）\t完成数（户）\n甲山镇\t200\t150\n石桥镇\t300\t270"
    assert told(rows(text, "甲山镇", "石桥镇"), "150") == [("改厕完成数", 150, "户", "count")]


def test_share_of_a_budget_is_no_level_of_the_difference_beside_it() -> None:
    heads = "收支表\n单位：万元\n项目\t累计完成\t为预算%\t同比增减额\t同比%\n"
    text = heads + "税收收入\t24500\t76.6\t1200\t5.2\n其他收入\t1500\t71.4\t-30\t-2.0"
    assert told(rows(text), "1200", "5.2") == [("税收收入", 12_000_000, "元", "change"), ("税收收入", 5.2, "%", "change")]


def test_prices_move_by_涨跌() -> None:
    text = "价格表\n品名\t单位\t上周价格\t本周价格\t涨跌%\n大米\t元/公斤\t5.2\t5.3\t+1.9\n鸡蛋\t元/公斤\t10\t9.5\t-5.0"
    assert told(rows(text), "5.3", "-5.0") == [("大米价格", 5.3, "元/公斤", "amount"), ("鸡蛋价格", 5, "%", "change")]


def test_an_index_is_measured_and_a_single_row_tells_its_unit() -> None:
    assert told(rows("空气质量\n乡镇\t9月综合指数\n甲山镇\t3.21\n石桥镇\t3.5", "甲山镇", "石桥镇"), "3.21") == [
        ("综合指数", 3.21, "", "measurement")
    ]
    assert told(rows("产量\n产品\t单位\t9月产量\n发电量\t亿千瓦时\t3.2"), "3.2") == [("发电量", 320_000_000, "千瓦时", "measurement")]


def test_unit_behind_the_caption_and_places_over_the_columns() -> None:
    text = "表2 2022年居民消费价格比上年涨跌幅度 单位：%\n指标\t全市\t城市\t农村\n消费价格\t1.8\t1.7\t2.0\n衣着价格\t-0.4\t-0.5\t0.1"
    assert told(rows(text), "1.8", "2.0", "-0.5") == [
        ("消费价格", 1.8, "%", "change"),
        ("农村消费价格", 2, "%", "change"),
        ("城市衣着价格", 0.5, "%", "change"),
    ]


def test_what_其中_leaves_of_the_whole_is_part_of_it_too() -> None:
    text = "2022年末人口构成\n指标\t年末数（万人）\n总人口\t86.5\n其中：城镇\t45.1\n乡村\t41.4\n其中：男性\t44\n女性\t42.5"
    found = rows(text)
    assert [i.part_of for i in found] == [None, 0, 0, 0, 0]
    assert {i.period for i in found} == {(None, "2022-12-31")}


def test_what_ends_the_row_and_begins_the_head_is_said_once() -> None:
    found = rows("投资情况\n项目\t投资额（亿元）\n固定资产投资\t186.5\n房地产投资\t30.1")
    assert [i.metric for i in found] == ["固定资产投资额", "房地产投资额"]


def test_lots_inspected_are_counted() -> None:
    text = "抽检结果\n类别\t抽检批次\t不合格批次\n粮食制品\t120\t1\n蔬菜制品\t60\t0"
    assert told(rows(text), "120", "1") == [("粮食制品抽检批次", 120, "批次", "count"), ("粮食制品不合格批次", 1, "批次", "count")]

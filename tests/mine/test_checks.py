"""Sums redone within an article."""

from __future__ import annotations

import pytest

from pipeline.mine.checks import find_checks
from pipeline.records import Article
from tests.mine.indicator_reading import read, table_in, unit

CLAIMS = [
    ("入围项目40个，其中首次入围14个，占比35%。", "35%", "share", True),
    ("入围项目40个，其中首次入围14个，占比45%。", "45%", "share", False),
    ("受理诉求500件，办结492件，办结率98.4%。", "98.4%", "share", True),
    ("发生事故90起，同比减少10起，下降10%。", "10%", "change", True),
    ("发生事故90起，同比减少10起，下降12%。", "12%", "change", False),
    ("平均用时由20天缩短至15天，缩短25%。", "25%", "change", True),
    ("工业项目34个、农业项目16个，合计50个。", "50个", "sum", True),
    ("检查企业600家，其中化工企业120家、建筑企业180家、商贸企业300家。", "600家", "sum", True),
    ("救助94户，发放救助金37.6万元，户均4000元。", "4000元", "share", True),
    ("受理纠纷64件，化解63件，化解率近98%。", "近98%", "share", True),
    ("监测企业80家，其中52家实现增长，增长面65%。", "65%", "share", True),
    ("抽检食品2000批次，不合格的30批次全部下架，合格率98.5%。", "98.5%", "share", True),
    ("年末存款余额200亿元，比年初增加9亿元；贷款余额150亿元，存贷比75.0%。", "75.0%", "share", True),
    ("技能培训1500人，完成年度目标任务（2000人）的75%。", "75%", "share", True),
    ("人口出生率8.12‰，死亡率6.02‰，自然增长率2.10‰。", "2.10‰", "change", True),
    ("城镇居民人均收入36000元，农村居民人均收入16000元，城乡居民收入比为2.25。", "2.25", "share", True),
    ("教育支出9.5亿元，同比减支0.5亿元，下降5%。", "5%", "change", True),
    ("刑事案件仅18起，同比减少12起，降幅达40%。", "40%", "change", True),
    ("评审项目90个，送审资金8亿元，审减1亿元，审减率12.5%。", "12.5%", "share", True),
    ("全年批零销售额86.42亿元，增长8%。其中，城区60.12亿元；乡村26.3亿元。", "86.42亿元", "sum", True),
    ("6月受理1224件，比5月的612件增长100%。", "100%", "change", True),
    ("石桥镇火情12起，比上月少4起；下河镇由上月的20起减至15起，降幅25%。", "25%", "change", True),
    ("农村低保标准由每人每月400元调整为420元，增长5%。", "5%", "change", True),
    ("固定资产投资80亿元，增长3.0%。\n房地产投资9亿元，增长20.5%，比固定资产投资增长快17.5个百分点。", "17.5个百分点", "change", True),
    ("固定资产投资80亿元，增长3%。工业项目完成投资24亿元。拉动增长2个百分点，占固定资产投资的比重为30.0%。", "30.0%", "share", True),
    ("刑事案件270件，同比上升12.5%，同比增加30件；行政案件20件，同比下降20%，同比减少5件。", "20%", "change", True),
    ("今年种植水稻5万亩，比去年4.8万亩增加0.2万亩，增长4.2%。", "4.2%", "change", True),
    ("贷款余额110亿元，占比27.3%，较年初上升10亿元，增速10%。", "10%", "change", True),
    ("发生事故270起，同比增加178起，上升193.48；死亡9人。", "193.48", "change", True),
    ("火灾118起，较4月减少19起，环比下降13.9%。", "13.9%", "change", True),
    ("规上工业增加值增长1.5%。制造业增长3.6%，高于全县规上工业增速2.1个百分点。", "2.1个百分点", "change", True),
    ("发放贷款9000万元，为省定目标任务7500万元的120%。", "120%", "share", True),
    ("当月受理工单2500件。排名靠前的交通类800件、城建类600件、政法类500件，占工单总量的76%。", "76%", "share", True),
    ("已恢复线路95条、台区190台；待恢复线路5条、台区10台。线路恢复率95.00%。", "95.00%", "share", True),
    ("优良天数共354天，占监测有效天数（366天）的96.7%。", "96.7%", "share", True),
    ("督察反馈问题62项，已整改43项，整改率69.4%；剩余19项达到序时进度。", "62项", "sum", True),
    ("全市外出招商90批次，分别为：甲县35次、乙县30次、丙县25次。", "90批次", "sum", True),
    ("全县秸秆共50万亩，已完成处理45万亩，其中深翻40万亩，收贮5万亩，处理率90.5%。", "90.5%", "share", False),
]


@pytest.mark.parametrize(("text", "claim", "relation", "holds"), CLAIMS)
def test_claims_are_redone(text: str, claim: str, relation: str, holds: bool) -> None:
    indicators = read(text)
    checks = find_checks(Article(1, None, None, text), indicators)
    assert (claim, relation, holds) in [(indicators[c.claim].quantity.quote, c.relation, c.holds) for c in checks]


@pytest.mark.parametrize(
    "text",
    [
        "甲镇、乙镇分别完成投资0.9亿元、0.73亿元，完成率分别为88.5%、81%。",
        "出生1986人，出生率6.93‰；死亡2214人，死亡率7.73‰。",
        "种植柑橘18万亩，产量35万吨，产值20亿元。",
        "群众满意率98%，知晓率95%。",
        "新增就业3100人，失业率3.2%。",
        "覆盖率由年初的52%升到96%，比全市平均水平高出11个百分点。",
        "摊点由去年的80多个减少到25个，减少七成。",
        "电线短路31起、用火不慎22起、吸烟9起，其他8起。",
        "一般公共预算支出1200万元。税收收入完成300万元，占预算25%。",
        "存款余额100亿元，比年初增加10亿元，同比增长15%。",
        "应结案500件，结案492件（上月结案率99.2%）。",
        "部件类立案25件，其中应结案16件，结案9件。",
        "受理监督申请10件，提出建议2件；受理执行监督5件，提出建议3件。",
        "办理疏通水沟类工单534件。\n办理咨询类工单579件，群众满意率91%。",
        "老年人口84万人，占总人口的14.7%，其中市区老年人口24万人，占15.9%。",
        "上线人数突破千人，比去年净增67人，增长9%。",
        "接种疫苗1人（儿童1人、老人0人）。",
    ],
)
def test_nothing_is_claimed_where_nothing_can_be_redone(text: str) -> None:
    assert find_checks(Article(1, None, None, text), read(text)) == []


def test_what_is_said_again_is_claimed_once() -> None:
    text = "支出40万元，其中民生支出30万元，民生支出占总支出的75%。\n全县支出40万元，民生支出30万元，占总支出的75%。"
    assert len(find_checks(Article(1, None, None, text), read(text))) == 1


def test_table_rates_and_totals() -> None:
    text = (
        "整改情况表\n单位\t发现（处）\t整改（处）\t整改率（%）\n甲山镇\t86\t80\t93.0\n"
        "石桥镇\t60\t51\t85.0\n下河镇\t40\t30\t80.0\n合计\t186\t161\t86.6"
    )
    table = table_in(text)
    indicators = read(text, tables=(table,))
    checks = find_checks(Article(1, None, None, text, tables=(table,)), indicators)
    told = {(indicators[c.claim].quantity.quote, c.relation): c.holds for c in checks}
    assert told == {
        ("93.0", "share"): True,
        ("85.0", "share"): True,
        ("80.0", "share"): False,
        ("86.6", "share"): True,
        ("186", "sum"): True,
        ("161", "sum"): True,
    }


MOVES = """诉求情况表
类型\t9月（件）\t8月（件）\t环比（%）
城建\t80\t100\t↓20.00%
交通\t63\t60\t↑5.00%
环保\t30\t30\t0
物业\t45\t40\t↑15.50%"""
SUMS = """资金安排表（单位：万元）
单位名称\t中央资金\t省级资金\t小计
甲山镇\t120\t45\t165
石桥镇\t80\t30\t110
下河镇\t70\t20\t80"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MOVES, [("↓20.00%", "change", True), ("↑5.00%", "change", True), ("↑15.50%", "change", False)]),
        (SUMS, [("165", "sum", True), ("110", "sum", True), ("80", "sum", False)]),
    ],
)
def test_table_differences_and_totals_of_rows(text: str, expected: list[tuple[str, str, bool]]) -> None:
    table = table_in(text)
    indicators = read(text, tables=(table,))
    checks = find_checks(Article(1, None, None, text, tables=(table,)), indicators)
    assert [(indicators[c.claim].quantity.quote, c.relation, c.holds) for c in checks] == expected


LISTS = """全市签约项目74个，分别为：甲县34个、乙县20个、丙县16个、丁县4个。
新开工项目52个，分别为：甲县32个、丙县10个、乙县9个、丁县1个。
开工率分别为：甲县94.1%、丙县62.5%、乙县45.0%、丁县33.0%。"""


def test_rates_of_bodies_are_redone_from_the_lists_before() -> None:
    names = ("甲县", "乙县", "丙县", "丁县")
    indicators = read(LISTS, [unit(name, LISTS, "government", name) for name in names])
    checks = find_checks(Article(1, None, None, LISTS), indicators)
    told = [(indicators[c.claim].quantity.quote, [indicators[i].quantity.quote for i in c.inputs], c.holds) for c in checks]
    assert [row for row in told if row[0].endswith("%")] == [
        ("94.1%", ["32个", "34个"], True),
        ("62.5%", ["10个", "16个"], True),
        ("45.0%", ["9个", "20个"], True),
        ("33.0%", ["1个", "4个"], False),
    ]

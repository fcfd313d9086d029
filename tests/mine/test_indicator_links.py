"""When, whose, of what a part, which way, how firm: what stands with a number beside its metric."""

from __future__ import annotations

import pytest

from pipeline.records import Interval
from tests.mine.indicator_reading import by_quote, read, unit

PERIODS: list[tuple[str, str, Interval | None]] = [
    ("上半年，全县新增就业3100人，失业率3.2%。", "3.2%", ("2023-01-01", "2023-06-30")),
    ("上半年，全县新增就业3100人。发放补贴26万元。", "26万元", None),
    ("上半年，全县发生火灾41起。其中，住宅火灾19起。", "19起", ("2023-01-01", "2023-06-30")),
    ("截至目前，已修复道路12处。", "12处", (None, "2023-08-10")),
    ("6月12日起，全县开展夜查行动。截至目前，查处酒驾38起。", "38起", ("2023-06-12", "2023-08-10")),
    ("截至6月底，园区在建项目31个，其中年内新开工12个；完成投资8.4亿元。", "12个", ("2023-01-01", "2023-06-30")),
    ("截至6月底，园区在建项目31个，其中年内新开工12个；完成投资8.4亿元。", "8.4亿元", (None, "2023-06-30")),
    ("今年以来，合格率由上年同期的91%提高到96%。", "96%", ("2023-01-01", "2023-08-10")),
    ("7月3日至9日，县文化馆举办美术展。展览期间，接待观众2600人次。", "2600人次", ("2023-07-03", "2023-07-09")),
    ("平台运行以来，累计受理诉求862件。", "862件", (None, "2023-08-10")),
    ("2021年启动改造以来，累计投入资金1.6亿元。", "1.6亿元", ("2021-01-01", "2023-08-10")),
    ("截至6月底，城镇新增就业2100人，完成全年目标的70%。", "70%", (None, "2023-06-30")),
    ("近日，志愿者清理河道垃圾4吨。", "4吨", None),
    ("一、2022年工作回顾\n城乡面貌改善。新增停车位900个。", "900个", ("2022-01-01", "2022-12-31")),
    ("一、2022年工作回顾\n（一）交通更畅。\n新增停车位900个。", "900个", ("2022-01-01", "2022-12-31")),
    ("一、2022年工作回顾\n一年来，新增停车位900个。", "900个", ("2022-01-01", "2022-12-31")),
    ("一、“十三五”时期工作回顾\n五年来，新增停车位900个。", "900个", ("2016-01-01", "2020-12-31")),
    ("一、“十三五”发展成就\n新增停车位900个。", "900个", ("2016-01-01", "2020-12-31")),
    ("专项行动开展以来,共出动警力900人次。", "900人次", (None, "2023-08-10")),
    ("一、2022年工作回顾\n三年来，新增停车位900个。", "900个", ("2020-08-10", "2023-08-10")),
    ("一、2022年工作回顾\n成效明显。\n二、存在问题\n缺少停车位900个。", "900个", None),
    ("2022年工作回顾\n一、交通更畅\n新增停车位900个。", "900个", ("2022-01-01", "2022-12-31")),
    ("2022年工作回顾\n一、交通更畅\n2023年工作安排\n新增停车位900个。", "900个", ("2023-01-01", "2023-12-31")),
    ("“十四五”以来，路网更密。截至6月底，新增停车位900个。", "900个", (None, "2023-06-30")),
    ("7月份，全县发案31起。甲山镇由上月的29起减至17起。", "29起", ("2023-06-01", "2023-06-30")),
    ("7月份，全县发案31起。甲山镇由上月的29起减至17起。", "17起", None),
    ("上半年，收入比由上年同期的1.93缩小到1.89。", "1.93", ("2022-01-01", "2022-06-30")),
    ("今年，出口由上年下降6.8%转为增长3.3%。", "6.8%", ("2022-01-01", "2022-12-31")),
    ("本月结案4件（上月9件），积分33分。", "33分", ("2023-08-01", "2023-08-31")),
    ("据统计系统显示，5月份，全县收入3亿元；业务量6万件。其中，快递4万件。", "4万件", ("2023-05-01", "2023-05-31")),
    ("截至6月底，收入4亿元，预计全年财政收入将达7亿元。", "7亿元", ("2023-01-01", "2023-12-31")),
    ("2023年上半年，全县产业增长平稳。产值52亿元。", "52亿元", ("2023-01-01", "2023-06-30")),
    ("我校创建于1952年，现有学生2460人。", "2460人", None),
    ("该校1996年成立，现有学生2460人。", "2460人", None),
    ("今年以来，全县抓复工。截至6月底，复工率达96%。", "96%", (None, "2023-06-30")),
    ("水稻面积与去年持平；种植玉米3万亩。", "3万亩", None),
    ("7月11日，揽收130万件，是去年日均水平的116%；派件104万件。", "104万件", ("2023-07-11", "2023-07-11")),
    ("2023年春运从1月7日开始至2月15日结束。今年春运期间，发送旅客39万人次。", "39万人次", ("2023-01-07", "2023-02-15")),
    ("2023年春运从1月7日开始至2月15日结束。\n今年春运期间\n发送旅客39万人次", "39万人次", ("2023-01-07", "2023-02-15")),
]


@pytest.mark.parametrize(("text", "quote", "span"), PERIODS)
def test_period_reaches_as_far_as_it_holds(text: str, quote: str, span: Interval | None) -> None:
    assert by_quote(read(text), quote).period == span


def test_title_gives_its_period_where_the_text_names_none() -> None:
    indicators = read("全县种植油菜8.6万亩，总产1.2万吨。", title="2022年全县油菜喜获丰收")
    assert {i.period for i in indicators} == {("2022-01-01", "2022-12-31")}


def test_whole_year_of_a_report_is_the_one_its_title_names() -> None:
    indicators = read("年末常住人口28万人。全年粮食产量12万吨。", title="2022年临江县统计公报")
    assert [i.period for i in indicators] == [(None, "2022-12-31"), ("2022-01-01", "2022-12-31")]
    assert [i.target for i in indicators] == [False, False]


def test_what_is_to_come_is_not_of_the_titles_time() -> None:
    indicators = read("接诊患者4.6万人次。下一步，将新增床位100张。", title="一季度工作简报")
    assert [i.period for i in indicators] == [("2023-01-01", "2023-03-31"), None]


def test_goal_of_a_year_is_of_the_year_told() -> None:
    [_, goal] = read("2022年，完成投资4亿元，占年度目标5亿元的八成。")[:2]
    assert (goal.period, goal.target) == (("2022-01-01", "2022-12-31"), True)


def test_title_of_a_yearly_report_tells_of_all_of_it() -> None:
    text = "各项工作稳步推进。\n新增停车位900个。"
    assert [i.period for i in read(text, title="2022年交通工作总结")] == [("2022-01-01", "2022-12-31")]
    assert [i.period for i in read(text, title="2024年政府工作报告")] == [None]


def test_end_of_the_reported_year() -> None:
    read_out = read("报告期末，存款余额96亿元。", title="2022年度信息披露报告")
    assert by_quote(read_out, "96亿元").period == (None, "2022-12-31")


def test_titles_period_holds_below_the_first_head() -> None:
    read_out = read("一、高新技术\n全县产值52亿元。", title="2023年上半年科技数据")
    assert by_quote(read_out, "52亿元").period == ("2023-01-01", "2023-06-30")


def test_period_of_one_number_is_not_the_next_ones() -> None:
    indicators = read("2019年以来，普及率由2018年的41.2%提高到92.7%。")
    assert [i.period for i in indicators] == [("2018-01-01", "2018-12-31"), ("2019-01-01", "2023-08-10")]


PARTS = [
    ("全县破获案件86起，其中盗窃案31起、诈骗案24起。", "24起", "86起"),
    ("检查企业120家，其中危化企业18家，发现隐患240条，已整改226条。", "226条", None),
    ("城镇居民收入28600元，其中人均工资性收入17000元。", "17000元", None),
    ("52个重点项目中，工业项目23个，民生项目29个。", "29个", "52个"),
    ("发放贷款96户、1200万元，其中农户贷款41户、430万元。", "430万元", "1200万元"),
    ("实现税收4.2亿元，其中制造业税收2.6亿元，占比61.9%。", "61.9%", None),
]


@pytest.mark.parametrize(("text", "quote", "whole"), PARTS)
def test_parts_belong_to_the_number_they_are_parts_of(text: str, quote: str, whole: str | None) -> None:
    indicators = read(text)
    found = by_quote(indicators, quote).part_of
    assert (indicators[found].quantity.quote if found is not None else None) == whole


CHANGES = [
    ("信访总量同比下降12.5%。", "12.5%", "down", "同比"),
    ("投入资金比2021年增加31.6%。", "31.6%", "up", "2021年"),
    ("合格率较年初提高4.2个百分点。", "4.2个百分点", "up", "年初"),
    ("事故起数环比减少9起。", "9起", "down", "环比"),
    ("能耗由52吨降至41吨，降幅21.2%。", "21.2%", "down", None),
    ("支出进度58%，距序时目标仅差2.1个百分点。", "2.1个百分点", "down", "序时目标"),
    ("农村居民收入增速快于城镇2.1个百分点。", "2.1个百分点", "up", "城镇"),
    ("PM2.5浓度同比改善6.4%。", "6.4%", "down", "同比"),
    ("工业增加值同比增长7.5%（全市11.1%）。", "11.1%", "up", "同比"),
]


@pytest.mark.parametrize(("text", "quote", "direction", "base"), CHANGES)
def test_direction_and_base_of_a_change(text: str, quote: str, direction: str, base: str | None) -> None:
    change = by_quote(read(text), quote).change
    assert change is not None
    assert (change.direction, change.base) == (direction, base)


def test_better_air_is_less_of_what_fouls_it() -> None:
    indicators = read("PM2.5平均浓度31微克/立方米，同比改善4%。优良天数增加9天。")
    assert [i.change.direction for i in indicators if i.change] == ["down", "up"]


def test_growth_that_is_a_level() -> None:
    assert [i.quantity.kind for i in read("人口自然增长率0.6‰，企业增长面72%。")] == ["percentage", "percentage"]


def test_list_of_changes_takes_one_direction() -> None:
    indicators = read("发生事故38起、死亡9人，同比分别下降15.6%和25%。")
    assert [i.change.direction for i in indicators if i.change] == ["down", "down"]


TARGETS = [
    ("力争年底前合格率达到95%。", "95%", True),
    ("年内计划改造小区30个，新增车位800个。", "800个", True),
    ("乡镇每月至少开展一次巡查。", "每月至少开展一次", True),
    ("项目投产后，年产值可达3亿元，新增岗位260个。", "260个", True),
    ("对获奖农户每户奖励2000元。", "每户奖励2000元", True),
    ("办理时限不得超过3个工作日。", "3个工作日", True),
    ("6月底前完成整治400条。", "400条", False),
    ("9月底前完成整治400条。", "400条", True),
    ("已改造小区30个，完成年度计划的60%。", "60%", False),
    ("将全镇划分为42个网格。", "42个", False),
    ("受害率要控制在0.5%以内。", "0.5%以内", True),
    ("争取专项借款8.7亿元。", "8.7亿元", False),
    ("一、去年工作回顾\n新建公路12公里。\n二、今年工作安排\n改造管网30公里。", "30公里", True),
    ("一、去年工作回顾\n新建公路12公里。\n二、今年工作安排\n改造管网30公里。", "12公里", False),
    ("一、年度目标任务完成情况\n改造管网30公里。", "30公里", False),
    ("三、预算草案\n教育支出安排26亿元。", "26亿元", True),
    ("三、下一步工作打算\n目前已建成泵站9座，再新建4座。", "9座", False),
    ("今年将对60户农家进行改厕。", "60户", True),
    ("列入全省改造计划130户。", "130户", False),
    ("新增高层次人才计划入选者12人。", "12人", False),
    ("城镇新增就业800人，完成年度目标（2000人）的40%。", "2000人", True),
    ("债务余额控制在省核定的40亿元限额以内。", "40亿元", True),
    ("整改率76%，落后于90%的序时要求。", "90%", True),
    ("审批时限从15天缩短到不超过3天。", "不超过3天", False),
    ("一般诉求2个工作日办结。", "2个工作日", True),
    ("平均2个工作日办结。", "2个工作日", False),
    ("对自愿参与的农户，再奖补2000元。", "2000元", True),
    ("认定示范社6家，每家奖补2万元。", "每家奖补2万元", False),
    ("农村低保标准提高到每人每年5200元。", "5200元", True),
    ("教师每学期家访两次。", "每学期家访两次", True),
    ("今年，我县计划完成2万人脱贫任务。", "2万人", True),
    ("甲村等6个村获评红旗村，每村奖励10万元。", "10万元", False),
    ("7月，预计完成投资9亿元。", "9亿元", False),
    ("今年，该县扶持大户156户，预计总产可达10万吨。", "10万吨", True),
    ("全县项目36个，年度计划投资86.5亿元。", "86.5亿元", True),
    ("全年预计完成投资9亿元。", "9亿元", True),
    ("每季度报送信息不少于4篇。", "每季度报送信息不少于4篇", True),
    ("预计全年可实现销售收入2亿元，带动就业300人。", "300人", True),
    ("2023年计划新建公路120公里，已完成86公里。", "120公里", True),
    ("2023年计划新建公路120公里，已完成86公里。", "86公里", False),
    ("对新认定的高新技术企业每家给予30万元奖励。", "30万元", True),
    ("公务接待每人每餐不超过40元。", "每餐不超过40元", True),
    ("预计8月最大负荷将突破40万千瓦。", "突破40万千瓦", True),
    ("2023年计划脱贫3户。", "3户", True),
    ("全年计划培训农民6000人次以上。", "6000人次以上", True),
    ("8月份计划拆除违建280处以上。", "280处以上", True),
    ("市交通局下达我县投资任务33亿元，其中干线项目26亿元。", "33亿元", True),
    ("市交通局下达我县投资任务33亿元，其中干线项目26亿元。", "26亿元", True),
    ("农村改厕任务3800座，完成3864座。", "3800座", True),
    ("农村改厕任务3800座，完成3864座。", "3864座", False),
    ("江边文化主题公园拟于11月开园；全县公布历史建筑67处。", "67处", False),
    ("预计全年财政总收入将达7亿元。", "7亿元", False),
]


@pytest.mark.parametrize(("text", "quote", "target"), TARGETS)
def test_goals_and_rules_are_no_outcomes(text: str, quote: str, target: bool) -> None:
    indicators = read(text)
    found = next((i for i in indicators if quote.endswith(i.quantity.quote) or i.quantity.quote.endswith(quote)), None)
    assert found is not None, [i.quantity.quote for i in indicators]
    assert found.target is target


def test_before_and_after_of_a_pair() -> None:
    indicators = read("平均用时从36小时压减至15小时。")
    assert [(i.stage, i.metric) for i in indicators] == [("before", "平均用时"), ("after", "平均用时")]


def test_nominal_and_real_growth() -> None:
    indicators = read("居民收入18400元，名义增长6.8%，扣除价格因素实际增长4.5%。")
    assert [i.price for i in indicators] == [None, "nominal", "real"]


HOLDERS: list[tuple[str, str, str]] = [
    ("县水利局整治山塘50口，清淤18万方。", "18万方", "临江县水利局"),
    ("全县粮食产量12万吨。县农业农村局发放种子3吨。", "3吨", "临江县农业农村局"),
    ("县水利局抓好供水。全县三级管护员巡查泵站860次。", "860次", "临江县"),
    ("县水利局抓好供水。全县水利系统查处违法取水75起。", "75起", "临江县水利局"),
    ("县水利局抓好供水。全县共检修泵站75座。", "75座", "临江县"),
    ("县水利局抓好供水。全县共查处违法取水75起。", "75起", "临江县水利局"),
    ("全县共加固山塘90口。尤其甲山镇完成了40口。", "40口", "甲山镇"),
    ("甲山镇检修泵站75座，占全县总量的三分之一，惠及农户900户。", "900户", "甲山镇"),
    ("甲山镇渗漏点40处，总数最多；石桥镇由上月的29处减至17处。", "17处", "石桥镇"),
    ("县水利局会同县教育局检查供水。该局化验水样12份。", "12份", "临江县水利局"),
    ("甲山镇干部走访1260户，化解纠纷28起。", "28起", "甲山镇"),
    ("全县检修泵站75座。大石镇疏浚沟渠42条，清淤18万方。", "18万方", "大石镇"),
    ("全县检修泵站75座，小城镇疏浚沟渠42条。", "42条", "临江县"),
    ("全县检修泵站75座。甲山镇、石桥镇分别渗漏26处、21处，合计占全县的25.3%。", "25.3%", "临江县"),
    ("甲山镇检修泵站75座，获评全县节水考核第2名。", "第2名", "甲山镇"),
    ("甲山镇通水率最高，为98%。", "98%", "甲山镇"),
    ("渗漏点主要在乡镇，其中甲山镇9个、石桥镇5个。", "9个", "甲山镇"),
    ("县水利局到甲山镇检查供水。该镇渗漏点减少到12处。", "12处", "甲山镇"),
    ("县水利局派人巡查，全县共有泵站75座。", "75座", "临江县水利局"),
    ("安置房进度方面，甲山镇92%、石桥镇85%。", "85%", "石桥镇"),
    ("县教育局督导的26所学校全部达标。", "26所", "临江县"),
]


@pytest.mark.parametrize(("text", "quote", "who"), HOLDERS)
def test_whose_a_number_is(text: str, quote: str, who: str) -> None:
    units = [
        unit("临江县水利局", text, "department", "县水利局"),
        unit("临江县农业农村局", text, "department", "县农业农村局"),
        unit("临江县教育局", text, "department", "县教育局"),
        unit("甲山镇", text, "street_town"),
        unit("石桥镇", text, "street_town"),
        unit("临江县", text, "government"),
    ]
    assert by_quote(read(text, units), quote).who == who


def test_bodies_named_in_turn_take_their_numbers_in_turn() -> None:
    text = "甲山镇、石桥镇投诉不降反升，分别增加4件和2件。"
    indicators = read(text, [unit("甲山镇", text, "street_town"), unit("石桥镇", text, "street_town")])
    assert [(i.who, i.quantity.quote) for i in indicators] == [("甲山镇", "4件"), ("石桥镇", "2件")]


def test_offsets_give_back_the_quotes() -> None:
    text = "今年以来，全县开展巡查1200次，发现问题86个。"
    assert all(text[i.quantity.start : i.quantity.end] == i.quantity.quote for i in read(text))

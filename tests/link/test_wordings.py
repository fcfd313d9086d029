"""Which tellings are one concept, which are not; and that each list row is found by its example."""

import pytest

from pipeline.link.follow import ASKS, JOINS
from pipeline.link.wordings import likeness, lists, pieces, rows, wording
from pipeline.resources import MODELS

SAME = """累计受理问题/平台共受理群众反映问题 工单/交办工单 办结率/工单办结率 注册志愿者/在册志愿者人数 查处酒驾/酒驾
排查安全隐患/排查出各类隐患 整改隐患/已完成整改隐患 发放贷款/累计发放小额贷款 新增就业/城镇新增就业 慰问困难群众/走访慰问困难户
群众满意率/市民对创建工作的整体满意率 化解矛盾纠纷/调处矛盾纠纷 志愿服务活动/组织开展志愿服务 补助资金/财政补助资金
清理垃圾/清运生活垃圾 签约项目/新签约项目 网格员/专兼职网格员 改造老旧小区/老旧小区改造 产值/实现产值 出动警力/投入警力
检查企业/排查生产经营单位 办结工单/办结群众诉求 新建充电桩/建成充电桩 接种疫苗/疫苗接种 完成投资/完成固定资产投资
平台受理/受理群众反映问题 新增受理事项/受理问题 各县区支出进度/支出进度 “邻里通”平台收件/平台上线以来累计收件
重点人群签约服务率/重点人群签约率 参与志愿者/参加志愿者 巡查河道/开展河道巡查 培训农民/农民技能培训 发放宣传资料/发放宣传手册"""
APART = """受理问题/办结问题 发现隐患/整改隐患 隐患/重大隐患 城镇居民收入/农村居民收入 检查企业/关停企业 企业/规上企业 罚款/补贴资金
志愿者/志愿服务队 志愿服务活动/志愿服务时长 道路运输业事故/建筑业事故 事故/事故死亡 在建项目/竣工项目 立案/结案 新建公厕/改造公厕
酒驾/醉驾 获一等奖/获二等奖 出动车辆/出动人员 学生/教师 酒驾/电动车违法 培训教师/培训学生 清理垃圾/清理牛皮癣 门诊人次/住院人次
小麦面积/玉米面积 民事案件/刑事案件 电诈警情/盗窃警情 办结率/满意率 出口额/进口额 接待游客/旅游收入 新增病床/新增医生"""


@pytest.mark.parametrize("pair", SAME.split())
def test_same(pair):
    a, b = map(wording, pair.split("/"))
    assert likeness(a, b) >= JOINS


@pytest.mark.parametrize("pair", APART.split())
def test_apart(pair):
    a, b = map(wording, pair.split("/"))
    assert likeness(a, b) <= ASKS


@pytest.mark.parametrize("name", ["wording_fillers", "wording_synonyms"])
def test_rows_are_found_by_their_examples(name):
    missed = [row["word"] for row in rows(MODELS / "lexicons" / f"{name}.tsv") if row["word"] not in pieces(row["example"], lists())]
    assert missed == []


def test_contrasts_are_found_by_their_examples():
    def found(row):
        sense = lists().groups.get(row["word"], (row["word"],))[0]
        return (row["set"], sense, row["alone"] == "apart") in wording(row["example"]).contrasts

    assert [row["word"] for row in rows(MODELS / "lexicons" / "wording_contrasts.tsv") if not found(row)] == []

"""Contributors, lines beside titles, recipients, and the list of words they rest on."""

from __future__ import annotations

import pytest

from pipeline.split.closing import contributor_in
from pipeline.split.meta import read_meta
from pipeline.split.recipients import entries
from pipeline.split.words import rows


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("已清淤27口。（青石镇）", "青石镇"),
        ("已清淤27口。（来源：省应急管理厅）", "省应急管理厅"),
        ("已清淤27口。（市水利局供稿）", "市水利局"),
        ("已清淤27口。（县农业农村局 王小明）", "县农业农村局"),
        ("已清淤27口。（市公安局、市交通运输局）", "市公安局、市交通运输局"),
        ("做到“应修尽修”。（青石镇）", "青石镇"),
        ("继续推进！（团县委）", "团县委"),
        ("已清淤27口。（市应急局 4月20日）", "市应急局"),
        ("已清淤27口。（本刊综合）", None),
        ("已清淤27口。（县水利局 张明 李小红）", "县水利局"),
        ("已清淤27口。(青石镇人民政府)", "青石镇人民政府"),
        ("已清淤27口。（记者 王小明）", None),
        ("已清淤27口。（王小明）", None),
        ("已清淤27口。（张明 李小红）", None),
        ("完成率87%。（其中青石镇92%）", None),
        ("举办志愿服务交流大会（赛）。", None),
        ("执行新标准（试行）", None),
        ("责任到人。（责任单位：市林业局）", None),
        ("另行通知。（此件公开发布）", None),
        ("详情后附。（见附件）", None),
    ],
)
def test_contributor_in_text(text: str, name: str | None) -> None:
    found = contributor_in(text)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("（青石镇）", "青石镇"),
        ("（城市骨干路网项目组）", "城市骨干路网项目组"),
        ("供稿：市应急管理局", "市应急管理局"),
        ("供稿单位：青石镇", "青石镇"),
        ("（供稿：县水利局）", "县水利局"),
        ("来源：云河日报", "云河日报"),
        ("信息来源：县林业局  作者：王小明", "县林业局"),
        ("（县 水 利 局）", "县水利局"),
        ("（国家统计局云河调查队）", "国家统计局云河调查队"),
        ("（云河经济技术开发区（高新区）管委会）", "云河经济技术开发区（高新区）管委会"),
        ("供稿：王小明", None),
        ("（单位：万元）", None),
        ("（节选）", None),
        ("（2021年4月25日）", None),
    ],
)
def test_contributor_alone(line: str, name: str | None) -> None:
    found = contributor_in(line, alone=True)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("line", "published", "source"),
    [
        ("发表日期：2020-03-03 来源：云河要闻", "2020-03-03", "云河要闻"),
        ("发布时间：2012-4-6", "2012-04-06", None),
        ("2022-03-18 10:21:33  来源： 云河县融媒体中心  字体：【大 中 小】", "2022-03-18", "云河县融媒体中心"),
        ("来源：县林业局 | 作者：王小明 | 发布时间：2021年3月12日", "2021-03-12", "县林业局"),
        ("文章来源：南岭日报    发布时间：2020-03-03 09:00    点击数： 12 次", "2020-03-03", "南岭日报"),
        ("时间：2021/3/2  浏览次数：318", "2021-03-02", None),
        ("（2023年3月20日）", "2023-03-20", None),
        ("二〇二三年三月二十日", "2023-03-20", None),
        ("信息来源：县教育局", None, "县教育局"),
        ("作者：王小明", None, None),
    ],
)
def test_meta(line: str, published: str | None, source: str | None) -> None:
    found = read_meta(line)
    assert found is not None and (found.published, found.source) == (published, source)


@pytest.mark.parametrize(
    "line",
    [
        "3月5日上午，青石镇召开会议。",
        "入春以来，雨水充沛",
        "2022年青石镇完成造林3200亩",
        "问题来源：群众来信来访和网上留言两个渠道，占全部问题的八成以上",
    ],
)
def test_no_meta(line: str) -> None:
    assert read_meta(line) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市委、市政府领导，市直各单位。", ["市委", "市政府领导", "市直各单位"]),
        ("各市、县（市、区）安委会办公室。", ["各市", "县（市、区）安委会办公室"]),
        ("省文明办;市文明委成员单位", ["省文明办", "市文明委成员单位"]),
        ("书记/副书记/常委", ["书记", "副书记", "常委"]),
    ],
)
def test_recipients(text: str, expected: list[str]) -> None:
    assert entries(text) == expected


def test_rows_of_the_list_are_in_their_examples() -> None:
    assert [(kind, word) for kind, word, example in rows() if word not in example] == []


def test_rows_of_the_list_stand_once() -> None:
    keys = [(kind, word) for kind, word, _example in rows()]
    assert len(keys) == len(set(keys))

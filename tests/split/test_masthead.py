"""Mastheads: each a list of lines (text, place, size), with what they print."""

from __future__ import annotations

import pytest

from pipeline.records import Issue
from pipeline.split import split_issue
from tests.split.layouts import SCHOOL, WELLS
from tests.split.typeset import Sheet

Put = tuple[str, str, float]


def issue_with(*lines: Put | tuple[Put, ...]) -> Issue:
    sheet = Sheet()
    for line in lines:
        if isinstance(line[0], str):
            text, align, size = line  # type: ignore[misc]
            sheet.put(str(text), str(align), float(size))  # type: ignore[arg-type]
        else:
            sheet.level(*[(piece[0], piece[1]) for piece in line], size=line[0][2])  # type: ignore[misc]
    sheet.title("青石镇山塘整治走上快车道")
    sheet.para(WELLS)
    sheet.para(SCHOOL)
    issue = split_issue(sheet.document())
    assert [a.title for a in issue.articles] == ["青石镇山塘整治走上快车道"]
    assert issue.articles[0].text == f"{WELLS}\n{SCHOOL}"
    return issue


@pytest.mark.parametrize(
    ("lines", "series", "number_text", "publisher", "published"),
    [
        (
            [("云河水利  第5期", "centre", 36), ("云河市水利局办公室  2022年5月6日", "left", 16)],
            "云河水利", "5", "云河市水利局办公室", "2022-05-06",
        ),
        (
            [("云 河 政 务", "centre", 40), ("YUNHE ZHENGWU", "centre", 14), ("第5期", "centre", 16), (("云河市委办公室编", "left", 16), ("2022年5月6日  星期五", "right", 16))],
            "云河政务", "5", "云河市委办公室", "2022-05-06",
        ),
        (
            [("★ 内部刊物  注意保存", "left", 12), ("商务动态", "centre", 40), ("2022年第5期（总第77期）", "centre", 16), ("主办：云河市商务局    主编：王小明", "left", 14), ("2022年5月6日", "right", 14)],
            "商务动态", "5", "云河市商务局", "2022-05-06",
        ),
        (
            [("中共云河县委办公室", "centre", 22), ("云河县人民政府办公室", "centre", 22), ("要情专报", "centre", 44), ("第5期", "centre", 16), ("2022年5月6日", "centre", 16)],
            "要情专报", "5", "中共云河县委办公室、云河县人民政府办公室", "2022-05-06",
        ),
        (
            [("云河市优化营商环境工作", "centre", 26), ("简  报", "centre", 48), ("（第5期）", "centre", 16), ("云河市优化营商环境工作领导小组办公室", "left", 16), ("2022年5月6日", "left", 16)],
            "云河市优化营商环境工作简报", "5", "云河市优化营商环境工作领导小组办公室", "2022-05-06",
        ),
        (
            [("森林防火工作简报", "centre", 40), ("2022年第5期", "centre", 16), ("总第35期", "centre", 16), (("云河市森林防灭火指挥部办公室", "left", 16), ("2022年5月6日", "right", 16))],
            "森林防火工作简报", "5", "云河市森林防灭火指挥部办公室", "2022-05-06",
        ),
        (
            [("招商快讯", "centre", 40), ("2022年5月6日  第5期", "centre", 16), ("云河经济技术开发区管委会", "centre", 16)],
            "招商快讯", "5", "云河经济技术开发区管委会", "2022-05-06",
        ),
        (
            [("平安建设信息", "centre", 40), (("〔2022〕5号", "left", 16), ("签发：王小明", "right", 16)), (("云河市委政法委编印", "left", 16), ("2022-05-06", "right", 16))],
            "平安建设信息", "5", "云河市委政法委", "2022-05-06",
        ),
        (
            [("机密★一年", "left", 12), ("000123", "left", 12), ("督查专报", "centre", 40), ("第五期", "centre", 16), (("云河市政府督查室", "left", 16), ("二〇二二年五月六日", "right", 16))],
            "督查专报", "5", "云河市政府督查室", "2022-05-06",
        ),
        (
            [("河长制工作动态", "centre", 40), ("第3—4期合刊", "centre", 16), (("云河市全面推行河长制湖长制", "left", 16), ("2022年5月6日", "right", 16)), ("工作领导小组办公室", "left", 16)],
            "河长制工作动态", "3—4合刊", "云河市全面推行河长制湖长制工作领导小组办公室", "2022-05-06",
        ),
        (
            [("《云河统战》", "centre", 40), ("增刊（2）", "centre", 16), ("中共云河市委统战部", "left", 16), ("2022年5月6日", "left", 16)],
            "云河统战", "增刊2", "中共云河市委统战部", "2022-05-06",
        ),
        (
            [("扫黑除恶简报", "centre", 40), ("第5期", "centre", 16)],
            "扫黑除恶简报", "5", None, None,
        ),
    ],
)  # fmt: skip
def test_masthead(lines: list[Put], series: str, number_text: str, publisher: str | None, published: str | None) -> None:
    issue = issue_with(*lines)
    assert (issue.series, issue.number_text, issue.publisher, issue.published) == (series, number_text, publisher, published)


@pytest.mark.parametrize(
    "lines",
    [
        [("云河市水利局文件", "centre", 36), ("云水发〔2022〕5号", "centre", 16)],
        [("云河市人民政府办公室", "centre", 36), ("云政办字〔2022〕5号", "centre", 16)],
        [("发布时间：2022-05-06", "right", 11)],
        [("2022年5月6日", "centre", 16)],
        [],
    ],
)
def test_no_masthead(lines: list[Put]) -> None:
    issue = issue_with(*lines)
    assert (issue.series, issue.number, issue.publisher) == (None, None, None)

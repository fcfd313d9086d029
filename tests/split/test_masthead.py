"""Mastheads, a line each: place (l, c, r), type size and words, >> before what stands at the right margin."""

from __future__ import annotations

import pytest

from pipeline.records import Issue
from pipeline.split import split_issue
from tests.split.texts import SCHOOL, WELLS
from tests.split.typeset import Sheet

PLACES = {"l": "left", "c": "centre", "r": "right"}


def issue_with(lines: str) -> Issue:
    sheet = Sheet()
    for line in filter(None, lines.split("\n")):
        mark, words = line.split(" ", 1)
        left, _, right = words.partition(" >> ")
        pieces = [(left, PLACES[mark[0]])] + ([(right, "right")] if right else [])
        sheet.level(*pieces, size=float(mark[1:]))
    sheet.title("青石镇山塘整治走上快车道")
    sheet.para(WELLS)
    sheet.para(SCHOOL)
    issue = split_issue(sheet.document())
    assert [a.title for a in issue.articles] == ["青石镇山塘整治走上快车道"]
    assert issue.articles[0].text == f"{WELLS}\n{SCHOOL}"
    return issue


@pytest.mark.parametrize(
    ("lines", "series", "number_text", "publisher"),
    [
        ("c36 云河水利  第5期\nl16 云河市水利局办公室  2022年5月6日", "云河水利", "5", "云河市水利局办公室"),
        (
            "c40 云 河 政 务\nc14 YUNHE ZHENGWU\nc16 第5期\nl16 云河市委办公室编 >> 2022年5月6日  星期五",
            "云河政务",
            "5",
            "云河市委办公室",
        ),
        (
            "l12 ★ 内部刊物  注意保存\nc40 商务动态\nc16 2022年第5期（总第77期）\nl14 主办：云河市商务局    主编：王小明\nr14 2022年5月6日",
            "商务动态",
            "5",
            "云河市商务局",
        ),
        (
            "c22 中共云河县委办公室\nc22 云河县人民政府办公室\nc44 要情专报\nc16 第5期\nc16 2022年5月6日",
            "要情专报",
            "5",
            "中共云河县委办公室、云河县人民政府办公室",
        ),
        (
            "c26 云河市优化营商环境工作\nc48 简  报\nc16 （第5期）\nl16 云河市优化营商环境工作领导小组办公室\nl16 2022年5月6日",
            "云河市优化营商环境工作简报",
            "5",
            "云河市优化营商环境工作领导小组办公室",
        ),
        (
            "c40 森林防火工作简报\nc16 2022年第5期\nc16 总第35期\nl16 云河市森林防灭火指挥部办公室 >> 2022年5月6日",
            "森林防火工作简报",
            "5",
            "云河市森林防灭火指挥部办公室",
        ),
        ("c40 招商快讯\nc16 2022年5月6日  第5期\nc16 云河经济技术开发区管委会", "招商快讯", "5", "云河经济技术开发区管委会"),
        (
            "c40 平安建设信息\nl16 〔2022〕5号 >> 签发：王小明\nl16 云河市委政法委编印 >> 2022-05-06",
            "平安建设信息",
            "5",
            "云河市委政法委",
        ),
        (
            "l12 机密★一年\nl12 000123\nc40 督查专报\nc16 第五期\nl16 云河市政府督查室 >> 二〇二二年五月六日",
            "督查专报",
            "5",
            "云河市政府督查室",
        ),
        (
            "c40 河长制工作动态\nc16 第3—4期合刊\nl16 云河市全面推行河长制湖长制 >> 2022年5月6日\nl16 工作领导小组办公室",
            "河长制工作动态",
            "3—4合刊",
            "云河市全面推行河长制湖长制工作领导小组办公室",
        ),
        ("c40 《云河统战》\nc16 增刊（2）\nl16 中共云河市委统战部\nl16 2022年5月6日", "云河统战", "增刊2", "中共云河市委统战部"),
    ],
)
def test_masthead(lines: str, series: str, number_text: str, publisher: str) -> None:
    issue = issue_with(lines)
    assert (issue.series, issue.number_text, issue.publisher, issue.published) == (series, number_text, publisher, "2022-05-06")


def test_masthead_without_publisher() -> None:
    issue = issue_with("c40 扫黑除恶简报\nc16 第5期")
    assert (issue.series, issue.number, issue.publisher, issue.published, issue.year) == ("扫黑除恶简报", 5, None, None, None)


@pytest.mark.parametrize(
    "lines",
    [
        "c36 云河市水利局文件\nc16 云水发〔2022〕5号",
        "c36 云河市人民政府办公室\nc16 云政办字〔2022〕5号",
        "r11 发布时间：2022-05-06",
        "c16 2022年5月6日",
        "",
    ],
)
def test_no_masthead(lines: str) -> None:
    issue = issue_with(lines)
    assert (issue.series, issue.number, issue.publisher) == (None, None, None)

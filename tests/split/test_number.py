"""Numbers, days and places of mastheads."""

from __future__ import annotations

import pytest

from pipeline.split.dates import day_in
from pipeline.split.number import issue_number
from pipeline.split.place import place_of


@pytest.mark.parametrize(
    ("text", "year", "number", "number_text", "serial"),
    [
        ("2021年第13期（总199期）", 2021, 13, "13", 199),
        ("第6期", None, 6, "6", None),
        ("第31期（总第425期）", None, 31, "31", 425),
        ("2014年第3期总第35期", 2014, 3, "3", 35),
        ("〔2021〕13号", 2021, 13, "13", None),
        ("[2022]第8期", 2022, 8, "8", None),
        ("（2020）第2号", 2020, 2, "2", None),
        ("第十三期", None, 13, "13", None),
        ("（第二十一期）", None, 21, "21", None),
        ("第一百零八期", None, 108, "108", None),
        ("增刊1", None, None, "增刊1", None),
        ("2021年增刊第2期", 2021, None, "增刊2", None),
        ("增刊", None, None, "增刊", None),
        ("2020年第3—4期合刊", 2020, 3, "3—4合刊", None),
        ("第3-4期（合刊）", None, 3, "3—4合刊", None),
        ("第7、8期", None, 7, "7—8合刊", None),
        ("NO.9", None, 9, "9", None),
        ("No.12（总第60期）", None, 12, "12", 60),
        ("总第425期", None, None, None, 425),
        ("2022年第1期/总第58期", 2022, 1, "1", 58),
        ("2023年5月第2期", 2023, 2, "2", None),
        ("第0036期", None, 36, "36", None),
        ("（总第112期第5期）", None, 5, "5", 112),
        ("二〇二一年第四期", 2021, 4, "4", None),
        ("2021年度第15期", 2021, 15, "15", None),
        ("第5期（累计第90期）", None, 5, "5", 90),
    ],
)
def test_number(text: str, year: int | None, number: int | None, number_text: str | None, serial: int | None) -> None:
    found = issue_number(text)
    assert found is not None
    assert (found.year, found.number, found.number_text, found.serial) == (year, number, number_text, serial)


@pytest.mark.parametrize("text", ["共培训3期390人", "第一小学开展活动", "2021年4月25日", "青石镇第二届茶文化节", "扎实推进12项工程"])
def test_no_number(text: str) -> None:
    assert issue_number(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021年4月25日", "2021-04-25"),
        ("2021-4-25", "2021-04-25"),
        ("2021.04.25", "2021-04-25"),
        ("2021/4/5", "2021-04-05"),
        ("二〇二一年四月二十五日", "2021-04-25"),
        ("二○二三年十二月三十一日", "2023-12-31"),
        ("二零二二年十月一日", "2022-10-01"),
        ("云河县委办公室编二0二二年五月十二日", "2022-05-12"),
    ],
)
def test_day(text: str, day: str) -> None:
    found = day_in(text)
    assert found is not None and found[1] == day


@pytest.mark.parametrize("text", ["2021年4月", "2021年13月1日", "2021年2月30日", "编号20210425"])
def test_no_day(text: str) -> None:
    assert day_in(text) is None


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("云河市安全生产委员会办公室", "云河市"),
        ("中共云河市委改革办公室", "云河市"),
        ("南岭省云河市青林县人民政府", "青林县"),
        ("共青团青林县委员会", "青林县"),
        ("云河市城东区创建办", "城东区"),
        ("青林县政务快报", "青林县"),
        ("南岭省应急管理厅", "南岭省"),
        ("晋城市城区人民政府办公室", "晋城市城区"),
        ("运城市公安局", "运城市"),
        ("内蒙古自治区生态环境厅", "内蒙古自治区"),
        ("神农架林区人民政府", "神农架林区"),
        ("运城市城区绿化队", "运城市"),
        ("安全生产工作简报", None),
        ("社区矫正工作动态", None),
        ("市督察整改办", None),
        ("全市经济运行分析", None),
        ("城市管理简报", None),
        (None, None),
    ],
)
def test_place(name: str | None, place: str | None) -> None:
    assert place_of(name) == place

"""Lines as printed, whatever order and however often the file draws their characters."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.read import read_document
from pipeline.read.fold import DROPPED, fold
from pipeline.records import Line, Page

from .pdfs import HEIGHT, WIDTH, Sheet, pdf


def page_of(path: Path) -> Page:
    return read_document(path, ocr="off").pages[0]


def lines_of(path: Path) -> list[Line]:
    items = page_of(path).items
    assert all(isinstance(i, Line) for i in items), "no table was drawn"
    return [i for i in items if isinstance(i, Line)]


def texts(path: Path) -> list[str]:
    return [line.text for line in lines_of(path)]


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("居⺠⾯积", "居民面积"),
        ("部⻔⻝品⻋辆⻓期", "部门食品车辆长期"),
        ("⼈⼝⽣产⽅⽴", "人口生产方立"),
        ("（甲），乙：丙；１２％", "（甲），乙：丙；１２％"),
        ("㎡①Ⅱ", "㎡①Ⅱ"),
        ("﹙一﹚﹪", "（一）％"),
        ("\uf0b7 要点", "● 要点"),
        ("\uf06c要点", "●要点"),
        ("甲\u3000乙\u00a0丙", "甲 乙 丙"),
        ("甲\u200b乙\u00ad", f"甲{DROPPED}乙{DROPPED}"),
        ("甲\ue4c6", "甲\ufffd"),
        ("金 (\uf90a)", "金 (金)"),
    ],
)
def test_fold(printed: str, folded: str) -> None:
    assert fold(printed) == folded
    assert len(printed) == len(folded)


def test_lines_come_from_top_to_bottom_whatever_the_order_of_drawing(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(80, 300, "第三行在最下面")
        sheet.write(80, 100, "第一行在最上面")
        sheet.write(206, 200, "右半")
        sheet.write(80, 200, "第二行左半，接着是")

    assert texts(pdf(tmp_path / "a.pdf", draw)) == ["第一行在最上面", "第二行左半，接着是右半", "第三行在最下面"]


def test_edges_hold_each_character(tmp_path: Path) -> None:
    line = lines_of(pdf(tmp_path / "a.pdf", lambda sheet: sheet.write(80, 100, "查处42起", 20)))[0]
    assert line.text == "查处42起"
    assert line.size == 20
    assert line.edges[0] == (80, 100)
    x0, top, x1, bottom = line.box_of(2, 4)
    assert (x0, x1) == pytest.approx((120, 138.5), abs=0.5)
    assert top == pytest.approx(100 - 17.6, abs=0.5) and bottom == pytest.approx(100 + 2.8, abs=0.5)


@pytest.mark.parametrize("offset", [0.0, 0.4, 1.0])
def test_overprinted_bold_counts_once(tmp_path: Path, offset: float) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(80, 100, "人人参与垃圾分类", 22)
        sheet.write(80, 150, "正文一行")
        sheet.write(80 + offset, 100, "人人参与垃圾分类", 22)

    assert texts(pdf(tmp_path / "a.pdf", draw)) == ["人人参与垃圾分类", "正文一行"]


def test_outlined_print_is_strong(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(80, 100, "河东镇修路架桥", mode=2)
        sheet.write(80 + 7 * 14, 100, "今年以来，河东镇修路十里", mode=0)

    line = lines_of(pdf(tmp_path / "a.pdf", draw))[0]
    assert [line.text[a:b] for a, b in line.strong] == ["河东镇修路架桥"]
    assert not line.bold


def test_wide_gaps_are_two_blanks_and_drawn_blanks_stay(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(80, 100, "甲县办公室编")
        sheet.write(400, 100, "2023 年 5 月 1 日")

    assert texts(pdf(tmp_path / "a.pdf", draw)) == ["甲县办公室编  2023 年 5 月 1 日"]


def test_raised_small_print_joins_its_line(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(80, 100, "绿地300m")
        sheet.write(139, 95, "2", 8)

    assert texts(pdf(tmp_path / "a.pdf", draw)) == ["绿地300m2"]


def test_publisher_over_two_lines_is_read_before_the_date_beside_it(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(80, 100, "河东县优化环境")
        sheet.write(400, 112, "2023年5月1日")
        sheet.write(80, 124, "领导小组办公室")

    assert texts(pdf(tmp_path / "a.pdf", draw)) == ["河东县优化环境", "领导小组办公室", "2023年5月1日"]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_rotated_pages_are_read_as_shown(tmp_path: Path, angle: int) -> None:
    def draw(sheet: Sheet) -> None:
        c = sheet.canvas
        c.setPageRotation(angle)
        c.saveState()
        {  # the library swaps the sides of a page that it turns, so that A4 stays upright when shown
            90: lambda: (c.translate(HEIGHT, 0), c.rotate(90)),
            180: lambda: (c.translate(WIDTH, HEIGHT), c.rotate(180)),
            270: lambda: (c.translate(0, WIDTH), c.rotate(270)),
        }[angle]()
        for baseline, text in ((100, "转过来放的一页"), (130, "下面一行")):
            c.setFont("STSong-Light", 14)
            c.drawString(60, HEIGHT - baseline, text)
        c.restoreState()

    page = page_of(pdf(tmp_path / "a.pdf", draw))
    assert (page.width, page.height) == pytest.approx((WIDTH, HEIGHT), abs=0.1)
    first, second = (i for i in page.items if isinstance(i, Line))
    assert (first.text, second.text) == ("转过来放的一页", "下面一行")
    assert first.box == pytest.approx((60, 100 - 12.32, 60 + 7 * 14, 100 + 1.96), abs=0.6)


def test_boxes_count_from_the_crop_box(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.setCropBox((50, 50, 545, 742))
        sheet.write(80, 142, "裁切过的页")

    page = page_of(pdf(tmp_path / "a.pdf", draw))
    assert (page.width, page.height) == (495, 692)
    assert page.items[0].box[:2] == pytest.approx((30, 42 - 12.32), abs=0.6)

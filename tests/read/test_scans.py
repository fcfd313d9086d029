"""Scanned pages: characters of an image with their places, tables, and the mending of what OCR mixes up."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest

from pipeline.read import inspect, ocr, read_document
from pipeline.read.widths import around, full_width, spread
from pipeline.records import Line, Table

from .pdfs import HEIGHT, WIDTH, Sheet, pdf


@pytest.mark.parametrize(
    ("seen", "printed"),
    [
        ("第3期(总8期)", "第3期（总8期）"),
        ("共1,100起,其中2起:酒驾", "共1,100起，其中2起：酒驾"),
        ("比例为3:2", "比例为3:2"),
        ("(一)抓好落实;", "（一）抓好落实；"),
        ("12:30开始", "12:30开始"),
        ("增长4.5%(可比价)", "增长4.5%（可比价）"),
        ("(2021)", "(2021)"),
        ("1.9%,居首位", "1.9%，居首位"),
        ("一)二(", "一）二（"),
    ],
)
def test_full_width(seen: str, printed: str) -> None:
    assert full_width(seen) == printed


def test_spread_gives_a_digit_half_a_square() -> None:
    assert spread("共42起", 0, 30) == ((0, 10), (10, 15), (15, 20), (20, 30))


def test_around_never_steps_back() -> None:
    assert around("共42", (5, 12, 13), 10) == ((0, 10), (9.5, 14.5), (10.5, 15.5))


def figures(sheet: Sheet) -> None:
    """Figures and Latin letters: the fonts for these are in every PDF reader."""
    sheet.canvas.setFont("Helvetica", 18)
    for baseline, text in ((100, "2021 REPORT 1204"), (640, "TOTAL 3311 VISITS IN 2021 REPORTED")):
        sheet.canvas.drawString(80, HEIGHT - baseline, text)
    xs, ys = (80, 220, 360, 500), (200, 250, 300, 350)
    sheet.grid(xs, ys)
    for y, row in zip(ys, (("TOWN", "VISITS", "SHARE"), ("EAST", "1204", "96.4"), ("WEST", "873", "91.2")), strict=False):
        for x, text in zip(xs, row, strict=False):
            sheet.canvas.drawString(x + 20, HEIGHT - y - 32, text)


def scanned(path: Path, source: Path, skew: float) -> Path:
    """``source`` as a scan of itself: one picture a page."""
    from reportlab.lib.utils import ImageReader

    image = pdfium.PdfDocument(source)[0].render(scale=150 / 72).to_pil().convert("L").rotate(skew, fillcolor=255)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")

    def draw(sheet: Sheet) -> None:
        sheet.canvas.drawImage(ImageReader(buffer), 0, 0, WIDTH, HEIGHT)

    return pdf(path, draw)


@pytest.mark.slow
def test_a_skewed_scan_is_read_with_its_table(tmp_path: Path) -> None:
    path = scanned(tmp_path / "b.pdf", pdf(tmp_path / "a.pdf", figures), -1.0)
    assert inspect(path).kind == "scan"
    [page] = read_document(path).pages
    assert page.ocr
    assert page.skew == pytest.approx(1.0, abs=0.3)
    head, table, foot = page.items
    assert isinstance(head, Line) and isinstance(table, Table) and isinstance(foot, Line)
    assert head.text.replace(" ", "") == "2021REPORT1204"
    assert head.box[0] == pytest.approx(80, abs=4)
    start = head.text.index("1204")
    assert head.box_of(start, start + 4)[0] == pytest.approx(80 + 18 * 6.6, abs=14)
    assert [c.text for c in table.cells] == ["TOWN", "VISITS", "SHARE", "EAST", "1204", "96.4", "WEST", "873", "91.2"]


def test_a_blank_scan_is_a_page_without_items(tmp_path: Path) -> None:
    path = scanned(tmp_path / "b.pdf", pdf(tmp_path / "a.pdf", lambda sheet: None), 0)
    read = read_document(path)
    assert read.pages[0].items == ()
    assert read.warnings == ("page 1: nothing found on the scan",)


def test_a_scan_is_left_alone_where_ocr_is_off(tmp_path: Path) -> None:
    path = scanned(tmp_path / "b.pdf", pdf(tmp_path / "a.pdf", figures), 0)
    read = read_document(path, ocr="off")
    assert read.pages[0].items == () and not read.pages[0].ocr
    assert read.warnings == ("page 1: a scan, not read because OCR is off",)


HIDDEN = "今年以来，东港镇办结实事四十二件，群众点赞不断。"


def test_text_laid_under_a_picture_is_used_and_marked(tmp_path: Path) -> None:
    from reportlab.lib.utils import ImageReader

    picture = pdfium.PdfDocument(pdf(tmp_path / "a.pdf", figures))[0].render(scale=1).to_pil()
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")

    def draw(sheet: Sheet) -> None:
        sheet.canvas.drawImage(ImageReader(buffer), 0, 0, WIDTH, HEIGHT)
        for i in range(5):
            sheet.write(80, 100 + 22 * i, HIDDEN, mode=3)

    read = read_document(pdf(tmp_path / "b.pdf", draw))
    assert read.pages[0].ocr
    assert [i.text for i in read.pages[0].items if isinstance(i, Line)] == [HIDDEN] * 5
    assert "another program's OCR" in read.warnings[0]


def test_a_watermark_is_left_out(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.write(80, 100, "正文第一行，说的是今年的事。")
        sheet.canvas.saveState()
        sheet.canvas.translate(200, 300)
        sheet.canvas.rotate(45)
        sheet.canvas.setFont("STSong-Light", 60)
        sheet.canvas.drawString(0, 0, "内部资料")
        sheet.canvas.restoreState()

    read = read_document(pdf(tmp_path / "a.pdf", draw))
    assert [i.text for i in read.pages[0].items if isinstance(i, Line)] == ["正文第一行，说的是今年的事。"]
    assert read.warnings == ("page 1: 4 characters set aslant or sideways (a watermark, a margin note) left out",)


def test_a_page_set_sideways_is_turned(tmp_path: Path) -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.translate(WIDTH, 0)
        sheet.canvas.rotate(90)
        sheet.canvas.setFont("STSong-Light", 14)
        for baseline, text in ((100, "横排的宽表放在竖页上"), (130, "第二行")):
            sheet.canvas.drawString(60, WIDTH - baseline, text)

    [page] = read_document(pdf(tmp_path / "a.pdf", draw)).pages
    assert [i.text for i in page.items if isinstance(i, Line)] == ["横排的宽表放在竖页上", "第二行"]
    assert page.width > page.height
    assert page.turn == 90
    assert page.items[0].box[0] == pytest.approx(60, abs=0.5)


@pytest.mark.slow
def test_a_scan_lying_on_its_side_is_turned(tmp_path: Path) -> None:
    path = scanned(tmp_path / "b.pdf", pdf(tmp_path / "a.pdf", figures), 90)
    [page] = read_document(path).pages
    assert page.turn == 90 and page.width > page.height
    assert "TOTAL3311VISITS" in "".join(i.text for i in page.items if isinstance(i, Line)).replace(" ", "")


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("到6月30日,.组织开展", "到6月30日，组织开展"),
        ("达43.75%。.二是优化", "达43.75%。二是优化"),
        ("“示范之城”.建设", "“示范之城”建设"),
        ("·东港镇推行一窗办理", "●东港镇推行一窗办理"),
        ("买买提·阿不都", "买买提·阿不都"),
        ("1.基层力量", "1.基层力量"),
        ("表 1 情况", "表 1 情况"),
    ],
)
def test_a_line_seen_is_mended(seen: str, read: str) -> None:
    quad = np.array([[80.0, 90.0], [280.0, 90.0], [280.0, 106.0], [80.0, 106.0]])
    piece = ocr._piece(quad, seen, [])
    assert piece is not None
    assert piece.text == read
    assert len(piece.edges) == len(read)

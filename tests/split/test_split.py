"""Edges of the stage: furniture, tables over spans, hints, odd documents, and the bulletins beside the checkout."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.records import Cell, Document, Page, Table
from pipeline.split import split_issue
from pipeline.split.contents import entry_text
from pipeline.split.furniture import PAGE_NUMBER, without_furniture
from pipeline.split.strip import without_blanks
from tests.split.layouts_issues import single_article
from tests.split.texts import BUS, SCHOOL, WELLS
from tests.split.typeset import Sheet, line_at

SHARED = Path(__file__).parents[3] / "shared"


@pytest.mark.parametrize(
    "text", ["- 3 -", "— 12 —", "3", "第3页", "第3页 共8页", "3/8", "·5·", "Page 2 of 9", "第三页", "－ 4 －", "iv", "一2一"]
)
def test_page_number(text: str) -> None:
    assert PAGE_NUMBER.match(without_blanks(text))


@pytest.mark.parametrize("text", ["3项", "2021年", "第3期", "共8户", "12.5%"])
def test_no_page_number(text: str) -> None:
    assert not PAGE_NUMBER.match(without_blanks(text))


def test_heads_that_change_sides_go() -> None:
    pages = []
    for number in (1, 2, 3, 4):
        x = 80 if number % 2 else 400
        pages.append(
            Page(
                number, 595, 842, (line_at("云河改革专报", x, 50, 10), line_at("正文一行。", 75, 100, 16), line_at(str(number), x, 790, 10))
            )
        )
    kept = without_furniture(Document("0", tuple(pages)))
    assert [len(page.items) for page in kept] == [1, 1, 1, 1]


def test_a_number_of_the_text_stays() -> None:
    page = Page(1, 595, 842, (line_at("本月办件量为", 75, 400, 16), line_at("318", 75, 428, 16), line_at("- 1 -", 280, 790, 12)))
    assert [item.text for item in without_furniture(Document("0", (page,)))[0].items] == ["本月办件量为", "318"]  # type: ignore[union-attr]


def test_empty_documents() -> None:
    assert split_issue(Document("0", ())).articles == ()
    assert split_issue(Document("0", (Page(1, 595, 842, ()),))).articles == ()


def test_one_line_is_an_article() -> None:
    issue = split_issue(Document("0", (Page(1, 595, 842, (line_at("青石镇完成清淤27口。", 107, 100, 16),)),)))
    assert [a.text for a in issue.articles] == ["青石镇完成清淤27口。"]


def test_hints_fill_what_is_not_printed() -> None:
    hints = {"publisher": "云河县水利局", "place": "", "published": "2020年5月6日", "series": "水利简报", "year": "2020", "number": "第4期"}
    issue = split_issue(Document("0", (Page(1, 595, 842, (line_at("青石镇完成清淤27口。", 107, 100, 16),)),)), hints=hints)
    assert (issue.publisher, issue.place, issue.published, issue.series) == ("云河县水利局", "云河县", "2020-05-06", "水利简报")
    assert (issue.year, issue.number, issue.number_text) == (2020, 4, "4")


def test_hints_do_not_overrule_the_masthead() -> None:
    issue = split_issue(single_article().document(), hints={"publisher": "别处", "published": "1999-01-01", "number": "9"})
    assert (issue.publisher, issue.published, issue.number) == ("青林县乡村振兴局", "2023-03-09", 4)


def test_spans_leave_empty_cells() -> None:
    sheet = Sheet()
    sheet.title("青石镇改厕情况")
    sheet.para(WELLS)
    boxes = [(75.0 + 100 * c, 300.0 + 20 * r, 175.0 + 100 * c, 320.0 + 20 * r) for r in range(2) for c in range(3)]
    cells = (
        Cell(0, 0, (line_at("村", 80, 302, 10),), boxes[0], rowspan=2),
        Cell(0, 1, (line_at("户数", 180, 302, 10),), boxes[1], colspan=2),
        Cell(1, 1, (line_at("计划", 180, 322, 10),), boxes[4]),
        Cell(1, 2, (line_at("完 成", 280, 322, 10),), boxes[5]),
    )
    sheet.pages[-1].append(Table((75.0, 300.0, 375.0, 340.0), 2, 3, cells))
    article = split_issue(sheet.document()).articles[0]
    assert article.text.endswith("村\t户数\t\n\t计划\t完成")
    table = article.tables[0]
    assert [article.text[c.start : c.end] for c in table.cells] == ["村", "户数", "计划", "完成"]
    assert (table.rows, table.columns) == (2, 3)


def test_caption_and_unit_of_a_table() -> None:
    sheet = Sheet()
    sheet.title("青石镇改厕情况")
    sheet.para(WELLS)
    sheet.put("2023年改厕进度表", "centre", 14)
    sheet.put("单位：户", "right", 12)
    sheet.table([["村", "完成"], ["石桥村", "120"]])
    article = split_issue(sheet.document()).articles[0]
    table = article.tables[0]
    assert (table.caption, table.unit) == ("2023年改厕进度表", "户")
    assert article.text[table.start : table.end] == "村\t完成\n石桥村\t120"
    assert article.places(table.cells[3].start, table.cells[3].end)[0].page == 1


def test_a_paragraph_over_pages_is_one_and_knows_both() -> None:
    sheet = Sheet()
    sheet.title("青石镇山塘整治")
    sheet.para((WELLS + SCHOOL + BUS) * 3)
    article = split_issue(sheet.document()).articles[0]
    assert article.text == (WELLS + SCHOOL + BUS) * 3
    assert {place.page for place in article.places(0, len(article.text))} == {1, 2}
    assert (article.page_from, article.page_to) == (1, 2)


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("1.青石镇植树……3", "青石镇植树"),
        ("● 青石镇植树  12", "青石镇植树"),
        ("一、青石镇植树（5）", "青石镇植树"),
        ("青石镇植树. . . . . . 7", "青石镇植树"),
        ("2021年工作要点", "2021年工作要点"),
        ("青石镇“12345”热线上线", "青石镇“12345”热线上线"),
        ("(2)青石镇植树/第4页", "青石镇植树"),
    ],
)
def test_entry(entry: str, title: str) -> None:
    assert entry_text(entry) == title


def gold_files() -> list[Path]:
    return sorted((SHARED / "gold" / "dev").glob("*.json"))


@pytest.mark.shared
@pytest.mark.parametrize("gold", gold_files() or [None], ids=lambda path: path.stem if path else "none")
def test_bulletins_beside_the_checkout(gold: Path | None) -> None:
    if gold is None:
        pytest.skip("the bulletins are not beside this checkout")
    from pipeline.read import read_document

    expected = json.loads(gold.read_text(encoding="utf-8"))
    issue = split_issue(read_document(SHARED / "bulletins" / f"{gold.stem}.pdf"))
    for name in ("series", "year", "number", "serial", "publisher", "published"):
        assert getattr(issue, name) == expected["issue"][name], name
    for name in ("contents", "report_to", "send_to"):
        assert list(getattr(issue, name)) == expected["issue"][name], name
    assert [a.title for a in issue.articles] == [a["title"] for a in expected["articles"]]
    assert [a.contributor for a in issue.articles] == [a["contributor"] for a in expected["articles"]]
    for article, wanted in zip(issue.articles, expected["articles"], strict=True):
        assert [s.heading for s in article.sections] == [s["heading"] for s in wanted["sections"]]
        assert without_blanks(article.text) == without_blanks(wanted["text"])

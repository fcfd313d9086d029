"""Tables in an article's text: caption, unit, and one table out of the two that a page break makes."""

from __future__ import annotations

from pipeline.records import TextCell, TextTable
from pipeline.split.tables import with_captions


def laid_out(text: str, *parts: str) -> list[TextTable]:
    """The tables of ``text`` whose rows are ``parts``, one after the other."""
    tables, place = [], 0
    for part in parts:
        start = place = text.index(part, place)
        cells, at = [], start
        for r, row in enumerate(part.split("\n")):
            for c, cell in enumerate(row.split("\t")):
                cells.append(TextCell(r, c, at, at + len(cell)))
                at += len(cell) + 1
        tables.append(TextTable(start, start + len(part), part.count("\n") + 1, part.split("\n")[0].count("\t") + 1, tuple(cells)))
        place += len(part)
    return tables


def test_caption_and_unit_line_above():
    text = "各乡镇情况如下。\n一季度植树进度表\n（数据截至3月31日）\n（单位：万株）\n乡镇\t完成\n河湾乡\t3.2\n以上。"
    (table,) = with_captions(laid_out(text, "乡镇\t完成\n河湾乡\t3.2"), text)
    assert (table.caption, table.unit) == ("一季度植树进度表", "万株")


def test_a_table_cut_by_a_page_is_one():
    first, second = "乡镇\t完成\n河湾乡\t3.2", "东岭乡\t2.8\n合计\t6.0"
    text = f"植树进度表\n{first}\n{second}\n下一步抓紧补植。"
    (table,) = with_captions(laid_out(text, first, second), text)
    assert (table.rows, text[table.start : table.end]) == (4, f"{first}\n{second}")
    assert [text[c.start : c.end] for c in table.cells if c.row == 2] == ["东岭乡", "2.8"]


def test_two_tables_stay_two():
    first, second = "乡镇\t完成\n河湾乡\t3.2", "学校\t校长\n河湾小学\t王老师"
    text = f"植树进度表\n{first}\n学校名单\n{second}"
    assert [t.rows for t in with_captions(laid_out(text, first, second), text)] == [2, 2]
    text = f"植树进度表\n{first}\n{second}"
    assert [t.rows for t in with_captions(laid_out(text, first, second), text)] == [2, 2]


def test_names_of_groups_stand_between_the_rows_of_one_table():
    first, second = "指标\t单位\t数量\n一、养老机构\t个\t31", "其中：公办\t个\t6\n民办\t个\t25"
    text = f"民政统计表\n{first}\n二、分布情况\n按性质分\n{second}\n注：数据由各站填报。"
    (table,) = with_captions(laid_out(text, first, second), text)
    assert (table.rows, text[table.start : table.end].split("\n")[2:4]) == (6, ["二、分布情况", "按性质分"])
    assert [(c.row, c.colspan, text[c.start : c.end]) for c in table.cells if c.colspan > 1] == [(2, 3, "二、分布情况"), (3, 3, "按性质分")]


def test_a_caption_between_tables_gathers_no_rows():
    first = "乡镇\t完成\n河湾乡\t3.2"
    for line in ("表2：", "植树完成情况如下。", "单位：万株", "附表二"):
        text = f"植树进度表\n{first}\n{line}\n东岭乡\t2.8"
        assert [t.rows for t in with_captions(laid_out(text, first, "东岭乡\t2.8"), text)] == [2, 1]

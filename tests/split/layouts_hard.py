"""Harder layouts: odd titles, tables with notes, contributors over page ends, long reports."""

from __future__ import annotations

from tests.split.texts import BUS, FUND, LAMP, SCHOOL, TREES, WELLS, Layout, Piece
from tests.split.typeset import Sheet


def eyebrow() -> Sheet:
    """An eyebrow line above the main title, subtitle below."""
    s = Sheet()
    s.put("改革简报", "centre", 40, True)
    s.put("第6期", "centre")
    s.level(("云河市委改革办", "left"), ("2023年6月1日", "right"))
    s.title("青石镇“一塘一策”破解管护难题")
    s.para(WELLS)
    s.put("（青石镇）", "right")
    s.title("从“等车”到“车等”")
    s.put("——城东区公交延时服务观察", "centre", 16)
    s.para(BUS)
    s.put("（城东区）", "right")
    return s


def only_rubric_heads() -> Sheet:
    """Departments as rubrics, paragraphs below, no titles."""
    s = Sheet()
    s.put("每周动态", "centre", 40, True)
    s.put("第6期", "centre")
    s.level(("青林县委办", "left"), ("2023年6月1日", "right"))
    s.put("【一句话信息】", "centre", 18, True)
    s.para("1." + TREES + "（白杨乡）")
    s.para("2." + FUND + "（县慈善总会）")
    s.para("3." + LAMP + "（桂花社区）")
    return s


def large_body_titles_flush() -> Sheet:
    """Titles flush left, larger, two lines each."""
    s = Sheet(size=14, pitch=24)
    s.put("金融工作信息", "centre", 36, True)
    s.put("2023年第11期", "centre", 14)
    s.level(("云河市金融办", "left"), ("2023年6月1日", "right"))
    s.title("青石镇农村信用体系建设扎实推进小额信贷余额", "突破四亿元", size=20, align="left")
    s.para(WELLS)
    s.title("城东区推出“公交贷”助企纾困", size=20, align="left")
    s.para(BUS)
    return s


def page_starts_with_contributor() -> Sheet:
    s = Sheet(head="水利简报  第4期", number="第 {} 页")
    s.put("水利简报", "centre", 40, True)
    s.put("第4期", "centre")
    s.level(("云河市水利局", "left"), ("2023年6月1日", "right"))
    for name in ("青石镇", "白杨乡", "城东区"):
        s.title(f"{name}推进山塘整治")
        s.para(WELLS * 3)
        s.new_page()
        s.put(f"（{name}）", "right")
    return s


def many_pages_single() -> Sheet:
    s = Sheet(head="调研报告", number="{}")
    s.title("关于全市农村供水情况的调研报告", size=22)
    s.put("云河市水利局", "centre")
    s.put("（2023年6月）", "centre")
    s.para(WELLS * 2)
    s.para("一、基本情况", bold=True)
    s.para("（一）水源情况")
    s.para(SCHOOL * 3)
    s.para("（二）水厂情况")
    s.para(BUS * 3)
    s.para("二、存在问题", bold=True)
    s.para("1.管网老化。" + WELLS * 2)
    s.para("2.水费偏低。" + SCHOOL * 2)
    s.para("三、对策建议", bold=True)
    s.para(FUND * 2)
    return s


def two_tables_and_notes() -> Sheet:
    s = Sheet()
    s.put("督查专报", "centre", 40, True)
    s.put("第4期", "centre")
    s.level(("云河市政府督查室", "left"), ("2023年6月1日", "right"))
    s.title("5月份重点项目进度排名")
    s.para(WELLS)
    s.put("附表1  乡镇进度表", "left", 14)
    s.table([["乡镇", "得分"], ["青石镇", "96.5"], ["白杨乡", "91.0"]])
    s.put("注：得分由市发改委核定。", "left", 12)
    s.put("附表2  部门进度表", "left", 14)
    s.table([["部门", "得分"], ["县教育局", "95.0"], ["县水利局", "93.2"]])
    s.title("6月份项目观摩安排")
    s.para(BUS)
    return s


def centred_text_titles_quotes() -> Sheet:
    s = Sheet()
    s.put("群众工作快讯", "centre", 40)
    s.put("（2023年第2期）", "centre")
    s.put("中共青林县委群众工作部  二〇二三年二月三日", "centre")
    s.put("书记来了！难题解了？", "centre", 20)
    s.para(WELLS + "（青石镇供稿）")
    s.put("“小板凳”拉近干群距离……", "centre", 20)
    s.para("“干部坐上小板凳，我们心里就踏实。”白杨乡村民说。" + BUS + "（白杨乡供稿）")
    return s


def roman_digits_in_titles() -> Sheet:
    s = Sheet()
    s.put("云河交通信息", "centre", 40, True)
    s.put("第9期", "centre")
    s.level(("云河市交通运输局", "left"), ("2023年6月1日", "right"))
    s.title("2023年1—5月全市公路水路投资运行情况")
    s.para("1—5月，全市完成投资23.6亿元，同比增长8.2%。" + BUS)
    s.title("329国道改扩建工程完成85%")
    s.para("329国道改扩建工程全长12.6公里。" + WELLS)
    return s


def signature_in_bulletin() -> Sheet:
    s = Sheet()
    s.put("防汛简报", "centre", 40, True)
    s.put("第3期", "centre")
    s.level(("云河市防汛抗旱指挥部办公室", "left"), ("2023年7月3日", "right"))
    s.title("当前雨水情及防御工作情况")
    s.para(WELLS)
    s.put("一、雨水情", "indent")
    s.para(BUS)
    s.put("二、防御工作", "indent")
    s.para(SCHOOL)
    s.put("报：国家防总，省防指", "left", 14, before=30)
    s.put("送：市四大班子领导", "left", 14)
    s.put("发：各县（市、区）防指", "left", 14)
    s.put("签发：王小明        核稿：李小红        拟稿：张明", "left", 12)
    return s


LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "subtitle after a dash",
        eyebrow,
        (Piece("青石镇“一塘一策”破解管护难题", "青石镇", WELLS), Piece("从“等车”到“车等”——城东区公交延时服务观察", "城东区", BUS)),
    ),
    Layout(
        "numbered briefs under a rubric",
        only_rubric_heads,
        (Piece(None, "白杨乡", TREES), Piece(None, "县慈善总会", FUND), Piece(None, "桂花社区", LAMP)),
    ),
    Layout(
        "titles flush left over two lines",
        large_body_titles_flush,
        (Piece("青石镇农村信用体系建设扎实推进小额信贷余额突破四亿元", None, WELLS), Piece("城东区推出“公交贷”助企纾困", None, BUS)),
    ),
    Layout(
        "contributors at the top of pages",
        page_starts_with_contributor,
        tuple(Piece(f"{name}推进山塘整治", name, WELLS * 3) for name in ("青石镇", "白杨乡", "城东区")),
    ),
    Layout(
        "report over many pages",
        many_pages_single,
        (
            Piece(
                "关于全市农村供水情况的调研报告",
                "云河市水利局",
                "\n".join(
                    (
                        WELLS * 2,
                        "一、基本情况\n（一）水源情况",
                        SCHOOL * 3,
                        "（二）水厂情况",
                        BUS * 3,
                        f"二、存在问题\n1.管网老化。{WELLS * 2}\n2.水费偏低。{SCHOOL * 2}\n三、对策建议",
                        FUND * 2,
                    )
                ),
                ("基本情况", "水源情况", "水厂情况", "存在问题", "管网老化", "水费偏低", "对策建议"),
            ),
        ),
        {"series": None, "number": None},
    ),
    Layout(
        "two tables and a note",
        two_tables_and_notes,
        (
            Piece(
                "5月份重点项目进度排名",
                None,
                WELLS
                + "\n附表1乡镇进度表\n乡镇\t得分\n青石镇\t96.5\n白杨乡\t91.0\n注：得分由市发改委核定。"
                + "\n附表2部门进度表\n部门\t得分\n县教育局\t95.0\n县水利局\t93.2",
            ),
            Piece("6月份项目观摩安排", None, BUS),
        ),
    ),
    Layout(
        "titles with marks",
        centred_text_titles_quotes,
        (Piece("书记来了！难题解了？", "青石镇", WELLS), Piece("“小板凳”拉近干群距离……", "白杨乡")),
        {"publisher": "中共青林县委群众工作部", "published": "2023-02-03"},
    ),
    Layout(
        "titles that begin with digits",
        roman_digits_in_titles,
        (Piece("2023年1—5月全市公路水路投资运行情况"), Piece("329国道改扩建工程完成85%")),
    ),
    Layout(
        "editors below the recipients",
        signature_in_bulletin,
        (Piece("当前雨水情及防御工作情况", None, f"{WELLS}\n一、雨水情\n{BUS}\n二、防御工作\n{SCHOOL}", ("雨水情", "防御工作")),),
        {"report_to": ("国家防总", "省防指"), "send_to": ("市四大班子领导", "各县（市、区）防指")},
    ),
)

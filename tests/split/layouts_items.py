"""Items without title lines, rubrics and briefs."""

from __future__ import annotations

from tests.split.texts import BUS, FUND, LAMP, SCHOOL, TREES, WELLS, Layout, Piece
from tests.split.typeset import Sheet


def rubrics_and_briefs() -> Sheet:
    s = Sheet()
    s.put("林业工作动态", "centre", 38, True)
    s.put("2022年第3—4期合刊", "centre", 16)
    s.level(("云河市林业局办公室主办", "left"), ("2022-4-25", "right"))
    s.put("【工作动态】", "centre", 18, True)
    s.title("青石镇封山育林成效初显")
    s.para(WELLS)
    s.put("（青石镇林业站）", "right")
    s.title("城东区口袋公园扮靓街角")
    s.para(BUS)
    s.put("（城东区城管局）", "right")
    s.put("【简讯】", "centre", 18, True)
    s.para("●" + TREES + "（白杨乡）")
    s.para("●" + FUND + "（县慈善总会）")
    s.para("●" + LAMP)
    return s


def run_in_titles() -> Sheet:
    s = Sheet()
    s.put("项目建设周报", "centre", 36, True)
    s.put("第21期", "centre")
    s.para("青石镇冷链仓储项目封顶    " + WELLS + "（青石镇）")
    s.para("城东区公交首末站开工    " + BUS + "（城东区）")
    s.para("县职教中心二期通过验收    " + SCHOOL + "（县教育局）")
    return s


def bracketed_items() -> Sheet:
    s = Sheet()
    s.put("青林县每周信息", "centre", 36, True)
    s.put("2023年第40期", "centre")
    s.level(("青林县委办公室", "left"), ("2023年10月13日", "right"))
    s.para("【青石镇山塘整治提速】" + WELLS + "（青石镇）")
    s.para("【城东区公交延时】" + BUS)
    s.para("【校园食堂体检】" + SCHOOL + "（县教育局）")
    return s


def open_rubrics() -> Sheet:
    s = Sheet()
    s.put("团青快讯", "centre", 40, True)
    s.put("（2023年第9期）", "centre")
    s.level(("共青团青林县委员会主办", "left"), ("2023年9月30日", "right"))
    s.put("◆ 工作动态 ◆", "centre", 18, True)
    s.put("◆青石镇团委开展“河小青”行动", "left", bold=True)
    s.para(WELLS)
    s.put("◆城东区团委慰问公交驾驶员", "left", bold=True)
    s.para(BUS)
    s.put("◆ 他山之石 ◆", "centre", 18, True)
    s.put("◆白杨乡青年林揭牌", "left", bold=True)
    s.para(TREES)
    return s


def numbered_briefs() -> Sheet:
    s = Sheet()
    s.put("政务要情", "centre", 40, True)
    s.put("第204期", "centre")
    s.level(("云河市人民政府办公室", "left"), ("2021年12月8日", "right"))
    s.para("1.青石镇完成山塘清淤。" + WELLS + "（青石镇）")
    s.para("2.县教育局排查校园食堂。" + SCHOOL + "（县教育局）")
    s.para("3.城东区延长末班车时间。" + BUS + "（城东区）")
    return s


def bullets_inside_article() -> Sheet:
    s = Sheet()
    s.put("数字政府建设动态", "centre", 36, True)
    s.put("第2期", "centre")
    s.level(("云河市大数据中心", "left"), ("2023年3月3日", "right"))
    s.title("云河市“一网统管”建设三个阶段")
    s.para(WELLS)
    s.para("●起步阶段。" + BUS)
    s.para("●提升阶段。" + SCHOOL)
    s.title("青林县数据归集走在前列")
    s.para(FUND + SCHOOL)
    return s


def contents_with_rubrics() -> Sheet:
    s = Sheet(head="民政工作简报")
    s.put("民政工作简报", "centre", 40, True)
    s.put("2022年第6期（总第106期）", "centre")
    s.level(("云河市民政局", "left"), ("2022年6月30日", "right"))
    s.put("本期导读", "centre", 16, True)
    s.put("【工作动态】", "left")
    s.put("◇ 青石镇建成幸福食堂六所（1）", "indent")
    s.put("◇ 城东区推行家门口养老（2）", "indent")
    s.put("【经验交流】", "left")
    s.put("◇ 青林县殡葬改革稳步推进（3）", "indent")
    s.new_page()
    s.put("【工作动态】", "centre", 18, True)
    s.title("青石镇建成幸福食堂六所")
    s.para(WELLS)
    s.title("城东区推行家门口养老")
    s.para(BUS)
    s.para(SCHOOL)
    s.put("【经验交流】", "centre", 18, True)
    s.title("青林县殡葬改革稳步推进")
    s.para("首先，" + WELLS)
    s.para("其次，" + SCHOOL)
    return s


def bare_list_of_contents() -> Sheet:
    s = Sheet(ragged=True)
    s.put("河湖长制", "centre", 26, True)
    s.put("工作简报", "centre", 44, True)
    s.put("2022年增刊1", "centre")
    s.level(("云河市全面推行河湖长制工作", "left"))
    s.level(("领导小组办公室", "left"), ("2022年10月8日", "right"))
    s.put("1.青石镇巡河护河“一张网”", "left")
    s.put("2.县教育局把水情教育搬进课堂", "left")
    s.put("3.城东区黑臭水体治理见成效", "left")
    s.title("青石镇巡河护河“一张网”", bold=False)
    s.para(WELLS)
    s.para("一是网格覆盖，人人尽责。" + WELLS)
    s.para("二是科技赋能，实时监测。" + BUS)
    s.put("（青石镇）", "right")
    s.title("县教育局把水情教育搬进课堂", bold=False)
    s.para(SCHOOL)
    s.put("（县教育局）", "right")
    s.title("城东区黑臭水体治理见成效", bold=False)
    s.para("主要做法有三条：一是控源截污。" + BUS + "二是内源治理。" + WELLS + "三是长效管护。" + FUND)
    s.put("（城东区）", "right")
    return s


LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "rubrics and briefs",
        rubrics_and_briefs,
        (
            Piece("青石镇封山育林成效初显", "青石镇林业站", WELLS, column="工作动态"),
            Piece("城东区口袋公园扮靓街角", "城东区城管局", BUS, column="工作动态"),
            Piece(None, "白杨乡", TREES, column="简讯"),
            Piece(None, "县慈善总会", FUND, column="简讯"),
            Piece(None, None, LAMP, column="简讯"),
        ),
        {"series": "林业工作动态", "number_text": "3—4合刊", "publisher": "云河市林业局办公室", "published": "2022-04-25"},
    ),
    Layout(
        "titles run into the text",
        run_in_titles,
        (
            Piece("青石镇冷链仓储项目封顶", "青石镇", WELLS),
            Piece("城东区公交首末站开工", "城东区", BUS),
            Piece("县职教中心二期通过验收", "县教育局", SCHOOL),
        ),
        {"series": "项目建设周报", "number": 21},
    ),
    Layout(
        "items in black brackets",
        bracketed_items,
        (Piece("青石镇山塘整治提速", "青石镇", WELLS), Piece("城东区公交延时", None, BUS), Piece("校园食堂体检", "县教育局", SCHOOL)),
        {"series": "青林县每周信息", "year": 2023, "number": 40, "publisher": "青林县委办公室", "place": "青林县"},
    ),
    Layout(
        "rubrics between diamonds",
        open_rubrics,
        (
            Piece("青石镇团委开展“河小青”行动", None, WELLS, column="工作动态"),
            Piece("城东区团委慰问公交驾驶员", None, BUS, column="工作动态"),
            Piece("白杨乡青年林揭牌", None, TREES, column="他山之石"),
        ),
        {"series": "团青快讯", "number": 9, "publisher": "共青团青林县委员会"},
    ),
    Layout(
        "numbered briefs with leading sentences",
        numbered_briefs,
        (
            Piece("青石镇完成山塘清淤", "青石镇", WELLS),
            Piece("县教育局排查校园食堂", "县教育局", SCHOOL),
            Piece("城东区延长末班车时间", "城东区", BUS),
        ),
        {"number": 204},
    ),
    Layout(
        "bullets inside an article",
        bullets_inside_article,
        (Piece("云河市“一网统管”建设三个阶段"), Piece("青林县数据归集走在前列", None, FUND + SCHOOL)),
        {"publisher": "云河市大数据中心"},
    ),
    Layout(
        "contents with rubrics",
        contents_with_rubrics,
        (
            Piece("青石镇建成幸福食堂六所", None, WELLS, column="工作动态"),
            Piece("城东区推行家门口养老", None, BUS + "\n" + SCHOOL, column="工作动态"),
            Piece("青林县殡葬改革稳步推进", None, None, column="经验交流"),
        ),
        {
            "contents": ("青石镇建成幸福食堂六所", "城东区推行家门口养老", "青林县殡葬改革稳步推进"),
            "serial": 106,
            "publisher": "云河市民政局",
        },
    ),
    Layout(
        "bare list of contents",
        bare_list_of_contents,
        (
            Piece("青石镇巡河护河“一张网”", "青石镇", None, ("网格覆盖，人人尽责", "科技赋能，实时监测")),
            Piece("县教育局把水情教育搬进课堂", "县教育局", SCHOOL),
            Piece("城东区黑臭水体治理见成效", "城东区", None, ("控源截污", "内源治理", "长效管护")),
        ),
        {
            "series": "河湖长制工作简报",
            "number_text": "增刊1",
            "publisher": "云河市全面推行河湖长制工作领导小组办公室",
            "contents": ("青石镇巡河护河“一张网”", "县教育局把水情教育搬进课堂", "城东区黑臭水体治理见成效"),
        },
    ),
)

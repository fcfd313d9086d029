"""More layouts: what real mastheads, contents, rubrics and endings vary in."""

from __future__ import annotations

from tests.split.layouts import BUS, FUND, SCHOOL, TREES, WELLS, Layout, Piece
from tests.split.typeset import Sheet


def publisher_above() -> Sheet:
    s = Sheet(number="— {} —")
    s.put("中共云河县委办公室", "centre", 24, True)
    s.put("信息快报", "centre", 48, True)
    s.put("第12期", "centre")
    s.put("2021年5月6日", "centre")
    s.title("青石镇探索“一塘一策”", "推动山塘水库安全度汛", "与农业灌溉双提升", size=22)
    s.put("编者按：山塘是乡村的“水缸”，管好山塘关系千家万户，现将做法刊发，供各地借鉴。", "indent")
    s.para(WELLS)
    s.put("强化组织领导", "indent", bold=True)
    s.para(SCHOOL)
    s.put("创新管护机制", "indent", bold=True)
    s.para(BUS)
    s.put("（青 石 镇）", "right")
    s.title("城东区公交延时惠民", size=22)
    s.para(BUS + "（城东区交通运输局供稿）")
    s.put("（共印50份）", "left", 12, before=40)
    return s


def one_line_masthead() -> Sheet:
    s = Sheet()
    s.put("青林县财政信息", "centre", 38, True)
    s.put("第31期    青林县财政局办公室编    2023年8月15日", "left")
    s.title("青林县财政“三保”支出有力有序")
    s.para(WELLS)
    s.para("1.健全制度体系。" + SCHOOL)
    s.para("2.压减一般支出。" + BUS)
    s.para("3.加快资金拨付。" + FUND)
    s.put("报：市财政局    县委常委    县政府副县长", "left", 14, before=20)
    s.put("送：县直各单位    发：各乡镇财政所", "left", 14)
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


def byline_below_title() -> Sheet:
    s = Sheet()
    s.put("改革内参", "centre", 40, True)
    s.put("第3期", "centre")
    s.level(("云河市委政策研究室", "left"), ("2022年4月1日", "right"))
    s.title("公共交通适老化改造调查")
    s.put("云河市交通运输局", "centre", 14)
    s.para(BUS)
    s.para(WELLS)
    s.title("校园食品安全共治的思考")
    s.put("云河县教育局", "centre", 14)
    s.para(SCHOOL)
    return s


def tasks_with_duties() -> Sheet:
    s = Sheet()
    s.title("云河市营商环境提升攻坚方案", size=22)
    s.para("为持续优化营商环境，制定本方案。")
    s.para("（一）提升办理效率。推行并联审批，将办理时限压缩至3个工作日。（市行政审批局）")
    s.para("（二）降低用能成本。落实电价优惠政策，全年减负1.2亿元。（市发展改革委）")
    s.para("（三）强化融资支持。新增普惠贷款30亿元。（责任单位：市金融办）")
    return s


def table_at_the_end() -> Sheet:
    s = Sheet()
    s.put("督查通报", "centre", 44, True)
    s.put("2022年第5期", "centre")
    s.level(("中共青林县委督查室", "left"), ("2022年5月20日", "right"))
    s.title("关于一季度重点项目进展情况的通报")
    s.para(WELLS)
    s.put("表1 各乡镇完成情况（单位：个）", "centre", 14)
    s.table([["乡镇", "开工", "完工"], ["青石镇", "12", "7"], ["白杨乡", "9", "4"]])
    return s


def section_styles() -> Sheet:
    s = Sheet(ragged=True)
    s.put("机关党建简报", "centre", 40, True)
    s.put("第1期", "centre")
    s.level(("青林县直属机关工委", "left"), ("2023年2月1日", "right"))
    s.title("青林县直机关抓实“四个一”提升组织力")
    s.para("一、突出政治引领")
    s.para("1、开展大学习。" + WELLS)
    s.para("2、开展大走访：" + SCHOOL)
    s.para("二、突出服务中心")
    s.para("（1）结对共建。" + BUS)
    s.para("（2）双岗建功。" + FUND)
    s.para("下一步，重点抓好三件事：一是完善台账，做到底数清；二是强化督导，每月通报一次；三是注重结果运用。")
    s.para("第一，建强支部。" + WELLS)
    s.para("第二，带好队伍。" + SCHOOL)
    s.para("①摸清底数。" + FUND)
    s.para("②分类施策。" + TREES)
    return s


def inside_heads_of_titles_size() -> Sheet:
    s = Sheet(size=15, pitch=26)
    s.put("云河市生态环境保护督察工作简报", "centre", 32, True)
    s.put("〔2022〕18号", "centre", 15)
    s.level(("市督察整改办", "left"), ("2022年11月11日", "right"))
    s.title("青石镇黑臭水体整改销号", size=19, bold=False)
    s.put("一、主要成效", "centre", 16)
    s.para(WELLS)
    s.put("二、经验启示", "centre", 16)
    s.para(BUS)
    s.title("白杨乡矿山复绿见成效", size=19, bold=False)
    s.para(TREES + SCHOOL)
    return s


def letter_spaced() -> Sheet:
    s = Sheet()
    s.put("简    报", "centre", 48, True)
    s.put("第 八 期", "centre")
    s.level(("云河县青石镇人民政府", "left"), ("二○二三年七月一日", "right"))
    s.title("青石镇召开半年经济形势分析会")
    s.para("志 愿 服 务 活 动 共 有 120 余 人 参 加 。")
    s.para(WELLS + SCHOOL)
    s.put("抄报：县委办公室，县政府办公室", "left", 14, before=20)
    s.put("抄送：镇直各单位，各村（社区）", "left", 14)
    s.put("青石镇党政办公室  2023年7月1日印发", "left", 14)
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


def web_issue_with_footer() -> Sheet:
    s = Sheet(number="https://www.example.cn/zwgk/20220318.html {}/2", head="2022/3/20 10:21  云河县人民政府网")
    s.put("首页 > 新闻 > 镇街", "left", 9)
    s.put("青石镇：春耕备耕忙 田间气象新", "centre", 24)
    s.put("来源：青石镇  作者：王小明  时间：2022-03-18  点击：92", "centre", 10)
    s.para(WELLS * 4)
    s.para(SCHOOL * 3)
    s.put("上一篇：县领导调研防汛工作", "left", 10)
    s.put("下一篇：没有了", "left", 10)
    return s


MORE: tuple[Layout, ...] = (
    Layout(
        "publisher above the series",
        publisher_above,
        (
            Piece("青石镇探索“一塘一策”推动山塘水库安全度汛与农业灌溉双提升", "青石镇"),
            Piece("城东区公交延时惠民", "城东区交通运输局", BUS),
        ),
        {"series": "信息快报", "number": 12, "publisher": "中共云河县委办公室", "published": "2021-05-06", "place": "云河县"},
    ),
    Layout(
        "masthead in one line",
        one_line_masthead,
        (Piece("青林县财政“三保”支出有力有序", None, None, ("健全制度体系", "压减一般支出", "加快资金拨付")),),
        {
            "series": "青林县财政信息",
            "number": 31,
            "publisher": "青林县财政局办公室",
            "published": "2023-08-15",
            "send_to": ("县直各单位", "各乡镇财政所"),
        },
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
        "byline below the title",
        byline_below_title,
        (Piece("公共交通适老化改造调查", "云河市交通运输局", BUS + "\n" + WELLS), Piece("校园食品安全共治的思考", "云河县教育局", SCHOOL)),
        {"publisher": "云河市委政策研究室"},
    ),
    Layout(
        "tasks with duties in brackets",
        tasks_with_duties,
        (Piece("云河市营商环境提升攻坚方案", None, None, ("提升办理效率", "降低用能成本", "强化融资支持")),),
        {"series": None, "publisher": None},
    ),
    Layout(
        "table at the end",
        table_at_the_end,
        (
            Piece(
                "关于一季度重点项目进展情况的通报",
                None,
                WELLS + "\n表1各乡镇完成情况（单位：个）\n乡镇\t开工\t完工\n青石镇\t12\t7\n白杨乡\t9\t4",
            ),
        ),
        {"series": "督查通报", "publisher": "中共青林县委督查室", "published": "2022-05-20", "number": 5},
    ),
    Layout(
        "every style of section",
        section_styles,
        (
            Piece(
                "青林县直机关抓实“四个一”提升组织力",
                None,
                None,
                (
                    "突出政治引领",
                    "开展大学习",
                    "开展大走访",
                    "突出服务中心",
                    "结对共建",
                    "双岗建功",
                    "建强支部",
                    "带好队伍",
                    "摸清底数",
                    "分类施策",
                ),
            ),
        ),
        {"publisher": "青林县直属机关工委"},
    ),
    Layout(
        "section heads set large",
        inside_heads_of_titles_size,
        (Piece("青石镇黑臭水体整改销号", None, None, ("主要成效", "经验启示")), Piece("白杨乡矿山复绿见成效", None, TREES + SCHOOL)),
        {"series": "云河市生态环境保护督察工作简报", "number": 18, "year": 2022, "publisher": "市督察整改办", "place": "云河市"},
    ),
    Layout(
        "letter-spaced text",
        letter_spaced,
        (Piece("青石镇召开半年经济形势分析会", None, "志愿服务活动共有120余人参加。\n" + WELLS + SCHOOL),),
        {
            "series": "简报",
            "number": 8,
            "publisher": "云河县青石镇人民政府",
            "published": "2023-07-01",
            "place": "云河县",
            "report_to": ("县委办公室", "县政府办公室"),
            "send_to": ("镇直各单位", "各村（社区）"),
        },
    ),
    Layout(
        "bullets inside an article",
        bullets_inside_article,
        (Piece("云河市“一网统管”建设三个阶段"), Piece("青林县数据归集走在前列", None, FUND + SCHOOL)),
        {"publisher": "云河市大数据中心"},
    ),
    Layout(
        "page of the web with head and foot",
        web_issue_with_footer,
        (Piece("青石镇：春耕备耕忙 田间气象新", "青石镇", WELLS * 4 + "\n" + SCHOOL * 3),),
        {"series": None, "published": "2022-03-18"},
    ),
)

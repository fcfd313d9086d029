"""Details of real issues: publishers, bylines, heads, recipients."""

from __future__ import annotations

from tests.split.texts import BUS, FUND, SCHOOL, TREES, WELLS, Layout, Piece
from tests.split.typeset import Sheet


def hung_recipients() -> Sheet:
    s = Sheet()
    s.put("禁毒工作简报", "centre", 40, True)
    s.put("2022年第2期", "centre")
    s.level(("云河市禁毒委员会办公室编印", "left"), ("2022年3月2日", "right"))
    s.title("青石镇织密禁毒宣传网")
    s.para(WELLS)
    s.title("城东区公交车厢变身流动课堂")
    s.para(BUS)
    s.put("报：省禁毒办，市委、市政府分管领导，市禁毒委", "left", 14, before=24)
    s.put("主任、副主任。", "28", 14)
    s.put("抄送：市禁毒委各成员单位，各县（区）禁毒办。", "left", 14)
    s.put("云河市禁毒委员会办公室        2022年3月2日印发", "left", 14)
    return s


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


LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "recipients that hang",
        hung_recipients,
        (Piece("青石镇织密禁毒宣传网", None, WELLS), Piece("城东区公交车厢变身流动课堂", None, BUS)),
        {
            "publisher": "云河市禁毒委员会办公室",
            "report_to": ("省禁毒办", "市委", "市政府分管领导", "市禁毒委主任", "副主任"),
            "send_to": ("市禁毒委各成员单位", "各县（区）禁毒办"),
        },
    ),
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
        "byline below the title",
        byline_below_title,
        (Piece("公共交通适老化改造调查", "云河市交通运输局", BUS + "\n" + WELLS), Piece("校园食品安全共治的思考", "云河县教育局", SCHOOL)),
        {"publisher": "云河市委政策研究室"},
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
)

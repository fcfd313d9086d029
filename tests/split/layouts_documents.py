"""Documents that are no bulletins, pages of the web, tables."""

from __future__ import annotations

from tests.split.texts import BUS, FUND, SCHOOL, WELLS, Layout, Piece
from tests.split.typeset import Sheet


def web_page() -> Sheet:
    s = Sheet(number="")
    s.put("当前位置：首页 > 政务公开 > 部门动态", "left", 10)
    s.put("县教育局多措并举守护校园食品安全", "centre", 22, True)
    s.put("发布时间：2022-09-06 15:20  来源：云河县教育局  浏览次数：318", "centre", 11)
    s.para(SCHOOL)
    s.para(SCHOOL + FUND)
    s.put("【打印】【关闭】", "right", 11)
    return s


def notice() -> Sheet:
    s = Sheet(number="— {} —")
    s.put("云河市人民政府办公室文件", "centre", 36, True)
    s.put("云政办发〔2021〕13号", "centre", 16)
    s.title("关于2021年上半年安全生产", "督查情况的通报")
    s.put("各县（市、区）人民政府，市直各单位：", "left")
    s.para(SCHOOL)
    s.put("一、总体情况", "indent")
    s.para(WELLS)
    s.put("二、存在问题", "indent")
    s.para("（一）责任落实有差距。" + BUS)
    s.para("（二）隐患整改不彻底。" + SCHOOL)
    s.put("云河市人民政府办公室", "right", before=20)
    s.put("2021年7月16日", "right")
    return s


def report() -> Sheet:
    s = Sheet(number="{}")
    s.title("2022年云河市国民经济和社会发展", "统计公报", size=24)
    s.put("（2023年3月20日）", "centre")
    s.put("一、综合", "centre", bold=True)
    s.para(WELLS)
    s.put("二、农业", "centre", bold=True)
    s.para(SCHOOL)
    s.para(BUS)
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


def tasks_with_duties() -> Sheet:
    s = Sheet()
    s.title("云河市营商环境提升攻坚方案", size=22)
    s.para("为持续优化营商环境，制定本方案。")
    s.para("（一）提升办理效率。推行并联审批，将办理时限压缩至3个工作日。（市行政审批局）")
    s.para("（二）降低用能成本。落实电价优惠政策，全年减负1.2亿元。（市发展改革委）")
    s.para("（三）强化融资支持。新增普惠贷款30亿元。（责任单位：市金融办）")
    return s


def table_and_unit_line() -> Sheet:
    s = Sheet(head="统计信息  第5期")
    s.put("统 计 信 息", "centre", 40, True)
    s.put("第5期", "centre")
    s.level(("云河县统计局", "left"), ("2023年7月20日", "right"))
    s.title("上半年全县经济运行总体平稳")
    s.para(WELLS)
    s.put("2023年上半年主要指标情况表", "centre", 14)
    s.put("单位：亿元", "right", 12)
    s.table([["指标", "上半年", "增长（%）"], ["地区生产总值", "86.4", "5.2"], ["第一产业", "12.7", "3.9"]])
    s.para(SCHOOL)
    s.put("（县统计局）", "right")
    s.title("青石镇农民收入较快增长")
    s.para(BUS)
    s.put("（国家统计局云河调查队）", "right")
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


def site_name_above() -> Sheet:
    s = Sheet(number="")
    s.put("云河县人民政府门户网站", "centre", 18)
    s.put("要闻动态", "centre", 14)
    s.put("县教育局联合开展校园食堂检查", "centre", 24)
    s.put("2022-09-06 15:20:11    来源：云河县融媒体中心    字体：【大 中 小】", "centre", 10)
    s.para(SCHOOL)
    s.para(FUND + WELLS)
    s.put("责任编辑：王小明", "right", 11)
    return s


def report_with_parts() -> Sheet:
    s = Sheet(number="— {} —")
    s.put("2023年云河市政府工作报告", "centre", 26, True)
    s.put("（节选）", "centre", 18)
    s.put("第一部分  2022年工作回顾", "centre", 18, True)
    s.para(WELLS)
    s.para("——农业稳产增收。" + SCHOOL)
    s.put("第二部分  2023年重点工作", "centre", 18, True)
    s.para(BUS)
    return s


def report_with_contents() -> Sheet:
    s = Sheet(head="云河市水资源公报")
    s.put("云河市水资源公报", "centre", 30, True)
    s.put("目  录", "centre", 18, True)
    s.put("一、降水情况……………………1", "left")
    s.put("二、供水情况……………………2", "left")
    s.new_page()
    s.put("一、降水情况", "centre", 18, True)
    s.para(WELLS)
    s.put("二、供水情况", "centre", 18, True)
    s.para(BUS)
    return s


LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "page of the web",
        web_page,
        (Piece("县教育局多措并举守护校园食品安全", "云河县教育局", SCHOOL + "\n" + SCHOOL + FUND),),
        {"series": None, "number": None, "published": "2022-09-06", "year": 2022},
    ),
    Layout(
        "notice with a document number",
        notice,
        (
            Piece(
                "关于2021年上半年安全生产督查情况的通报",
                "云河市人民政府办公室",
                None,
                ("总体情况", "存在问题", "责任落实有差距", "隐患整改不彻底"),
            ),
        ),
        {"series": None, "number": None, "published": "2021-07-16", "year": 2021, "place": "云河市"},
    ),
    Layout(
        "report with centred heads",
        report,
        (Piece("2022年云河市国民经济和社会发展统计公报", None, None, ("综合", "农业")),),
        {"series": None, "number": None, "published": "2023-03-20", "place": "云河市"},
    ),
    Layout(
        "page of the web with head and foot",
        web_issue_with_footer,
        (Piece("青石镇：春耕备耕忙 田间气象新", "青石镇", WELLS * 4 + "\n" + SCHOOL * 3),),
        {"series": None, "published": "2022-03-18"},
    ),
    Layout(
        "tasks with duties in brackets",
        tasks_with_duties,
        (Piece("云河市营商环境提升攻坚方案", None, None, ("提升办理效率", "降低用能成本", "强化融资支持")),),
        {"series": None, "publisher": None},
    ),
    Layout(
        "table with unit line",
        table_and_unit_line,
        (
            Piece(
                "上半年全县经济运行总体平稳",
                "县统计局",
                WELLS
                + "\n2023年上半年主要指标情况表\n单位：亿元\n指标\t上半年\t增长（%）\n地区生产总值\t86.4\t5.2\n第一产业\t12.7\t3.9\n"
                + SCHOOL,
            ),
            Piece("青石镇农民收入较快增长", "国家统计局云河调查队", BUS),
        ),
        {"series": "统计信息", "number": 5, "publisher": "云河县统计局"},
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
        "name of the site above the title",
        site_name_above,
        (Piece("县教育局联合开展校园食堂检查", "云河县融媒体中心", SCHOOL + "\n" + FUND + WELLS),),
        {"series": None, "published": "2022-09-06"},
    ),
    Layout(
        "report in parts",
        report_with_parts,
        (Piece("2023年云河市政府工作报告（节选）", None, None, ("2022年工作回顾", "2023年重点工作")),),
        {"series": None, "year": 2023},
    ),
    Layout(
        "report with contents",
        report_with_contents,
        (Piece("云河市水资源公报", None, f"一、降水情况\n{WELLS}\n二、供水情况\n{BUS}", ("降水情况", "供水情况")),),
        {"series": None, "contents": ("降水情况", "供水情况")},
    ),
)

"""Bulletins of fictional places in many layouts, each with what a right reading holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.split.typeset import Sheet

WELLS = (
    "入春以来，青石镇组织干部走村入户，摸清了全镇山塘水库的底数，逐口登记造册，明确管护责任人。镇水利站联合各村抽调技术人员，"
    "对存在渗漏的山塘逐一会诊，制定修缮方案，截至目前已完成清淤加固27口，恢复灌溉面积1460亩，受益农户930余户。"
)
SCHOOL = (
    "新学期开学前，县教育局会同市场监管、消防等部门对全县86所学校食堂开展拉网式检查，发现问题隐患112处，当场整改95处，"
    "其余17处均已建立台账、限期销号。检查组还随机访谈家长240名，满意率达到96.5%。"
)
BUS = (
    "针对群众反映集中的末班车过早问题，城东区调整优化公交线路12条，延长营运时间至22时，新增纯电动公交车30辆，"
    "日均客流量由1.8万人次增至2.3万人次。区交通运输局还开通了线上建言通道，做到件件有回音。"
)
TREES = "白杨乡抢抓雨后墒情，组织党员志愿者义务植树3200株，绿化村道4.5公里。"
FUND = "县慈善总会启动助学行动，首批发放助学金18.6万元，资助困难学生93名。"
LAMP = "桂花社区更换楼道声控灯260盏，居民夜间出行更加安心。"


@dataclass(frozen=True)
class Piece:
    """An article as it should come out; ``text`` is compared whole where given."""

    title: str | None
    contributor: str | None = None
    text: str | None = None
    sections: tuple[str, ...] = ()
    column: str | None = None


@dataclass(frozen=True)
class Layout:
    """A bulletin and its right reading; ``scan`` where the layout must survive OCR too."""

    name: str
    build: Callable[[], Sheet]
    articles: tuple[Piece, ...]
    fields: dict[str, object] = field(default_factory=dict)
    scan: bool = True


def contents_with_leaders() -> Sheet:
    s = Sheet(head="云河改革专报  第7期")
    s.put("内部资料  注意保存", "left", 12)
    s.put("云河改革专报", "centre", 40, True)
    s.put("第7期", "centre", 16)
    s.level(("中共云河市委改革办公室编", "left"), ("二〇二二年五月十二日", "right"))
    s.put("目  录", "centre", 18, True, before=10)
    s.put("青石镇山塘整治走上快车道" + "…" * 8 + "1", "left")
    s.put("县教育局开学前全面排查校园食堂安全隐" + "", "left")
    s.put("患" + "…" * 20 + "2", "left")
    s.put("城东区公交延时服务惠及夜归人" + "." * 20 + "3", "left")
    s.title("青石镇山塘整治走上快车道")
    s.para(WELLS)
    s.para("一、摸清底数。" + WELLS)
    s.para("二、压实责任。" + SCHOOL)
    s.put("（青石镇）", "right")
    s.title("县教育局开学前全面排查", "校园食堂安全隐患")
    s.para(SCHOOL)
    s.put("（县教育局）", "right")
    s.title("城东区公交延时服务惠及夜归人")
    s.para(BUS)
    s.para(BUS)
    s.put("（城东区交通运输局）", "right")
    s.put("报：市委常委，市人大、市政协主要领导。", "left", 14, before=30)
    s.put("送：市直各单位，各县（市、区）委改革办。", "left", 14)
    s.put("责任编辑：高远山    审核：沈小禾    （共印120份）", "left", 14)
    return s


def single_article() -> Sheet:
    s = Sheet(number="第{}页")
    s.put("乡村振兴工作", "centre", 30, True)
    s.put("简    报", "centre", 44, True)
    s.put("〔2023〕第4期（总第58期）", "centre", 16)
    s.put("青林县乡村振兴局        2023年3月9日", "left", 16)
    s.title("青林县做实“三张清单”", "持续巩固拓展脱贫成果", size=22)
    s.para(WELLS)
    s.put("一、聚焦底线任务，健全监测帮扶机制", "indent", bold=True)
    s.para("（一）网格化排查。" + SCHOOL)
    s.para("（二）清单化帮扶。" + FUND)
    s.put("二、聚焦产业发展，拓宽增收渠道", "indent", bold=True)
    s.para(BUS)
    s.para(TREES)
    return s


def same_size_titles() -> Sheet:
    s = Sheet(number="·{}·")
    s.put("信访工作动态", "centre", 36)
    s.put("2022年第15期（总第301期）", "centre", 16)
    s.put("云河县信访局编        2022年8月3日", "left", 16)
    s.put("青石镇推行领导干部下访包案", "centre", before=14)
    s.para(WELLS + "（青石镇）")
    s.put("县教育局开门接访化解入学难题", "centre", before=14)
    s.para(SCHOOL)
    s.para(FUND + "（县教育局）")
    s.put("城东区“码上办”让群众少跑腿", "centre", before=14)
    s.para(BUS + "（城东区）")
    return s


def numbered_titles() -> Sheet:
    s = Sheet()
    s.put("每日要情", "centre", 40, True)
    s.put("第88期", "centre", 16)
    s.level(("云河市人民政府总值班室编", "left"), ("2021年11月2日", "right"))
    s.put("一、青石镇完成山塘清淤加固", "indent", bold=True)
    s.para(WELLS + "（青石镇）")
    s.put("二、县教育局排查校园食堂", "indent", bold=True)
    s.para(SCHOOL + "（县教育局）")
    s.put("三、城东区延长公交营运时间", "indent", bold=True)
    s.para(BUS + "（城东区）")
    return s


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


def two_columns() -> Sheet:
    s = Sheet(size=12, pitch=19)
    s.put("云河城管快报", "centre", 44, True)
    s.put("第19期（总第77期）", "centre", 12)
    s.level(("云河市综合行政执法局", "left"), ("2023年6月30日", "right"))
    s.two_columns()
    s.title("青石镇集中清理占道经营", size=15)
    s.para(WELLS * 3)
    s.put("（青石镇）", "right")
    s.title("城东区更新公交站台座椅", size=15)
    s.para(BUS * 4)
    s.put("（城东区）", "right")
    s.title("县教育局牵头整治校园周边摊点", size=15)
    s.para(SCHOOL * 4)
    s.put("（县教育局）", "right")
    return s


def block_style() -> Sheet:
    s = Sheet(indent=0)
    s.put("营商环境信息", "centre", 36, True)
    s.put("NO.9", "centre", 16)
    s.put("云河市营商环境建设局", "left")
    s.put("2022年12月1日", "left")
    s.title("青石镇“一窗通办”再提速", align="left")
    s.para(WELLS)
    s.para(SCHOOL, before=14)
    s.put("供稿：青石镇便民服务中心", "right", before=14)
    s.title("城东区帮办代办进园区", align="left")
    s.para(BUS)
    s.para(WELLS, before=14)
    s.put("供稿：城东区行政审批局", "right", before=14)
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


def cover_page() -> Sheet:
    s = Sheet()
    s.put("党建工作交流", "centre", 40, True)
    s.put("（第二期）", "centre")
    s.put("中共青林县委组织部", "centre")
    s.put("2021年6月18日", "centre")
    s.put("本期要目", "centre", 18, True)
    s.put("◆青石镇：支部建在网格上", "indent")
    s.put("◆县教育局：党建带团建", "indent")
    s.new_page()
    s.title("青石镇：支部建在网格上", "——青石镇党建引领基层治理侧记", size=22)
    s.para(WELLS * 2)
    s.title("县教育局：党建带团建", size=22)
    s.para(SCHOOL * 2)
    s.put("报：县委书记、副书记、常委", "left", 14, before=30)
    s.put("发：各乡镇党委，县直各党（工）委", "left", 14)
    return s


def plain_titles() -> Sheet:
    s = Sheet()
    s.put("应急值守快报", "centre", 34)
    s.put("总第412期", "centre")
    s.level(("青林县应急管理局", "left"), ("2024年1月5日", "right"))
    s.put("青石镇妥善处置低温冰冻险情", "indent")
    s.para(WELLS + "（青石镇）")
    s.put("县教育局部署校园防寒保暖", "indent")
    s.para(SCHOOL + "（县教育局）")
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


LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "contents with leaders",
        contents_with_leaders,
        (
            Piece("青石镇山塘整治走上快车道", "青石镇", sections=("摸清底数", "压实责任")),
            Piece("县教育局开学前全面排查校园食堂安全隐患", "县教育局", SCHOOL),
            Piece("城东区公交延时服务惠及夜归人", "城东区交通运输局", BUS + "\n" + BUS),
        ),
        {
            "series": "云河改革专报",
            "number": 7,
            "year": 2022,
            "publisher": "中共云河市委改革办公室",
            "published": "2022-05-12",
            "place": "云河市",
            "contents": ("青石镇山塘整治走上快车道", "县教育局开学前全面排查校园食堂安全隐患", "城东区公交延时服务惠及夜归人"),
            "report_to": ("市委常委", "市人大", "市政协主要领导"),
            "send_to": ("市直各单位", "各县（市、区）委改革办"),
        },
    ),
    Layout(
        "single article",
        single_article,
        (
            Piece(
                "青林县做实“三张清单”持续巩固拓展脱贫成果",
                None,
                None,
                ("聚焦底线任务，健全监测帮扶机制", "网格化排查", "清单化帮扶", "聚焦产业发展，拓宽增收渠道"),
            ),
        ),
        {
            "series": "乡村振兴工作简报",
            "number": 4,
            "year": 2023,
            "serial": 58,
            "publisher": "青林县乡村振兴局",
            "published": "2023-03-09",
            "place": "青林县",
        },
    ),
    Layout(
        "titles of the body's size",
        same_size_titles,
        (
            Piece("青石镇推行领导干部下访包案", "青石镇", WELLS),
            Piece("县教育局开门接访化解入学难题", "县教育局", SCHOOL + "\n" + FUND),
            Piece("城东区“码上办”让群众少跑腿", "城东区", BUS),
        ),
        {"series": "信访工作动态", "number": 15, "serial": 301, "publisher": "云河县信访局", "place": "云河县"},
    ),
    Layout(
        "numbered titles",
        numbered_titles,
        (
            Piece("青石镇完成山塘清淤加固", "青石镇", WELLS),
            Piece("县教育局排查校园食堂", "县教育局", SCHOOL),
            Piece("城东区延长公交营运时间", "城东区", BUS),
        ),
        {"series": "每日要情", "number": 88, "year": 2021, "publisher": "云河市人民政府总值班室", "published": "2021-11-02"},
    ),
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
        {"series": None, "number": None, "published": "2021-07-16", "year": 2021},
    ),
    Layout(
        "two columns",
        two_columns,
        (
            Piece("青石镇集中清理占道经营", "青石镇", WELLS * 3),
            Piece("城东区更新公交站台座椅", "城东区", BUS * 4),
            Piece("县教育局牵头整治校园周边摊点", "县教育局", SCHOOL * 4),
        ),
        {"series": "云河城管快报", "number": 19, "serial": 77, "publisher": "云河市综合行政执法局"},
    ),
    Layout(
        "paragraphs parted by space",
        block_style,
        (
            Piece("青石镇“一窗通办”再提速", "青石镇便民服务中心", WELLS + "\n" + SCHOOL),
            Piece("城东区帮办代办进园区", "城东区行政审批局", BUS + "\n" + WELLS),
        ),
        {"series": "营商环境信息", "number": 9, "publisher": "云河市营商环境建设局", "published": "2022-12-01"},
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
    Layout(
        "cover page",
        cover_page,
        (Piece("青石镇：支部建在网格上——青石镇党建引领基层治理侧记", None, WELLS * 2), Piece("县教育局：党建带团建", None, SCHOOL * 2)),
        {
            "series": "党建工作交流",
            "number": 2,
            "publisher": "中共青林县委组织部",
            "published": "2021-06-18",
            "place": "青林县",
            "contents": ("青石镇：支部建在网格上", "县教育局：党建带团建"),
            "report_to": ("县委书记", "副书记", "常委"),
            "send_to": ("各乡镇党委", "县直各党（工）委"),
        },
    ),
    Layout(
        "titles indented like paragraphs",
        plain_titles,
        (Piece("青石镇妥善处置低温冰冻险情", "青石镇", WELLS), Piece("县教育局部署校园防寒保暖", "县教育局", SCHOOL)),
        {"series": "应急值守快报", "serial": 412, "number": None, "publisher": "青林县应急管理局"},
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
        "report with centred heads",
        report,
        (Piece("2022年云河市国民经济和社会发展统计公报", None, None, ("综合", "农业")),),
        {"series": None, "number": None, "published": "2023-03-20"},
    ),
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
)

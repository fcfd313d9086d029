"""Whole issues: mastheads, contents, titles and contributors in many forms."""

from __future__ import annotations

from tests.split.texts import BUS, FUND, SCHOOL, TREES, WELLS, Layout, Piece
from tests.split.typeset import Sheet


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
)

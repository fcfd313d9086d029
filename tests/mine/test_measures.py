"""Named measures: names in quotes and 《》, names with a class word, who runs them, their status, and what is no measure."""

from __future__ import annotations

import pytest

from pipeline.mine.measures import find_measures
from pipeline.mine.units import find_units
from pipeline.records import Article, Issue, Measure


def measures(
    text: str, *, publisher: str = "青林县人民政府办公室", contributor: str | None = None, title: str | None = None
) -> list[Measure]:
    """The measures of a one-article issue of 青林县."""
    article = Article(1, title, contributor, text)
    issue = Issue(publisher=publisher, articles=(article,))
    return find_measures(article, issue, find_units(article, issue))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("推行“一巷一策”整治办法", ["“一巷一策”整治办法"]),
        ("创新“首接负责制”，随到随办", ["首接负责制"]),
        ("开展“净街”行动，清理占道", ["“净街”行动"]),
        ("县林业局扎实推进古树“清源”行动", ["古树“清源”行动"]),
        ("通过“找漏”行动排查小区物业管理问题", ["“找漏”行动"]),
        ("靠的是“全周期”企业服务机制打底", ["“全周期”企业服务机制"]),
        ("会后进“一企一档”台账，连办“梨花为媒”集体婚礼", ["“一企一档”台账", "“梨花为媒”集体婚礼"]),
        ("县行政审批局把“一事联办”延伸到厂区", ["一事联办"]),
        ("校企共建“竹编订单班”，宣读《便民办税服务承诺书》", ["竹编订单班", "便民办税服务承诺书"]),
        ("全县部署邻里纠纷大排查大调处", ["邻里纠纷大排查大调处"]),
        ("健全人民调解与司法调解、行政调解联动工作体系", ["人民调解与司法调解、行政调解联动工作体系"]),
        ("打击电诈集中收网行动先后组织3次", ["打击电诈集中收网行动"]),
        ("正月十五江湾牛灯文化节来客过万", ["江湾牛灯文化节"]),
        ("庆“七一”“颂党恩、传家风”展演搬上网络直播", ["“颂党恩、传家风”展演"]),
        ("推出“夜间问诊”“代购药品”“陪同就医”等服务", ["夜间问诊", "代购药品", "陪同就医"]),
        ("印发《河道清淤实施方案》和《护林员考核办法》", ["河道清淤实施方案", "护林员考核办法"]),
        ("深入实施河道水质提升行动", ["河道水质提升行动"]),
        ("开展了为期三天的庭院整治志愿服务活动", ["庭院整治志愿服务活动"]),
        ("举办第三届乡村厨艺大赛", ["乡村厨艺大赛"]),
        ("健全护林员招录、管护和考核机制", ["护林员招录、管护和考核机制"]),
        ("出台支持茶业发展八条措施", ["支持茶业发展八条措施"]),
        ("升级“邻里帮”平台，日活用户1.2万", ["“邻里帮”平台"]),
        ("开展渔港电动车“错峰”行动", ["渔港电动车“错峰”行动"]),
        ("构建“督查、通报、约谈”的闭环工作机制", ["“督查、通报、约谈”的闭环工作机制"]),
        ("举办茶洽会、民宿发展论坛、村长大会等活动", ["茶洽会", "民宿发展论坛", "村长大会"]),
        ("落实“三查三看”要求", ["三查三看"]),
        ("县水利局组织河湖大排查", ["河湖大排查"]),
        ("连续三年斩获市级河湖长制考核第一", ["河湖长制"]),
        ("城北步道二期修缮工程完工，滨河绿廊三期补植工程开工", ["城北步道二期修缮工程", "滨河绿廊三期补植工程"]),
        ("“清淤会战中”出动机械，发起“秋冬攻势”", ["清淤会战", "秋冬攻势"]),
        ("制定“6+3”茶园改造作战挂图", ["“6+3”茶园改造作战挂图"]),
        ("推进青林大道拓宽工程，举办第三届青林采摘节", ["青林大道拓宽工程", "青林采摘节"]),
        ("健全物业纠纷多元化解机制", ["物业纠纷多元化解机制"]),
        ("完成农村水窖加固工程", ["农村水窖加固工程"]),
        ("推进“证照分离”改革", ["“证照分离”改革"]),
        ("开展“假账目”“假票据”骗保问题专项整治行动", ["“假账目”“假票据”骗保问题专项整治行动"]),
        ("组织网络购房节", ["网络购房节"]),
        ("发起“清风、护苗”夏季攻势", ["“清风、护苗”夏季攻势"]),
        ("印发《护林员考核办法(试行)》", ["护林员考核办法(试行)"]),
        ("持续推进农村供水提档升级工程建设", ["农村供水提档升级工程"]),
        ("“送科普下乡”共赠书300册", ["送科普下乡"]),
        ("将打击“偷抢骗”、电信诈骗专项行动融入考核", ["打击“偷抢骗”、电信诈骗专项行动"]),
    ],
)
def test_names_found(text: str, names: list[str]) -> None:
    assert [m.name for m in measures(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "打通服务群众“最后一公里”",
        "形成“比学赶超”的浓厚氛围",
        "破解“停车难”问题",
        "对违法行为“零容忍”",
        "进入“后疫情时代”",
        "健全长效机制",
        "开展各类活动120场次",
        "学习《中华人民共和国安全生产法》",
        "储能系统装机9兆瓦",
        "东江恒泰水利工程有限公司中标",
        "当好企业的“店小二”",
        "完善工作机制",
        "云台镇创新工作机制，明确工作流程",
        "“小马拉大车”问题得到有效遏制",
        "反诈宣传“进万家”",
        "举办以“垃圾不落地、乡村更美丽”为主题的活动",
        "采取“修、补、换”等办法",
        "“六小”场所得到整治",
        "对接改造县社区矫正中心",
        "以打造“通畅平稳”“贴心舒适”的春运为目标",
        "在“一府两院”支持下",
        "对会销等领域加大排查力度",
        "全县供销社系统储备化肥",
        "承担14项民生工程",
        "该区现有义工服务站12个",
        "统一认识，紧急行动",
        "针对“三盗两抢”犯罪，秉持“以人民为中心”的政绩观",
        "搭建良好平台，举办市级以上赛事活动",
        "结合当地实际拟定专项方案，借助媒体平台发布",
        "推出量产级9兆瓦时储能系统，县里共用一套系统",
        "县市场监管系统闻令而动",
        "打响“第一枪”，排查“畅返不畅”路段整治情况",
        "招生计划比去年翻两番",
    ],
)
def test_emphasis_and_classes_are_no_measures(text: str) -> None:
    assert measures(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("开展“净街”行动", "campaign"),
        ("举办“邻里宴”活动", "activity"),
        ("上线“随手拍”小程序", "platform"),
        ("打造“青林百匠”品牌", "brand"),
        ("印发《护林员考核办法》", "plan"),
        ("推行“一窗一码”制度", "mechanism"),
        ("培养“法治带头人”，组建“田间宣讲团”", "mechanism"),
        ("组建“田间宣讲团”", "team"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert measures(text)[0].kind == kind


def test_aliases_with_and_without_class_word() -> None:
    [found] = measures("推广“志愿帮”平台，“志愿帮”注册人数过万")
    assert found.name == "“志愿帮”平台"
    assert "志愿帮" in found.aliases


@pytest.mark.parametrize(
    ("text", "about", "who"),
    [
        ("开展“净街”行动", {"title": "县城管局整治占道经营", "contributor": "云台镇"}, "青林县城市管理局"),
        ("开展“净街”行动", {"contributor": "云台镇"}, "青林县云台镇"),
        ("开展“净街”行动", {}, "青林县"),
        ("全县部署。县安委会印发《消防整治实施方案》，逐户排查。", {"contributor": "云台镇"}, "青林县安全生产委员会"),
        ("县教育局、县财政局联合组建的“送教上门”小分队", {"contributor": "云台镇"}, "青林县教育局"),
        ("由县林业局牵头开展“净山”行动", {"contributor": "云台镇"}, "青林县林业局"),
        ("县粮食局推进改革。\n全面推行“净街”行动", {"publisher": "青林县粮食局"}, "青林县粮食局"),
        ("县委、县政府高度重视。\n开展“净街”行动", {"contributor": "县应急局"}, "青林县"),
        ("开展“净街”行动", {"contributor": "县科技局", "title": "【科创】我县企业数创新高"}, "青林县"),
        ("开展“净街”行动", {"publisher": "青林县城市管理局"}, "青林县城市管理局"),
        ("全县部署。开展“净街”行动", {"publisher": "青林县城市管理局"}, "青林县城市管理局"),
        ("我县开展“净街”行动", {"publisher": "青林县城市管理局"}, "青林县"),
        ("开展“巧手”行动", {"publisher": "青林县妇联", "title": "青林县关爱妇女见实效"}, "青林县妇女联合会"),
        ("开展“净街”行动", {"publisher": "青林县城市管理局", "title": "青林县整治市容见实效"}, "青林县城市管理局"),
        ("开展“净街”行动", {"publisher": "青林县统计局"}, "青林县"),
        ("开展“净街”行动", {"publisher": "青林县安全生产委员会办公室"}, "青林县"),
        ("全县部署。开展“净街”行动", {"publisher": "青林县水务局办公室", "contributor": "局防御科、排水管理所"}, "青林县水务局"),
        ("由县医院、县中医院牵头组建“山乡医者”服务队", {"contributor": "云台镇"}, "青林县人民医院"),
        ("县文旅局抓实工作。\n图书馆积极服务。开展“书香”活动", {"publisher": "青林县文化和旅游局"}, "青林县图书馆"),
        ("为方便群众，县医保局上线“村医通”平台", {"contributor": "县政务办"}, "青林县医疗保障局"),
    ],
)
def test_runner(text: str, about: dict[str, str], who: str) -> None:
    assert measures(text, **about)[0].who == who


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("下一步将开展“净街”行动", "planned"),
        ("正式启动“净街”行动", "started"),
        ("持续深化“净街”行动", "running"),
        ("“净街”行动", None),
        ("“村医通”平台上线运行", "started"),
    ],
)
def test_status(text: str, status: str | None) -> None:
    assert measures(text)[0].status == status


def test_two_forms_of_one_name_are_one_measure() -> None:
    found = measures("举办春季劳务供需见面会，42家企业参加供需会", title="县人社局举办春季劳务供需会")
    assert [m.name for m in found] == ["春季劳务供需见面会"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("实施校园安全专项整治三年行动，专项整治三年行动见效", ["校园安全专项整治三年行动"]),
        ("推行河湖长制，河长制工作居前", ["河湖长制"]),
        ("开展打击盗采砂石专项斗争（下称“打砂斗争”），“打砂斗争”收官", ["打击盗采砂石专项斗争"]),
    ],
)
def test_short_forms_are_the_same_measure(text: str, names: list[str]) -> None:
    assert [m.name for m in measures(text)] == names


def test_mentions_point_into_the_text() -> None:
    text = "启动“净街”行动。“净街”行动历时三月。"
    [found] = measures(text)
    assert [text[m.start : m.end] for m in found.mentions] == ["“净街”行动", "“净街”行动"]

"""Units: which names a text has, under which canonical name, of which kind and level."""

from __future__ import annotations

import pytest

from pipeline.mine.divisions import candidates, division, parent, shared_parent, short_name
from pipeline.mine.jurisdiction import article_jurisdiction, issue_jurisdiction
from pipeline.mine.places import find_places
from pipeline.mine.unit_mentions import BACK_REFERENCE_SOURCE
from pipeline.mine.units import canonical_unit, contributors, find_units
from pipeline.records import Article, Issue, Unit


def issue(
    text: str = "", *, publisher: str | None = "青林县人民政府办公室", contributor: str | None = None, title: str | None = None, **rest: str
) -> Issue:
    """An issue of one article, of 青林县 unless told otherwise."""
    return Issue(publisher=publisher, articles=(Article(1, title, contributor, text),), **rest)  # type: ignore[arg-type]


def units(text: str, **about: str | None) -> dict[str, Unit]:
    """The units of a text by name, without what is only referred back to."""
    made = issue(text, **about)  # type: ignore[arg-type]
    return {u.name: u for u in find_units(made.articles[0], made) if u.source != BACK_REFERENCE_SOURCE}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("共青团青林县委员会、青林团县委、县团委走访", ["共青团青林县委"]),
        ("县文物和旅游局、教育科技局与林业和草原局会商", ["青林县文物和旅游局", "青林县教育科技局", "青林县林业和草原局"]),
        ("干部正同社区商量，光靠社区难办，个别村进度慢", []),
        ("走访云台镇大路边村和石桥街道老银匠社区", ["青林县云台镇大路边村", "青林县石桥街道老银匠社区"]),
        ("云台镇南园社区动工", ["青林县云台镇南园社区"]),
        ("云台镇带动社区增收，云台镇妇联走访社区", ["青林县云台镇", "青林县云台镇妇女联合会"]),
        ("进一步，加强派出所建设，推动司法所规范化，提升卫生院能力", []),
        ("走访云台镇大路边村，大路边村已脱贫", ["青林县云台镇大路边村"]),
        ("三台子街道辖区老旧小区多", ["青林县三台子街道"]),
        ("县青云一中开学，带头担任青林一中副校长", ["青林县青云第一中学", "青林县第一中学"]),
        ("县公共就业和人才服务中心（以下简称县就业中心）开班，县就业中心招生", ["青林县公共就业和人才服务中心"]),
        ("县供销社走访，云台镇供销社收购，县农商银行放贷", ["青林县供销合作社联合社", "青林县云台镇供销合作社", "青林县农村商业银行"]),
        ("青林县农商行放贷", ["青林县农商行"]),
        ("大力发展文化旅游业，海棠核电一期投产", []),
        ("云台镇纪委约谈，镇森防指办公室值守", ["青林县云台镇纪委", "青林县云台镇森林防灭火指挥部办公室"]),
        ("县爱国卫生运动委员会（县爱卫会）部署，县爱卫会督查", ["青林县爱国卫生运动委员会"]),
        ("争取中央和省级补助，紧盯最高检“一号检察建议”", ["最高人民检察院"]),
        ("副县长会同县长效办走访", ["青林县长效办"]),
        ("宁溪县、白塔县财政局拨付", ["宁溪县财政局", "白塔县财政局"]),
        ("派恒森、仕达成、玖远精密三家复工", ["派恒森", "仕达成", "玖远精密"]),
        ("清单由科技局收集，县请电视台播出", ["青林县科学技术局"]),
        ("市“两改”办、县委讲师团、县政策说唱团到场", ["市“两改”办", "中共青林县委讲师团", "青林县政策说唱团"]),
        ("工行青林支行、顺丰到场", ["中国工商银行青林支行", "顺丰"]),
        ("云台镇、开发区及团县委到会", ["青林县云台镇", "青林县开发区", "共青团青林县委"]),
        ("3月1日，古桥派出所抓获一人，由云台司法所调解", ["青林县古桥派出所", "青林县云台司法所"]),
        ("县发改局、财政局和水利局联合印发通知", ["青林县发展和改革局", "青林县财政局", "青林县水利局"]),
        ("县委、县政府高度重视", ["中共青林县委", "青林县人民政府"]),
        ("县委县政府高度重视", ["中共青林县委", "青林县人民政府"]),
        ("团县委联合县妇联慰问", ["共青团青林县委", "青林县妇女联合会"]),
        ("云台镇、永安乡率先完成任务", ["青林县云台镇", "青林县永安乡"]),
        ("银杏社区党支部走访白马村", ["青林县银杏社区党支部", "青林县白马村"]),
        ("青林恒远电子有限公司扩产", ["青林恒远电子有限公司"]),
        ("县第二中学、云台镇中心小学开学", ["青林县第二中学", "青林县云台镇中心小学"]),
        ("海棠市、白塔县两地来访", ["海棠市", "白塔县"]),
        ("宁溪、白塔两县排名靠后", ["宁溪县", "白塔县"]),
        ("联航、德润等12家企业签约", ["联航", "德润"]),
        ("“清风义工队”上街劝导", ["清风义工队"]),
        ("县创建全国卫生县城工作领导小组办公室督查", ["青林县创建全国卫生县城工作领导小组办公室"]),
        ("贯彻党中央、国务院决策部署", ["中共中央", "国务院"]),
        ("会同县财政局验收", ["青林县财政局"]),
        ("青林县云台镇党委研究决定", ["中共青林县云台镇委员会"]),
        ("江口区财政局、教育局分别说明", ["江口区财政局", "江口区教育局"]),
        ("县科技局促成东江大学落户", ["青林县科学技术局", "东江大学"]),
        ("县河长办办公室通报，县河长办抽查", ["青林县河长办"]),
        ("县纪委监察局督导", ["青林县纪委监察局"]),
        ("县氿沣园林绿化管理公司中标", ["青林县氿沣园林绿化管理公司"]),
        ("中央第五生态环境保护督察组进驻，中央督察组下沉", ["中央第五生态环境保护督察组"]),
        ("国务院安委会第二督导组来访", ["国务院安委会第二督导组"]),
        ("成立秸秆禁烧领导小组", ["青林县秸秆禁烧领导小组"]),
        ("市生态环境局白塔分局检查，白塔分局立案", ["市生态环境局白塔分局"]),
        ("与白塔县恒禾米业公司签约，恒禾米业公司收购", ["白塔县恒禾米业公司"]),
        ("进一步明确县公共资源交易中心职责", ["青林县公共资源交易中心"]),
        ("县生态环境局高新区分局立案", ["青林县生态环境局高新区分局"]),
        ("国家税务总局青林县税务局通报，县税务局走访", ["青林县税务局"]),
        ("县委第二巡察组进驻，省安委会第三督导组到访", ["中共青林县委第二巡察组", "省安委会第三督导组"]),
        ("县二中、县三小开学", ["青林县第二中学", "青林县第三小学"]),
        ("市林长办、市防指办通报", ["市林长办", "市防汛抗旱指挥部办公室"]),
        ("县计委、县劳动和社会保障局批复", ["青林县计委", "青林县劳动和社会保障局"]),
        ("石桥镇专职消防队、镇畜牧站参加", ["青林县石桥镇专职消防队", "青林县石桥镇畜牧站"]),
        ("施工单位东江恒建集团有限公司进场", ["东江恒建集团有限公司"]),
        ("县公安局治安大队、县第一高级中学参加", ["青林县公安局治安大队", "青林县第一高级中学"]),
        ("县纪委监委驻县财政局纪检监察组督导", ["青林县纪委监委驻县财政局纪检监察组"]),
        ("城南街道办、西关村民委员会走访", ["青林县城南街道办事处", "青林县西关村村委会"]),
        ("云台镇等3个乡镇和县水利局受到通报", ["青林县云台镇", "青林县水利局"]),
        ("市监委、县监委通报", ["市监察委员会", "青林县监察委员会"]),
        ("黄岭管区、德林镇率先完成", ["青林县黄岭管区", "青林县德林镇"]),
        (
            "其中县医院、疾控中心、妇幼保健站、卫生监督所和白内障防治办公室",
            ["青林县人民医院", "青林县疾病预防控制中心", "青林县妇幼保健站", "青林县卫生监督所", "青林县白内障防治办公室"],
        ),
        ("以文化馆、图书馆、博物馆三馆为阵地", ["青林县文化馆", "青林县图书馆", "青林县博物馆"]),
        ("文化馆积极举办展览。\n图书馆藏书5万册", ["青林县文化馆"]),
        ("云台镇、财政局和审计局逾期", ["青林县云台镇", "青林县财政局", "青林县审计局"]),
        ("县文化广播电视和旅游局与县供销社走访", ["青林县文化广播电视和旅游局", "青林县供销合作社联合社"]),
        ("由县农业农村局和县供销社牵头", ["青林县农业农村局", "青林县供销合作社联合社"]),
        ("县人大常委会、县人民代表大会、县纪委县监委", ["青林县人民代表大会常务委员会", "青林县人民代表大会", "青林县纪委县监委"]),
        ("青林县团委、县义工联走访", ["共青团青林县委", "青林县义工联合会"]),
        ("县开发区、县高新区完成任务", ["青林县开发区", "青林县高新区"]),
    ],
)
def test_names_found(text: str, names: list[str]) -> None:
    assert list(units(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "各乡镇、各部门要抓好落实",
        "全县企事业单位踊跃参加",
        "有关职能部门加强监管",
        "各社区、村干部带领志愿者清理",
        "广大党员带头",
        "建设文明城市、美丽乡村",
        "走访一家物业公司",
        "市、县、乡三级联动",
        "应急管理部门加强检查",
        "把全局工作抓实",
        "志愿服务队上门服务",
        "中央公园开放",
        "发展壮大村集体经济",
        "县人大代表提出建议",
        "成立以县长为组长的工作领导小组，各级领导小组到位",
        "坚持产业立镇、工业强县、和谐安镇",
        "向区里转办信访件",
        "一家科技公司来县考察",
        "引进第三方清洁公司",
        "被评为“平安县”，实施工业兴县战略",
        "修建村道路，深入基层村宣讲",
        "其中国省干线10公里",
        "援建“牵手”小学3所，建成2所“牵手”小学",
        "疾病预防控制中心1个、图书馆1个",
        "体育馆、图书馆、博物馆等公共场所免费开放",
        "县一中录取率名列全县农村中学前列",
    ],
)
def test_classes_are_no_units(text: str) -> None:
    assert units(text, publisher=None) == {}


@pytest.mark.parametrize(
    ("text", "name", "kind", "level"),
    [
        ("县公安局通报", "青林县公安局", "department", "county"),
        ("县委宣传部部署", "中共青林县委宣传部", "party", "county"),
        ("县总工会慰问", "青林县总工会", "mass_org", "county"),
        ("县安委会印发", "青林县安全生产委员会", "committee", "county"),
        ("云台镇完成", "青林县云台镇", "street_town", "town"),
        ("白马村收获", "青林县白马村", "community_village", "village"),
        ("县人民医院接诊", "青林县人民医院", "hospital", "county"),
        ("县委党校开班", "中共青林县委党校", "school", "county"),
        ("国防大学来访", "国防大学", "school", "national"),
        ("青林县柑橘协会推介", "青林县柑橘协会", "association", "county"),
        ("蓝天救援队出动", "蓝天救援队", "team", "county"),
        ("县工业园区投产", "青林县工业园区", "committee", "county"),
        ("国家林业局批准", "国家林业局", "department", "national"),
        ("中国海通青林分公司扩容", "中国海通青林分公司", "enterprise", None),
        ("县公安局经济开发区分局立案", "青林县公安局经济开发区分局", "department", "county"),
        ("自治区党委部署", "中共自治区党委", "party", "province"),
    ],
)
def test_kind_and_level(text: str, name: str, kind: str, level: str | None) -> None:
    found = units(text)[name]
    assert (found.kind, found.level) == (kind, level)


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("市公安局", "海棠市公安局"),
        ("团市委", "共青团海棠市委"),
        ("市委", "中共海棠市委"),
        ("市政府", "海棠市人民政府"),
        ("市住建局", "海棠市住房和城乡建设局"),
        ("市市场监管局", "海棠市市场监督管理局"),
        ("市安委办", "海棠市安全生产委员会办公室"),
        ("我市", "海棠市"),
        ("全市", "海棠市"),
        ("海棠市柳河区教育局", "柳河区教育局"),
        ("江口区创建办", "江口区创建办"),
        ("某某单位", "某某单位"),
        ("省文明办", "省文明办"),
    ],
)
def test_canonical_unit(surface: str, name: str) -> None:
    assert canonical_unit(surface, issue(publisher="海棠市城市管理局")).name == name


def test_article_of_a_district_speaks_for_the_district_and_city_stays_city() -> None:
    text = "区创建办牵头，市文明办指导，全区动员。"
    assert list(units(text, publisher="海棠市文明办", contributor="柳河区")) == ["柳河区创建办", "海棠市文明办", "柳河区"]


def test_same_street_in_two_districts_stays_apart() -> None:
    one, two = units("城北街道走访", contributor="柳河区"), units("城北街道走访", contributor="江口区")
    assert ["柳河区城北街道" in one, "江口区城北街道" in two] == [True, True]


def test_a_contributors_place_that_no_table_knows_speaks() -> None:
    assert "海阳湾区退役军人事务局" in units("区退役军人局走访", publisher="东莱市退役军人事务局", contributor="海阳湾区退役军人事务局")
    assert "石鼓新区财政局" in units("区财政局拨付", publisher="衡岭市精神文明建设委员会办公室", contributor="石鼓新区创建办")


def test_a_contributor_has_its_own_parts() -> None:
    found = units("护理部组织比武", publisher="海棠市卫生健康委员会", contributor="海棠市人民医院")
    assert "海棠市人民医院护理部" in found


def test_a_class_word_given_as_name_adds_no_mentions() -> None:
    found = units("县政务服务中心（以下简称中心）坚持以人民为中心，围绕中心工作")
    assert [m.surface for m in found["青林县政务服务中心"].mentions] == ["县政务服务中心"]


def test_a_towns_own_body_keeps_its_county_as_place() -> None:
    found = units("县妇联组织，镇妇联走访", contributor="云台镇")
    assert [(u.name, u.place) for u in found.values() if u.level == "town"][:1] == [("云台镇妇女联合会", "青林县云台镇")]


def test_a_town_that_does_not_report_itself_is_told_with_its_county() -> None:
    found = units("云台镇妇联走访", contributor="县妇联", title="云台镇妇联走访忙")
    assert "青林县云台镇妇女联合会" in found


def test_a_village_told_without_its_town_lies_in_the_county_whoever_reports() -> None:
    found = units("在白马村设点，白马村党支部带头", contributor="云台镇")
    assert {"青林县白马村", "青林县白马村党支部"} <= set(found)
    assert found["青林县白马村"].parent == "青林县云台镇"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("云台镇政府拨款", "青林县云台镇人民政府"),
        ("云台镇政府拨款，云台镇配合", "青林县云台镇"),
        ("云台镇大坪村缺水，镇政府拨款", "青林县云台镇"),
        ("城南街道办入户", "青林县城南街道办事处"),
        ("白马村村委会入户", "青林县白马村村委会"),
    ],
)
def test_a_town_named_by_its_government_alone(text: str, name: str) -> None:
    assert name in units(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("云台镇党委部署", "中共青林县云台镇委员会"),
        ("石桥街道党工委部署", "中共青林县石桥街道工作委员会"),
        ("石桥街道纪工委核查", "青林县石桥街道纪工委"),
        ("县教育局党组研究", "中共青林县教育局党组"),
        ("县人民医院党委研究", "中共青林县人民医院党委"),
    ],
)
def test_party_committees_of_towns_and_bodies(text: str, name: str) -> None:
    assert units(text)[name].kind == "party"


def test_a_town_in_a_citys_bulletin_lies_in_the_county_its_paragraph_tells_of() -> None:
    text = "清泉县在南关村建站，由水务公司运营。分局指导柳林镇建成人工湿地120亩。"
    assert {"清泉县南关村", "清泉县柳林镇"} <= set(units(text, publisher="曲原市生态环境局"))


def test_a_part_of_an_office_whose_name_begins_like_a_deed() -> None:
    found = units("省厅水旱灾害防御处派员指导", publisher="东江省水利厅办公室")
    assert list(found) == ["东江省水利厅水旱灾害防御处"]
    assert list(units("市局查处案件3起", publisher="海棠市水利局")) == ["海棠市水利局"]


def test_an_association_with_a_name_of_its_own() -> None:
    assert list(units("乐邻志愿者联合会、县青年企业家协会捐款")) == ["乐邻志愿者联合会", "青林县青年企业家协会"]


def test_a_city_that_no_table_knows_in_front_of_its_district() -> None:
    assert "铜溪市技师学院" in units("联系市技师学院", publisher="铜溪市望川区教育局")


def test_district_branch_is_not_the_city_bureau() -> None:
    assert list(units("市公安局、柳河区公安分局联合行动", publisher="海棠市公安局")) == ["海棠市公安局", "柳河区公安分局"]


def test_place_and_its_government_stay_two() -> None:
    assert list(units("青林县扎实推进，县政府召开会议")) == ["青林县", "青林县人民政府"]


def test_word_of_a_town_means_the_town_named_before() -> None:
    assert "青林县云台镇文化站" in units("云台镇办起夜校，镇文化站派人授课")


def test_short_form_is_the_full_one_of_its_place() -> None:
    found = units("县老旧小区改造工作专班每周调度，县专班现场办公")
    assert [(u.name, u.aliases) for u in found.values()] == [("青林县老旧小区改造工作专班", ("县老旧小区改造工作专班", "县专班"))]


def test_park_and_its_committee_are_one() -> None:
    found = units("临江新区管委会印发方案，临江新区企业复工", publisher="海棠市人民政府")
    assert list(found) == ["海棠市临江新区管委会"]


def test_companies_under_two_forms_are_one() -> None:
    assert len(units("红岭煤业集团投入资金，红岭煤业公司职工受益")) == 1


def test_back_reference_gives_the_place_without_alias() -> None:
    made = issue("全县共有农户12万户")
    [found] = find_units(made.articles[0], made)
    assert (found.name, found.aliases, found.source, found.optional) == ("青林县", (), BACK_REFERENCE_SOURCE, True)


def test_mentions_point_into_the_text() -> None:
    text = "近日，县水利局走访云台镇，县水利局要求整改。"
    found = units(text)
    assert [(m.start, text[m.start : m.end]) for m in found["青林县水利局"].mentions] == [(3, "县水利局"), (12 + 1, "县水利局")]


def test_contributor_is_a_unit_and_optional() -> None:
    found = units("上半年完成投资12亿元。", contributor="县交通运输局")
    assert [(u.name, u.optional, u.source) for u in found.values()] == [("青林县交通运输局", True, "contributor")]


@pytest.mark.parametrize(
    ("line", "parts"),
    [("县教育局、县水利局", ("县教育局", "县水利局")), ("（云台镇）", ("云台镇",)), ("县委宣传部 县文明办", ("县委宣传部", "县文明办"))],
)
def test_contributor_line_is_split(line: str, parts: tuple[str, ...]) -> None:
    assert contributors(line) == parts


@pytest.mark.parametrize(
    ("about", "home"),
    [
        ({"publisher": "中共梅岭市委办公室"}, "梅岭市"),
        ({"publisher": None, "series": "白鹿市统计月报"}, "白鹿市"),
        ({"publisher": None, "contributor": "永定县重点办"}, "永定县"),
        ({"publisher": None, "title": "东江省政府工作报告"}, "东江省"),
        ({"publisher": None, "text": "敦煌市开展培训，敦煌市劳务办参加"}, "敦煌市"),
        ({"publisher": "示范区教育局"}, None),
        ({"publisher": "自治区财政厅"}, None),
        ({"publisher": None}, None),
    ],
)
def test_home_of_an_issue(about: dict[str, str], home: str | None) -> None:
    assert issue_jurisdiction(issue(**about)).home == home  # type: ignore[arg-type]


def test_several_counties_mean_their_city() -> None:
    articles = tuple(Article(i, None, f"{name}重点办", "") for i, name in enumerate(("上杭县", "连城县", "新罗区"), 1))
    made = Issue(published="2014-03-10", articles=articles)
    assert issue_jurisdiction(made).home == "龙岩市"
    assert article_jurisdiction(articles[0], made).place("市") == "龙岩市"


def test_divisions_hold_in_their_years() -> None:
    assert division("永定县", on="2014-03-01", near="350800") is not None
    assert division("永定县", on="2016-03-01") is None
    today = division("永定区", on="2016-03-01", near="350800")
    assert today is not None
    assert (today.code, today.since, today.level) == ("350803", "2014-12", "county")
    above = parent(today)
    assert above is not None and above.name == "龙岩市"


def test_ambiguous_division_needs_a_neighbour() -> None:
    assert division("鼓楼区") is None
    near = division("鼓楼区", near="320100")
    assert near is not None and near.code == "320106"
    assert {d.code for d in candidates("永定区")} == {"350803", "430802"}
    assert shared_parent(["上杭县", "长汀县"]) == division("龙岩市")


@pytest.mark.parametrize(("name", "short"), [("岱山县", "岱山"), ("甘孜藏族自治州", "甘孜"), ("内蒙古自治区", "内蒙古"), ("滨县", "滨县")])
def test_short_name(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("在云台镇举行", ["云台镇"]),
        ("走进白马村两百余亩良田", ["白马村"]),
        ("推动云川市和白鹿市协同", ["云川市", "白鹿市"]),
        ("云南省昭通市镇雄县", ["云南省", "昭通市", "镇雄县"]),
        ("三里村、五一村、柳树沟村", ["三里村", "五一村", "柳树沟村"]),
        ("临江新区开工", ["临江新区"]),
        ("深入社区、景区、园区", []),
        ("九市一区全覆盖", []),
        ("烟头不落地社区更美", []),
        ("以德林镇为试点", ["德林镇"]),
        ("白塔县石门坎乡、石门坎乡", ["白塔县", "石门坎乡", "石门坎乡"]),
        ("康县立足实际，青林县立足实际", ["康县", "青林县"]),
        ("去年社区新增床位，实现村村通", []),
        ("对12个盟市、重灾县开展检查", []),
        ("晋城市城区文明办、晋城市城区道路", ["晋城市城区", "晋城市"]),
    ],
)
def test_places(text: str, names: list[str]) -> None:
    assert [p.name for p in find_places(text)] == names


def test_a_government_work_report_speaks_of_the_place():
    article = Article(1, "2031年安澜省政府工作报告", None, "全年新建桥梁12座。")
    assert [u.name for u in find_units(article, Issue(year=2031))] == ["安澜省"]


def test_a_district_that_ends_like_a_common_word():
    issue = Issue(publisher="岚山区人民政府办公室", place="岚山区", published="2031-05-01")
    article = Article(1, None, "区教育局", "区教育局走访偏远山区学校9所。")
    assert ("岚山区教育局", "county") in [(u.name, u.level) for u in find_units(article, issue)]
    assert [p.name for p in find_places("塔山区教育局走访偏远山区")] == ["塔山区"]


def test_a_town_speaks_for_itself():
    found = units("镇党委、镇政府抓落实，镇财政所、沿河村参加，全镇达标。县委肯定。", publisher="青林县云台镇人民政府")
    assert [(u.name, u.level) for u in found.values()] == [
        ("中共云台镇委员会", "town"),
        ("青林县云台镇", "town"),
        ("云台镇财政所", "town"),
        ("云台镇沿河村", "village"),
        ("中共青林县委", "county"),
    ]


def test_a_district_that_is_called_like_any():
    found = units("全区开展行动，城区各部门参加，城区道路整洁", publisher="晋城市城区人民政府办公室")
    assert [(u.name, u.aliases, u.level) for u in found.values()] == [("晋城市城区", ("城区",), "county")]


@pytest.mark.parametrize(
    ("publisher", "text", "names"),
    [
        ("塔城地区行政公署", "地区教育局部署", ["塔城地区教育局"]),
        ("白沙洲街道办事处", "和平社区走访，全街道达标", ["白沙洲街道和平社区"]),
        ("内蒙古自治区生态环境厅", "自治区党委、自治区政府部署", ["中共内蒙古自治区党委", "内蒙古自治区人民政府"]),
        ("浦东新区人民政府", "区发改委、张江镇走访", ["浦东新区发展和改革委员会", "浦东新区张江镇"]),
        ("国网青林县供电公司", "公司供电所抢修", []),
        ("南昌市商务局", "安义县、红谷滩区、高新区完成任务", ["安义县", "红谷滩区", "南昌市高新区"]),
        ("保山市交通运输局", "其中开往昆明280对、前往丽江80对，发往昆明市的列车", []),
        ("深圳市民政局", "被评为广东省先进集体，授予“广东省文明单位”称号", []),
        ("定海区人民政府办公室", "省道S203线由区公路局养护", ["定海区公路局"]),
        ("国网陕西省电力公司", "延安地区电网受损", []),
        ("金湖县妇女联合会", "金湖妇联公众号推送", ["金湖县妇女联合会"]),
        ("大英县热线办", "环江水务集团大英分公司整改", ["环江水务集团大英分公司"]),
        ("青林县公安局", "派出所民警增加，水口所通过线索抓获3人", ["青林县公安局水口派出所"]),
        ("共青团青林县委", "县实施希望工程领导小组、云台一中等参加", ["青林县实施希望工程领导小组", "青林县云台第一中学"]),
        ("共青团青林县委", "经济开发区团工委、青林二中参加", ["青林县经济开发区团工委", "青林县第二中学"]),
        ("青林县人民政府", "表彰海棠东江银行股份有限公司青林县支行", ["海棠东江银行股份有限公司青林县支行"]),
        ("青林县妇联", "抽调18人组成六个督查组，争取手工品征集费及巧手工作室经费", []),
        ("汶上县中都街道办事处", "中都街道抓项目，我街道新增企业3家", ["汶上县中都街道"]),
        ("青林县人民政府", "始终紧贴县委、县政府中心工作，锚定县委目标", ["中共青林县委", "青林县人民政府"]),
    ],
)
def test_publishers_of_every_sort(publisher: str, text: str, names: list[str]) -> None:
    assert list(units(text, publisher=publisher)) == names


PARTS = ("青浦口区民政局养老服务科", "青浦口区民政局纪检组")


@pytest.mark.parametrize(
    ("publisher", "text", "names"),
    [
        ("郏县人民政府", "县委部署，郏县县委组织部考核，共青团郏县委员会走访", ["中共郏县县委", "中共郏县县委组织部", "共青团郏县县委"]),
        ("高县残疾人联合会", "县民政局走访，咱高县有底气", ["高县民政局", "高县"]),
        ("海棠市公安局", "刑侦支队、网安支队出动", ["海棠市公安局刑侦支队", "海棠市公安局网安支队"]),
        ("海棠市公安局临汐分局", "古桥派出所、刑警大队出动", ["海棠市公安局临汐分局古桥派出所", "海棠市公安局临汐分局刑警大队"]),
        ("什邡市教育局", "什邡市市场监管、什邡公安开展检查，什邡消防到场", ["什邡市市场监督管理局", "什邡市公安局", "什邡市消防救援大队"]),
        ("德阳市教育局", "德阳公安信息化提速，德阳警方破案", ["德阳市公安局"]),
        ("柳州市商务局", "三江县财政局到场", ["三江侗族自治县财政局"]),
        ("柳州市商务局", "湖南靖州之外，贵州黎平也派了队伍", ["靖州苗族侗族自治县", "黎平县"]),
        ("石桥镇党政办公室", "镇妇联走访，石桥镇白马村率先完成，全县推广", ["石桥镇妇女联合会", "石桥镇白马村"]),
        ("河湾地区交通运输局", "地区邮政管理局到场", ["河湾地区邮政管理局"]),
        ("国家税务总局海棠市税务局", "市税务局走访，市财政局到场", ["国家税务总局海棠市税务局", "海棠市财政局"]),
        ("海棠市市场监督管理局", "青林县局跟进", ["青林县市场监督管理局"]),
        ("平川回族自治县人力资源和社会保障局", "县总工会走访", ["平川回族自治县总工会"]),
        ("青浦口区城市更新工作领导小组办公室", "区司法局走访", ["青浦口区司法局"]),
        ("共青团兴陇县委员会", "县教育局走访，团县委发起", ["兴陇县教育局", "共青团兴陇县委"]),
        ("沂川市民政局", "市市场监管局石河监管所检查", ["沂川市市场监督管理局石河监管所"]),
        ("新余市委宣传部", "渝水、分宜两地出台办法", ["渝水区", "分宜县"]),
        ("海棠经济技术开发区管理委员会办公室", "海开区推行新制，区税务局到场", ["海开区", "海开区税务局"]),
        (
            "海棠经济技术开发区管理委员会",
            "管委会考核办亮牌，经开区财政局拨付",
            ["海棠经济技术开发区管委会考核办", "海棠经济技术开发区财政局"],
        ),
        ("白塔滨江新区管理局", "滨江新区推出服务专员，区总工会走访", ["白塔滨江新区", "白塔滨江新区总工会"]),
        ("湘阳市公安局交通警察支队", "交警三大队整治", ["湘阳市公安局交通警察支队三大队"]),
        ("国家税务总局云港市税务局办公室", "市局稽查局查实11户", ["国家税务总局云港市税务局稽查局"]),
        ("汉川市气象局办公室", "充分运用市局“天眼”系统，各市局跟进，市局长到会", ["汉川市气象局"]),
        ("青石镇党政办公室", "镇妇联、团委组织评选，镇团委走访", ["青石镇妇女联合会", "共青团青石镇委"]),
        ("信阳市水利局", "罗山县灵山镇白马村报告，镇政府到场", ["罗山县灵山镇白马村", "罗山县灵山镇"]),
        ("黄冈市水利局", "麻城市设立窗口，司法局派员。财政局拨款", ["麻城市", "麻城市司法局", "黄冈市财政局"]),
        (
            "定川市第二人民医院办公室",
            "门诊部推出预约，肿瘤科、老年医学科试点，院纪委会同审计科开展自查，市二院承办",
            [
                "定川市第二人民医院门诊部",
                "定川市第二人民医院肿瘤科",
                "定川市第二人民医院老年医学科",
                "中共定川市第二人民医院纪委",
                "定川市第二人民医院审计科",
                "定川市第二人民医院",
            ],
        ),
        ("青浦口区民政局办公室", "养老服务科联合区教育局走访，局纪检组直查，各科落实", ["青浦口区教育局", *PARTS]),
        ("岭阳市消防救援支队", "特勤大队展示，城南消防救援站走访", ["岭阳市消防救援支队特勤大队", "岭阳市城南消防救援站"]),
        ("岭阳市消防救援支队", "水东县大队走访", ["水东县消防救援大队"]),
        ("青林县人民检察院", "联合县局、县院士工作站开展检查", ["青林县院士工作站"]),
        ("青林县人民政府", "县政府办公室督查，县政府新闻办公室发布", ["青林县人民政府办公室", "青林县人民政府新闻办公室"]),
        ("海棠经济技术开发区管理委员会", "学习苏州工业园区管委会经验", ["苏州工业园区管委会"]),
        ("海棠市农业农村局", "土地股、资金股分红，普通本科招生，增发新股募资", []),
        ("海棠市第一人民医院", "医院重点专科达到12个，重点学科建成6个", []),
        ("海棠市公安局交通警察支队", "联合消防大队设卡", ["海棠市消防救援大队"]),
        ("海棠市生态环境局", "联合自然资源分局检查", ["海棠市自然资源分局"]),
        ("海棠市农业农村局", "临江县沿黄乡镇全部完成，望江区涉改街道征收", ["临江县", "望江区"]),
        ("海棠市总工会", "各县区总工会落实", []),
        ("海棠市创建全国文明城市工作领导小组办公室", "管委会召开会议，由党工委研究", []),
        ("沐澜新区管理委员会", "市财政局拨付", ["市财政局"]),
        ("曲原市生态环境局", "平固分局发现县城老城区混接", ["曲原市生态环境局平固分局"]),
        ("宝鸡市行政审批服务局", "宝鸡高新区财政局拨付，市审批局推行新制", ["宝鸡高新区财政局", "宝鸡市行政审批服务局"]),
        ("青林县人民政府", "海棠青云齿轮有限公司青林分公司扩产", ["海棠青云齿轮有限公司青林分公司"]),
        ("青林县教育局", "组织12支红领巾宣讲队，帮扶单位县水利局到场，落实领导包镇、干部包村", ["青林县水利局"]),
        ("宝鸡市行政审批服务局", "扶风县绛帐镇便民服务中心开放", ["扶风县绛帐镇便民服务中心"]),
        ("江汉湾新区管理委员会办公室", "管委会召开会议，科技创新局落实", ["江汉湾新区管委会", "江汉湾新区科技创新局"]),
        ("龙川江县教育局", "共青团龙川江县委会同县妇联走访，压实县级责任", ["共青团龙川江县委", "龙川江县妇女联合会"]),
        ("定西市水务局", "安定、陇西、渭源3县区供水", ["安定区", "陇西县", "渭源县"]),
        ("南苑街道党政办公室", "南苑派出所到场，纺机社区党委牵头", ["南苑派出所", "南苑街道纺机社区党委"]),
        ("曲原市水利局", "清泉县财政局拨款。柳林镇配合", ["清泉县财政局", "清泉县柳林镇"]),
        ("曲原市水利局", "清泉县财政局拨款，柳林镇配合", ["清泉县财政局", "清泉县柳林镇"]),
        ("海安市总工会", "市委市直机关工委主办，市直机关工委选聘", ["中共海安市委市直机关工委"]),
        ("河东省生态环境厅办公室", "安和市生态环境局竞赛，省厅评查", ["安和市生态环境局", "河东省生态环境厅"]),
        ("河东省生态环境厅", "对滞后的东屏、江浦两市督导", ["东屏市", "江浦市"]),
        ("石桥镇党政办公室", "镇人居环境整治办牵头，镇人居办排查", ["石桥镇人居环境整治办"]),
        ("石桥镇党政办公室", "派出所、供电所、中心小学联动", ["石桥镇派出所", "石桥镇供电所", "石桥镇中心小学"]),
        ("禾溪县文明办", "桐木乡整合乡卫生院、中心小学等力量", ["禾溪县桐木乡", "禾溪县桐木乡卫生院", "禾溪县桐木乡中心小学"]),
        ("宁江市水利局", "市防办值守，宁江军分区、武警宁江支队到场", ["宁江市防汛抗旱指挥部办公室", "宁江军分区", "武警宁江支队"]),
        ("澜沙州人民政府", "勐罕海关、勐罕出入境边防检查站验放", ["勐罕海关", "勐罕出入境边防检查站"]),
        ("聊城市水利局", "临清、冠县、莘县三地设点", ["临清市", "冠县", "莘县"]),
        ("黄冈市水利和湖泊局", "市水利和湖泊局、市公安局到场", ["黄冈市水利和湖泊局", "黄冈市公安局"]),
        ("石桥县水利局", "对龙门、石坝、大河口3个乡镇通报", ["石桥县龙门", "石桥县石坝", "石桥县大河口"]),
    ],
)
def test_bodies_with_rules_of_their_own(publisher: str, text: str, names: list[str]) -> None:
    assert sorted(units(text, publisher=publisher, published="2021-05-01")) == sorted(names)

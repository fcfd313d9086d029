"""Who speaks: the publisher of itself, what opens a paragraph, the places of a list."""

from __future__ import annotations

import pytest

from pipeline.mine import read_article
from pipeline.mine.publishers import acts_itself
from pipeline.records import Article, Issue

SPOKEN: list[tuple[str, str | None, str, list[str | None]]] = [
    ("青云县人民法院", None, "1至6月，我院共受理案件471件。\n一、收案情况\n刑事案件26件。", ["青云县人民法院"] * 2),
    ("青云县农村信用合作联社", None, "报告期末，本社各项存款余额96.3亿元。", ["青云县农村信用合作联社"]),
    ("青云县卫生监督所", None, "2022年，青云卫监所加强监管。对75家单位发放卫生许可证。", ["青云县卫生监督所"]),
    ("临江市青云区城市管理局", "2022年城市管理局工作总结", "今年，共开展专项整治行动50余次。", ["临江市青云区城市管理局"]),
    ("临江经开区管委会", "上半年经开区工业持续增长", "上半年，三大产业产值增长31.9%。", ["临江经开区"]),
    ("青云县妇女联合会", None, "过去的一年，我们深化改革。深入开展宣讲60场次。", ["青云县妇女联合会"]),
    ("青云县总工会", None, "加强困难帮扶。慰问职工32人。", ["青云县总工会"]),
    ("共青团青云县委", None, "全县共有团员5600名。五年来，我们开展志愿服务460场次。", ["青云县", "共青团青云县委"]),
    ("青云县报社", None, "全县共有团员5600名。我们开展志愿服务460场次。", ["青云县", "青云县"]),
    ("青云县石桥镇人民政府", None, "一年来，镇党委、政府团结带领群众，实现总产值3.2亿元。", ["石桥镇"]),
    ("青云县统计局", None, "年末拥有病床640张。", ["青云县"]),
]


@pytest.mark.parametrize(("publisher", "title", "text", "whose"), SPOKEN)
def test_a_publisher_speaks_of_itself(publisher: str, title: str | None, text: str, whose: list[str | None]) -> None:
    assert _whose(publisher, title, text) == whose


RULED: list[tuple[str, str, list[str | None]]] = [
    ("青云县应急管理局", "1、石桥镇：全镇共有18个村受灾。洪水冲淹街道。损坏砖窑5座。", ["青云县石桥镇", "青云县石桥镇"]),
    ("青云县文化和旅游局", "文化馆深入开展惠民活动。全年举办汇演29次。\n图书馆采购图书4000余册。", ["青云县文化馆", "青云县图书馆"]),
    (
        "临江市投资促进局",
        "全市签约项目174个，分别为：云山县34个、金河区27个、市开发区14个、石桥区3个。",
        ["临江市", "云山县", "金河区", "临江市开发区", "石桥区"],
    ),
    ("临江市投资促进局", "外出招商95批次，分别为：云山县35次、市经开区33次、金河区27次。", ["临江市", "云山县", "临江市经开区", "金河区"]),
    ("临江市城市管理局", "立案数前两位的是：金河区260件、市住建局12件。", ["临江市", "金河区", "临江市住房和城乡建设局"]),
    ("临江市统计局", "完成率较高的有：云山县（91.2%）、金河区（88.6%）。", ["云山县", "金河区"]),
    ("临江市统计局", "全市抓项目。云山县新开工项目12个，开工率100%。", ["云山县", "云山县"]),
    ("临江市统计局", "全市产值93.6亿元，高出全省平均增速13个百分点，位列全省第2位。", ["临江市"] * 3),
    ("临江市住房和城乡建设局", "江河电厂完成改造；全市公布历史建筑67处。", ["临江市"]),
]


@pytest.mark.parametrize(("publisher", "text", "whose"), RULED)
def test_what_opens_a_paragraph_or_an_item_holds_the_numbers(publisher: str, text: str, whose: list[str | None]) -> None:
    assert _whose(publisher, None, text) == whose


def test_bodies_that_report_on_their_own_work() -> None:
    assert acts_itself("青云县人民法院")
    assert not acts_itself("青云县统计局")


def _whose(publisher: str, title: str | None, text: str) -> list[str | None]:
    article = Article(1, title, None, text)
    return [i.who for i in read_article(article, Issue(publisher=publisher, published="2023-08-10", articles=(article,))).indicators]

"""What the layouts share: texts of fictional places, and how a right reading is written down."""

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

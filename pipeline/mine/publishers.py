"""The publisher that speaks of itself: 我局, 本社, 我们, the end of its name in the title, its name cut short."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.mine.clauses import Clause
from pipeline.mine.subjects import Subject
from pipeline.mine.unit_forms import in_order
from pipeline.records import Article, Issue, Unit

_SELF = re.compile(r"[我本](?P<word>公司|中心|大队|支队|总队|中队|分局|[局院社所委会站行办校队馆厅处园矿厂])(?!员|议|期|次|者|身|人|届)")
_SAYS = {
    "委": ("委", "委员会"),
    "办": ("办", "办公室"),
    "会": ("联合会", "总会", "工会", "协会", "红十字会", "商会", "学会", "基金会"),
    "校": ("校", "学", "学院"),
}
_LEAD = re.compile(r"(?:[^，。；]{0,12}(?:年|月份?|日|度|来|期间|以来|季度|末|底|初)|目前|近日|同时|此外|另外|其中)?，?")
_WE = re.compile(r"(?:[^，。；0-9]{0,10}|[0-9]{4}年(?:以来)?)，?我们")
_REPORTER = re.compile(r"报社?$|网$|新闻|电视台|融媒体|宣传部|政府$|办公室$|通讯社|广播")
_RUN_BY = re.compile(r"(?:党工委)?(?:管理委员会|管委会|办事处)$")
_ACTING = re.compile(
    r"(?:法院|检察院|妇联|妇女联合会|总工会|团委|共青团[一-龥]{2,8}委|残联|残疾人联合会|红十字会|工商联|工商业联合会|科协|科学技术协会|文联"
    r"|供销社|供销合作社|监督所|检测院|信用社|合作联社|银行|公司|医院|中学|小学|学校|学院|大学|大队|支队|中队|总队|博物馆|图书馆|文化馆)$"
)
_TIME = re.compile(r"^(?:[0-9]{4}年度?|今年|去年|上半年|下半年|前?[一二三四]季度|[0-9]{1,2}月份?|全年|近年来|以来|关于|中共|，)+")
_TAIL = re.compile(r"(?=[^，。；、的]{0,4}(?:工作|总结|报告|简报|简介|情况|年报|概况|述职)|$)")


def own_mentions(text: str, clauses: Sequence[Clause], issue: Issue, units: Sequence[Unit]) -> list[Subject]:
    """我局 and 本社 where they open a clause, as the publisher of that class."""
    if not issue.publisher:
        return []
    name = _as_unit(issue.publisher, units)
    found = []
    we = not _REPORTER.search(issue.publisher)
    for clause in clauses:
        own = _SELF.search(text, clause.start, clause.end)
        if own is not None and _is_own(own["word"], issue.publisher) and _LEAD.fullmatch(text, clause.start, own.start()):
            found.append(Subject(own.start(), name))
        elif we and text.startswith("我们", clause.start) and text.count("“", 0, clause.start) == text.count("”", 0, clause.start):
            found.append(Subject(clause.start, name))
    return found


def speaking_publisher(text: str, article: Article, issue: Issue, clauses: Sequence[Clause], units: Sequence[Unit]) -> str | None:
    """The publisher, where title or opening speak as it does."""
    publisher = issue.publisher
    if not publisher:
        return None
    title = _TIME.sub("", article.title or "")
    told = _headed(title, publisher) or next(
        (own for c in clauses[:3] if (own := _headed(_TIME.sub("", text[c.start : c.end]), publisher))), None
    )
    if told is not None:
        return _as_unit(told, units)
    for clause in clauses[:3]:
        if _is_short_for(_TIME.sub("", text[clause.start : clause.end]), publisher):
            return _as_unit(publisher, units)
    if any(_is_own(m["word"], publisher) for m in _SELF.finditer(text)) or (_WE.match(text) and not publisher.endswith("政府")):
        return _as_unit(publisher, units)
    return None


def acts_itself(publisher: str | None) -> bool:
    """Is a report of this publisher about its own work: a court's, a union's, a company's; a statistics bureau's is not."""
    return publisher is not None and _ACTING.search(publisher) is not None


def _is_own(word: str, publisher: str) -> bool:
    return publisher.endswith(_SAYS.get(word, (word,)))


def _headed(words: str, publisher: str) -> str | None:
    """城市管理局工作总结 by 云台县城市管理局; 经开区 by 临江经开区管委会."""
    run = _RUN_BY.sub("", publisher)
    for whole, least in ((run, 3), (publisher, 4)):
        if whole == publisher == run and least == 3:
            continue
        for cut in range(1, len(whole) - least + 1):
            tail = whole[cut:]
            if words.startswith(tail) and (least == 3 or _TAIL.match(words, len(tail))):
                return whole
    return None


def _is_short_for(words: str, publisher: str) -> bool:
    """云台卫监所 of 云台县卫生监督所: the same place, the same end, its signs in the same order.

    >>> _is_short_for("云台卫监所积极开展检查", "云台县卫生监督所"), _is_short_for("云台县各单位", "云台县卫生监督所")
    (True, False)
    """
    end = words.find(publisher[-1], 3, 10)
    if end < 0 or words[:2] != publisher[:2] or words[: end + 1] == publisher:
        return False
    return in_order(words[: end + 1], publisher)


def _as_unit(name: str, units: Sequence[Unit]) -> str:
    return next((u.name for u in units if u.name == name or name in u.aliases), name)

"""What is measured where the clause leaves it out: carried from the number or the clause before."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.mine.clauses import Clause
from pipeline.mine.nouns import counts
from pipeline.mine.phrases import left_of
from pipeline.mine.scenes import Named, Scene
from pipeline.mine.wording import shortened

PEOPLE = frozenset({"人", "名", "位"})
PER_HEAD = re.compile(r"^(?:[户人笔件村场校班组次队日月年周季亩]均|[户人亩]平|每[人户亩村件月年天日桌]|平均|年[人户]均)(?:年|月|日)?$")
GOALS = re.compile(r"^(?:年度|全年|年|目标|任务|计划|年初)*(?:目标|任务|计划|预算)(?:任务|数)?$")
_SIZES = frozenset({"面积", "总面积", "建筑面积", "长度", "投资", "总投资", "协议投资"})
FUNDS = frozenset({"资金", "投入资金", "金额", "涉及金额"})
GENERIC = frozenset("占比 比例 比重 增速 增幅 降幅 涨幅 总量 总数 总额 数量 人数 件数 完成率 得分 总分".split())
_REACHING = frozenset({"惠及", "覆盖", "涉及", "受益", "带动", "影响", "服务", "造成", "解决", "帮扶"})
_LIKE = frozenset({"像", "对于", "关于", "至于"})
_RATES = ("率", "度", "量", "额", "比例", "比重", "占比", "收入", "水平", "指数", "时间", "时长", "价格", "面积")
_MOST = frozenset({"最高", "最低", "最多", "最少", "最大", "最快", "较高", "较低", "高发", "多发", "突出"})
_FRUITS = ("投资", "资金", "收入", "产值")



def leans(scene: Scene, metric: str) -> bool:
    """Does a metric say nothing without the one before: 占比, 增速, 投入资金?"""
    leaned = scene.leaned()
    if leaned is None:
        return False
    same_sentence = scene.clauses[leaned.clause].sentence == scene.clause.sentence
    if leaned.clause == scene.number and leaned.source == "noun after" and len(metric) <= 4 and metric.endswith(_FRUITS):
        return True
    if metric in _SIZES and leaned.clause == scene.number and leaned.source.startswith("noun"):
        return True
    if GOALS.match(metric):
        return same_sentence
    if metric in FUNDS:
        return leaned.clause == scene.number - 1 and same_sentence
    return metric in GENERIC and scene.left.verb is None


def carried(scene: Scene) -> Named:
    """The metric of the number before: 1887户、6405人; of the clause before where that has none: 死亡人数不降反升，增加4人."""
    leaned = scene.leaned()
    spoken = subject_before(scene) if leaned is None or leaned.clause != scene.number else ""
    if spoken:
        return scene.named(spoken, (), "subject before")
    listed = scene.text[scene.q.start - 1] == "、"
    if listed and leaned is not None and scene.q.kind == "count" and scene.quantities[leaned.index].uom != scene.q.uom:
        leaned = _same_uom(scene) or leaned
    elif leaned is not None and scene.q.kind == "change":
        leaned = _changed(scene) or leaned
    elif leaned is not None and scene.q.kind == "amount" and scene.clauses[leaned.clause].sentence != scene.clause.sentence:
        leaned = _amount_before(scene) or leaned
    said = _topic_before(scene) if leaned is None or scene.clauses[leaned.clause].sentence != scene.clause.sentence else ""
    if said:
        return scene.named(said, (), "topic before")
    if leaned is not None and (reached := _reached(scene, leaned)):
        return scene.named(reached, (), "reached")
    leaned = leaned or _topic(scene)
    made = scene.named(leaned.carry if leaned else "", (), "carried")
    return replace(made, head=leaned.head if leaned else "")


def _same_uom(scene: Scene) -> Named | None:
    """住房 of 项目17个、住房1.2万套，已交付11个、9350套: what the same unit counted earlier in the sentence."""
    for named in reversed(scene.found):
        if scene.clauses[named.clause].sentence != scene.clause.sentence:
            return None
        if scene.quantities[named.index].uom == scene.q.uom and not named.aside and named.carry:
            return named
    return None


def _reached(scene: Scene, leaned: Named) -> str:
    """惠及人数 of 惠及3个乡镇1.5万人: people that stand behind the places they live in are what the verb reached."""
    places = scene.quantities[leaned.index]
    beside = leaned.clause == scene.number and leaned.source == "noun after" and places.uom not in ("户", *PEOPLE)
    if scene.q.uom not in ("户", *PEOPLE) or not beside or counts(scene.q.uom, leaned.head) or leaned.index != scene.index - 1:
        return ""
    verb = next((w.text for w in scene.between(scene.clause.start, places.start) if w.text in _REACHING), "")
    return verb and verb + ("户数" if scene.q.uom == "户" else "人数")


def _amount_before(scene: Scene) -> Named | None:
    """销售额 of 销售额6.8亿元，其中线上占比33.8%。甲县以1.9亿元居第一: the amount told last, parts aside."""
    for named in reversed(scene.found):
        clause = scene.clauses[named.clause]
        if clause.paragraph != scene.clause.paragraph:
            return None
        part = scene.text.startswith("其中", clause.start)
        if scene.quantities[named.index].uom == scene.q.uom and named.carry and not (named.aside or part):
            return named
    return None


def _topic_before(scene: Scene) -> str:
    """老兵志愿服务队 of 像这样的老兵志愿服务队，全区已有19支; 收缴率 of 收缴率从无到有，一路攀升到88%."""
    before = scene.clauses[scene.number - 1] if scene.number else None
    if before is None or before.sentence != scene.clause.sentence or scene.holds_number(before.start, before.end):
        return ""
    inside = scene.between(before.start, before.end)
    if inside and inside[0].text in _LIKE and inside[-1].role == "noun":
        after = next((i for i in range(len(inside) - 1, 0, -1) if inside[i - 1].role == "of"), 1)
        return shortened(scene.text, inside[after:])
    stop = next((i for i, w in enumerate(inside) if w.role not in ("noun", "vn")), 0)
    told = shortened(scene.text, inside[:stop])
    return told if scene.left.link is not None and told.endswith(_RATES) and told not in GENERIC else ""


def _topic(scene: Scene) -> Named | None:
    """火灾 of a paragraph that says 甲区33起: what the article's first number in this measure word counted."""
    if scene.q.kind == "count" or (scene.q.kind == "change" and scene.q.uom not in ("%", "个百分点", "倍")):
        uom = scene.q.uom
    else:
        return None
    return next((n for n in scene.found if scene.quantities[n.index].uom == uom and n.carry and not n.aside), None)


def _changed(scene: Scene) -> Named | None:
    """What changed: 占总数的42.3%，比3月份多7起 speaks of the 58起 before, 下降0.8个百分点 of a share, 增长4.5% of a level."""
    uom = scene.q.uom
    for named in reversed(scene.found):
        before = scene.quantities[named.index]
        if scene.clauses[named.clause].paragraph != scene.clause.paragraph:
            return None
        if named.aside or not named.carry:
            continue
        if uom == "%":
            if named.source.startswith("share") or before.kind == "rank":
                continue
            return named
        if before.uom in (uom, "%" if uom == "个百分点" else uom) or before.uom.startswith(f"{uom}/"):
            return named
    return None


def subject_before(scene: Scene) -> str:
    """死亡人数 of 死亡人数不降反升，分别增加4人: the subject of the clause before, where that clause has no number."""
    for number in range(scene.number - 1, -1, -1):
        clause = scene.clauses[number]
        if number + 1 == scene.number and clause.sentence == scene.clause.sentence and (announced := _announced(scene, clause)):
            return announced
        if clause.sentence != scene.clause.sentence or scene.holds_number(clause.start, clause.end):
            return ""
        inside = scene.between(clause.start, clause.end)
        most = next(
            (
                i
                for i, w in enumerate(inside)
                if w.role == "rank"
                or w.text.startswith(("居首", "位居", "高居", "领先"))
                or w.text in _MOST
                or (w.role == "link" and any(later.text.startswith("最") for later in inside[i + 1 :]))
            ),
            None,
        )
        if most:
            subject = shortened(scene.text, left_of(inside[:most], "percentage").words)
            if subject:
                return "" if subject in GENERIC else subject
        turn = next((i for i, w in enumerate(inside) if w.role in ("up", "down")), None)
        if turn is not None:
            subject = shortened(scene.text, left_of(inside[: turn + 1], "change").words)
            if subject:
                return "" if subject in GENERIC else subject
    return ""


def _announced(scene: Scene, clause: Clause) -> str:
    """新签约项目开工率 of 各县区亿元以上新签约项目开工率分别为：甲县94.1%, where a colon opens the list."""
    if scene.clause.before not in "：:":
        return ""
    start = max([clause.start, *(q.end for q in scene.quantities[max(0, scene.index - 3) : scene.index])])
    inside = scene.between(start, clause.end)
    return shortened(scene.text, left_of(inside, "percentage").words) if inside and inside[-1].role == "link" else ""


def object_before(scene: Scene) -> str:
    """交通补助 of 发放交通补助，每人不超过600元: what the clause before gave, where no number stands behind it."""
    before = scene.clauses[scene.number - 1] if scene.number else None
    if before is None or before.sentence != scene.clause.sentence:
        return ""
    start = max([before.start, *(q.end for q in scene.quantities[max(0, scene.index - 9) : scene.index] if q.end <= before.end)])
    words = scene.between(start, before.end)
    return shortened(scene.text, left_of(words, "amount").words) if words else ""


def by_head_of(scene: Scene) -> str:
    """The noun last counted in the same uom: 件 → 工单."""
    for earlier in reversed(scene.found):
        if scene.clauses[earlier.clause].paragraph != scene.clause.paragraph:
            return ""
        if scene.quantities[earlier.index].uom == scene.q.uom and earlier.head:
            return earlier.head
    return ""

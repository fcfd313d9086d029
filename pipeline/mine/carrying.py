"""What is measured where the clause leaves it out: carried from the number, the verb's object or the clause before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.mine.clauses import Clause, of_sentence, opening
from pipeline.mine.language import Token
from pipeline.mine.phrases import Left, left_of
from pipeline.mine.wording import shortened, written
from pipeline.records import Quantity

PEOPLE = frozenset({"人", "名", "位"})
PER_HEAD = re.compile(r"^(?:[户人笔件村场校班组次队日月年周季亩]均|每[人户亩村件月年天日桌]|平均|年[人户]均)(?:年|月|日)?$")
GOALS = re.compile(r"^(?:年度|全年|年|目标|任务|计划|年初)*(?:目标|任务|计划|预算)(?:任务|数)?$")
_SIZES = frozenset({"面积", "总面积", "建筑面积", "长度", "投资", "总投资", "协议投资"})
FUNDS = frozenset({"资金", "投入资金", "金额", "涉及金额"})
GENERIC = frozenset({"占比", "比例", "比重", "增速", "增幅", "降幅", "涨幅", "总量", "总数", "总额", "数量", "人数", "件数", "完成率"})
_SINCE_THEN = frozenset({"已", "已经", "了", "目前", "截至目前", "现已"})
_WORKS = ("改造", "建设", "整治", "治理", "修缮", "维修", "鉴定", "搬迁", "安置", "培训", "评估", "硬化", "绿化")
_ACTS = ("拘留", "刑拘", "拘", "措施", "逮捕", "起诉", "处罚", "处分", "留置", "约谈", "问责", "判刑", "责任")
_MOST = frozenset({"最高", "最低", "最多", "最少", "最大", "最快", "较高", "较低", "高发", "多发", "突出"})
_TOPICS = frozenset({"方面", "工作", "情况", "过程"})
_NOUN_SOURCES = frozenset({"noun before", "noun after", "verb, noun carried", "headless"})
_FRUITS = ("投资", "资金", "收入", "产值")


_NOTHING = Left()


@dataclass(frozen=True, slots=True)
class Named:
    """One quantity's metric with what later ones may lean on."""

    index: int  # into the quantities
    clause: int  # into the clauses
    metric: str
    head: str = ""  # its last noun: 隐患
    action: str | None = None
    left: Left = _NOTHING
    carry: str = ""  # what later numbers lean on
    aside: bool = False  # 在…中, 对…: no head for what follows
    source: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """A number in its clause, with all that was read before it."""

    text: str
    quantities: Sequence[Quantity]
    clauses: Sequence[Clause]
    words: Sequence[Token]
    starts: Sequence[int]  # of the words
    found: Sequence[Named]
    index: int
    number: int  # of the clause
    left_words: Sequence[Token]
    right_words: Sequence[Token]
    left: Left
    aside: bool
    more: bool  # another number follows in the clause

    @property
    def q(self) -> Quantity:
        """The quantity itself."""
        return self.quantities[self.index]

    @property
    def clause(self) -> Clause:
        """Its clause."""
        return self.clauses[self.number]

    def named(self, metric: str, words: Sequence[Token], source: str) -> Named:
        """A metric made of ``words``."""
        named = bool(words) and (
            words[-1].role == "noun" or (words[-1].role == "vn" and len(words[-1].text) == 2 and self.left.verb is not None)
        )
        head = words[-1].text if named else ""
        if len(head) == 1 and metric.endswith(head):
            head = metric[-2:]  # 食|材
        verb = self.left.verb
        return Named(self.index, self.number, metric, head, verb.text if verb else None, self.left, metric, self.aside, source)

    def leaned(self) -> Named | None:
        """The last metric of the paragraph that what follows may lean on."""
        for named in reversed(self.found):
            if self.clauses[named.clause].paragraph != self.clause.paragraph:
                return None
            if not named.aside and named.carry:
                return named
        return None

    def holds_number(self, start: int, end: int) -> bool:
        """Does a number begin in ``text[start:end]``?"""
        at = bisect_left(self.quantities, start, key=lambda q: q.start)
        return at < len(self.quantities) and self.quantities[at].start < end

    def between(self, start: int, end: int) -> Sequence[Token]:
        """The words of ``text[start:end]``."""
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


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


def by_verb(scene: Scene) -> Named:
    """整改到位隐患 of 已整改到位11.76万项: nothing but a verb, so the noun counted in the same uom before is meant."""
    words = scene.left.words
    phrase = written(scene.text, words)
    leaned = scene.leaned()
    short = len(phrase) <= 2
    beside = leaned is not None and leaned.clause == scene.number
    if leaned is not None and beside and leaned.source == "noun after":
        if scene.quantities[leaned.index].kind == "measurement":
            return scene.named(phrase + leaned.carry, words, "verb after noun")
        if scene.quantities[leaned.index].uom == scene.q.uom:
            return replace(scene.named(phrase + leaned.head, words, "verb, noun carried"), head=leaned.head)
    spoken = object_of(scene)
    if spoken:
        return scene.named(f"{phrase[-4:]}{spoken}", words, "verb, object before")
    for earlier in reversed(scene.found):
        clause = scene.clauses[earlier.clause]
        if clause.paragraph != scene.clause.paragraph or clause.sentence < scene.clause.sentence - _goes_on(scene):
            break
        if (
            scene.quantities[earlier.index].uom == scene.q.uom
            and earlier.head
            and not earlier.aside
            and earlier.source in _NOUN_SOURCES
            and not _is_act(scene, earlier)
        ):
            earlier = _origin(scene, earlier)
            noun = earlier.carry if short and len(earlier.carry) <= 8 and earlier.source.startswith("noun") else earlier.head
            if earlier.action and noun.startswith(earlier.action) and len(noun) > len(earlier.action):
                noun = noun.removeprefix(earlier.action)
            spoken = noun + phrase if noun.endswith(_WORKS) else phrase + noun  # 危房改造|开工
            made = scene.named(phrase if noun in phrase else spoken, words, "verb, noun carried")
            return replace(made, head=earlier.head)
    if leaned is not None and beside and scene.q.uom in PEOPLE and len(phrase) <= 2:
        first_here = _opens_paragraph(scene)
        return scene.named((leaned.head if first_here else leaned.carry) + phrase, words, "verb beside")
    if leaned is None or scene.clauses[leaned.clause].sentence != scene.clause.sentence:
        task = object_before(scene)
        phrase += task[:-2] if task.endswith(("任务", "工作", "目标")) else ""
    return scene.named(phrase, words, "verb")


def _goes_on(scene: Scene) -> bool:
    """目前，已开工96口 goes on with what the sentence before counted; 罚款118家 at the end of a list does not."""
    said = scene.between(opening(scene.clauses, scene.clause.sentence).start, scene.q.start)
    return any(w.text in _SINCE_THEN or w.role == "time" for w in said)


def _origin(scene: Scene, verb: Named) -> Named:
    """受理群众反映问题 of 办结问题: the number whose own noun a verb's number took, where one stands before."""
    for named in reversed(scene.found[: verb.index]):
        if scene.clauses[named.clause].paragraph != scene.clause.paragraph:
            break
        if named.head == verb.head and named.source.startswith("noun") and scene.quantities[named.index].uom == scene.q.uom:
            return named
    return verb


def _is_act(scene: Scene, earlier: Named) -> bool:
    """Does an earlier number of people count what was done to them (刑事拘留3人), so that it names nobody for the next (约谈5人)?"""
    return scene.q.uom in PEOPLE and earlier.head.endswith(_ACTS)


def object_of(scene: Scene) -> str:
    """燃气报警器 of 安装燃气报警器，累计安装18.5万台: what the same verb took earlier in the sentence."""
    verbs = {w.text for w in scene.left.words if w.role in ("verb", "vn")}
    first = opening(scene.clauses, scene.clause.sentence)
    earlier = scene.between(first.start, scene.left.words[0].start)
    for at in range(len(earlier)):
        if earlier[at].text in verbs:
            end = next((c.end for c in of_sentence(scene.clauses, first.sentence) if c.start <= earlier[at].start < c.end), earlier[at].end)
            taken = left_of([w for w in earlier[at + 1 :] if w.start < end], "count").words
            if taken and taken[-1].text not in _TOPICS and not scene.holds_number(earlier[at].end, taken[-1].end):
                return shortened(scene.text, taken)
    return ""


def _opens_paragraph(scene: Scene) -> bool:
    """Is the sentence the first of its paragraph?"""
    before = of_sentence(scene.clauses, scene.clause.sentence - 1)
    return not before or before[-1].paragraph != scene.clause.paragraph

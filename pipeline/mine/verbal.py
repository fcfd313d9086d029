"""What a number behind a bare verb counts: 整改到位隐患 of 发现隐患12万项，已整改到位11.76万项."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.mine.carrying import PEOPLE, object_before
from pipeline.mine.clauses import of_sentence, opening
from pipeline.mine.phrases import left_of
from pipeline.mine.scenes import Named, Scene
from pipeline.mine.wording import shortened, written

_SINCE_THEN = frozenset({"已", "已经", "了", "目前", "截至目前", "现已"})
_DONE = frozenset({"完成", "实际完成", "实现", "实际", "已完成"})
_GOAL_END = re.compile(r"(?:年度|全年)?(?:考核|计划|目标)*(?:目标任务|指标|任务|目标|计划|预算)(?:任务)?(?:数)?$")
_LEGAL = ("立案", "结案", "破案", "办案", "起诉", "逮捕", "批捕", "刑拘", "拘留", "抗诉", "撤案", "移送")
_WORKS = ("改造", "建设", "整治", "治理", "修缮", "维修", "鉴定", "搬迁", "安置", "培训", "评估", "硬化", "绿化")
_ACTS = ("意向", "拘留", "刑拘", "拘", "措施", "逮捕", "起诉", "处罚", "处分", "留置", "约谈", "问责", "判刑", "责任")
_TOPICS = frozenset({"方面", "工作", "情况", "过程"})
_NOUN_SOURCES = frozenset({"noun before", "noun after", "verb, noun carried", "headless"})


def by_verb(scene: Scene) -> Named:
    """整改到位隐患 of 已整改到位11.76万项: nothing but a verb, so the noun counted in the same uom before is meant."""
    words = scene.left.words
    phrase = written(scene.text, words)
    leaned = scene.leaned()
    if phrase.endswith(_LEGAL) and leaned is not None and len(phrase) <= 6:
        return scene.named(phrase, words, "verb")
    if leaned is not None and phrase in _DONE and scene.quantities[leaned.index].uom == scene.q.uom:
        stem = _GOAL_END.sub("", leaned.carry)
        if 1 < len(stem) < len(leaned.carry):
            return scene.named(stem, words, "goal done")  # 农村改厕任务38283座，完成38649座
    short = len(phrase) <= 2
    beside = leaned is not None and leaned.clause == scene.number
    if leaned is not None and beside and leaned.source == "noun after":
        if scene.quantities[leaned.index].kind == "measurement":
            return scene.named(phrase + leaned.carry, words, "verb after noun")
        if scene.quantities[leaned.index].uom == scene.q.uom:
            return replace(scene.named(phrase + leaned.head, words, "verb, noun carried"), head=leaned.head)
    if leaned is not None and scene.quantities[leaned.index].uom == scene.q.uom:
        stem = _GOAL_END.sub("", leaned.carry)
        if stem != leaned.carry and stem.endswith(phrase):
            return scene.named(stem, words, "goal done")  # 棚改开工任务151套，已开工98套
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
    events = leaned is not None and scene.quantities[leaned.index].uom not in PEOPLE
    if leaned is not None and beside and events and scene.q.uom in PEOPLE and len(phrase) <= 2:
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

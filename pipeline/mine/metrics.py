"""What each number measures: the noun before it, after it, or the subject it is said of; carried on where the text leaves it out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.mine.carrying import GOALS, PEOPLE, by_head_of, carried, subject_before
from pipeline.mine.clauses import Clause
from pipeline.mine.language import Token, is_listed
from pipeline.mine.naming import (
    APPOSED,
    BODIES,
    by_base,
    by_change,
    by_duration,
    by_goal,
    by_next_noun,
    by_noun_after,
    by_noun_before,
    by_rank,
    by_rule,
    by_share,
    is_place,
    predicate_after,
)
from pipeline.mine.nouns import counts, noun_after
from pipeline.mine.pairing import in_turn
from pipeline.mine.phrases import left_of
from pipeline.mine.scenes import Named, Scene
from pipeline.mine.verbal import by_verb, object_of
from pipeline.mine.wording import shortened, written
from pipeline.records import Quantity

_MEASURES = tuple("面积 长度 全长 总长 长 宽 高 产量 容量 量 能力 里程 规模 度 积 值 深 重 径 水 电".split())
_HOUSEHOLDS = frozenset({"户", "户次", "人", "人次", "名", "位"})
_CAUSES = frozenset({"造成", "致", "导致", "致使", "使", "让", "帮助", "带动", "动员", "组织", "发动", "引导", "吸引"})
_MARKS_PASSED = frozenset({"人民币", "大关", "关口", "台阶", "门槛"})
_PAYING = frozenset("支出 发放 拨付 下达 兑付 兑现 投入 筹集 筹措 募集 争取 到位 使用 收缴 上缴".split())
_TOTALS = frozenset({"合计", "共计", "总计"})
_REST = frozenset({"其余", "其他", "其它", "另外", "剩余"})
_ALONG = ("沿岸", "沿线", "周边", "沿湖", "沿江", "沿河", "两岸", "境内", "辖区", "以下", "以上", "全部", "其他", "其余")
_LONGEST_NAME = 8
_LONG_ASIDE = 9  # characters
_LEFT_OUT = frozenset({"不", "不含", "含", "除", "不包括", "包括", "指", "即"})
_FREQUENCY = re.compile(r"^每.{1,3}?(?:至少|最少|不少于)?|(?:至少|不少于)?[一两二三四五六七八九十\d]+次.*$")


def find_metrics(text: str, quantities: Sequence[Quantity], clauses: Sequence[Clause], words: Sequence[Token]) -> list[Named]:
    """One Named a quantity, in order. ``words`` are the words of the text outside the quantities."""
    starts = [w.start for w in words]
    found: list[Named] = []
    at = 0
    for number, clause in enumerate(clauses):
        inside: list[int] = []
        while at < len(quantities) and quantities[at].start < clause.end:
            inside.append(at)
            at += 1
        taken = clause.start
        for position, index in enumerate(inside):
            q = quantities[index]
            more = position + 1 < len(inside)
            right_end = quantities[inside[position + 1]].start if more else clause.end
            left_words = _without_asides(words[bisect_left(starts, taken) : bisect_left(starts, q.start)])
            if position and len(left_words) == 2 and left_words[1].text in "）)":
                left_words = left_words[1:]  # 工业投资（50万元口径）2230亿元
            if position and left_words and left_words[0].text in "）)" and q.kind in ("percentage", "amount"):
                since = quantities[inside[position - 2]].end if position > 1 else clause.start
                outside = words[bisect_left(starts, since) : bisect_left(starts, taken)]
                if outside and outside[-1].text in "（(":
                    left_words = [*outside[:-1], *left_words[1:]]  # 完成目标任务（800人）的
            if position and left_words and left_words[0].text == "个" and left_words[0].start == taken:
                left_words = left_words[1:]  # 0.03个和0.11个百分点
            right_words = words[bisect_left(starts, q.end) : bisect_left(starts, right_end)]
            left = left_of(left_words, q.kind)
            open_left = not left.words or left.bare_verb or any(w.text in _CAUSES for w in left_words)
            if open_left and (last := _run_end(text, quantities, index)) is not None:
                stop = next((c.end for c in clauses[number:] if quantities[last].start < c.end), clause.end)
                more = last + 1 < len(quantities) and quantities[last + 1].start < stop
                right_end = quantities[last + 1].start if more else stop
                right_words = words[bisect_left(starts, quantities[last].end) : bisect_left(starts, right_end)]
            aside = _is_aside(left_words, right_words)
            scene = Scene(
                text,
                quantities,
                clauses,
                words,
                starts,
                found,
                index,
                number,
                left_words,
                right_words,
                left,
                aside,
                more,
            )
            named, used = _name(scene)
            found.append(named)
            taken = used or q.end
    return in_turn(text, quantities, clauses, found)


def _run_end(text: str, quantities: Sequence[Quantity], index: int) -> int | None:
    """The last of numbers that stand side by side and count the same people: 871户、1784名城镇居民, 243户530人, 97户，490人受灾."""
    last = index
    while last + 1 < len(quantities):
        here, there = quantities[last], quantities[last + 1]
        beside = text[here.end : there.start] in ("", "、", "，") and here.uom != there.uom
        if not (beside and here.kind == there.kind == "count" and here.uom in _HOUSEHOLDS and there.uom in _HOUSEHOLDS):
            break
        last += 1
    return last if last > index else None


def _without_asides(words: Sequence[Token]) -> Sequence[Token]:
    """固定资产投资 of 固定资产投资（不含农户）: what a bracket explains at length or leaves out names no metric."""
    opened = next((i for i, w in enumerate(words) if w.text in "（("), 0)
    closed = next((i for i in range(opened + 1, len(words)) if words[i].text in "）)"), 0)
    if not opened or not closed:
        return words
    inner = words[opened + 1 : closed]
    told = bool(inner) and (inner[0].text in _LEFT_OUT or inner[0].role == "adverb")
    aside = told or words[closed].start - words[opened].end > _LONG_ASIDE
    return [*words[:opened], *words[closed + 1 :]] if aside else words


def _name(scene: Scene) -> tuple[Named, int]:
    """(the metric, where the words used right of the number end; 0 where none were)."""
    q, left, text = scene.q, scene.left, scene.text
    after = noun_after(scene.right_words, q.uom, scene.more)
    if q.uom.startswith("次/") and not after:
        return scene.named(shortened(text, left.words) + _FREQUENCY.sub("", q.quote), left.words, "frequency"), 0
    if q.kind == "percentage" and scene.index and scene.found[-1].source == "base" and [w.text for w in scene.left_words] == ["的"]:
        return by_share(scene, scene.found[-1].left.share_of or ()), 0
    if q.kind == "percentage" and left.headless and (done := _goal_at(scene.left_words)) is not None:
        return by_goal(scene, written(text, scene.left_words[done:])), 0
    if (
        q.kind == "percentage"
        and scene.index
        and not left.words
        and scene.found
        and GOALS.search(scene.found[-1].metric[-4:])
        and scene.found[-1].clause == scene.number
    ):
        return by_goal(scene, written(text, scene.found[-1].left.words)), 0
    if (rule := by_rule(scene)) is not None:
        return rule, 0
    if q.kind == "duration":
        return by_duration(scene), 0
    if q.kind == "change" and (left.change is not None or not left.words):
        return by_change(scene), 0
    if left.share_of and q.kind in ("amount", "count", "measurement"):
        return by_base(scene, left.share_of), 0
    if left.share_of is not None:
        return by_share(scene, left.share_of), 0
    if q.kind == "rank":
        return by_rank(scene, after), 0
    if after and _counts_what_follows(scene, after):
        alone = scene.more and len(scene.right_words) == 1 and after[-1].end == scene.quantities[scene.index + 1].start
        if alone and q.uom in ("个", "") and not counts("个", after[-1].text):
            return by_next_noun(scene, after), after[-1].end
        return by_noun_after(scene, after)
    if q.uom in _HOUSEHOLDS and _caused(scene) and (predicate := predicate_after(scene)):
        return scene.named(predicate, (), "predicate after"), 0
    if left.headless and len(left.words) == 1 and scene.index and scene.found[-1].clause == scene.number:
        spec = scene.quantities[scene.index - 1].quote  # 80至90分的有9个
        return scene.named(f"{spec}的{by_head_of(scene)}", left.words, "headless"), 0
    if left.headless and left.words:
        phrase, head = shortened(text, left.words), by_head_of(scene)
        return scene.named(f"{phrase}的{head}" if head else phrase, left.words, "headless"), 0
    if left.words and left.bare_verb and q.kind == "count":
        return (carried(scene) if left.link is not None and _sets_out(scene) else by_verb(scene)), 0
    if left.words and q.kind == "amount" and {w.text for w in left.words} <= _PAYING and (spoken := object_of(scene)):
        return scene.named(spoken, left.words, "verb, object before"), 0  # 支出救助资金57万元，1—4月累计支出226万元
    if left.words and q.uom in PEOPLE and left.verb is None and _attend(scene):
        return scene.named(predicate_after(scene), (), "predicate after"), 0
    if left.words:
        body = written(text, left.words)
        if left.verb is None and ((scene.found and is_place(body, left.words)) or _listed_body(scene, body)):
            return carried(scene), 0
        return by_noun_before(scene, shortened(text, left.words), "noun before"), 0
    if any(w.role == "basis" for w in scene.left_words) and scene.right_words and scene.right_words[0].role in ("up", "down", "link"):
        return carried(scene), 0
    beside = scene.found[-1] if scene.found and scene.quantities[scene.index - 1].end == q.start and not scene.left_words else None
    if beside is not None and beside.carry and scene.quantities[beside.index].kind == q.kind == "count":
        return carried(scene), 0
    if q.kind in ("count", "amount", "measurement") and any(w.text in _REST for w in scene.left_words[-1:]):
        head = by_head_of(scene) if q.kind == "count" else ""
        return scene.named(scene.left_words[-1].text + head, scene.left_words[-1:], "the rest"), 0
    before = scene.quantities[scene.index - 1] if scene.index else None
    if before is not None and left.link is not None and left.link.text in _TOTALS and before.end == left.link.start:
        return scene.named(before.quote + left.link.text, (), "total"), 0  # 三类合计1013件
    predicate = predicate_after(scene)
    return (scene.named(predicate, (), "predicate after") if predicate else carried(scene)), 0


def _attend(scene: Scene) -> bool:
    """…政法委员共70余人参加会议: the number sums up all who came."""
    summed = any(w.text in ("共", "共计", "共有") for w in scene.left_words[-2:])
    return summed and bool(scene.right_words) and scene.right_words[0].text in ("参加", "出席", "参会", "到会", "参与")


def _listed_body(scene: Scene, name: str) -> bool:
    """市开发区 of 甲县34个、乙区27个、市开发区14个: one more body in a list of bodies?"""
    if len(name) > _LONGEST_NAME or not name.endswith(BODIES):
        return False
    if scene.clause.before in "：:" and scene.text[scene.clause.start : scene.q.start].strip() == name:
        return bool(subject_before(scene))
    if not scene.index or scene.text[scene.quantities[scene.index - 1].end : scene.q.start].lstrip("、，,；;和及") != name:
        return False
    before = scene.found[-1]
    return before.source in ("carried", "subject before") and scene.quantities[before.index].uom == scene.q.uom


def _caused(scene: Scene) -> bool:
    """造成全乡786户2702人受灾, but not 带动农户300户增收: does a number tell to how many what follows it happened?"""
    uom = "人" if scene.q.uom in PEOPLE or scene.q.uom == "人次" else scene.q.uom
    told = bool(scene.left.words) and scene.left.words[-1].role == "noun" and counts(uom, scene.left.words[-1].text)
    return not told and any(w.text in _CAUSES for w in scene.left_words)


def _sets_out(scene: Scene) -> bool:
    """Did the number before say where a change set out: 由42项精简为28项?"""
    before = scene.quantities[scene.index - 1] if scene.index else None
    return before is not None and before.start > scene.clause.start and scene.text[before.start - 1] in "由从"


def _is_aside(left_words: Sequence[Token], right_words: Sequence[Token]) -> bool:
    """在全省79个县中, 列参评17个县第4位: the number only says among how many."""
    if not right_words:
        return False
    if any(w.role == "rank" for w in left_words):
        return True
    opener = next((w for w in reversed(left_words) if w.role == "preposition"), None)
    if opener is None:
        return False
    if opener.text == "从":
        return any(w.text in ("中", "里") for w in right_words)
    acted = any(w.role in ("verb", "link") for w in left_words if w.start > opener.start)
    return opener.text in ("在", "对", "向", "按") and not acted


def _counts_what_follows(scene: Scene, after: Sequence[Token]) -> bool:
    """Does the noun after the number name it (配备一名服务人员), or the one before (发放资料500份)?"""
    q, left = scene.q, scene.left
    if after[0].text in _MARKS_PASSED:
        return False  # 突破千人大关
    if q.uom in _HOUSEHOLDS and after[0].role == "verb" and not counts(q.uom, after[-1].text):
        return False  # 300户享受低保
    people = "人" if q.uom in PEOPLE or q.uom == "人次" else ""
    if people and left.words and counts(people, left.words[-1].text) and not counts(people, after[-1].text):
        return False  # 组织志愿者870人次上街清洗
    if q.kind in ("percentage", "change", "score") and (left.words or left.link):
        return False
    last = scene.left_words[-1] if scene.left_words else None
    direct = not left.words or left.bare_verb
    if q.kind != "count":
        if q.kind == "measurement" and left.words and left.link is None:
            return scene.right_words[0].role == "of" or not left.words[-1].text.endswith(_MEASURES)
        if q.kind == "amount" and left.words and scene.right_words[0].role == "of":
            return False  # 投资2300万元的图书馆
        if last is not None and last.role == "verb" and is_listed(last.text) and after[0].role in ("noun", "vn"):
            return True  # 县财政安排60万元专项资金
        if q.kind == "amount" and left.headless and after[0].role == "noun" and scene.right_words[0].role != "of":
            return True  # 省核定的412亿元限额
        acted = q.kind == "amount" and all(w.role == "verb" and w.tag == "v" for w in left.words)  # 拿出100万元奖金
        return (direct or acted) and (not left.words or (after[0].role == "noun" and left.link is None))
    if direct or last is None or last.text in APPOSED:
        return not (left.words and left.bare_verb and after[0].role == "vn" and scene.more)
    if last.role in ("verb", "preposition", "link", "adverb", "unit", "whole", "time", "up", "down", "vn", "conjunction"):
        return True
    if last.text in _ALONG or last.tag in ("s", "f"):
        return True
    return len(after) < len(scene.right_words) or not scene.more  # a verb, not the next number, ends the phrase


def _goal_at(words: Sequence[Token]) -> int | None:
    """Where the goal begins that a share is of: 完成|年度目标的, 达到|全年任务的."""
    done = next((i for i in range(len(words) - 1, -1, -1) if words[i].text == "完成"), None)
    if done is not None:
        return done + 1
    reached = next((i for i in range(len(words) - 1, -1, -1) if words[i].role in ("link", "share")), None)
    return reached + 1 if reached is not None and GOALS.match("".join(w.text for w in words[reached + 1 : -1])) else None

"""What each number measures: the noun before it, after it, or the subject it is said of; carried on where the text leaves it out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from pipeline.mine.carrying import GOALS, PEOPLE, PER_HEAD, Named, Scene, by_head_of, by_verb, carried, leans, object_before, subject_before
from pipeline.mine.clauses import Clause
from pipeline.mine.language import Token, is_listed
from pipeline.mine.nouns import noun_after
from pipeline.mine.pairing import in_turn
from pipeline.mine.phrases import left_of
from pipeline.mine.wording import shortened, written
from pipeline.records import Quantity

_APPOSED = ("等", "、", "的", "”", "）", "》")
_MEASURES = ("面积", "长度", "全长", "总长", "长", "宽", "高", "产量", "容量", "量", "能力", "里程", "规模", "度", "积", "值", "深", "重", "径", "水", "电")
_PLACES = ("省", "市", "州", "县", "区", "镇", "乡", "村", "街道", "社区")
_DEMANDS = frozenset({"目标", "要求", "标准", "任务", "水平", "底线", "红线"})
_ALONG = ("沿岸", "沿线", "周边", "沿湖", "沿江", "沿河", "两岸", "境内", "辖区", "以下", "以上", "全部", "其他", "其余")
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
            left_words = words[bisect_left(starts, taken) : bisect_left(starts, q.start)]
            right_words = words[bisect_left(starts, q.end) : bisect_left(starts, right_end)]
            aside = _is_aside(left_words, right_words)
            scene = Scene(
                text, quantities, clauses, words, starts, found, index, number, left_words, right_words, left_of(left_words, q.kind), aside, more
            )
            named, used = _name(scene)
            found.append(named)
            taken = used or q.end
    return in_turn(text, quantities, clauses, found)


def _name(scene: Scene) -> tuple[Named, int]:
    """(the metric, where the words used right of the number end; 0 where none were)."""
    q, left, text = scene.q, scene.left, scene.text
    after = noun_after(scene.right_words, q.uom, scene.more)
    if q.uom.startswith("次/") and not after:
        return scene.named(shortened(text, left.words) + _FREQUENCY.sub("", q.quote), left.words, "frequency"), 0
    if q.kind == "percentage" and left.headless and (done := _last(scene.left_words, "完成")) is not None:
        return _done(scene, written(text, scene.left_words[done + 1 :])), 0
    if q.kind == "percentage" and scene.index and not left.words and scene.found and GOALS.search(scene.found[-1].metric[-4:]) and scene.found[-1].clause == scene.number:
        return _done(scene, written(text, scene.found[-1].left.words)), 0
    if (rule := _by_rule(scene)) is not None:
        return rule, 0
    if q.kind == "duration":
        return _lasting(scene), 0
    if q.kind == "change" and (left.change is not None or not left.words):
        return _changed(scene), 0
    if left.share_of is not None:
        return _share(scene, left.share_of), 0
    if q.kind == "rank":
        return _ranked(scene, after), 0
    if after and _counts_what_follows(scene, after):
        if scene.more and q.uom in ("个", "") and after[-1].end == scene.quantities[scene.index + 1].start and len(scene.right_words) == 1:
            return _of_next(scene, after), after[-1].end
        return _counted(scene, after)
    if left.headless and left.words:
        phrase, head = shortened(text, left.words), by_head_of(scene)
        return scene.named(f"{phrase}的{head}" if head else phrase, left.words, "headless"), 0
    if left.words and left.bare_verb and q.kind == "count":
        return by_verb(scene), 0
    if left.words:
        if scene.found and _is_place(written(text, left.words), left.words) and left.verb is None:
            return carried(scene), 0
        return _leaning(scene, shortened(text, left.words), "noun before"), 0
    if any(w.role == "basis" for w in scene.left_words) and scene.right_words and scene.right_words[0].role in ("up", "down", "link"):
        return carried(scene), 0
    predicate = _predicate(scene)
    return (scene.named(predicate, (), "predicate after") if predicate else carried(scene)), 0


def _done(scene: Scene, goal: str) -> Named:
    """新增就业完成年度目标比例 of 新增就业812人，完成年度目标的25.4%."""
    leaned = next((n for n in reversed(scene.found) if n.clause != scene.number and n.carry and scene.quantities[n.index].kind != "percentage"), None)
    if leaned is None or scene.clauses[leaned.clause].sentence != scene.clause.sentence:
        return scene.named(f"{goal}完成率", scene.left.words, "share done")
    return scene.named(f"{leaned.carry}完成{goal}比例", scene.left.words, "share done")


def _by_rule(scene: Scene) -> Named | None:
    """补贴标准 of 按每台80元标准补贴居民; what is to be counted of 按每村不少于3名的标准培养网格员."""
    words = [w for w in scene.right_words if w.role != "of"]
    if scene.q.kind in ("percentage", "score") and not scene.left.words and len(words) < len(scene.right_words) and words and words[-1].text in _DEMANDS:
        return carried(scene)
    if len(words) < 2 or words[0].text not in ("标准", "要求", "比例"):
        return None
    if scene.q.kind == "percentage":
        return None
    if scene.q.kind == "amount" and words[1].role in ("verb", "vn"):
        return scene.named(words[1].text + words[0].text, words[:2], "rule")
    thing = left_of(words[1:], "count").words
    return scene.named(shortened(scene.text, thing), thing, "rule") if thing else None


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
    if q.kind in ("percentage", "change", "score") and (left.words or left.link):
        return False
    last = scene.left_words[-1] if scene.left_words else None
    direct = not left.words or left.bare_verb
    if q.kind != "count":
        if q.kind == "measurement" and left.words and left.link is None:
            return scene.right_words[0].role == "of" or not left.words[-1].text.endswith(_MEASURES)
        return direct and (not left.words or (after[0].role == "noun" and left.link is None))
    if direct or last is None or last.text in _APPOSED:
        return not (left.words and left.bare_verb and after[0].role == "vn" and scene.more)
    if last.role in ("verb", "preposition", "link", "adverb", "unit", "whole", "time", "up", "down", "vn", "conjunction"):
        return True
    if last.text in _ALONG or last.tag in ("s", "f"):
        return True
    return len(after) < len(scene.right_words) or not scene.more  # a verb, not the next number, ends the phrase


def _counted(scene: Scene, after: Sequence[Token]) -> tuple[Named, int]:
    """The noun phrase after the number, with what says which ones where that stands before: 促进消费10条措施."""
    text, left, q = scene.text, scene.left, scene.q
    such = next((i for i, w in enumerate(scene.right_words) if w.text == "等"), None)
    if such is not None and (kinds := noun_after(scene.right_words[such + 1 :], q.uom, scene.more)):
        return scene.named(shortened(text, kinds), kinds, "noun after"), kinds[-1].end
    end = after[-1].end
    phrase = shortened(text, after)
    if q.kind == "measurement" and left.words and scene.right_words[0].role == "of":
        return scene.named(phrase + written(text, left.words), after, "noun after"), end
    which = written(text, left.words)
    if q.kind == "count" and left.headless and len(phrase) <= 3 and 2 <= len(which) <= (6 if which.startswith("未") else 4) and left.words[0].role != "preposition":
        return scene.named(which + phrase, after, "noun after"), end
    if q.kind == "count" and left.words and not left.bare_verb and not left.headless and len(phrase) <= 3:
        before = written(text, left.words)
        last = scene.left_words[-1]
        if last.text not in _APPOSED and last.role in ("noun", "vn", "verb") and len(before) <= 16 and "、" not in before:
            return scene.named(before + phrase, after, "noun after"), end
    return scene.named(phrase, after, "noun after"), end


def _is_place(phrase: str, words: Sequence[Token]) -> bool:
    """Does 赤水县 stand alone before the number: whose it is, not what it is?"""
    proper = all(len(w.text) == 1 or w.tag in ("ns", "nr", "nz", "nt") for w in words)
    return 2 <= len(phrase) <= 5 and phrase.endswith(_PLACES) and proper


def _of_next(scene: Scene, after: Sequence[Token]) -> Named:
    """创建活动系列 of 17个系列40类创建活动: the noun after the next number is what the series are of."""
    following = scene.quantities[scene.index + 1]
    end = scene.quantities[scene.index + 2].start if scene.index + 2 < len(scene.quantities) else scene.clause.end
    thing = noun_after(scene.between(following.end, min(end, scene.clause.end)), following.uom)
    return scene.named(shortened(scene.text, thing) + written(scene.text, after), after, "noun after")


def _leaning(scene: Scene, metric: str, source: str) -> Named:
    """A metric of its own, with the one before in front where it says nothing alone."""
    leaned = scene.leaned()
    if PER_HEAD.match(metric):
        given = object_before(scene) or ((leaned.carry if len(leaned.carry) <= 6 else leaned.head) if leaned else "")
        return scene.named(metric + given, scene.left.words, "per head")
    if leaned is not None and leans(scene, metric):
        metric = leaned.carry + metric
    return scene.named(metric, scene.left.words, source)


def _lasting(scene: Scene) -> Named:
    """耕地面积净增加 of 耕地面积连续4年净增加."""
    left, q = scene.left, scene.q
    within = bool(scene.left_words) and scene.left_words[-1].text in ("在", "于")
    subject = shortened(scene.text, left.words) if left.words and not within and not (left.link and left.bare_verb) else ""
    predicate = re.sub(r"^(?:都|均|内|的|实现|保持|获得)+", "", scene.text[q.end : scene.clause.end].strip())
    running = q.quote.startswith("连") or any(w.text.startswith("连") for w in scene.left_words)
    if any(c.isdigit() for c in predicate) or len(predicate) > 14 or (subject and not running and not left.bare_verb):
        predicate = ""
    if not subject and not predicate:
        return carried(scene)
    return replace(scene.named(subject + predicate, left.words, "duration"), carry=subject)


def _changed(scene: Scene) -> Named:
    """固定资产投资 of 固定资产投资下降3.3%; carried where the subject was said before."""
    left = scene.left
    if left.words:
        metric = shortened(scene.text, left.words)
        if left.change is not None and PER_HEAD.match(metric):
            metric += left.change.text
        return _leaning(scene, metric, "subject of change")
    spoken = subject_before(scene)
    return scene.named(spoken, (), "subject before") if spoken else carried(scene)


def _share(scene: Scene, share_of: Sequence[Token]) -> Named:
    """自筹资金占总投入比例 of 自筹资金25万元，占总投入的20%; 女职工占比 of 女职工占四成."""
    left, leaned = scene.left, scene.leaned()
    if left.headless and leaned is not None:
        subject = f"{shortened(scene.text, left.words)}的{leaned.head}"
    elif left.words:
        subject = shortened(scene.text, left.words)
    else:
        subject = leaned.carry if leaned else ""
    base = written(scene.text, share_of) if share_of else ""
    return scene.named(f"{subject}占{base}比例" if base and len(base) <= 10 else f"{subject}占比", left.words, "share")


def _ranked(scene: Scene, after: Sequence[Token]) -> Named:
    """空气质量综合指数 of 空气质量综合指数3.42，在全省排名第26位."""
    leaned = scene.leaned()
    if scene.left.words and scene.left.words[-1].text == "排名" and leaned is not None and len(scene.left.words) == 1:
        return scene.named(f"{leaned.carry}排名", (), "rank")
    if scene.left.words:
        return scene.named(shortened(scene.text, scene.left.words), scene.left.words, "rank")
    ranking = next((w for w in scene.left_words if w.text.endswith("排名") and len(w.text) > 2), None)
    if ranking is not None and leaned is None:
        return scene.named(ranking.text, (ranking,), "rank")
    return scene.named(leaned.carry if leaned else shortened(scene.text, after), after if leaned is None else (), "rank")


def _predicate(scene: Scene) -> str:
    """参加供需会人数 of 5600多人参加供需会: people counted by what they do."""
    words = list(scene.right_words)
    while words and words[0].role in ("adverb", "conjunction", "mark"):
        words.pop(0)
    while words and words[-1].role in ("mark", "conjunction", "adverb"):
        words.pop()
    if not words or scene.q.kind != "count":
        return ""
    stop = next((i for i, w in enumerate(words) if w.role in ("adverb", "link") or (w.role == "verb" and is_listed(w.text))), 0)
    thing = written(scene.text, words[:stop])
    if len(thing) > 1 and scene.q.uom not in PEOPLE:
        return thing
    suffix = "人次" if scene.q.uom.endswith("人次") else "人数" if scene.q.uom in PEOPLE else ""
    return written(scene.text, words[:6])[:14] + suffix


def _last(words: Sequence[Token], text: str) -> int | None:
    return next((i for i in range(len(words) - 1, -1, -1) if words[i].text == text), None)

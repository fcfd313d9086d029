"""What each number measures: the noun before it, after it, or the subject it is said of; carried on where the text leaves it out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.mine.clauses import Clause
from pipeline.mine.language import Token
from pipeline.mine.phrases import Left, left_of, noun_after, shortened, written
from pipeline.records import Quantity

_PEOPLE = frozenset({"人", "名", "位", "余人", "多人"})
_LEVELS = frozenset({"count", "amount", "measurement", "percentage", "score", "ratio"})
_GENERIC = frozenset({"占比", "比例", "比重", "增速", "增幅", "降幅", "涨幅", "总量", "总数", "总额", "数量", "人数", "件数"})
_FUNDS = frozenset({"资金", "投入资金", "金额", "涉及金额"})
_APPOSED = ("等", "、", "的", "”", "）", "》")


@dataclass(frozen=True, slots=True)
class Named:
    """One quantity's metric with what later ones may lean on."""

    index: int  # into the quantities
    clause: int  # into the clauses
    metric: str
    head: str = ""  # its last noun: 隐患
    action: str | None = None
    left: Left = Left()
    aside: bool = False  # 在…中, 对…: no head for what follows
    source: str = ""


def find_metrics(text: str, quantities: Sequence[Quantity], clauses: Sequence[Clause], words: Sequence[Token]) -> list[Named]:
    """One Named a quantity, in order. ``words`` are the words of the text outside the quantities."""
    starts = [w.start for w in words]
    found: list[Named] = []
    at = 0
    for number, clause in enumerate(clauses):
        inside: list[int] = []
        while at < len(quantities) and quantities[at].start < clause.end:
            if quantities[at].start >= clause.start:
                inside.append(at)
            at += 1
        taken = clause.start
        for position, index in enumerate(inside):
            q = quantities[index]
            right_end = quantities[inside[position + 1]].start if position + 1 < len(inside) else clause.end
            left_words = words[bisect_left(starts, taken) : bisect_left(starts, q.start)]
            right_words = words[bisect_left(starts, q.end) : bisect_left(starts, right_end)]
            scene = _Scene(text, quantities, clauses, words, found, clause, number, position + 1 < len(inside))
            named, used = _name(scene, index, left_words, right_words)
            found.append(named)
            taken = used or q.end
    return _in_turn(text, quantities, clauses, found)


@dataclass(frozen=True, slots=True)
class _Scene:
    text: str
    quantities: Sequence[Quantity]
    clauses: Sequence[Clause]
    words: Sequence[Token]
    found: Sequence[Named]
    clause: Clause
    number: int
    more: bool  # another number follows in the clause

    def before(self) -> Named | None:
        """The last metric of the sentence that what follows may lean on; over a full stop only within the paragraph."""
        for named in reversed(self.found):
            clause = self.clauses[named.clause]
            if clause.paragraph != self.clause.paragraph:
                return None
            if not named.aside and named.metric:
                return named
        return None


def _name(scene: _Scene, index: int, left_words: Sequence[Token], right_words: Sequence[Token]) -> tuple[Named, int]:
    """(the metric, where the words used right of the number end; 0 where none were)."""
    q = scene.quantities[index]
    text = scene.text
    left = left_of(left_words, q.kind)
    after = noun_after(right_words, q.uom)
    aside = _is_aside(left_words, right_words)

    def named(metric: str, words: Sequence[Token] = (), source: str = "", action: Token | None = None) -> Named:
        head = next((w.text for w in reversed(words) if w.role in ("noun", "vn") and len(w.text) > 1), metric[-2:])
        verb = action or left.verb
        return Named(index, scene.number, metric, head, verb.text if verb else None, left, aside, source)

    if q.uom.startswith("次/") and not after:
        verb = re.sub(r"^每.{1,3}?(?:至少|最少|不少于)?|(?:至少|不少于)?[一两二三四五六七八九十\d]+次.*$", "", q.quote)
        return named(shortened(text, left.words) + verb if left.words else verb, left.words, "frequency"), 0
    if q.kind == "percentage" and left.headless and (done := _last_word(left_words, "完成")) is not None:
        return named(written(text, left_words[done + 1 :]) + "完成率", left_words[done + 1 :], "share done"), 0
    if q.kind == "duration":
        return named(_lasting(scene, left, q), left.words, "duration"), 0
    if q.kind == "change" and (left.change is not None or not left.words):
        return _changed(scene, left, named), 0
    if left.share_of is not None:
        return _share(scene, left, named), 0
    if q.kind == "rank":
        return _ranked(scene, left, after, named), 0
    if after and _counts_what_follows(scene, q, left, left_words, after, right_words):
        words = after
        joined = _joined(text, left, left_words, after, q)
        end = after[-1].end
        return named(joined or shortened(text, words), words, "noun after"), end
    if left.headless:
        head = scene.before()
        phrase = shortened(text, left.words)
        return named(f"{phrase}的{head.head}" if head else phrase, left.words, "headless"), 0
    if left.words and left.bare_verb and q.kind == "count":
        return _by_verb(scene, q, left, named), 0
    if left.words:
        metric = shortened(text, left.words)
        leaned = scene.before()
        if _leans(metric, left, leaned, scene) and leaned is not None:
            metric = leaned.metric + metric
        return named(metric, left.words, "noun before"), 0
    predicate = _predicate(scene, right_words, q)
    if predicate:
        return named(predicate, (), "predicate after"), 0
    return _carried(scene, q, left, named), 0


def _last_word(words: Sequence[Token], text: str) -> int | None:
    return next((i for i in range(len(words) - 1, -1, -1) if words[i].text == text), None)


def _leans(metric: str, left: Left, leaned: Named | None, scene: _Scene) -> bool:
    """占比, 增速, 投入资金 say nothing without what was named before."""
    if leaned is None or left.verb is not None and metric not in _FUNDS:
        return False
    if metric in _FUNDS:
        return leaned.clause == scene.number - 1 and scene.clauses[leaned.clause].sentence == scene.clause.sentence
    return metric in _GENERIC


def _is_aside(left_words: Sequence[Token], right_words: Sequence[Token]) -> bool:
    """在全省79个县中: the number only says among how many."""
    opener = next((w for w in reversed(left_words) if w.role == "preposition"), None)
    verb_between = opener is not None and any(w.role in ("verb", "link") for w in left_words if w.start > opener.start)
    return opener is not None and opener.text in ("在", "从", "对", "向", "按") and not verb_between and bool(right_words)


def _counts_what_follows(
    scene: _Scene, q: Quantity, left: Left, left_words: Sequence[Token], after: Sequence[Token], right_words: Sequence[Token]
) -> bool:
    """Does the noun after the number name it (配备一名服务人员), or the one before (发放资料500份)?"""
    if q.kind in ("percentage", "change", "score") and (left.words or left.link):
        return False
    last = left_words[-1] if left_words else None
    direct = not left.words or left.bare_verb
    if q.kind != "count":
        if not direct or (left.words and after[0].role != "noun"):
            return False
        return left.link is None or not left.words
    if direct or last is None or last.text in _APPOSED:
        return not (left.words and left.bare_verb and after[0].role == "vn" and scene.more)
    if last.role in ("verb", "preposition", "link", "adverb", "unit", "whole", "time", "up", "down", "vn"):
        return True
    if last.role == "conjunction":
        return True
    stops = len(after) < len(right_words)  # a verb, not the next number, ends the phrase
    return stops or not scene.more


def _joined(text: str, left: Left, left_words: Sequence[Token], after: Sequence[Token], q: Quantity) -> str:
    """推动产业发展和应用措施: a clause before the number that says which measures."""
    phrase = written(text, after)
    if not left.words or left.bare_verb or not left_words or len(phrase) > 3 or q.kind != "count":
        return ""
    if left_words[-1].text in _APPOSED or left_words[-1].role not in ("noun", "vn"):
        return ""
    before = written(text, left.words)
    return before + phrase if len(before) <= 16 and "、" not in before else ""


def _lasting(scene: _Scene, left: Left, q: Quantity) -> str:
    """耕地面积净增加 of 耕地面积连续4年净增加."""
    subject = shortened(scene.text, left.words) if left.words else ""
    predicate = scene.text[q.end : scene.clause.end].strip()
    predicate = predicate.lstrip("都均内的")
    if any(c.isdigit() for c in predicate) or len(predicate) > 14:
        predicate = ""
    if left.words and left.words[-1].role == "noun" and not q.quote.startswith("连续") and not left.bare_verb:
        predicate = ""
    return (subject + predicate) or (leaned.metric if (leaned := scene.before()) else "")


def _changed(scene: _Scene, left: Left, named: object) -> Named:
    assert callable(named)
    if left.words:
        metric = shortened(scene.text, left.words)
        if left.change is not None and metric in ("人均", "户均", "亩均", "每亩", "平均", "年均"):
            metric += left.change.text
        leaned = scene.before()
        if _leans(metric, left, leaned, scene) and leaned is not None:
            metric = leaned.metric + metric
        return named(metric, left.words, "subject of change")  # type: ignore[no-any-return]
    spoken = _subject_before(scene)
    leaned = scene.before()
    if spoken:
        return named(spoken, (), "subject before")  # type: ignore[no-any-return]
    return named(leaned.metric if leaned else "", (), "carried")  # type: ignore[no-any-return]


def _subject_before(scene: _Scene) -> str:
    """死亡人数 of 死亡人数不降反升，分别增加4人: the subject of the clause before, where that clause has no number."""
    for clause in reversed(scene.clauses[: scene.number]):
        if clause.sentence != scene.clause.sentence:
            return ""
        if any(q.start >= clause.start and q.end <= clause.end for q in scene.quantities):
            return ""
        starts = [w.start for w in scene.words]
        inside = scene.words[bisect_left(starts, clause.start) : bisect_left(starts, clause.end)]
        turn = next((i for i, w in enumerate(inside) if w.role in ("up", "down")), None)
        if turn is not None:
            left = left_of(inside[: turn + 1], "change")
            if left.words:
                return shortened(scene.text, left.words)
    return ""


def _share(scene: _Scene, left: Left, named: object) -> Named:
    assert callable(named)
    leaned = scene.before()
    if left.headless and leaned is not None:
        subject = f"{shortened(scene.text, left.words)}的{leaned.head}"
    elif left.words:
        subject = shortened(scene.text, left.words)
    else:
        subject = leaned.metric if leaned else ""
    base = written(scene.text, left.share_of) if left.share_of else ""
    metric = f"{subject}占{base}比例" if base and len(base) <= 10 else f"{subject}占比"
    return named(metric, left.words, "share")  # type: ignore[no-any-return]


def _ranked(scene: _Scene, left: Left, after: Sequence[Token], named: object) -> Named:
    assert callable(named)
    leaned = scene.before()
    if left.words:
        metric = shortened(scene.text, left.words)
    elif leaned is not None:
        metric = leaned.metric
    else:
        metric = shortened(scene.text, after) if after else ""
    return named(metric, left.words, "rank")  # type: ignore[no-any-return]


def _by_verb(scene: _Scene, q: Quantity, left: Left, named: object) -> Named:
    """整改到位隐患 of 已整改到位11.76万项: nothing but a verb, so the noun counted in the same uom before is meant."""
    assert callable(named)
    phrase = written(scene.text, left.words)
    leaned = scene.before()
    if leaned is not None and leaned.clause == scene.number and leaned.source == "noun after" and scene.quantities[leaned.index].kind == "measurement":
        return named(phrase + leaned.metric, left.words, "verb after noun")  # type: ignore[no-any-return]
    spoken = _object_of(scene, left)
    if spoken:
        return named(f"{phrase[-4:]}{spoken}", left.words, "verb, object before")  # type: ignore[no-any-return]
    for earlier in reversed(scene.found):
        clause = scene.clauses[earlier.clause]
        if clause.paragraph != scene.clause.paragraph or clause.sentence < scene.clause.sentence - 1:
            break
        if scene.quantities[earlier.index].uom == q.uom and earlier.head and not earlier.aside and earlier.source != "predicate after":
            made = named(phrase + earlier.head if earlier.head not in phrase else phrase, left.words, "verb, noun carried")
            return replace(made, head=earlier.head)
    if leaned is not None and leaned.clause == scene.number and q.uom in _PEOPLE and len(phrase) <= 2:
        return named(leaned.head + phrase, left.words, "verb beside")  # type: ignore[no-any-return]
    return named(phrase, left.words, "verb")  # type: ignore[no-any-return]


def _object_of(scene: _Scene, left: Left) -> str:
    """燃气报警器 of 安装燃气报警器，累计安装18.5万台: what the same verb took earlier in the sentence."""
    verbs = {w.text for w in left.words if w.role in ("verb", "vn")}
    first = next(c for c in scene.clauses if c.sentence == scene.clause.sentence)
    starts = [w.start for w in scene.words]
    earlier = scene.words[bisect_left(starts, first.start) : bisect_left(starts, left.words[0].start)]
    for at in range(len(earlier) - 1, -1, -1):
        if earlier[at].text in verbs:
            end = next((c.end for c in scene.clauses if c.start <= earlier[at].start < c.end), earlier[at].end)
            stretch = [w for w in earlier[at + 1 :] if w.start < end]
            taken = noun_after(stretch, "")
            if taken and not any(earlier[at].end <= q.start < taken[-1].end for q in scene.quantities):
                return shortened(scene.text, taken)
    return ""


def _predicate(scene: _Scene, right_words: Sequence[Token], q: Quantity) -> str:
    """参加供需会人数 of 5600多人参加供需会: people counted by what they do."""
    words = list(right_words)
    while words and words[0].role in ("adverb", "conjunction", "mark"):
        words.pop(0)
    if not words or q.kind != "count" or words[0].role not in ("verb", "vn", "noun", "up", "down"):
        return ""
    while words and words[-1].role in ("mark", "conjunction", "adverb"):
        words.pop()
    phrase = written(scene.text, words[:6])[:14]
    suffix = "人次" if q.uom.endswith("人次") else "人数" if q.uom in _PEOPLE else ""
    return phrase + suffix


def _carried(scene: _Scene, q: Quantity, left: Left, named: object) -> Named:
    """The metric of the number before: 1887户、6405人."""
    assert callable(named)
    leaned = scene.before()
    spoken = _subject_before(scene) if leaned is None or leaned.clause != scene.number else ""
    return named(spoken or (leaned.metric if leaned else ""), (), "carried")  # type: ignore[no-any-return]


def _in_turn(text: str, quantities: Sequence[Quantity], clauses: Sequence[Clause], found: list[Named]) -> list[Named]:
    """Pairs a list of numbers without metrics of their own with the list before it: 分别减少96起、57人."""
    result = list(found)
    at = 0
    while at < len(result):
        run = [at]
        while run[-1] + 1 < len(result) and _continues(text, quantities, result, run[-1]):
            run.append(run[-1] + 1)
        if len(run) > 1 and quantities[result[at].index].kind in ("change", "percentage") and result[at].source in ("carried", "share", "subject before"):
            group = _group_before(quantities, clauses, result, at, len(run))
            if group:
                for place, source in zip(run, group, strict=True):
                    old = result[place]
                    metric = source.metric
                    if result[at].source == "share":
                        metric = result[at].metric.replace(_leaned(result, at), metric) if _leaned(result, at) else metric
                    result[place] = replace(old, metric=metric, head=source.head, source="in turn")
            else:
                for place in run[1:]:
                    result[place] = replace(result[place], metric=result[at].metric)
        at = run[-1] + 1
    return result


def _leaned(result: Sequence[Named], at: int) -> str:
    return next((n.metric for n in reversed(result[:at]) if not n.aside and n.metric), "")


def _continues(text: str, quantities: Sequence[Quantity], result: Sequence[Named], at: int) -> bool:
    between = text[quantities[result[at].index].end : quantities[result[at + 1].index].start]
    return between in ("、", "和", "及", "，", "与", "以及") and quantities[result[at].index].kind == quantities[result[at + 1].index].kind


def _group_before(
    quantities: Sequence[Quantity], clauses: Sequence[Clause], result: Sequence[Named], at: int, size: int
) -> list[Named]:
    """The last ``size`` level numbers of one clause before, where there are just that many."""
    levels = [n for n in result[:at] if clauses[n.clause].sentence == clauses[result[at].clause].sentence and quantities[n.index].kind in _LEVELS - {"percentage"}]
    if not levels:
        return []
    last = [n for n in levels if n.clause == levels[-1].clause]
    return last[-size:] if len(last) == size else []

"""The verb before a number and the object it takes: 各类小广告 of 现场清理铲除各类小广告."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.mine.language import Token, is_listed
from pipeline.mine.nouns import NOMINAL, ON_THE_SPOT
from pipeline.mine.trimming import names, without_head

VERBAL = frozenset({"verb", "vn", "up", "down", "adverb", "mark", "preposition", "conjunction"})
"""Parts of words that name nothing by themselves."""

_STAGING = frozenset({"举办", "开展", "实施", "完成", "召开", "举行", "进行"})
_MONEY = frozenset({"支出", "收入", "投资", "贷款", "投入", "采购", "融资"})
_LIGHT = frozenset({"完成", "实现"})
_OCCURRENCES = frozenset({"发生", "出现", "接报"})
_ACTORS = (
    "会",
    "局",
    "院",
    "部",
    "队",
    "办",
    "组",
    "站",
    "中心",
    "委",
    "员",
    "者",
    "们",
    "干部",
    "民警",
    "政府",
    "所",
    "公司",
    "法官",
    "检察官",
    "党员",
)


def object_of_verb(ws: list[Token], part: bool) -> tuple[tuple[Token, ...], Token | None, bool]:
    """(words that name, verb, nothing but a verb): 各类小广告, 铲除 of 现场清理铲除各类小广告."""
    ended = len(ws)
    while ended > 1 and (ws[ended - 1].role == "adverb" or ws[ended - 1].text in _STAGING):
        ended -= 1
    if (
        ended < len(ws)
        and (ws[ended - 1].role == "noun" or (ws[ended - 1].text in _MONEY and ended > 1))
        and names(ws[:ended])
        and not any(w.role == "verb" and len(w.text) > 1 and is_listed(w.text) for w in ws[:ended])
    ):
        return tuple(ws[:ended]), next(w for w in ws[ended:]), False
    verb, cut = _main_verb(ws)
    rest = without_head(ws[cut:])
    if not rest:
        return tuple(ws), None, False
    if verb is not None and verb.text in _OCCURRENCES and len(rest) <= 2:
        subject = [w for w in without_head(ws[: cut - 1]) if w.role in NOMINAL]
        if sum(len(w.text) for w in subject) <= 8:
            return (*subject, *rest), verb, False
    if verb is not None and part:
        subject = [w for w in without_head(ws[: cut - 1]) if w.role in NOMINAL]
        if subject and sum(len(w.text) for w in (*subject, *rest)) <= 10:
            return (*subject, *rest), verb, False
    such = next((i for i, w in enumerate(rest) if w.text == "等"), None)
    if such is not None and 0 < such < len(rest) - 1 and any(w.text == "、" for w in ws[:cut]):
        rest = rest[such + 1 :]
    bare = (
        all(w.role in VERBAL for w in rest)
        and any(is_listed(w.text) for w in rest)
        and (is_listed(rest[-1].text) or len(rest[-1].text) > 1)
    )
    done = verb is not None and verb.text in _LIGHT
    topic = [w for w in without_head(ws[: cut - 1]) if w.role in NOMINAL and w.text != "时间"] if done else []
    if topic and all(w.role in ("vn", "verb", "adverb") for w in rest) and sum(len(w.text) for w in topic) <= 8:
        return (*topic, *ws[cut:]), verb, False
    light = verb is not None and verb.text in _LIGHT and all(w.role == "vn" for w in rest)
    bare = bare and (verb is None or light)
    if verb is not None and ws[cut - 1] is verb and verb.end == rest[0].start and sum(len(w.text) for w in rest) <= 2:
        rest = [verb, *rest]
    if bare:
        verb = next((w for w in rest if w.role in ("verb", "vn")), None)
    return tuple(rest), verb, bare


def _main_verb(ws: Sequence[Token]) -> tuple[Token | None, int]:
    """The last verb that takes what follows as its object, and where the object begins."""
    verb: Token | None = None
    cut = depth = 0
    for index, word in enumerate(ws):
        if word.role == "mark":
            depth += (word.text in "“《") - (word.text in "”》")
        rest = ws[index + 1 :]
        if depth or not rest or not names(rest) or rest[0].role == "of":
            continue
        if not is_listed(word.text) and len(rest[0].text) == 1 and rest[0].role == "noun" and rest[0].start == word.end:
            continue  # 充电|棚
        if word.role == "vn" and not is_listed(word.text) and len(rest) == 1 and rest[0].text.endswith("率"):
            continue  # 标准化|达标率
        opens = index == cut or all(w.role in ("adverb", "verb") or w.text in ON_THE_SPOT for w in ws[cut:index])
        acted = index > cut and ws[index - 1].role == "noun" and ws[index - 1].text.endswith(_ACTORS)
        if (word.role == "verb" and is_listed(word.text)) or (
            word.role in ("vn", "verb", "up", "down") and len(word.text) > 1 and (opens or acted) and rest[0].role != "mark"
        ):
            verb, cut = word, index + 1
    return verb, cut

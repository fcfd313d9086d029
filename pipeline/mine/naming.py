"""The ways a number is named: by the noun it counts, its subject, a goal, a rule, a share, a rank, how long it lasted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.mine.carrying import GOALS, PEOPLE, PER_HEAD, by_head_of, carried, leans, object_before, subject_before
from pipeline.mine.language import Token, is_listed
from pipeline.mine.nouns import noun_after
from pipeline.mine.phrases import left_of
from pipeline.mine.scenes import Named, Scene
from pipeline.mine.wording import shortened, written

APPOSED = ("等", "、", "的", "”", "）", "》")
"""What a noun stands behind in apposition: 甲、乙等五家企业."""

_PLACES = ("省", "市", "州", "县", "区", "镇", "乡", "村", "街道", "社区")
BODIES = (*_PLACES, *"开发区 园区 新区 局 办 委 院 队 所 站 公司 中心 银行 学校 大学 集团 农场 林场".split())
"""What the names of bodies and places end in."""

_HOLDERS = (*_PLACES, "户", "家庭", "单位", "企业", "公司", "个人", "学校", "部门", "合作社", "人")
_PLACED = frozenset({"次之", "居首", "居次", "居末", "领先", "最多", "最少", "最高", "最低", "垫底"})
_BEFORE_TIMES = frozenset({"去年", "上年", "同期", "往年", "水平", "日均", "年前", "原来", "以前"})
_RANKED_AMONG = re.compile(r"(?:[全各]|[一二三四五六七八九十\d]+个?)(?:省|州市|县市区?|县区|市县|区县|乡镇|[市县区州])中?排名")
_YEARLY = frozenset({"年均", "月均", "日均", "周均", "季均"})
_SCHEDULE = re.compile(r"^(?:[快超慢]于?|领先|落后|滞后)(?:时序|序时|时间|计划)进度$")
_EXTREMES = frozenset({"最大", "最小", "最高", "最低", "最多", "最少", "最长", "最短", "其中最大", "其中最高"})
_GRANTS = frozenset({"补贴", "补助", "奖励", "奖补", "资助", "补偿", "救助", "慰问", "缴费", "收费"})
_DEMANDS = frozenset({"目标", "要求", "标准", "任务", "水平", "底线", "红线"})


def is_place(phrase: str, words: Sequence[Token]) -> bool:
    """Does 赤水县 stand alone before the number: whose it is, not what it is?"""
    proper = all(len(w.text) == 1 or w.tag in ("ns", "nr", "nz", "nt") for w in words)
    return 2 <= len(phrase) <= 5 and phrase.endswith(_PLACES) and proper


def by_goal(scene: Scene, goal: str) -> Named:
    """新增就业完成年度目标比例 of 新增就业812人，完成年度目标的25.4%."""
    leaned = next(
        (
            n
            for n in reversed(scene.found)
            if n.carry and not n.aside and scene.quantities[n.index].kind != "percentage" and not GOALS.search(n.metric[-4:])
        ),
        None,
    )
    if leaned is None or scene.clauses[leaned.clause].sentence != scene.clause.sentence:
        return scene.named(f"{goal}完成率", scene.left.words, "share done")
    return scene.named(f"{leaned.carry}完成{goal}比例", scene.left.words, "share done")


def by_rule(scene: Scene) -> Named | None:
    """补贴标准 of 按每台80元标准补贴居民; what is to be counted of 按每村不少于3名的标准培养网格员."""
    words = [w for w in scene.right_words if w.role != "of"]
    if (
        scene.q.kind in ("percentage", "score")
        and not scene.left.words
        and len(words) < len(scene.right_words)
        and words
        and (words[0].text in _DEMANDS or words[-1].text in _DEMANDS)
    ):
        return carried(scene)
    if scene.q.kind == "amount" and len(words) > 1 and words[0].text in ("给予", "予以") and words[1].text in _GRANTS:
        return scene.named(words[1].text, words[1:2], "rule")
    if len(words) < 2 or words[0].text not in ("标准", "要求", "比例"):
        return None
    if scene.q.kind == "percentage":
        return None
    if scene.q.kind == "amount" and words[1].role in ("verb", "vn"):
        grant = next((w for w in words[1:] if w.text in _GRANTS), words[1])
        return scene.named(grant.text + words[0].text, words[:2], "rule")
    thing = left_of(words[1:], "count").words
    return scene.named(shortened(scene.text, thing), thing, "rule") if thing else None


def by_noun_after(scene: Scene, after: Sequence[Token]) -> tuple[Named, int]:
    """The noun phrase after the number, with what says which ones where that stands before: 促进消费10条措施."""
    text, left, q = scene.text, scene.left, scene.q
    such = next((i for i, w in enumerate(scene.right_words) if w.text == "等"), None)
    if (
        such is not None
        and all(w.role in ("noun", "vn", "mark") or not is_listed(w.text) for w in scene.right_words[:such])
        and (kinds := noun_after(scene.right_words[such + 1 :], q.uom, scene.more))
    ):
        return scene.named(shortened(text, kinds), kinds, "noun after"), kinds[-1].end
    end = after[-1].end
    phrase = shortened(text, after)
    if q.kind == "amount":
        phrase = phrase.removesuffix("以内").removesuffix("以下").removesuffix("以上") or phrase
    if q.kind == "measurement" and left.words and scene.right_words[0].role == "of":
        return scene.named(phrase + written(text, left.words), after, "noun after"), end
    which = written(text, left.words)
    if (
        q.kind == "count"
        and left.headless
        and len(phrase) <= 3
        and 2 <= len(which) <= (6 if which.startswith("未") else 4)
        and left.words[0].role != "preposition"
    ):
        return scene.named(which + phrase, after, "noun after"), end
    if q.kind == "count" and left.words and not left.bare_verb and not left.headless and len(phrase) <= 3:
        before = written(text, left.words)
        last = scene.left_words[-1]
        if (
            last.text not in APPOSED
            and (last.role in ("noun", "vn") or not is_listed(last.text))
            and len(before) <= 16
            and "、" not in before
        ):
            return scene.named(before + phrase, after, "noun after"), end
    return scene.named(phrase, after, "noun after"), end


def by_next_noun(scene: Scene, after: Sequence[Token]) -> Named:
    """创建活动系列 of 17个系列40类创建活动: the noun after the next number is what the series are of."""
    following = scene.quantities[scene.index + 1]
    end = scene.quantities[scene.index + 2].start if scene.index + 2 < len(scene.quantities) else scene.clause.end
    thing = noun_after(scene.between(following.end, min(end, scene.clause.end)), following.uom)
    return scene.named(shortened(scene.text, thing) + written(scene.text, after), after, "noun after")


def by_noun_before(scene: Scene, metric: str, source: str) -> Named:
    """A metric of its own, with the one before in front where it says nothing alone."""
    leaned = scene.leaned()
    words = scene.left.words
    holder = not words or metric.endswith(_HOLDERS)
    if leaned is not None and holder and _is_extreme(scene) and scene.quantities[leaned.index].kind == scene.q.kind:
        return carried(scene)  # 收入合计186万元，最多的社区达60.5万元
    if leaned is not None and (metric in _EXTREMES or _SCHEDULE.search(metric)):
        return carried(scene)  # 平均降雨量236毫米，最大412毫米; 超时序进度7个百分点
    granted = len(words) > 1 and words[-1].text in _GRANTS and any(w.text in ("对", "给") for w in scene.left_words)
    if granted and scene.q.kind == "amount":
        return scene.named(words[-1].text, words[-1:], source)  # 对举报的群众奖励5000元
    if len(words) > 1 and PER_HEAD.match(words[0].text) and all(w.role in ("verb", "vn") and is_listed(w.text) for w in words[1:]):
        return scene.named(metric + by_head_of(scene), words, "per head")
    if PER_HEAD.match(metric):
        given = object_before(scene) or ((leaned.carry if len(leaned.carry) <= 6 else leaned.head) if leaned else "")
        return scene.named(metric + given, scene.left.words, "per head")
    if leaned is not None and leans(scene, metric):
        metric = metric if metric.startswith(leaned.carry) else leaned.carry + metric
    elif metric.endswith(("以上", "以下", "以内")) and scene.left.verb is None:
        metric += by_head_of(scene)  # 65周岁以上763万人
    return scene.named(metric, scene.left.words, source)


def _is_extreme(scene: Scene) -> bool:
    """最多的社区达, 最少的也有: is the number that of the one at the top or the bottom?"""
    words = scene.left_words
    return any(w.text.startswith("最") and len(w.text) == 2 and after.role == "of" for w, after in pairwise(words))


def by_duration(scene: Scene) -> Named:
    """耕地面积净增加 of 耕地面积连续4年净增加."""
    left, q = scene.left, scene.q
    within = bool(scene.left_words) and scene.left_words[-1].text in ("在", "于")
    subject = shortened(scene.text, left.words) if left.words and not within and not (left.link and left.bare_verb) else ""
    predicate = re.sub(r"^(?:都|均|内|的|实现|保持|获得)+", "", scene.text[q.end : scene.clause.end].strip())
    if predicate[:1] in tuple("、，；（("):
        predicate = ""
    running = q.quote.startswith("连") or any(w.text.startswith("连") for w in scene.left_words)
    if any(c.isdigit() for c in predicate) or len(predicate) > 14 or (subject and not running and not left.bare_verb):
        predicate = ""
    if (not subject and not predicate) or (left.link is not None and is_place(subject, left.words)):
        return carried(scene)
    leaned = scene.leaned() if running and not subject else None
    if leaned is not None and scene.clauses[leaned.clause].sentence == scene.clause.sentence:
        return replace(scene.named(leaned.carry + predicate, (), "duration"), carry=leaned.carry)
    return replace(scene.named(subject + predicate, left.words, "duration"), carry=subject)


def by_change(scene: Scene) -> Named:
    """固定资产投资 of 固定资产投资下降3.3%; carried where the subject was said before."""
    left = scene.left
    if left.words:
        metric = shortened(scene.text, left.words)
        each = next((w for size in (2, 1) if PER_HEAD.match(w := written(scene.text, left.words[-size:]))), "")
        if left.change is not None and metric in _YEARLY and scene.q.uom == "%":
            return carried(scene)  # 总产值30亿元，年均增长9.1%
        if left.change is not None and each and "每" not in each:
            metric = each + left.change.text
        return by_noun_before(scene, metric, "subject of change")
    spoken = subject_before(scene)
    return scene.named(spoken, (), "subject before") if spoken else carried(scene)


def by_share(scene: Scene, share_of: Sequence[Token]) -> Named:
    """自筹资金占总投入比例 of 自筹资金25万元，占总投入的20%; 女职工占比 of 女职工占四成."""
    left, leaned = scene.left, scene.leaned()
    if left.headless and leaned is not None:
        subject = f"{shortened(scene.text, left.words)}的{leaned.head}"
    elif left.words:
        subject = shortened(scene.text, left.words)
    else:
        subject = _level(scene) or (leaned.carry if leaned else "")
    if any(w.text in _BEFORE_TIMES for w in share_of) and subject:
        return scene.named(subject, left.words, "share")  # 是去年日均水平的116%
    base = written(scene.text, share_of) if share_of else ""
    if base and GOALS.match(base) and not left.words:
        return by_goal(scene, base)
    return scene.named(f"{subject}占{base}比例" if base and len(base) <= 10 else f"{subject}占比", left.words, "share")


def _level(scene: Scene) -> str:
    """老年人口 of 老年人口215万人，年均增长2.5%，占总人口的31.7%: what a share is of was counted, it is no rate."""
    for named in reversed(scene.found):
        if scene.clauses[named.clause].sentence != scene.clause.sentence:
            return ""
        if named.carry and not named.aside and scene.quantities[named.index].kind in ("count", "amount", "measurement"):
            return named.carry
    return ""


def by_base(scene: Scene, base: Sequence[Token]) -> Named:
    """技改投资年度计划 of 技改投资12.3亿元，占年度计划20亿元的61.5%: the number is what a share is of."""
    phrase, leaned = shortened(scene.text, base), scene.leaned()
    metric = f"{leaned.carry}{phrase}" if leaned is not None and GOALS.match(phrase) else phrase
    return replace(scene.named(metric, base, "base"), aside=True)


def by_rank(scene: Scene, after: Sequence[Token]) -> Named:
    """空气质量综合指数 of 空气质量综合指数3.42，在全省排名第26位."""
    leaned = scene.leaned()
    if len(scene.left.words) == 1 and scene.left.words[0].text == "排名" and (leaned is not None or subject_before(scene)):
        spoken = subject_before(scene) or (leaned.carry if leaned else "")
        return scene.named(f"{spoken}排名", (), "rank")
    if scene.left.words:
        metric = shortened(scene.text, scene.left.words)
        if leaned is not None and _RANKED_AMONG.fullmatch(metric):
            return scene.named(f"{leaned.carry}排名", (), "rank")  # 增长7.5%，六县市排名第三
        metric = leaned.carry + metric if leaned is not None and leans(scene, metric) else metric
        return scene.named(metric, scene.left.words, "rank")
    ranking = next((w for w in scene.left_words if w.text.endswith("排名") and len(w.text) > 2), None)
    if ranking is not None and leaned is None:
        return scene.named(ranking.text, (ranking,), "rank")
    return scene.named(leaned.carry if leaned else shortened(scene.text, after), after if leaned is None else (), "rank")


def predicate_after(scene: Scene) -> str:
    """参加供需会人数 of 5600多人参加供需会: people counted by what they do."""
    words = list(scene.right_words)
    if words and words[0].text == "、":
        return ""
    while words and words[0].role in ("adverb", "conjunction", "mark"):
        words.pop(0)
    while words and words[-1].role in ("mark", "conjunction", "adverb"):
        words.pop()
    part = scene.q.kind == "measurement" and bool(scene.left_words) and scene.left_words[-1].text == "其中"  # 其中675亩绝收
    if not words or (scene.q.kind != "count" and not part):
        return ""
    if words[0].role == "link" or (words[0].role in ("up", "down") and scene.more):
        return ""
    if (words[0].role == "rank" and len(words) == 1) or words[0].text in _PLACED:
        return ""
    ends = next((i for i, w in enumerate(words) if w.role == "mark" and w.text in "、，；"), len(words))
    words = [w for w in words[:ends] if w.text != "了"]
    stop = next((i for i, w in enumerate(words) if w.role in ("adverb", "link") or (w.role == "verb" and is_listed(w.text))), 0)
    thing = written(scene.text, words[:stop])
    if len(thing) > 1 and scene.q.uom not in PEOPLE:
        return thing
    suffix = "人次" if scene.q.uom.endswith("人次") else "人数" if scene.q.uom in PEOPLE else ""
    return written(scene.text, words[:6])[:14] + suffix

"""The named measures of an article: names in quotes and 《》, nominal names with a class word; who runs them, their status."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.mine.authors import article_runner, own_bodies
from pipeline.mine.measure_model import LEAST_SURE, judged_measures
from pipeline.mine.measure_patterns import INSIDE_VERBS, ending_of, governing_verbs, verb_anywhere_pattern, verb_before_pattern
from pipeline.mine.nominal import Nominal, is_specific, nominal_names
from pipeline.mine.quote_patterns import class_words
from pipeline.mine.quoted import quoted_names
from pipeline.mine.runners import referred_back, speaking_units, subject_at
from pipeline.mine.tagging import cut
from pipeline.mine.unit_forms import in_order
from pipeline.mine.unit_reading import JUDGED_RULE, named_spans
from pipeline.mine.unit_spans import find_spans
from pipeline.records import Article, Issue, Measure, MeasureKind, Mention, Status, Unit

_PLANNED = re.compile(r"(?:将|拟|计划|谋划|下一步|力争|即将|准备|筹备)[^，。；]{0,12}$")
_MARKS = re.compile(r"“[^“”\n]{1,60}”|《[^《》\n]{1,60}》|\"[^\"\n]{1,60}\"")
_STARTED = re.compile(r"^[^，。；]{0,6}(?:正式)?(?:启动|上线|揭牌|挂牌|开通|启用|投用|开班|开赛)")


@dataclass(frozen=True, slots=True)
class _Find:
    """One mention of a measure with its forms."""

    start: int
    end: int
    name: str
    aliases: tuple[str, ...]
    kind: MeasureKind
    source: str


def _bare(name: str) -> str:
    return re.sub(r"[“”\"《》‘’「」]", "", name)


_CALLED = re.compile(r"[（(](?:以下)?(?:简称|下称|统称|又称|称)为?[“\"]?(?P<name>[一-龥A-Za-z\d+]{2,12})[”\"]?[）)]")
_CLAUSES = re.compile(r"(?P<name>[一-龥“”]{2,16}?(?:[一二三四五六七八九十]+|\d+)条(?:措施|意见|政策|举措|硬措施))")


def _behind_unit(text: str, name: Nominal, spans: Sequence[tuple[int, int]]) -> Nominal | None:
    """The name without the unit and verb in front of it: 市卫健委组织|急救技能大比武; None for a sentence (市卫健委组织竞赛)."""
    for start, end in spans:
        if start == name.start and end < name.end and text[end] in "“\"":
            return replace(name, start=end, name=text[end : name.end], forms=())
        verb = verb_anywhere_pattern().match(text, end) if name.start < end < name.end else None
        verb = None if verb and text.startswith("仪式", verb.end()) else verb  # 教学基地|挂牌仪式方案
        if verb and start == name.start and verb.end() >= name.end - 2:
            return None
        if verb and verb.end() < name.end - 3:
            return replace(name, start=verb.end(), name=text[verb.end() : name.end], forms=())
        if start == name.start and end < name.end and (behind := _behind_act(text, end, name.end)):
            return replace(name, start=behind, name=text[behind : name.end], forms=())
    return name


def _behind_act(text: str, offset: int, end: int) -> int | None:
    """Where the name begins if what follows a unit is an act, with an adverb or by itself: 省林业厅|组队|专项督查."""
    words = cut(text)
    index = words.before(offset) + 1
    if index + 1 >= len(words.words) or words.starts[index] != offset or len(words.words[index]) != 2:
        return None
    behind = words.starts[index + 1]
    acts = words.tags[index] in ("v", "d", "ad") and words.words[index] not in INSIDE_VERBS and words.words[index + 1] != "仪式"
    return behind if acts and behind < end - 2 else None


def _numbered(text: str) -> Iterator[_Find]:
    """支持茶业发展八条措施: measures counted in their name."""
    for match in _CLAUSES.finditer(text):
        name = match["name"]
        for verb in verb_anywhere_pattern().finditer(name, 0, 8):
            name = match["name"][verb.end() :]
        if len(name) > 6:
            yield _Find(match.end() - len(name), match.end(), name, (name,), "plan", "numbered measures")


def measure_spans(text: str) -> dict[tuple[int, int], str]:
    """What rules alone read as measures: span → rule, for the trained component to look at."""
    return {(f.start, f.end): f.source for f in _by_rules(text, [(s.start, s.end) for s in find_spans(text)])}


def _finds(text: str) -> Iterator[_Find]:
    """What the rules read, and what the trained component finds beside that."""
    spans = [(s.start, s.end) for s in named_spans(text)]
    read = list(_by_rules(text, spans))
    yield from read
    for start, end, kind in judged_measures(text, {(f.start, f.end): f.source for f in read}, spans, LEAST_SURE):
        name = text[start:end]
        yield _Find(start, end, name, tuple(dict.fromkeys((name, _bare(name)))), _told_kind(_bare(name)) or kind, JUDGED_RULE)


def _told_kind(name: str) -> MeasureKind | None:
    """The kind that a name's last word tells: 周末|夜查 a campaign; None where the lists do not have it."""
    ending = ending_of(name)
    word = next((class_words()[name[at:]] for at in range(1, len(name)) if name[at:] in class_words()), None)
    return ending.kind if ending else word.kind if word else None


def _by_rules(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[_Find]:
    """Quoted and nominal names; where one lies inside the other the longer counts and keeps the shorter as alias."""
    quoted = quoted_names(text)
    marks = [m.span() for m in _MARKS.finditer(text)]
    nominal = []
    for n in nominal_names(text):
        if any(a < n.end < b for a, b in marks) or any(q.start <= n.start and n.end <= q.end for q in quoted):
            continue  # a word inside quotes
        inside = [(a, b) for a, b in spans if (a <= n.start and n.end <= b) or n.start < a < b == n.end]
        if any(span != (n.start, n.end) for span in inside) or (
            inside and not verb_before_pattern().search(text[max(0, n.start - 12) : n.start])
        ):
            continue  # part of a unit's name (恒泰水利工程|有限公司), or a unit nobody sets up here
        behind = _behind_unit(text, n, spans)
        if behind is None:
            continue
        ending = ending_of(behind.name)
        if behind.start != n.start and ending and ending.needs and not is_specific(text, behind.start, behind.end - len(ending.surface)):
            continue  # 青林县创新|工作机制
        nominal.append(behind)
    for n in nominal:
        inner = [q for q in quoted if n.start <= q.start < n.end]
        aliases = [n.name, *n.forms]
        if called := _CALLED.match(text, n.end):
            aliases.append(called["name"])
        for q in inner:
            aliases += [text[q.start : n.end], *q.aliases]
        yield _Find(n.start, n.end, n.name, tuple(dict.fromkeys(aliases)), n.kind, "class word")
    for q in quoted:
        if not any(n.start <= q.start < n.end for n in nominal):
            wide = [a for a in q.aliases if any(q.end - len(a) <= start < q.start for start, _end in spans)]  # 县医院推进|“一站式”服务
            yield _Find(q.start, q.end, q.name, tuple(a for a in q.aliases if a not in wide), q.kind, q.source)
    yield from _numbered(text)


def _status(text: str, find: _Find) -> Status | None:
    """planned, started or running where the words around tell it."""
    before = re.split(r"[。；\n]", text[max(0, find.start - 24) : find.start])[-1]
    if _PLANNED.search(before):
        return "planned"
    if _STARTED.match(text[find.end : find.end + 12]):
        return "started"
    verb = verb_before_pattern().search(before.rstrip("“《"))
    return governing_verbs()[verb["verb"]] if verb else None


def _group(find: _Find, groups: Iterable[str], forms: dict[str, str]) -> str:
    """The key of the measure this is a mention of: one with nearly the same characters (供需会, 供需见面会) counts as the same.

    ``forms``: every form met so far with its key; this find's are added.
    """
    name = _bare(find.name)
    own = dict.fromkeys((name, *(_bare(a) for a in find.aliases if len(a) > 1)))
    key = next((forms[form] for form in own if form in forms), None) or next((k for k in groups if _alike(k, name)), name)
    for form in (*own, *(_bare(a) for a in find.aliases)):
        forms.setdefault(form, key)
    return key


def _is_short_for(short: str, name: str) -> bool:
    """Are these the first two characters of a word in the name, the rest in order and its last?"""
    at = name.find(short[:2])
    if not 3 <= len(short) < len(name) or short[-1] != name[-1] or at < 0:
        return False
    return in_order(short, name[at:])


def _alike(a: str, b: str) -> bool:
    if a == b or b + "活动" == a or a + "活动" == b:
        return True
    if min(len(a), len(b)) >= 6 and (a.endswith(b) or b.endswith(a)):
        return True  # 消防安全专项整治三年行动, 专项整治三年行动
    if _is_short_for(a, b) or _is_short_for(b, a):
        return True  # 供需会, 劳务供需见面会
    if a.endswith("长制") and b.endswith("长制") and (a[0] in b[:-2] or b[0] in a[:-2]):
        return True  # 河湖长制, 河长制
    if a[:2] != b[:2] or a[-1] != b[-1] or abs(len(a) - len(b)) > 4:
        return False
    return 2 * sum((Counter(a) & Counter(b)).values()) / (len(a) + len(b)) >= 0.8


def find_measures(article: Article, issue: Issue, units: Sequence[Unit]) -> list[Measure]:
    """Every named measure of the article, in the order of first mention; ``units`` are the article's units."""
    owner = article_runner(article, issue, units)
    back = referred_back(article.text, units, own_bodies(article, issue))
    said = sorted((*speaking_units(units), *back), key=lambda s: s.start)
    groups: dict[str, list[tuple[_Find, bool]]] = {}
    forms: dict[str, str] = {}
    for text, known in ((article.text, True), (article.title or "", False)):
        for find in _finds(text):
            groups.setdefault(_group(find, groups, forms), []).append((find, known))
    found: list[Measure] = []
    for group in groups.values():
        first, known = group[0]
        aliases = tuple(dict.fromkeys(a for f, _ in group for a in f.aliases if a != first.name))
        mentions = tuple(Mention(f.start, f.end, article.text[f.start : f.end]) if k else Mention(-1, -1, f.name) for f, k in group)
        who = (subject_at(article.text, first.start, said) if known else None) or owner
        status = _status(article.text, first) if known else None
        found.append(Measure(first.name, first.kind, who, aliases, mentions, status, False, first.source))
    return found

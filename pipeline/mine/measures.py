"""The named measures of an article: names in quotes and 《》, nominal names with a class word; who runs them, their status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.mine.measure_patterns import governing_verbs, verb_before_pattern
from pipeline.mine.nominal import nominal_names
from pipeline.mine.quoted import quoted_names
from pipeline.mine.runners import main_unit, subject_at
from pipeline.records import Article, Issue, Measure, MeasureKind, Mention, Status, Unit

_PLANNED = re.compile(r"(?:将|拟|计划|谋划|下一步|力争|即将|准备|筹备)[^，。；]{0,12}$")
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


def _finds(text: str) -> Iterator[_Find]:
    """Quoted and nominal names; where one lies inside the other the longer counts and keeps the shorter as alias."""
    quoted = quoted_names(text)
    nominal = list(nominal_names(text))
    for n in nominal:
        inner = [q for q in quoted if n.start <= q.start < n.end]
        if any(q.end > n.end for q in inner) or any(q.start <= n.start and n.end <= q.end for q in quoted):
            continue
        aliases = [n.name, *([n.short] if n.short else [])]
        for q in inner:
            aliases += [text[q.start : n.end], *q.aliases]
        yield _Find(n.start, n.end, n.name, tuple(dict.fromkeys(aliases)), n.kind, "class word")
    taken = [(n.start, n.end) for n in nominal]
    for q in quoted:
        if not any(a <= q.start and q.end <= b and (a, b) != (q.start, q.end) for a, b in taken if not (q.start <= a and b <= q.end)):
            yield _Find(q.start, q.end, q.name, q.aliases, q.kind, q.source)


def _status(text: str, find: _Find) -> Status | None:
    """planned, started or running where the words around tell it."""
    before = re.split(r"[。；\n]", text[max(0, find.start - 24) : find.start])[-1]
    if _PLANNED.search(before):
        return "planned"
    if _STARTED.match(text[find.end : find.end + 12]):
        return "started"
    verb = verb_before_pattern().search(before.rstrip("“《"))
    return governing_verbs()[verb["verb"]] if verb else None


def find_measures(article: Article, issue: Issue, units: Sequence[Unit]) -> list[Measure]:
    """Every named measure of the article, in the order of first mention; ``units`` are the article's units."""
    owner = main_unit(article, issue, units)
    groups: dict[str, list[tuple[_Find, bool]]] = {}
    for text, known in ((article.text, True), (article.title or "", False)):
        for find in _finds(text):
            groups.setdefault(_bare(find.name), []).append((find, known))
    found: list[Measure] = []
    for group in groups.values():
        first, known = group[0]
        aliases = tuple(dict.fromkeys(a for f, _ in group for a in f.aliases if a != first.name))
        mentions = tuple(Mention(f.start, f.end, article.text[f.start : f.end]) if k else Mention(-1, -1, f.name) for f, k in group)
        who = (subject_at(article.text, first.start, units) if known else None) or owner
        status = _status(article.text, first) if known else None
        found.append(Measure(first.name, first.kind, who, aliases, mentions, status, False, first.source))
    return found

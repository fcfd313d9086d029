"""Scores a base against gold files: precision and recall of every kind of finding, accuracy of every field.

Pooled over all articles; an article that no prediction comes near counts all it holds as missed, a stray one all as wrong.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from pipeline import alike
from pipeline.alike import Reading
from pipeline.errors import UsageError
from pipeline.store.as_json import issue_json, series_json, stems_of

Figures = dict[str, dict[str, float | int | None]]
Point = tuple[str, int, str]
Same = Callable[[Reading, Reading], bool]

ISSUE_FIELDS = ("series", "year", "number", "serial", "publisher", "published", "contents", "report_to", "send_to")
FIELDS = ("bound", "kind", "period", "who", "direction", "part_of", "target")
WHERE_GIVEN = ("period", "direction", "part_of")
LISTS: dict[str, Same] = {
    "sections": alike.same_section, "units": alike.same_unit, "measures": alike.same_measure, "checks": alike.same_check,
}  # fmt: skip


@dataclass(slots=True)
class Count:
    """Found rightly, missed, found wrongly."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    def figures(self) -> dict[str, float | int | None]:
        """Precision, recall and their harmonic mean; 1 where nothing was asked."""
        gold, found = self.right + self.missed, self.right + self.wrong
        precision, recall = self.right / found if found else 1.0, self.right / gold if gold else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4), "gold": gold, "found": found}


@dataclass(slots=True)
class Score:
    """Counts by kind, verdicts by field, and what went wrong in words."""

    counts: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    verdicts: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    mistakes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def tell(self, name: str, verdict: bool, words: str = "") -> None:
        """One field read right or wrong."""
        self.verdicts[name].append(verdict)
        if not verdict and words:
            self.mistakes[f"{name} misread"].append(words)

    def figures(self) -> Figures:
        """All figures, kinds first."""
        kinds = ("articles", "sections", "quantities", "indicators", "whole rows", "units", "measures", "checks")
        told = {name: self.counts[name].figures() for name in kinds}
        for name, verdicts in self.verdicts.items():
            told[name] = {"accuracy": round(sum(verdicts) / len(verdicts), 4), "asked": len(verdicts)}
        return told

    def pair(
        self, kind: str, gold: Sequence[Reading], found: Sequence[Reading], same: Same, where: str, better: Callable[..., Any] | None = None
    ) -> list[tuple[Reading, Reading]]:
        """Pair the two lists one to one and count; gold's optional items take up what is left over and cost nothing."""
        due = [item for item in gold if not item.get("optional")]
        pairs, rest = one_to_one(due, found, same, better)
        _, wrong = one_to_one([item for item in gold if item.get("optional")], rest, same, None)
        paired = {id(item) for item, _ in pairs}
        missed = [item for item in due if id(item) not in paired]
        count = self.counts[kind]
        count.right, count.missed, count.wrong = count.right + len(pairs), count.missed + len(missed), count.wrong + len(wrong)
        self.mistakes[f"{kind} missed"] += [f"{where}: {in_words(item)}" for item in missed]
        self.mistakes[f"{kind} wrong"] += [f"{where}: {in_words(item)}" for item in wrong]
        return pairs


def one_to_one(
    gold: Iterable[Reading], found: Iterable[Reading], same: Same, better: Callable[[Reading, Reading], Any] | None
) -> tuple[list[tuple[Reading, Reading]], list[Reading]]:
    """Each of gold with the best free match, in order; and what stays unmatched of ``found``."""
    free, pairs = list(found), []
    for item in gold:
        matching = [n for n, candidate in enumerate(free) if same(item, candidate)]
        if matching:
            n = max(matching, key=lambda n: better(item, free[n])) if better else matching[0]
            pairs.append((item, free.pop(n)))
    return pairs, free


def in_words(item: Reading) -> str:
    """A finding for the list of mistakes."""
    if "quote" in item:
        return f"{item.get('quote')} = {item.get('value')} {item.get('uom')} · {item.get('metric')}"
    named = next((str(item[key]) for key in ("name", "heading", "claim", "title") if item.get(key)), None)
    return named or str(item.get("text"))[:20]


def evaluate_base(db: Path, gold: Path) -> tuple[Figures, dict[str, list[str]]]:
    """Figures and mistakes of the base at ``db`` against every STEM.json in ``gold``. Raises UsageError where either is missing."""
    files = [path for path in sorted(gold.glob("*.json")) if path.name != "series.json"]
    if not db.is_file() or not files:
        raise UsageError(f"no base at {db}" if files else f"no gold files in {gold}")
    with closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        stems = stems_of(connection)
        known = {stem: key for key, stem in stems.items()}
        score = Score()
        for path in files:
            wanted = json.loads(path.read_text(encoding="utf-8-sig"))
            read = issue_json(connection, known[path.stem]) if path.stem in known else {"issue": {}, "articles": []}
            score_issue(score, path.stem, wanted, read)
        figures = score.figures()
        for path in (gold / "series.json", gold.parent / "series.json"):
            if path.is_file():
                figures |= series_figures(json.loads(path.read_text(encoding="utf-8-sig")), series_json(connection, stems))
                break
    return figures, score.mistakes


def score_issue(score: Score, stem: str, gold: Reading, found: Reading) -> None:
    """Add one issue to the score."""
    for name in ISSUE_FIELDS:
        want, got = gold["issue"].get(name), found["issue"].get(name)
        if isinstance(want, list) or isinstance(got, list):
            verdict = [alike.stripped(x) for x in want or ()] == [alike.stripped(x) for x in got or ()]
        else:
            verdict = alike.stripped(want) == alike.stripped(got)
        score.tell("issue fields", verdict, f"{stem} {name}: {want!r} read as {got!r}")
    lone = len(gold["articles"]) == len(found["articles"]) == 1
    pairs = score.pair(
        "articles", gold["articles"], found["articles"], lambda g, f: lone or alike.same_article(g, f), stem, alike.article_likeness
    )
    partner = {id(g): f for g, f in pairs}
    published = alike.folded(gold["issue"].get("published"))
    for article in gold["articles"]:
        score_article(score, f"{stem}/{article.get('position')}", article, partner.get(id(article)) or {}, published)
    strays = [article for article in found["articles"] if not any(article is f for _, f in pairs)]
    for article in strays:
        score_article(score, f"{stem}, stray", {}, article, published)


def score_article(score: Score, where: str, gold: Reading, found: Reading, published: str) -> None:
    """Add one article; either side may be empty."""
    if gold and found:
        score.tell("contributor", alike.stripped(gold.get("contributor")) == alike.stripped(found.get("contributor")), where)
    paired = {kind: score.pair(kind, gold.get(kind) or [], found.get(kind) or [], same, where) for kind, same in LISTS.items()}
    forms = alike.canonical_by_form(gold.get("units") or [])
    for g, f in paired["units"]:
        score.tell(
            "unit canonical name", alike.stripped(g.get("name")) == alike.stripped(f.get("name")), f"{where}: {g['name']}: {f['name']}"
        )
        score.tell("unit kind", g.get("kind") == f.get("kind"), f"{where}: {g['name']}: {f.get('kind')}")
        if g.get("level"):
            score.tell("unit level", g["level"] == f.get("level"), f"{where}: {g['name']}: {f.get('level')}")
    for g, f in paired["measures"]:
        score.tell("measure kind", g.get("kind") == f.get("kind"), f"{where}: {g['name']}: {f.get('kind')}")
        if g.get("who"):
            score.tell("measure who", _same_holder(g["who"], f.get("who"), forms), f"{where}: {g['name']}: {f.get('who')}")
    score_indicators(score, where, gold, found, published, forms)


def score_indicators(score: Score, where: str, gold: Reading, found: Reading, published: str, forms: Mapping[str, str]) -> None:
    """Quantities, indicators, whole rows, and each field of the quantities that were found."""
    wanted, read, text = gold.get("indicators") or [], found.get("indicators") or [], str(found.get("text") or "")
    before = score.counts["quantities"].wrong

    def better(g: Reading, f: Reading) -> tuple[bool, float]:
        return alike.same_metric(g.get("metric"), f.get("metric")), alike.shared_letters(
            alike.folded(g.get("quote")), alike.folded(f.get("quote"))
        )

    pairs = score.pair("quantities", wanted, read, alike.same_quantity, where, better)
    score.pair("indicators", wanted, read, alike.same_indicator, where)
    for f in read if gold else ():
        start, end = f.get("start"), f.get("end")
        told = isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)
        score.tell(
            "indicator offsets", told and alike.folded(text[start:end]) == alike.folded(f.get("quote")), f"{where}: {f.get('quote')}"
        )
    whole = 0
    for g, f in pairs:
        right = {name: _field_is_right(name, g, f, forms, published) for name in FIELDS}
        words = f"{where}: {in_words(g)}"
        for name in FIELDS:
            if name not in ("period", "who", "direction", "part_of") or _given(g, name):
                score.tell(f"indicator {name}", right[name], f"{words}: {_field(f, name)!r}")
            if name in WHERE_GIVEN and _given(f, name):
                score.tell(f"indicator {name}, where given", right[name], f"{words}: {_field(f, name)!r}")
        quotes = alike.shared_letters(alike.folded(g.get("quote")), alike.folded(f.get("quote")))
        score.tell("indicator quote", quotes >= 0.85, f"{words}: {f.get('quote')}")
        metrics = {alike.stripped(metric) for metric in alike.choices(g.get("metric"))}
        score.tell("indicator metric, word for word", alike.stripped(f.get("metric")) in metrics, f"{words}: {f.get('metric')}")
        whole += all(right.values()) and alike.same_metric(g.get("metric"), f.get("metric"))
    due = sum(not g.get("optional") for g in wanted)
    count = score.counts["whole rows"]
    count.right += whole
    count.missed += due - whole
    count.wrong += len(pairs) - whole + score.counts["quantities"].wrong - before


def _field(reading: Reading, name: str) -> Any:
    return (reading.get("change") or {}).get("direction") if name == "direction" else reading.get(name)


def _given(reading: Reading, name: str) -> bool:
    return bool(_field(reading, name))


def _field_is_right(name: str, gold: Reading, found: Reading, forms: Mapping[str, str], published: str) -> bool:
    want, got = _field(gold, name), _field(found, name)
    if name == "period":
        return any(alike.same_period(days, got, published) for days in (want, gold.get("period_alt", want)))
    if name == "who":
        return not want or _same_holder(want, got, forms)
    if name == "part_of":
        return alike.stripped(got) in {alike.stripped(quote) for quote in alike.choices(want)}
    if name == "target":
        return bool(want) == bool(got)
    return alike.stripped(want) == alike.stripped(got)


def _same_holder(want: object, got: object, forms: Mapping[str, str]) -> bool:
    """The same unit under any of its forms in the article."""
    name = alike.stripped(got)
    return forms.get(name, name) in {forms.get(form, form) for form in map(alike.stripped, alike.choices(want))}


def series_figures(gold: Reading, found: Reading) -> Figures:
    """Pairwise F1 of which points share a series, over the points that gold names; and planted faults that were flagged."""
    home, told = _homes(gold["series"]), _homes(found["series"])
    place = {point: _nearest(point, told) for point in home}
    pairs = list(combinations(home, 2))
    together = {(a, b) for a, b in pairs if home[a] == home[b]}
    claimed = {(a, b) for a, b in pairs if place[a] is not None and place[a] == place[b]}
    count = Count(len(together & claimed), len(together - claimed), len(claimed - together))
    raised = {_point(point): True for flag in found["flags"] for point in flag["points"]}
    planted = gold.get("flags") or []
    caught = sum(any(_nearest(_point(point), raised) for point in flag["points"]) for flag in planted)
    flags = {"accuracy": round(caught / len(planted), 4) if planted else None, "asked": len(planted)}
    return {"series pairs": count.figures(), "planted faults": flags}


def _homes(series: Sequence[Reading]) -> dict[Point, int]:
    """The number of the series that each point stands in; of the first where one quote stands in several."""
    return {_point(point): n for n in reversed(range(len(series))) for point in reversed(series[n]["points"])}


def _point(point: Reading) -> Point:
    """Issue, article and quote: what a point of a series is known by."""
    return point["issue"], point["article"], alike.folded(point["quote"])


def _nearest(point: Point, known: Mapping[Point, int]) -> int | None:
    """What is known of a point; where its quote was cut otherwise, of one in the same article whose quote holds it or is held by it."""
    if point in known:
        return known[point]
    *article, quote = point
    return next((n for (*where, other), n in known.items() if where == article and (quote in other or other in quote)), None)


def under_floors(figures: Figures, floors: Path) -> list[str]:
    """The figures below those of the JSON file ``floors``: {"quantities": {"f1": 0.9}, "indicator who": {"accuracy": 0.8}}."""
    try:
        wanted = json.loads(floors.read_text(encoding="utf-8-sig"))
        told = [(name, measure, float(floor)) for name, least in wanted.items() for measure, floor in least.items()]
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise UsageError(f"the floors {floors} cannot be read: {error}") from error
    short = []
    for name, measure, floor in told:
        got = (figures.get(name) or {}).get(measure)
        if got is None or got < floor:
            short.append(f"{name} {measure} {got} < {floor}")
    return short

"""What each part of the reader brings: the figures with everything, then with one part after the other made to do nothing.

``python -m tests.bench.ablation [PART…]`` reads the sample issues from their PDFs against corpus/gold, and the real documents beside the
checkout where they are there; with PART only the parts whose names hold one of these words. Nothing of the project is changed: a part
is put out of work by standing something neutral in its place for as long as the reading lasts.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from pipeline.evaluate import Figures, Score, score_issue
from pipeline.mine import read_article
from pipeline.mine.clauses import Clause
from pipeline.mine.scenes import Named, Scene
from pipeline.mine.scopes import Stated
from pipeline.mine.units import canonical_unit
from pipeline.mine.wording import shortened
from pipeline.read import read_document
from pipeline.records import Article, ArticleReading, Issue, Period, Quantity
from pipeline.split import split_issue

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SETS = {
    "the sample issues": (ROOT / "corpus" / "samples", ROOT / "corpus" / "gold"),
    "the real documents": (SHARED / "bulletins", SHARED / "gold" / "dev"),
}
COLUMNS = (
    ("quantities", "f1"), ("indicators", "f1"), ("whole rows", "f1"), ("indicator period", "accuracy"), ("indicator who", "accuracy"),
    ("indicator bound", "accuracy"), ("indicator part_of", "accuracy"), ("units", "f1"), ("unit canonical name", "accuracy"),
    ("unit level", "accuracy"), ("measures", "f1"),
)  # fmt: skip
Gold = Mapping[str, Any]


def nothing(*_given: object, **_named: object) -> list[Any]:
    """Finds none."""
    return []


def carries_nothing(scene: Scene) -> Named:
    """No metric where the clause names none."""
    return scene.named("", (), "")


def only_the_verb(scene: Scene) -> Named:
    """The verb of a clause without the noun that stood before."""
    return scene.named(shortened(scene.text, scene.left.words), scene.left.words, "")


def as_found(_text: str, _quantities: object, _clauses: object, found: Sequence[Named]) -> list[Named]:
    """Leaves each metric as it stands."""
    return list(found)


def periods_of_the_clause(
    _article: Article,
    quantities: Sequence[Quantity],
    clauses: Sequence[Clause],
    homes: Sequence[int],
    periods: Sequence[Period],
    *_rest: object,
) -> list[Stated | None]:
    """A period holds for the numbers of its own clause only."""
    found: list[Stated | None] = []
    for home in homes:
        clause = clauses[home]
        inside = [p for p in periods if clause.start <= p.start < clause.end and p.span is not None]
        found.append(Stated(inside[-1].span, inside[-1].quote, "clause") if inside and inside[-1].span else None)
    return found


def the_contributor(_text: str, article: Article, issue: Issue, quantities: Sequence[object], *_rest: object) -> list[str | None]:
    """Every number is the contributor's, else the publisher's."""
    said = article.contributor or issue.publisher
    name = canonical_unit(said, issue, article).name if said else None
    return [name] * len(quantities)


def no_wholes(_text: str, quantities: Sequence[object], *_rest: object) -> list[None]:
    """No number is a part of another."""
    return [None] * len(quantities)


MINE = "pipeline.mine."
PARTS: dict[str, dict[str, Callable[..., Any]]] = {
    "everything": {},
    "without guards: names, dates, idioms": {"quantities.find_guards": nothing},
    "without the test of what is an indicator": {"quantities.accepts": lambda *_: True},
    "without bound words": {"bounds._before": lambda: {}, "bounds._after": lambda: {}},
    "without word_roles.tsv": {"language.word_roles": lambda: {}},
    "without counted_nouns.tsv": {"language._counted": frozenset, "nouns.counted_nouns": lambda: {}},
    "without the noun after the measure word": {"metrics.noun_after": lambda *_: (), "naming.noun_after": lambda *_: ()},
    "without carrying over ellipsis": {
        "metrics.carried": carries_nothing, "naming.carried": carries_nothing, "metrics.by_verb": only_the_verb,
        "metrics.by_head_of": lambda _: "", "naming.by_head_of": lambda _: "",
    },
    "without pairing of lists (分别)": {"metrics.in_turn": as_found},
    "without tables": {"indicators.read_tables": lambda *_: ([], [])},
    "without scopes: periods hold in their clause": {"indicators.stated_periods": periods_of_the_clause},
    "without holders: all is the contributor's": {"indicators.holders": the_contributor},
    "without parts and wholes": {"indicators.parts_of": no_wholes},
    "without the trained component": {"unit_reading.judged_names": nothing, "measures.judged_measures": nothing},
    "without the table of divisions": {"divisions._tables": lambda: ({}, {}, {})},
}  # fmt: skip


def as_gold(read: ArticleReading) -> dict[str, Any]:
    """An article's findings in the shape of the gold files, as far as they are scored here."""
    quotes = [indicator.quantity.quote for indicator in read.indicators]
    return {
        **{name: getattr(read.article, name) for name in ("position", "title", "contributor", "text")},
        "indicators": [
            {
                **{name: getattr(i.quantity, name) for name in ("quote", "value", "value_max", "bound", "uom", "kind", "start", "end")},
                **{name: getattr(i, name) for name in ("metric", "who", "target")},
                "period": list(i.period) if i.period else None,
                "change": {"direction": i.change.direction, "base": i.change.base} if i.change else None,
                "part_of": None if i.part_of is None else quotes[i.part_of],
            }
            for i in read.indicators
        ],
        "units": [
            {"name": u.name, "aliases": list(u.aliases), "kind": u.kind, "level": u.level}
            for u in read.units
            if u.aliases or u.source != "back-reference"  # as the export has them
        ],
        "measures": [{"name": m.name, "aliases": list(m.aliases), "kind": m.kind, "who": m.who} for m in read.measures],
        "checks": [{"claim": quotes[c.claim], "holds": c.holds} for c in read.checks],
    }


def remembering() -> Iterator[Any]:
    """What the project's modules keep of earlier calls: lists as they were loaded, texts as they were cut."""
    for name, module in list(sys.modules.items()):
        if name.startswith("pipeline."):
            yield from (f for f in vars(module).values() if hasattr(f, "cache_clear"))


@contextmanager
def without(stand_ins: Mapping[str, Callable[..., Any]]) -> Iterator[None]:
    """The project with these functions of the mine stage replaced, and nothing remembered from before or kept for after."""
    for kept in {id(f): f for f in remembering()}.values():
        kept.cache_clear()
    with ExitStack() as stack:
        for name, stand_in in stand_ins.items():
            stack.enter_context(patch(MINE + name, stand_in))
        yield
    for kept in {id(f): f for f in remembering()}.values():
        kept.cache_clear()


def score(issues: Sequence[tuple[str, Issue, Gold]]) -> Figures:
    """The figures of the mine stage on issues read before."""
    told = Score()
    for stem, issue, gold in issues:
        found = {"issue": gold["issue"], "articles": [as_gold(read_article(article, issue)) for article in issue.articles]}
        score_issue(told, stem, gold, found)
    return told.figures()


def load(pdfs: Path, gold: Path) -> list[tuple[str, Issue, Gold]]:
    """The issues of which there is both a PDF and a gold file, read and split."""
    pairs = [(path, pdfs / f"{path.stem}.pdf") for path in sorted(gold.glob("*.json"))]
    return [
        (path.stem, split_issue(read_document(pdf)), json.loads(path.read_text(encoding="utf-8"))) for path, pdf in pairs if pdf.is_file()
    ]


def main() -> None:
    """A table for each set of documents; a figure that a part does not move is left blank."""
    asked = sys.argv[1:]
    parts = {name: patches for name, patches in PARTS.items() if not patches or not asked or any(word in name for word in asked)}
    for name, (pdfs, gold) in SETS.items():
        if not (pdfs.is_dir() and gold.is_dir()):
            print(f"\n{name}: left out, they are not there")
            continue
        issues = load(pdfs, gold)
        print(f"\n{name} ({len(issues)})\n\n| | " + " | ".join(kind.removeprefix("indicator ") for kind, _ in COLUMNS) + " |")
        print("|---" * (len(COLUMNS) + 1) + "|")
        whole: list[str] = []
        for part, stand_ins in parts.items():
            with without(stand_ins):
                figures = score(issues)
            cells = [f"{figures[kind][measure]:.3f}" for kind, measure in COLUMNS]
            whole = whole or cells
            print(
                f"| {part} | " + " | ".join(c if part == "everything" or c != w else "" for c, w in zip(cells, whole, strict=True)) + " |"
            )


if __name__ == "__main__":
    main()

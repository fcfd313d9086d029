"""Units and measures on the gold beside the checkout: the figures the project promises, and the time they take."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from pipeline.mine.measures import find_measures
from pipeline.mine.unit_mentions import BACK_REFERENCE_SOURCE
from pipeline.mine.units import find_units
from pipeline.records import Article, Issue

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not (GOLD / "score.py").is_file(), reason="no gold beside the checkout")]


def scorer() -> ModuleType:
    """The judge's own script."""
    sys.path.insert(0, str(GOLD))
    import score

    return score


def issue_of(data: dict[str, object]) -> Issue:
    """An issue with gold's own texts."""
    head = data["issue"]
    articles = tuple(Article(a["position"], a["title"], a["contributor"], a["text"]) for a in data["articles"])  # type: ignore[attr-defined, index]
    return Issue(series=head.get("series"), publisher=head.get("publisher"), published=head.get("published"), articles=articles)  # type: ignore[attr-defined]


def export(folder: Path) -> None:
    """What is found in every gold text, in the exchange shape."""
    for path in (GOLD / "dev").glob("*.json"):
        issue = issue_of(json.loads(path.read_text(encoding="utf-8")))
        articles = []
        for a in issue.articles:
            units = find_units(a, issue)
            named = [dataclasses.asdict(u) for u in units if u.source != BACK_REFERENCE_SOURCE]
            measures = [dataclasses.asdict(m) for m in find_measures(a, issue, units)]
            articles.append({**dataclasses.asdict(a), "units": named, "measures": measures})
        (folder / path.name).write_text(json.dumps({"issue": {}, "articles": articles}, ensure_ascii=False), encoding="utf-8")


def test_figures_on_gold(tmp_path: Path) -> None:
    export(tmp_path)
    figures, *_ = scorer().score(GOLD / "dev", tmp_path)
    assert figures["units"]["f1"] >= 0.88
    assert figures["unit canonical name"]["accuracy"] >= 0.93
    assert figures["unit kind"]["accuracy"] >= 0.90
    assert figures["unit level"]["accuracy"] >= 0.90
    assert figures["measures"]["f1"] >= 0.82
    assert figures["measure who"]["accuracy"] >= 0.80

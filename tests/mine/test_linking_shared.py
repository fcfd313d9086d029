"""Linking held to floors on documents with gold that lie beside the checkout or in the corpus, from gold texts with our own quantities."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline.mine import read_article
from pipeline.records import Article, ArticleReading, Issue
from pipeline.split.tables import with_captions
from tests.mine.indicator_reading import table_in

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "gold"
FLOORS = {"indicators": 0.93, "whole rows": 0.70, "checks": 0.90}
SHARES = {"indicator period": 0.92, "indicator direction": 0.97, "indicator target": 0.97, "indicator who": 0.85, "indicator offsets": 1.0}


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """The scorer beside the checkout."""
    path = SHARED / "score.py"
    if not path.is_file():
        pytest.skip("no gold beside the checkout")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _article(gold: dict[str, Any]) -> Article:
    article = Article(gold["position"], gold["title"], gold["contributor"], gold["text"])
    if "\t" not in article.text:
        return article
    return replace(article, tables=with_captions((table_in(article.text),), article.text))


def _exported(reading: ArticleReading, gold: dict[str, Any]) -> dict[str, Any]:
    found = reading.indicators
    return {
        **{key: gold[key] for key in ("position", "title", "contributor", "text", "sections", "measures")},
        "units": [{"name": u.name, "aliases": list(u.aliases), "kind": u.kind, "level": u.level} for u in reading.units],
        "indicators": [
            {
                "quote": i.quantity.quote, "value": i.quantity.value, "value_max": i.quantity.value_max, "bound": i.quantity.bound,
                "uom": i.quantity.uom, "kind": i.quantity.kind, "metric": i.metric, "period": list(i.period) if i.period else None,
                "who": i.who, "change": {"direction": i.change.direction, "base": i.change.base} if i.change else None,
                "part_of": found[i.part_of].quantity.quote if i.part_of is not None else None, "target": i.target,
                "start": i.quantity.start, "end": i.quantity.end,
            }
            for i in found
        ],
        "checks": [{"claim": found[c.claim].quantity.quote, "relation": c.relation, "holds": c.holds} for c in reading.checks],
    }  # fmt: skip


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("folder", [SHARED / "dev", ROOT / "corpus" / "gold"], ids=["beside", "corpus"])
def test_linking_stays_above_its_floors(folder: Path, scorer: ModuleType, tmp_path: Path) -> None:
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        head = gold["issue"]
        issue = Issue(head["series"], head["year"], head["number"], None, head["serial"], head["publisher"], None, head["published"])
        articles = [_exported(read_article(_article(a), issue), a) for a in gold["articles"]]
        (tmp_path / path.name).write_text(json.dumps({"issue": head, "articles": articles}, ensure_ascii=False), encoding="utf-8")
    figures, _, _, _ = scorer.score(folder, tmp_path)
    measured = {kind: figures[kind]["f1"] for kind in FLOORS} | {kind: figures[kind]["accuracy"] for kind in SHARES}
    assert {kind: value for kind, value in measured.items() if value < (FLOORS | SHARES)[kind]} == {}

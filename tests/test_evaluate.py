"""Evaluation: what counts as the same, how it is counted, and that it agrees with the scorer beside the checkout."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from pipeline import alike
from pipeline.evaluate import Score, score_issue, series_figures

SHARED = Path(__file__).parent.parent.parent / "shared" / "gold"


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("市民整体满意率", "整体满意率", True),
        ("满意率", "市民对办事大厅服务的整体满意率", False),
        (["通报的街道", "整改不力的街道"], "整改不力街道", True),
        ("工单", "工单办结率", False),
        ("", "", True),
        ("工单", None, False),
    ],
)
def test_same_metric(gold: object, found: object, same: bool) -> None:
    assert alike.same_metric(gold, found) is same


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ({"value": 300, "uom": "个"}, {"value": 300.0, "uom": ""}, True),
        ({"value": 66.67, "uom": "%"}, {"value": 66.6667, "uom": "％"}, True),
        ({"value": 3, "value_max": 5, "uom": "个"}, {"value": 3, "uom": "个"}, False),
        ({"value": 3, "uom": ["家", "户"]}, {"value": 3, "uom": "户"}, True),
        ({"value": 3, "uom": "家"}, {"value": 3, "uom": "户"}, False),
    ],
)
def test_same_quantity(gold: dict[str, Any], found: dict[str, Any], same: bool) -> None:
    assert alike.same_quantity(gold, found) is same


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (["2031-01-01", "2031-04-25"], ["2031-01-01", "2031-12-31"], True),
        (["2031-01-01", "2031-04-25"], ["2031-01-01", "2031-03-31"], False),
        ([None, "2031-04-25"], [None, "2031-04-25"], True),
        ([None, "2031-04-25"], None, False),
        (None, None, True),
    ],
)
def test_this_year_ends_today_or_with_the_year(gold: object, found: object, same: bool) -> None:
    assert alike.same_period(gold, found, "2031-04-25") is same


def item(value: float, metric: str = "工单", **more: Any) -> dict[str, Any]:
    told = {"quote": f"{value}件", "value": value, "uom": "件", "metric": metric, "kind": "count", "bound": "exact", "who": "甲局"}
    return told | {"period": None, "change": None, "part_of": None, "target": False} | more


def issue(*indicators: dict[str, Any]) -> dict[str, Any]:
    text = "".join(i["quote"] for i in indicators)
    return {
        "issue": {"published": "2031-04-25"},
        "articles": [{"title": "标题", "text": text, "indicators": list(indicators), "units": []}],
    }


def figures(gold: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    score = Score()
    score_issue(score, "a", gold, found)
    return score.figures()


def test_counts_of_a_small_case() -> None:
    gold = issue(item(1), item(2), item(3, optional=True), item(4))
    found = issue(item(1), item(2, who="乙局"), item(3), item(5))
    told = figures(gold, found)
    assert (told["quantities"]["precision"], told["quantities"]["recall"]) == (round(2 / 3, 4), round(2 / 3, 4))
    assert (told["whole rows"]["gold"], told["whole rows"]["recall"]) == (3, round(1 / 3, 4))
    assert told["indicator who"] == {"accuracy": 0.5, "asked": 2}


def test_an_article_not_found_counts_all_it_holds() -> None:
    told = figures(issue(item(1), item(2)), {"issue": {}, "articles": []})
    assert (told["articles"]["recall"], told["quantities"]["recall"], told["quantities"]["gold"]) == (0.0, 0.0, 2)


def test_series_pairs_and_planted_faults() -> None:
    def point(issue: str, quote: str) -> dict[str, Any]:
        return {"issue": issue, "article": 1, "quote": quote}

    gold = {"series": [{"points": [point("a", "3件"), point("b", "4件"), point("c", "5件")]}], "flags": [{"points": [point("c", "5件")]}]}
    found = {"series": [{"points": [point("a", "3件"), point("b", "共4件")]}, {"points": [point("c", "5件")]}], "flags": []}
    told = series_figures(gold, found)
    assert (told["series pairs"]["precision"], told["series pairs"]["recall"]) == (1.0, round(1 / 3, 4))
    assert told["planted faults"] == {"accuracy": 0.0, "asked": 1}


def spoil(data: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """A copy of a gold file with things left out, put in and changed."""
    spoilt: dict[str, Any] = json.loads(json.dumps(data))
    for article in spoilt["articles"]:
        for kind in ("sections", "indicators", "units", "measures", "checks"):
            kept = [found for found in article.get(kind) or [] if dice.random() > 0.15]
            article[kind] = kept + dice.sample(kept, min(len(kept), dice.randrange(3)))
        for found in article["indicators"]:
            found |= {name: found[name][0] for name in ("metric", "part_of", "who", "uom") if isinstance(found.get(name), list)}
            found["start"] = article["text"].find(found["quote"])
            found["end"] = found["start"] + len(found["quote"])
            for name, other in (
                ("metric", "别的"),
                ("who", "某局"),
                ("period", None),
                ("kind", "count"),
                ("target", True),
                ("uom", "项"),
                ("part_of", "3件"),
            ):
                if dice.random() < 0.1:
                    found[name] = other
        for unit in article["units"]:
            if dice.random() < 0.2:
                unit["name"], unit["level"] = "某" + unit["name"], None
    if dice.random() < 0.5:
        spoilt["articles"].append({"title": "多出来的一篇", "text": "没有", "indicators": [item(9)]})
    spoilt["issue"]["publisher"] = dice.choice([spoilt["issue"].get("publisher"), "某单位"])
    return spoilt


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="no gold files beside the checkout")
@pytest.mark.parametrize("seed", range(3))
def test_agrees_with_the_scorer_beside_the_checkout(tmp_path: Path, seed: int) -> None:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None and spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    dice, ours = random.Random(seed), Score()
    for path in sorted((SHARED / "dev").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        spoilt = spoil(gold, dice)
        (tmp_path / path.name).write_text(json.dumps(spoilt, ensure_ascii=False), encoding="utf-8")
        score_issue(ours, path.stem, gold, spoilt)
    theirs, *_ = scorer.score(SHARED / "dev", tmp_path)
    told = ours.figures()
    assert {name: figure for name, figure in theirs.items() if name != "text"} == told

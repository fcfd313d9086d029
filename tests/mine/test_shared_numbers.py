"""Quantities and periods against the gold files and other projects' cases that lie beside the checkout.

Run with ``pytest -m shared -s`` to see the figures.
"""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline.mine.lines import quantities_of_line
from pipeline.mine.quantities import find_quantities

SHARED = Path(__file__).resolve().parents[3] / "shared"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the documents beside the checkout are not there"),
]

PEERS = {"number": 0.90, "percentage": 0.93, "money": 0.85, "quantity": 0.80, "range": 0.84, "date": 0.80, "negative": 0.97}


def module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def in_prose(article: dict[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    """An article's text with its table rows blanked out, and the indicators that are not cells."""
    lines = article["text"].split("\n")
    cells = {cell for line in lines if "\t" in line for cell in line.split("\t")}
    text = "\n".join(" " * len(line) if "\t" in line else line for line in lines)
    return text, [i for i in article["indicators"] if not (i["quote"] in cells and i["quote"].replace(".", "").isdigit())]


def test_quantities_of_the_gold_files() -> None:
    score = module(SHARED / "gold" / "score.py")
    tally = score.Tally()
    right: Counter[str] = Counter()
    pairs = 0
    for path in sorted((SHARED / "gold" / "dev").glob("*.json")):
        for article in json.loads(path.read_text(encoding="utf-8"))["articles"]:
            text, gold = in_prose(article)
            found = [asdict(quantity) for quantity in find_quantities(text)]
            for want, got in tally.add(
                gold, found, score.same_quantity, lambda i: i["quote"], lambda a, b: score.char_f1(a["quote"], b["quote"])
            ):
                pairs += 1
                right.update(name for name in ("bound", "kind") if want[name] == got[name])
    figures = tally.figures()
    print(figures, {name: round(count / pairs, 4) for name, count in right.items()}, tally.misses, tally.wrongs)
    assert figures["f1"] >= 0.97
    assert right["bound"] / pairs >= 0.97
    assert right["kind"] / pairs >= 0.97


@pytest.mark.parametrize("name", ["quantities", "negatives"])
def test_cases_of_other_projects(name: str) -> None:
    score = module(SHARED / "peers" / "score_peers.py")
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for case in score.rows(SHARED / "peers" / f"{name}.jsonl"):
        verdict = score.verdict(case, quantities_of_line(case["text"], score.reference_date(case)))
        if verdict is not None:
            kind = case["kind"].split(":")[0]
            asked[kind] += 1
            right[kind] += verdict
    print({kind: f"{right[kind]}/{asked[kind]}" for kind in asked})
    assert {kind: right[kind] / asked[kind] >= PEERS[kind] for kind in asked} == dict.fromkeys(asked, True)

"""Which indicators follow one another through the issues of a series, and the faults planted in them (GUIDELINES section 8)."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from .source import SampleIssue

FOLLOWED = Path(__file__).parent / "followed.tsv"


def read_followed() -> dict[tuple[str, str], tuple[str, str]]:
    """(scope, key) -> metric and basis, from followed.tsv."""
    with FOLLOWED.open(encoding="utf-8", newline="") as file:
        return {(r["scope"], r["key"]): (r["metric"], r["basis"]) for r in csv.DictReader(file, delimiter="\t")}


def series_gold(issues: list[SampleIssue], golds: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The content of series.json."""
    followed = read_followed()
    series: dict[tuple[Any, ...], dict[str, Any]] = {}
    flags: list[dict[str, Any]] = []
    for issue in sorted(issues, key=lambda i: i.head["published"]):
        for article, source in zip(golds[issue.stem]["articles"], issue.articles, strict=True):
            for entry in article["indicators"]:
                if "#" not in entry:
                    continue
                who, uom = _first(entry["who"]), _first(entry["uom"])
                metric, basis = followed[issue.scope, entry["#"]]
                home = series.setdefault(
                    (issue.scope, entry["#"], who, uom), {"metric": metric, "unit": who, "uom": uom, "basis": basis, "points": []}
                )
                point = {"issue": issue.stem, "article": article["position"], "quote": entry["quote"]}
                home["points"].append(point | {"value": entry["value"], "period": entry["period"]})
            flags += [_flag(text, issue.stem, article["position"]) for key, text in source.notes if key == "F"]
    return {"series": [series[key] for key in sorted(series)], "flags": flags}


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) else value


def _flag(note: str, stem: str, position: int) -> dict[str, Any]:
    """``F: falling_total | 3099件 | why | wanglan-2023-06/3/3318件`` with the other points after the last bar, blanks between."""
    kind, quote, words, *others = [part.strip() for part in note.split("|")]
    here = {"issue": stem, "article": position, "quote": quote}
    points = [here]
    for other in others[0].split() if others else []:
        issue, article, said = other.split("/", 2)
        points.append({"issue": issue, "article": int(article), "quote": said})
    return {"kind": kind, **here, "points": points, "note": words}


def issue_without_keys(gold: dict[str, Any]) -> dict[str, Any]:
    """Gold as written to its file: the series keys are the corpus's own."""
    articles = [a | {"indicators": [{k: v for k, v in i.items() if k != "#"} for i in a["indicators"]]} for a in gold["articles"]]
    return gold | {"articles": articles}

"""The corpus is what it says it is: gold stands in the texts, the texts in the PDFs, sums and planted faults redone here."""

from __future__ import annotations

import doctest
import importlib
import json
import re
import unicodedata
from pathlib import Path
from typing import Any, get_args

import pypdfium2 as pdfium
import pytest

from corpus import gold as gold_module
from corpus.redo import step
from corpus.series import issue_without_keys, series_gold
from corpus.source import SampleIssue, read_all
from corpus.units import read_units
from pipeline import records

HERE = Path(gold_module.__file__).parent
ISSUES = {issue.stem: issue for issue in read_all()}
GOLD: dict[str, dict[str, Any]] = {stem: json.loads((HERE / "gold" / f"{stem}.json").read_text(encoding="utf-8")) for stem in ISSUES}
SERIES: dict[str, Any] = json.loads((HERE / "series.json").read_text(encoding="utf-8"))
ARTICLES = [(stem, article) for stem, gold in GOLD.items() for article in gold["articles"]]
LONGEST_SHARED = 24  # characters: names of documents and set phrases of the genre are shorter

article_by_article = pytest.mark.parametrize(("stem", "article"), ARTICLES, ids=[f"{s}-{a['position']}" for s, a in ARTICLES])
issue_by_issue = pytest.mark.parametrize("stem", list(ISSUES))


def bare(text: str) -> str:
    """Compared as GUIDELINES section 0 says: NFKC, no white space, straight quotes."""
    text = unicodedata.normalize("NFKC", text).translate(str.maketrans("“”‘’", "\"\"''"))
    return re.sub(r"\s+", "", text)


def first(value: Any) -> Any:
    return value[0] if isinstance(value, list) else value


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def entries_of(point: dict[str, Any]) -> list[dict[str, Any]]:
    """The indicators a point may mean: a table prints one number in several rows."""
    article = GOLD[point["issue"]]["articles"][point["article"] - 1]
    return [entry for entry in article["indicators"] if entry["quote"] == point["quote"]]


def test_corpus_is_as_wide_as_promised() -> None:
    heads = [issue.head for issue in ISSUES.values()]
    assert len(heads) >= 12
    assert len({head["series"] for head in heads}) >= 4
    assert {head["producer"] for head in heads} == {"reportlab", "chromium", "weasyprint", "typst"}
    assert len({head["layout"] for head in heads}) == 4
    assert sum(head.get("scan") == "yes" for head in heads) == 1
    assert sum(path.stat().st_size for path in HERE.rglob("*") if path.suffix in (".pdf", ".json", ".txt")) < 8_000_000


def test_gold_files_are_what_the_texts_compile_to() -> None:
    built = {stem: gold_module.issue_gold(issue) for stem, issue in ISSUES.items()}
    assert {stem: issue_without_keys(gold) for stem, gold in built.items()} == GOLD
    assert series_gold(list(ISSUES.values()), built) == SERIES
    assert {path.stem for path in (HERE / "samples").glob("*.pdf")} == set(ISSUES)


@article_by_article
def test_quotes_stand_in_the_text_in_order(stem: str, article: dict[str, Any]) -> None:
    at = 0
    for entry in article["indicators"]:
        at = article["text"].find(entry["quote"], at)
        assert at >= 0, entry["quote"]
        at += len(entry["quote"])


@article_by_article
def test_fields_keep_to_the_closed_vocabularies(stem: str, article: dict[str, Any]) -> None:
    published = GOLD[stem]["issue"]["published"]
    quotes = {entry["quote"] for entry in article["indicators"]}
    names = {unit["name"] for unit in article["units"]}
    for entry in article["indicators"]:
        assert entry["kind"] in get_args(records.QuantityKind) and entry["bound"] in get_args(records.Bound)
        assert (entry["bound"] == "range") == (entry["value_max"] is not None), entry["quote"]
        assert (entry["kind"] == "change") == (entry["change"] is not None), entry["quote"]
        assert set(listed(entry["part_of"])) - {None} <= quotes - {entry["quote"]}, entry["quote"]
        assert set(listed(entry["who"])) - {None} <= names, entry["quote"]
        start, end = entry["period"] or (None, None)
        assert start is None or end is None or start <= end
        assert entry["target"] or end is None or end <= published or end == f"{published[:4]}-12-31", entry["quote"]
    for unit in article["units"]:
        assert unit["kind"] in get_args(records.UnitKind) and unit["level"] in (*get_args(records.Level), None)
    for measure in article["measures"]:
        assert measure["kind"] in get_args(records.MeasureKind)


@article_by_article
def test_names_stand_in_the_article(stem: str, article: dict[str, Any]) -> None:
    whole = re.sub("[\"'《》]", "", bare("\n".join(filter(None, (article["title"], article["text"], article["contributor"])))))
    for unit in article["units"]:
        assert all(re.sub("[\"'《》]", "", bare(alias)) in whole for alias in unit["aliases"]), unit
    for measure in article["measures"]:
        assert any(re.sub("[\"'《》]", "", bare(name)) in whole for name in (measure["name"], *measure["aliases"])), measure
    for section in article["sections"]:
        assert bare(section["ordinal"] + section["heading"]) in bare(article["text"])


@article_by_article
def test_checks_hold_where_gold_says_so(stem: str, article: dict[str, Any]) -> None:
    values = {entry["quote"]: entry for entry in reversed(article["indicators"])}
    for check in article["checks"]:
        claim, inputs = values[check["claim"]], [values[quote] for quote in check["inputs"]]
        numbers = [float(entry["value"]) for entry in inputs]
        said = float(claim["value"])
        if check["relation"] == "sum":
            redone = sum(numbers)
        elif check["relation"] == "share":
            redone = numbers[0] / numbers[1] * (100 if claim["uom"] == "%" else 1)
        elif inputs[1]["kind"] == "change":
            before = numbers[0] + (-1 if inputs[1]["change"]["direction"] == "up" else 1) * numbers[1]
            redone = numbers[1] / before * 100
        else:
            redone = abs(numbers[1] - numbers[0]) / (1 if claim["uom"] == "个百分点" else numbers[0]) * (100 if claim["uom"] == "%" else 1)
        leeway = 0.05 * said if claim["bound"] == "about" else step(claim) / 2 + 1e-9
        assert (abs(redone - said) <= leeway) == check["holds"], (check, redone)


@issue_by_issue
def test_pdf_prints_the_whole_text(stem: str) -> None:
    issue = ISSUES[stem]
    printed = pdf_text(stem)
    if issue.head.get("scan") == "yes":
        assert printed == "" and (HERE / "samples" / f"{stem}.pdf").stat().st_size < 1_000_000
        return
    for article in issue.articles:
        for part in (article.title, article.fields.get("by"), *(block.text for block in article.blocks)):
            assert bare(part or "") in printed, part
    for title in issue.contents:
        assert printed.count(bare(title)) == 2
    head = GOLD[stem]["issue"]
    assert all(bare(name) in printed for name in (head["publisher"], *head["report_to"], *head["send_to"]))


def pdf_text(stem: str) -> str:
    """All pages' text without page numbers and running heads."""
    furniture = re.compile(r"[•●]|-\s*\d+\s*-|\d+|第\s*\d+\s*页\s*共\s*\d+\s*页|第\d+期|.{4,20}(?:\d{4}年)?第\d+期")
    document = pdfium.PdfDocument(HERE / "samples" / f"{stem}.pdf")
    lines: list[str] = []
    for number, page in enumerate(document):
        text = page.get_textpage().get_text_range()
        found = [line.strip() for line in text.splitlines()]
        head = ISSUES[stem].head["series"]
        lines += [line for line in found if not furniture.fullmatch(line) and (number == 0 or line != head)]
    document.close()
    return bare("".join(lines))


def test_series_points_are_indicators_of_gold() -> None:
    for series in SERIES["series"]:
        kinds = set()
        for point in series["points"]:
            meant = [e for e in entries_of(point) if first(e["who"]) == series["unit"] and first(e["uom"]) == series["uom"]]
            assert [entry for entry in meant if entry["value"] == point["value"] and entry["period"] == point["period"]], point
            kinds.add(meant[0]["kind"])
        assert len(kinds) == 1, series
    assert sum(len(series["points"]) >= 3 for series in SERIES["series"]) >= 20


@pytest.mark.parametrize("flag", SERIES["flags"], ids=lambda flag: f"{flag['kind']}-{flag['issue']}")
def test_planted_faults_are_faults(flag: dict[str, Any]) -> None:
    entries = [entries_of(point)[0] for point in flag["points"]]
    values = [float(entry["value"]) for entry in entries]
    if flag["kind"] == "claim_fails":
        article = GOLD[flag["issue"]]["articles"][flag["article"] - 1]
        assert any(check["claim"] == flag["quote"] and not check["holds"] for check in article["checks"])
    elif flag["kind"] == "falling_total":
        assert values[0] < values[1]
    elif flag["kind"] == "two_values":
        assert values[0] != values[1] and entries[0]["uom"] == entries[1]["uom"]
    elif flag["kind"] == "outlier":
        assert values[0] > 5 * max(values[1:])
    else:
        assert flag["kind"] == "target_missed" and entries[1]["target"] and values[0] < values[1]


def test_every_kind_of_fault_is_planted() -> None:
    assert {flag["kind"] for flag in SERIES["flags"]} == {"falling_total", "two_values", "claim_fails", "outlier", "target_missed"}


def test_every_unit_row_is_used() -> None:
    used = {unit["name"] for _, article in ARTICLES for unit in article["units"]}
    assert {row.name for row in read_units(HERE / "units.tsv")} - used == set()


@pytest.mark.parametrize("name", ["source", "quote_values", "redo", "gold", "tables", "units", "series"])
def test_examples_in_docstrings(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"corpus.{name}")).failed == 0


@pytest.mark.shared
def test_no_sentence_is_copied_from_the_shared_documents() -> None:
    folder = HERE.parent.parent / "shared" / "gold" / "dev"
    if not folder.is_dir():
        pytest.skip("no shared documents beside the checkout")
    theirs = bare("".join(a["text"] for path in folder.glob("*.json") for a in json.loads(path.read_text(encoding="utf-8"))["articles"]))
    known = {theirs[i : i + LONGEST_SHARED] for i in range(len(theirs) - LONGEST_SHARED)}
    for _, article in ARTICLES:
        ours = bare(article["text"])
        assert not {ours[i : i + LONGEST_SHARED] for i in range(len(ours) - LONGEST_SHARED)} & known


def test_source_head_names_what_is_printed() -> None:
    issue: SampleIssue = ISSUES["wanglan-2023-05"]
    assert issue.scope == "wanglan" and len(issue.contents) == len(issue.articles) == 5

"""The benchmarks run and count rightly; how fast anything is stands in no test."""

from __future__ import annotations

import importlib
import sys

import pytest

from pipeline.mine import read_article
from pipeline.records import Article, Issue
from tests.bench import ablation, quantities, reading
from tests.bench._peer_readers import Missing, Value, jionlp_money, our_reader, recognizers

TEXT = "截至目前，全镇走访农户1200余户，发放补贴3.5亿元。\n其中，办结率达三分之二，第一书记到位。\n村名\t12"
GOLD = [
    {"quote": "1200余户", "value": 1200, "value_max": None, "uom": "户"},
    {"quote": "3.5亿元", "value": 350000000, "value_max": None, "uom": "元"},
    {"quote": "三分之二", "value": 66.67, "value_max": None, "uom": "%"},
    {"quote": "12", "value": 12, "value_max": None, "uom": "个"},
]


def test_sentences_take_their_quantities_along_and_tables_stay_out() -> None:
    found = quantities.sentences_of(TEXT, GOLD)
    assert [[s.text[t.start : t.end] for t in s.truth] for s in found] == [["1200余户", "3.5亿元"], ["三分之二"]]


@pytest.mark.parametrize(
    ("value", "right"),
    [
        (Value(0, 4, (1200.0,)), True),
        (Value(0, 4, (0.6667,)), True),
        (Value(0, 4, (13.0,)), False),
        (Value(4, 6, (1200.0,)), False),
        (Value(0, 4, (1200.0, 66.67)), True),
        (Value(0, 4, (1200.0, 1300.0)), False),
    ],
)
def test_a_value_is_right_where_it_stands_and_is_a_printed_end(value: Value, right: bool) -> None:
    assert quantities.is_right(value, quantities.Truth(0, 4, (1200.0, 66.67), frozenset({"%"}))) is right


def test_precision_recall_and_units_are_counted() -> None:
    sentences = quantities.sentences_of(TEXT, GOLD)

    def reads(text: str) -> list[Value]:
        return [Value(0, 2, (9.0,)), Value(text.find("三"), text.find("三") + 4, (0.6667,), "")] if "三" in text else []

    told = quantities.measure(reads, sentences, lambda truth: True, lambda value: True, rounds=1)
    assert (told.precision, told.recall, told.units) == (0.5, pytest.approx(1 / 3), 0.0)
    ours = quantities.measure(our_reader(), sentences, lambda truth: True, lambda value: True, rounds=1)
    assert (ours.precision, ours.recall, ours.units) == (1.0, 1.0, 1.0)


def test_a_library_that_is_not_there_is_named_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("recognizers_number", "recognizers_number_with_unit", "jionlp"):
        monkeypatch.setitem(sys.modules, name, None)
    for load in (lambda: recognizers("number"), jionlp_money):
        with pytest.raises(Missing, match=r"pip install -e '\.\[bench\]'"):
            load()
    quantities.compare(quantities.sentences_of(TEXT, GOLD), rounds=1)
    told = capsys.readouterr().out
    assert told.count("left out") == 5
    assert told.count("ours  ") == 3


def test_every_stage_is_timed_for_ten_pages() -> None:
    letters, told = reading.for_ten_pages(sorted(reading.SAMPLES.glob("*.pdf"))[:1], rounds=1)
    finders = {f"mine: {name}" for name in ("quantities", "periods", "units", "measures", "indicators", "numerals", "checks")}
    assert set(told) == {"read", "split", *finders}
    assert letters > 1000
    assert all(clock > 0 for _, clock in told.values())


@pytest.mark.parametrize("part", ablation.PARTS)
def test_every_part_can_be_put_out_of_work_and_comes_back(part: str) -> None:
    stand_ins = ablation.PARTS[part]

    def standing() -> list[object]:
        places = [name.split(".") for name in stand_ins]
        return [getattr(importlib.import_module(f"pipeline.mine.{module}"), name) for module, name in places]

    own = standing()
    with ablation.without(stand_ins):
        assert [a is b for a, b in zip(standing(), own, strict=True)] == [False] * len(own)
    assert [a is b for a, b in zip(standing(), own, strict=True)] == [True] * len(own)


@pytest.mark.parametrize(("part", "carried"), [("everything", True), ("without carrying over ellipsis", False)])
def test_what_a_part_brings_is_seen(part: str, carried: bool) -> None:
    article = Article(1, "标题", "松塘镇", "今年以来，松塘镇受理工单300件，办结280件。")
    with ablation.without(ablation.PARTS[part]):
        read = read_article(article, Issue(published="2031-04-25", articles=(article,)))
    said, left_out = (indicator["metric"] for indicator in ablation.as_gold(read)["indicators"])
    assert ("工单" in said, "工单" in left_out) == (True, carried)

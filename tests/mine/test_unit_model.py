"""The trained component: what it adds, what it learns from, and that its parts hold together."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pipeline.errors import DataError
from pipeline.mine.annotated import read_marks
from pipeline.mine.invented_names import another
from pipeline.mine.judge import Judge
from pipeline.mine.measure_model import judged_measures
from pipeline.mine.measures import find_measures
from pipeline.mine.tagging import cut
from pipeline.mine.train import HELDOUT, TRAIN, marked, renamed
from pipeline.mine.unit_candidates import candidates, features, rules_of
from pipeline.mine.unit_model import MODEL, NONE, component, judged_names, load_model
from pipeline.mine.unit_reading import LEAST_SURE, named_spans
from pipeline.mine.units import find_units
from pipeline.records import Article, Issue
from pipeline.resources import MODELS


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("金恒电子获评省级专精特新企业", "金恒电子"),
        ("引进的宏瑞生物项目落地", "宏瑞生物"),
        ("鸿达重工带动就业1300人", "鸿达重工"),
    ],
)
def test_company_without_a_class_word_is_found(text: str, name: str) -> None:
    article = Article(1, None, None, text)
    found = {u.name: u for u in find_units(article, Issue(articles=(article,)))}
    assert found[name].kind == "enterprise"
    assert found[name].source == "trained component"


@pytest.mark.parametrize("text", ["城镇燃气管网改造提速", "现代物流产业集群加快成长", "推广生态农业新技术", "坚持以人民为中心的发展思想"])
def test_trades_by_themselves_are_no_units(text: str) -> None:
    assert judged_names(text, {}, LEAST_SURE) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("抽调县消保委、竹编巧匠队、柳溪二号桥项目部的骨干", "柳溪二号桥项目部"),
        ("会同白溪林场管护站清理枯木", "白溪林场管护站"),
    ],
)
def test_bodies_that_no_list_has_are_found(text: str, name: str) -> None:
    assert name in [s.surface for s in named_spans(text)]


def test_a_judged_name_may_contain_what_the_rules_read() -> None:
    text = "白鹿中学团委组织走访"
    [found] = judged_names(text, {(0, 4): "proper name before an ending"}, 0.5)
    assert text[found.start : found.end] == "白鹿中学团委"


def test_what_the_rules_read_is_never_cut_through() -> None:
    text = "青林县财政局拨付"
    cut_through = candidates(cut(text), rules_of(text, {(0, 6): "core behind a place"}))
    assert {(c.start, c.end) for c in cut_through} <= {(0, 6)}


def test_measures_that_no_rule_reads_are_found() -> None:
    article = Article(1, None, None, "“洁净人家”一季一评，评上的挂牌，评掉的摘牌，已挂牌212户。")
    [found] = find_measures(article, Issue(articles=(article,)), [])
    assert (found.name, found.source) == ("洁净人家", "trained component")


def test_measures_beside_what_is_read_are_left_alone() -> None:
    text = "“洁净人家”一季一评"
    assert judged_measures(text, {(0, 6): "quotes"}, [], 0.1) == []


def test_judge_learns_the_same_from_the_same_seed() -> None:
    many, labels = [["a", "b"], ["a", "c"], ["d", "b"], ["d", "c"]] * 20, ["yes", "yes", "no", "no"] * 20
    first, second = Judge(("no", "yes")), Judge(("no", "yes"))
    for judge in (first, second):
        judge.learn(many, labels, 4, seed=5)
    assert (first.weights == second.weights).all()
    assert first.judge([["a"], ["d"]]).argmax(1).tolist() == [1, 0]


def test_judge_survives_the_disk(tmp_path: Path) -> None:
    judge = Judge(("no", "yes"))
    judge.learn([["a"], ["b"]] * 20, ["yes", "no"] * 20, 4, seed=5)
    judge.to_disk(tmp_path)
    again = Judge(("no", "yes")).from_disk(tmp_path)
    assert abs(again.judge([["a"]]) - judge.judge([["a"]])).max() < 1e-3


def test_component_sets_the_scores_of_a_doc() -> None:
    nlp = load_model()
    doc = component("units")(nlp.make_doc("字"))
    assert set(doc.cats) == set(component("units").labels)
    assert abs(sum(doc.cats.values()) - 1) < 1e-4


def test_saved_pipeline_is_blank_chinese_with_two_judges() -> None:
    nlp = load_model()
    assert (nlp.lang, nlp.pipe_names) == ("zh", ["units", "measures"])
    assert all(NONE in component(name).labels for name in nlp.pipe_names)
    assert sum(p.stat().st_size for p in MODEL.rglob("*") if p.is_file()) < 12_000_000


def test_missing_pipeline_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="make train"):
        load_model(tmp_path)


def test_every_marked_file_can_be_read_and_no_sentence_stands_in_two() -> None:
    shown = {text for text, _marks in marked(TRAIN)}
    kept = {text for text, _marks in marked(MODELS / "training" / name for name in HELDOUT)}
    assert len(shown) >= 2000
    assert not shown & kept


def test_marks_are_offsets_into_the_plain_text() -> None:
    text, marks = read_marks("[县水利局|department]推行<一库一员|mechanism>，[?云台镇|street_town]响应")
    assert [(text[m.start : m.end], m.kind, m.measure, m.optional) for m in marks] == [
        ("县水利局", "department", False, False),
        ("一库一员", "mechanism", True, False),
        ("云台镇", "street_town", False, True),
    ]


def test_open_mark_is_an_error() -> None:
    with pytest.raises(DataError, match="not closed"):
        read_marks("[县水利局推行")


def test_renaming_keeps_the_marks_on_the_names() -> None:
    text, marks = read_marks("[青林县财政局|department]约谈[恒远公司|enterprise]，推行<一库一员|mechanism>")
    text, marks = renamed((text, marks), random.Random(3))
    assert text[marks[0].start : marks[0].end].endswith("县财政局")
    assert text[marks[0].end : marks[1].start] == "约谈"
    assert text[marks[2].start : marks[2].end] == "一库一员"


def test_invented_names_are_the_same_for_the_same_seed() -> None:
    assert another("恒远公司", "enterprise", random.Random(7)) == another("恒远公司", "enterprise", random.Random(7))


def test_most_marked_names_are_candidates() -> None:
    inside = total = 0
    for text, marks in marked(TRAIN):
        proposed = {(c.start, c.end) for c in candidates(cut(text), rules_of(text, {}))}
        names = [(m.start, m.end) for m in marks if not m.measure]
        inside += sum(name in proposed for name in names)
        total += len(names)
    assert inside / total > 0.85


def test_features_name_the_neighbours() -> None:
    text = "引进远拓电子落户"
    words, rules = cut(text), rules_of(text, {})
    first = next(c for c in candidates(words, rules) if text[c.start : c.end] == "远拓电子")
    assert {"L=电子", "l=子", "P=引进", "N=落户"} <= set(features(words, first, rules))

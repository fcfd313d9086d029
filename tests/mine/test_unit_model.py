"""The trained component: what it adds, what it learns from, and that its parts hold together."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from pipeline.errors import DataError
from pipeline.mine.annotated import read_blocks, read_marks
from pipeline.mine.invented_names import another
from pipeline.mine.tagging import cut
from pipeline.mine.train import TRAIN, marked, renamed
from pipeline.mine.unit_candidates import candidates, features
from pipeline.mine.unit_model import MODEL, NONE, judged_names, load_model
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
    assert judged_names(text) == []


def test_saved_pipeline_is_blank_chinese_with_one_classifier() -> None:
    nlp = load_model()
    assert (nlp.lang, nlp.pipe_names) == ("zh", ["textcat"])
    assert NONE in nlp.pipe_labels["textcat"]
    assert sum(p.stat().st_size for p in MODEL.rglob("*") if p.is_file()) < 5_000_000


def test_missing_pipeline_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="make train"):
        load_model(tmp_path)


def test_every_marked_file_can_be_read_and_no_sentence_stands_in_two() -> None:
    names = ("units_train", "units_none", "units_heldout", "units_unseen")
    lines = {n: {line for b in read_blocks(MODELS / "training" / f"{n}.txt") for line in b.article.text.split("\n")} for n in names}
    assert len(lines["units_train"]) >= 150
    assert not (lines["units_train"] | lines["units_none"]) & (lines["units_heldout"] | lines["units_unseen"])


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
    text, spans = renamed(("青林县财政局约谈恒远公司", [(0, 6, "department"), (8, 12, "enterprise")]), random.Random(3))
    assert text[spans[0][0] : spans[0][1]].endswith("县财政局")
    assert text[spans[0][1] : spans[1][0]] == "约谈"
    assert spans[1][1] == len(text)


def test_invented_names_are_the_same_for_the_same_seed() -> None:
    assert another("恒远公司", "enterprise", random.Random(7)) == another("恒远公司", "enterprise", random.Random(7))


def test_most_marked_names_are_candidates() -> None:
    sentences = marked(TRAIN)
    inside = total = 0
    for text, spans in sentences:
        proposed = {(c.start, c.end) for c in candidates(cut(text))}
        inside += sum((start, end) in proposed for start, end, _kind in spans)
        total += len(spans)
    assert inside / total > 0.7


def test_features_name_the_neighbours() -> None:
    words = cut("引进远拓电子落户")
    first = next(c for c in candidates(words) if words.text[c.start : c.end] == "远拓电子")
    assert {"L=电子", "l=子"} <= set(features(words, first))

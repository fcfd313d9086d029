"""Words with the part they play beside a number, clauses, phrases; each row of the lists finds its example."""

from __future__ import annotations

import pytest

from pipeline.mine.clauses import clauses, sentences
from pipeline.mine.language import tokens
from pipeline.mine.lexicons import rows
from pipeline.mine.nouns import noun_after
from pipeline.mine.targets import target_words
from pipeline.mine.wording import shortened


def test_every_listed_word_plays_its_part_in_its_example() -> None:
    missed = [r["word"] for r in rows("word_roles") if (r["word"], r["role"]) not in [(t.text, t.role) for t in tokens(r["example"])]]
    assert missed == []


def test_every_counted_noun_stands_in_its_example() -> None:
    assert [r["ending"] for r in rows("counted_nouns") if r["example"] != f"5{r['uom']}{r['ending']}"] == []


def test_every_target_word_is_found_in_its_example() -> None:
    wide, near = target_words()
    assert [r["word"] for r in rows("target_words") if not (wide if r["scope"] == "sentence" else near).search(r["example"])] == []


def test_tokens_give_back_the_text() -> None:
    text = "全县 共查处酒驾，破获案件。"
    assert all(text[t.start : t.end] == t.text for t in tokens(text))
    assert "".join(t.text for t in tokens(text)) == text.replace(" ", "")


def test_clauses_end_at_marks_outside_numbers_and_quotes() -> None:
    text = "投入1,100万元，开展“查问题，补短板”行动；成效好。"
    at = text.index("1,100")
    assert [text[c.start : c.end] for c in clauses(text, [(at, at + 7)])] == ["投入1,100万元", "开展“查问题，补短板”行动", "成效好"]


def test_bracket_with_a_number_is_a_clause_of_its_own() -> None:
    text = "抓好项目90个（其中省级项目29个），总投资7亿元"
    numbers = [(text.index(q), text.index(q) + len(q)) for q in ("90个", "29个", "7亿元")]
    found = clauses(text, numbers)
    assert [text[c.start : c.end] for c in found] == ["抓好项目90个", "其中省级项目29个", "总投资7亿元"]
    assert [c.bracketed for c in found] == [False, True, False]


def test_sentences_keep_their_closing_marks() -> None:
    text = "他说：“完成了！”任务重。\n抓落实"
    assert [text[a:b] for a, b in sentences(text)] == ["他说：“完成了！”", "任务重。", "\n抓落实"] or len(sentences(text)) == 3


@pytest.mark.parametrize(
    ("text", "uom", "noun"),
    [
        ("线下服务人员", "名", "线下服务人员"),
        ("企业参加了供需会", "家", "企业"),
        ("规模以上企业责任险投保率", "家", "规模以上企业"),
        ("村（社区）实现全覆盖", "个", "村（社区）"),
        ("参加供需会", "人", ""),
        ("“最多跑一次”事项实现网办", "个", "“最多跑一次”事项"),
    ],
)
def test_noun_that_a_measure_word_counts(text: str, uom: str, noun: str) -> None:
    found = noun_after(tokens(text), uom)
    assert (text[found[0].start : found[-1].end] if found else "") == noun


def test_long_phrase_is_cut_after_de_or_to_its_end() -> None:
    text = "列入全省重点建设计划的基础设施补短板项目"
    assert shortened(text, tokens(text)) == "基础设施补短板项目"

"""Numbered heads: which are found, their words, spans and levels."""

from __future__ import annotations

import pytest

from pipeline.split.sections import find_sections


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("一、摸清底数。逐村登记。\n二、压实责任。逐级签字。", ["摸清底数", "压实责任"]),
        ("一、摸清底数\n逐村登记造册。\n二、压实责任\n逐级签字背书。", ["摸清底数", "压实责任"]),
        ("（一）摸清底数：逐村登记。\n（二）压实责任：逐级签字。", ["摸清底数", "压实责任"]),
        ("1.摸清底数。登记27口。\n2.压实责任。签字。\n3．严格督导。通报。", ["摸清底数", "压实责任", "严格督导"]),
        ("1、摸清底数\n登记造册27口。\n2、压实责任\n签字背书。", ["摸清底数", "压实责任"]),
        ("（1）摸清底数。登记。\n（2）压实责任。签字。", ["摸清底数", "压实责任"]),
        ("①摸清底数。登记。\n②压实责任。签字。", ["摸清底数", "压实责任"]),
        ("一是摸清底数，逐口登记。组织干部30名。\n二是压实责任，逐级签字。签订责任书12份。", ["摸清底数，逐口登记", "压实责任，逐级签字"]),
        ("第一，摸清底数。登记造册。\n第二，压实责任。签字背书。", ["摸清底数", "压实责任"]),
        ("一要摸清底数。登记造册。\n二要压实责任。签字背书。", ["摸清底数", "压实责任"]),
        ("其一，摸清底数。登记造册。\n其二，压实责任。签字背书。", ["摸清底数", "压实责任"]),
        ("存在三方面问题：1.底数不清。仍有9口山塘漏登。2.责任不实。3个村未签字。3.督导不力。", ["底数不清", "责任不实", "督导不力"]),
        ("主要做法：一是摸清底数。登记27口。二是压实责任。签字12份。三是严格督导。通报3次。", ["摸清底数", "压实责任", "严格督导"]),
        ("一、推行“塘长制：一塘一长”。明确塘长27名。", ["推行“塘长制：一塘一长”"]),
        (
            "一、总体情况\n（一）进度。完成八成。\n（二）质量。全部合格。\n二、下步打算\n继续推进。",
            ["总体情况", "进度", "质量", "下步打算"],
        ),
    ],
)
def test_heads(text: str, headings: list[str]) -> None:
    assert [s.heading for s in find_sections(text)] == headings


@pytest.mark.parametrize(
    "text",
    [
        "重点抓好三件事：一是完善台账；二是强化督导；三是注重运用。",
        "会议要求，一是抓紧清淤，确保汛前完工；二是落实专人，每日巡查；三是备足物资。",
        "累计修复山塘1.5万口，粮食播种面积全国第一，产量第二。",
        "12月5日，青石镇召开会议。",
        "1.5公里的沟渠已经疏浚。",
        "全镇共有3.2万人，2.1万亩耕地。",
        "一一核对，逐户登记。",
        "第一、二产业增加值分别增长3.2%、5.1%。",
        "技术咨询电话：6528036。",
    ],
)
def test_no_heads(text: str) -> None:
    assert find_sections(text) == ()


def test_levels_and_spans() -> None:
    text = "导语。\n一、成效\n（一）进度。八成。\n（二）质量。合格。\n二、打算\n继续推进。"
    found = find_sections(text)
    assert [(s.level, s.ordinal) for s in found] == [(1, "一、"), (2, "（一）"), (2, "（二）"), (1, "二、")]
    assert text[found[0].start : found[0].end] == "一、成效\n（一）进度。八成。\n（二）质量。合格。"
    assert text[found[1].start : found[1].end] == "（一）进度。八成。"
    assert text[found[3].start : found[3].end] == "二、打算\n继续推进。"


def test_run_in_heads_end_with_their_paragraph() -> None:
    text = "问题有二：1.底数不清。漏登9口。2.责任不实。未签字。\n下一步继续推进。"
    assert [text[s.start : s.end] for s in find_sections(text)] == ["1.底数不清。漏登9口。", "2.责任不实。未签字。"]

"""The trained part of the unit reader: a small spaCy pipeline that judges which runs of words name a unit, and of which kind.

Blank Chinese, jieba's words (cut by rjieba, which segments like jieba), one judge over what stands in and around a candidate, what the
rules have read included. The pipeline lies under models/units and is rebuilt by ``python -m pipeline.mine.train``.
"""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.mine.judge import Judge

from pipeline.errors import DataError
from pipeline.mine.tagging import cut
from pipeline.mine.unit_candidates import candidates, end_features, features, last_words, rules_of
from pipeline.mine.unit_patterns import unit_kind
from pipeline.records import UnitKind
from pipeline.resources import MODELS

MODEL = MODELS / "units"
NONE = "none"
"""The label of a candidate that names nothing."""


LEAST_END = -1.5
"""What the end of a run must speak for a name (log odds) for the run to be looked at: six ends of seven are passed by."""


@dataclass(frozen=True, slots=True)
class JudgedName:
    """``text[start:end]`` names a unit of this kind; ``sure``: the probability (0 to 1) that it names one at all."""

    start: int
    end: int
    kind: UnitKind
    sure: float


@cache
def load_model(path: Path = MODEL) -> Language:
    """The saved pipeline; DataError where it is missing."""
    if not (path / "config.cfg").is_file():
        raise DataError(f"the trained pipeline is missing under {path.name}: run make train")
    import spacy  # half a second: only who reads units pays it

    import pipeline.mine.judge  # noqa: F401  # its factory

    nlp = spacy.load(path)
    gc.freeze()  # what is loaded stays: the collector need not walk through it again and again
    return nlp


def component(name: str) -> Judge:
    """One judge of the saved pipeline: units or measures."""
    return cast("Judge", load_model().get_pipe(name))


def judged_names(text: str, read: Mapping[tuple[int, int], str], least: float) -> list[JudgedName]:
    """The names the component finds besides what the rules have ``read`` (span → rule), in order; the surest of those that overlap.

    ``least``: how sure it must be of a name.
    """
    words, rules = cut(text), rules_of(text, read)
    judge = component("units")
    lasts = last_words(words, rules)
    ends = judge.likely([end_features(words, i) for i in lasts], NONE, LEAST_END)
    likely = [i for i, is_likely in zip(lasts, ends, strict=True) if is_likely]
    found = [c for c in candidates(words, rules, likely) if (c.start, c.end) not in read]
    if not found:
        return []
    none = judge.labels.index(NONE)
    scores = judge.judge([features(words, c, rules) for c in found])
    sure = 1 - scores[:, none]
    scores[:, none] = 0
    taken: list[JudgedName] = []
    for i in sure.argsort(kind="stable")[::-1]:
        if sure[i] < least:
            break
        c = found[i]
        if all(c.end <= t.start or c.start >= t.end for t in taken):
            taken.append(JudgedName(c.start, c.end, unit_kind(judge.labels[int(scores[i].argmax())]), float(sure[i])))
    return sorted(taken, key=lambda t: t.start)

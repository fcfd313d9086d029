"""The trained part of the unit reader: a small spaCy pipeline that judges which runs of words name a unit, and of which kind.

It reads names that no list tells, above all companies without a class word (华远光电 投产). Blank Chinese, jieba's words (cut by
rjieba, which segments like jieba), one text classifier over what stands in and around a candidate. The pipeline lies under
models/units and is rebuilt by ``python -m pipeline.mine.train``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

from pipeline.errors import DataError
from pipeline.mine.tagging import Words, cut
from pipeline.mine.unit_candidates import Candidate, candidates, company_candidates, features
from pipeline.mine.unit_patterns import unit_kind
from pipeline.records import UnitKind
from pipeline.resources import MODELS

MODEL = MODELS / "units"
NONE = "none"
"""The label of a candidate that names nothing."""


@cache
def load_model(path: Path = MODEL) -> Language:
    """The saved pipeline; DataError where it is missing."""
    if not (path / "config.cfg").is_file():
        raise DataError(f"the trained pipeline is missing under {path.name}: run make train")
    import spacy  # half a second: only who reads units pays it

    return spacy.load(path)


def candidate_doc(nlp: Language, words: Words, candidate: Candidate) -> Doc:
    """A candidate as the classifier sees it: a Doc whose words are its features."""
    from spacy.tokens import Doc

    return Doc(nlp.vocab, words=features(words, candidate))


def judged_names(
    text: str, least: float = 0.5, every: bool = False, besides: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int, UnitKind, float]]:
    """The names the component finds in a text: start, end, kind and how sure it is; the surest of those that overlap.

    ``every``: judge every run of words, as in training, instead of the few that no rule can settle (forty times slower);
    ``besides``: what is read already, so that nothing there needs a judgement.
    """
    nlp = load_model()
    words = cut(text)
    known = bytearray(len(text))
    for start, end in besides:
        known[start:end] = b"\x01" * (end - start)
    found = [c for c in (candidates(words) if every else company_candidates(words)) if not any(known[c.start : c.end])]
    docs = nlp.pipe(candidate_doc(nlp, words, c) for c in found)
    scored: list[tuple[float, int, int, str]] = []
    for candidate, doc in zip(found, docs, strict=True):
        label = max(doc.cats, key=doc.cats.__getitem__)
        if label != NONE and doc.cats[label] >= least:
            scored.append((doc.cats[label], candidate.start, candidate.end, label))
    taken: list[tuple[int, int, UnitKind, float]] = []
    for score, start, end, label in sorted(scored, key=lambda s: (-s[0], s[1])):
        if all(end <= t[0] or start >= t[1] for t in taken):
            taken.append((start, end, unit_kind(label), score))
    return sorted(taken)

"""A judge as a spaCy component: which label a set of features has, by weights learned from marked sentences.

Multinomial logistic regression over sparse features, trained with Adagrad; the features come as words of a Doc, so that the component
stands in a pipeline like any classifier, and as plain lists where many are judged at once.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

Features = Sequence[str]
Scores = NDArray[np.float32]
_RATE = 0.2
_BATCH = 256
_DECAY = 1e-6
_EVERY = 16
"""After how many batches of the second half of training the weights are added to their mean (Polyak and Juditsky 1992)."""


@Language.factory("judge", default_config={"labels": []})
def make_judge(nlp: Language, name: str, labels: list[str]) -> Judge:
    """The component as a config names it; without weights until it has learned or was read from disk."""
    return Judge(labels)


class Judge:
    """Labels with one weight for each feature that training saw more than once."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = tuple(labels)
        self.index: dict[str, int] = {}
        self.weights: Scores = np.zeros((0, len(labels)), np.float32)
        self._with_zeros: Scores | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Sets ``doc.cats``: a probability (0 to 1) for each label."""
        [scores] = self.judge([[token.text for token in doc]])
        doc.cats = {label: float(score) for label, score in zip(self.labels, scores, strict=True)}
        return doc

    def judge(self, many: Sequence[Features]) -> Scores:
        """Probabilities, one row for each set of features, one column for each label."""
        return _softmax(self._sums(many))

    def likely(self, many: Sequence[Features], against: str, least: float) -> list[bool]:
        """Do these features, which are only a part of all, speak for a label other than ``against`` by at least this margin (log odds)?"""
        sums = self._sums(many)
        column = self.labels.index(against)
        other = np.delete(sums, column, 1).max(1)
        return [bool(likely) for likely in other - sums[:, column] >= least]

    def _sums(self, many: Sequence[Features]) -> Scores:
        get = self.index.get
        flat: list[int] = []
        starts: list[int] = []
        for features in many:
            starts.append(len(flat))
            flat.append(-1)  # every row has one weight, of zeros
            flat += [i for f in features if (i := get(f)) is not None]
        if not many:
            return np.zeros((0, len(self.labels)), np.float32)
        return np.add.reduceat(self._padded()[flat], starts, axis=0)

    def _padded(self) -> Scores:
        """The weights with a row of zeros behind them."""
        if self._with_zeros is None:
            self._with_zeros = np.vstack([self.weights, np.zeros((1, len(self.labels)), np.float32)])
        return self._with_zeros

    def learn(self, many: Sequence[Features], labels: Sequence[str], epochs: int, seed: int) -> None:
        """Fits the weights; features seen once are left out. The same seed gives the same weights."""
        counts = Counter(f for features in many for f in features)
        self.index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n > 1))}
        ids = [np.array([self.index[f] for f in features if f in self.index], np.int64) for features in many]
        right = np.array([self.labels.index(label) for label in labels])
        rng = np.random.default_rng(seed)
        self.weights = np.zeros((len(self.index), len(self.labels)), np.float32)
        squares = np.full_like(self.weights, 1e-2)
        total, added = np.zeros_like(self.weights), 0
        for epoch in range(epochs):
            order = rng.permutation(len(ids))
            for batch, at in enumerate(range(0, len(order), _BATCH)):
                self._step([ids[i] for i in order[at : at + _BATCH]], right[order[at : at + _BATCH]], squares)
                if epoch >= epochs // 2 and batch % _EVERY == 0:
                    total, added = total + self.weights, added + 1
        self.weights = (total / max(1, added)).astype(np.float32)
        self.weights[np.abs(self.weights) < 1e-3] = 0
        self._with_zeros = None

    def _step(self, ids: list[NDArray[np.int64]], right: NDArray[np.int64], squares: Scores) -> None:
        sums = np.stack([self.weights[i].sum(0) for i in ids])
        errors = _softmax(sums)
        errors[np.arange(len(right)), right] -= 1
        flat = np.concatenate(ids)
        used, inverse = np.unique(flat, return_inverse=True)
        slopes = np.zeros((len(used), len(self.labels)), np.float32)
        np.add.at(slopes, inverse, np.repeat(errors, [len(i) for i in ids], axis=0))
        slopes += _DECAY * self.weights[used]
        squares[used] += slopes**2
        self.weights[used] -= _RATE * slopes / np.sqrt(squares[used])

    def to_disk(self, path: str | Path, **_kwargs: Any) -> None:
        """Weights as half floats beside the features they belong to."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "features.json").write_text(json.dumps(list(self.index), ensure_ascii=False, indent=0), encoding="utf-8")
        np.savez_compressed(folder / "weights.npz", weights=self.weights.astype(np.float16))

    def from_disk(self, path: str | Path, **_kwargs: Any) -> Judge:
        """What ``to_disk`` wrote."""
        folder = Path(path)
        names = json.loads((folder / "features.json").read_text(encoding="utf-8"))
        self.index = {f: i for i, f in enumerate(names)}
        self.weights = np.load(folder / "weights.npz")["weights"].astype(np.float32)
        self._with_zeros = None
        return self

    def initialize(self, get_examples: Callable[[], Any], **_kwargs: Any) -> None:
        """Nothing to prepare: ``learn`` does all."""


def _softmax(sums: Scores) -> Scores:
    raised = np.exp(sums - sums.max(1, keepdims=True))
    return raised / raised.sum(1, keepdims=True)  # type: ignore[no-any-return]

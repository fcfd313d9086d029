"""A page image -> pieces of text, by RapidOCR's PP-OCR models, which travel in its package.

Its direction classifier stays off: it turns whole straight lines upside down and then drops them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from statistics import median
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.read.fold import BULLET, DROPPED, fold
from pipeline.read.lines import Piece
from pipeline.read.widths import around, full_width, spread, units

Image = npt.NDArray[np.uint8]
Quads = npt.NDArray[np.float64]

OCR_VERSION = "rapidocr-3 PP-OCRv6 small 1"

_SIZE = 0.96  # size of the type in heights of the box that the detector draws around it
_BASELINE = 0.14  # how far above the bottom of that box the type stands, in its heights
_SPECK = re.compile(
    r"""(?<= [，。、；：！？”’）》】%％] ) [.·] (?= [\u4e00-\u9fff“‘（《【] )   # dirt on the paper: 43.75%。.二是
      | (?<= [\u4e00-\u9fff] ) [.·] (?= [，。、；：！？”’）》】] )""",
    re.VERBOSE,
)
_NEAR, _NEAR_WHEN_SHORT = 0.12, 0.3  # how far from the body's size a line may seem and still be of it
_DETECTED_AT = 1408  # pixels of the long side: lines are found as well as on the whole image, in half the time
_LONG = 12  # characters
_BLANK_PAGE = 6.0  # standard deviation of the grey values below which an image shows nothing


@lru_cache(maxsize=2)
def _engine(threads: int) -> Any:
    from rapidocr import RapidOCR  # two seconds to import: only where a page needs it

    return RapidOCR(
        params={
            "Global.use_cls": False,
            "Global.log_level": "critical",
            "Det.limit_type": "max",
            "Det.limit_side_len": _DETECTED_AT,
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        }
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """``pieces`` in points of the page set straight; ``skew`` in degrees clockwise; ``certain``: mean score, by
    characters; ``lying``: most lines run up or down the image."""

    pieces: tuple[Piece, ...] = ()
    skew: float = 0.0
    certain: float = 1.0
    lying: bool = False

    @property
    def worth(self) -> float:
        """How much was read, and how surely."""
        return self.certain * sum(len(p.text) for p in self.pieces)


def read_image(image: Image, scale: float, threads: int) -> Reading:
    """What stands on an image of ``scale`` pixels a point."""
    if float(image.std()) < _BLANK_PAGE and float(image.min()) > 128:
        return Reading()
    found = _engine(threads)(image, return_word_box=True, return_single_char_box=True)
    if found.boxes is None or found.txts is None:
        return Reading()
    quads = np.asarray(found.boxes, dtype=np.float64) / scale
    angle = skew_of(quads)
    height, width = image.shape[:2]
    centre = (width / scale / 2, height / scale / 2)
    straight = turned(quads, -angle, centre)
    pieces = []
    for quad, text, words in zip(straight, found.txts, found.word_results or (), strict=False):
        marks = [np.asarray(box, dtype=np.float64) / scale for char, _, box in words if char.strip()]
        centres = [float(turned(box, -angle, centre)[:, 0].mean()) for box in marks]
        pieces.append(_piece(quad, text, centres))
    lengths = np.array([len(t) for t in found.txts], dtype=np.float64)
    wide, tall = np.linalg.norm(quads[:, 1] - quads[:, 0], axis=1), np.linalg.norm(quads[:, 3] - quads[:, 0], axis=1)
    lying = bool(lengths[tall > 1.5 * wide].sum() * 2 > lengths.sum())
    certain = float(np.average(found.scores, weights=lengths))
    return Reading(tuple(_evened([p for p in pieces if p is not None])), round(math.degrees(angle), 2), certain, lying)


def skew_of(quads: Quads) -> float:
    """The angle at which the lines of a page lie, in radians clockwise; short ones count together where none is long."""
    along = (quads[:, 1] - quads[:, 0] + quads[:, 2] - quads[:, 3]) / 2
    lengths = np.linalg.norm(along, axis=1) / np.maximum(np.linalg.norm(quads[:, 3] - quads[:, 0], axis=1), 1.0)
    long = lengths > 8
    if long.any():
        angle = float(np.median(np.arctan2(along[long, 1], along[long, 0])))
    else:
        x, y = along[lengths > 1.5].sum(axis=0)
        angle = math.atan2(float(y), float(x))
    return angle if abs(angle) < math.radians(15) else 0.0


def turned(quads: Quads, angle: float, centre: tuple[float, float]) -> Quads:
    """Points turned clockwise about ``centre``."""
    cos, sin = math.cos(angle), math.sin(angle)
    x, y = quads[..., 0] - centre[0], quads[..., 1] - centre[1]
    return np.stack((x * cos - y * sin + centre[0], x * sin + y * cos + centre[1]), axis=-1)


def _piece(quad: Quads, text: str, centres: Sequence[float]) -> Piece | None:
    """A line found on the image; ``centres``: the middle of each of its characters, as the recogniser saw them."""
    folded = fold(text)
    kept = [i for i, c in enumerate(folded) if c not in (" ", DROPPED)]
    seen = full_width("".join(folded[i] for i in kept))
    specks = {m.start() for m in _SPECK.finditer(seen)}
    clean = [n for n in range(len(seen)) if n not in specks]
    if not clean:
        return None
    chars = "".join(seen[n] for n in clean)
    if len(chars) > 1 and chars[0] in "·•":
        chars = BULLET + chars[1:]
    left, right = float(quad[[0, 3], 0].mean()), float(quad[[1, 2], 0].mean())
    top, bottom = float(quad[[0, 1], 1].mean()), float(quad[[2, 3], 1].mean())
    size = max(_SIZE * (bottom - top), 0.1)
    known = len(centres) == len(seen)
    edges = around(chars, [centres[n] for n in clean], size) if known else spread(chars, left, max(right, left + 0.1))
    for at, (before, here) in reversed([*enumerate(pairwise(clean), start=1)]):
        if " " in folded[kept[before] + 1 : kept[here]]:
            chars = chars[:at] + " " + chars[at:]
            edges = (*edges[:at], (edges[at - 1][1], max(edges[at][0], edges[at - 1][1])), *edges[at:])
    return Piece(chars, edges, round(bottom - _BASELINE * (bottom - top), 2), round(size, 2))


def _evened(pieces: list[Piece]) -> list[Piece]:
    """Sizes set right by the pitch of the characters, which does not waver as the height of a box does; what is about
    the body's size is the body's size."""
    if not pieces:
        return []
    pitches = [_pitch(p) for p in pieces]
    ratio = median([h / p.size for p, h in zip(pieces, pitches, strict=True) if h and len(p.text) >= _LONG] or [1.0])
    ratio = min(max(ratio, 0.7), 1.1)
    sizes = [min(p.size * ratio, h or p.size) for p, h in zip(pieces, pitches, strict=True)]
    body = median(s for p, s in zip(pieces, sizes, strict=True) for _ in p.text)
    near = [_NEAR if pitch else _NEAR_WHEN_SHORT for pitch in pitches]
    even = [body if abs(s - body) < n * body else s for s, n in zip(sizes, near, strict=True)]
    return [replace(p, size=round(s, 1)) for p, s in zip(pieces, even, strict=True)]


def _pitch(piece: Piece) -> float | None:
    """The distance between characters that fill a square; None where there are too few to tell."""
    inner = units(piece.text) - (units(piece.text[0]) + units(piece.text[-1])) / 2
    first, last = (sum(piece.edges[i]) / 2 for i in (0, -1))
    return (last - first) / inner if inner >= 6 and last > first else None

"""A page image -> pieces of text, by RapidOCR's PP-OCR models, which travel in its package.

Its direction classifier stays off: it turns whole straight lines upside down and then drops them.
"""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import median
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.read.fold import BULLET, DROPPED, fold
from pipeline.read.lines import Piece
from pipeline.read.widths import full_width, spread

Image = npt.NDArray[np.uint8]

OCR_VERSION = "rapidocr-3 PP-OCRv6 small 1"

_PADDING = 0.1  # the detector's boxes stand this part of their height outside the ink, on every side
_SIZE = 0.82  # size of the type in heights of its box
_BLANK_PAGE = 6.0  # standard deviation of the grey values below which an image shows nothing


@lru_cache(maxsize=2)
def _engine(threads: int) -> Any:
    from rapidocr import RapidOCR  # two seconds to import: only where a page needs it

    return RapidOCR(
        params={
            "Global.use_cls": False,
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        }
    )


def read_image(image: Image, scale: float, threads: int) -> tuple[list[Piece], float]:
    """(pieces in points of the page set straight, skew in degrees clockwise) of an image of ``scale`` pixels a point."""
    if float(image.std()) < _BLANK_PAGE and float(image.min()) > 128:
        return [], 0.0
    found = _engine(threads)(image)
    if found.boxes is None or found.txts is None:
        return [], 0.0
    quads = np.asarray(found.boxes, dtype=np.float64) / scale
    angle = skew_of(quads)
    height, width = image.shape[:2]
    quads = turned(quads, -angle, (width / scale / 2, height / scale / 2))
    pieces = [_piece(quad, text) for quad, text in zip(quads, found.txts, strict=True)]
    return _evened([p for p in pieces if p is not None]), round(math.degrees(angle), 2)


def skew_of(quads: npt.NDArray[np.float64]) -> float:
    """The angle of the page's long lines, in radians; 0 where there are none."""
    top = quads[:, 1] - quads[:, 0]
    bottom = quads[:, 2] - quads[:, 3]
    heights = np.linalg.norm(quads[:, 3] - quads[:, 0], axis=1)
    along = top + bottom
    wide = np.linalg.norm(along, axis=1) / 2 > 8 * heights
    if not wide.any():
        return 0.0
    angle = float(np.median(np.arctan2(along[wide, 1], along[wide, 0])))
    return angle if abs(angle) < math.radians(15) else 0.0


def turned(quads: npt.NDArray[np.float64], angle: float, centre: tuple[float, float]) -> npt.NDArray[np.float64]:
    """Points turned clockwise about ``centre``."""
    cos, sin = math.cos(angle), math.sin(angle)
    x, y = quads[..., 0] - centre[0], quads[..., 1] - centre[1]
    return np.stack((x * cos - y * sin + centre[0], x * sin + y * cos + centre[1]), axis=-1)


def _piece(quad: npt.NDArray[np.float64], text: str) -> Piece | None:
    text = fold(text).replace(DROPPED, "").strip()
    if not text:
        return None
    text = full_width(BULLET + text[1:] if text[0] in "·•" and len(text) > 1 else text)
    left, right = float(quad[[0, 3], 0].mean()), float(quad[[1, 2], 0].mean())
    top, bottom = float(quad[[0, 1], 1].mean()), float(quad[[2, 3], 1].mean())
    inset = _PADDING * (bottom - top)
    size = _SIZE * (bottom - top)
    baseline = bottom - inset - 0.06 * size
    edges = spread(text, left + inset, max(right - inset, left + inset + 0.1))
    return Piece(text, edges, round(baseline, 2), round(size, 2))


def _evened(pieces: list[Piece]) -> list[Piece]:
    """Type of about the body's size is the body's size: the height of a box wavers with the characters in it."""
    if not pieces:
        return []
    from dataclasses import replace

    body = round(median(p.size for p in pieces for _ in p.text), 1)
    return [replace(p, size=body) if abs(p.size - body) < 0.15 * body else replace(p, size=round(p.size, 1)) for p in pieces]

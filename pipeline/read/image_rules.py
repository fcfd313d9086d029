"""The rules of a scanned page, found in its image: long thin dark strokes, flat or upright."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from pipeline.records import Box

_FLAT = 40.0  # points: longer than any stroke of a character
_UPRIGHT = 30.0
_THICK = 5.0  # points: a broader dark bar is a picture


def rules_of_image(image: npt.NDArray[np.uint8], scale: float, skew: float) -> list[Box]:
    """The rules of an image of ``scale`` pixels a point that stands ``skew`` degrees askew (clockwise), in points of
    the page set straight."""
    import cv2  # comes with the OCR engine: only where a page is a scan

    grey = image if image.ndim == 2 else cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    height, width = grey.shape
    if abs(skew) > 0.05:
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
        grey = cv2.warpAffine(grey, turn, (width, height), borderMode=cv2.BORDER_REPLICATE)
    dark = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 20)
    rules: list[Box] = []
    for length, flat in ((_FLAT, True), (_UPRIGHT, False)):
        reach = math.ceil(length * scale)
        shape = (reach, 1) if flat else (1, reach)
        # what is left of a rule after scanning wavers by a pixel: thicken across before looking along
        thick = cv2.dilate(dark, np.ones((3, 1) if flat else (1, 3), np.uint8))
        strokes = cv2.morphologyEx(thick, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, shape))
        _, _, stats, _ = cv2.connectedComponentsWithStats(strokes)
        for x, y, w, h, _area in stats[1:].tolist():
            if (h if flat else w) <= _THICK * scale:
                rules.append((x / scale, y / scale, (x + w) / scale, (y + h) / scale))
    return rules

"""Redoes a sum that a text claims, from the indicators it is made of (GUIDELINES section 6)."""

from __future__ import annotations

import re
from math import prod
from typing import Any


def redo(relation: str, claim: dict[str, Any], inputs: list[dict[str, Any]]) -> tuple[float, bool]:
    """The value the inputs give, and whether it rounds to what is printed.

    >>> claim = {"quote": "43.75%", "value": 43.75, "uom": "%"}
    >>> redo("share", claim, [{"value": 14}, {"value": 32}])
    (43.75, True)
    """
    values = [float(i["value"]) for i in inputs]
    if relation == "sum":
        expected = sum(values)
    elif relation == "product":
        expected = prod(values) / 100 ** sum(i["uom"] == "%" for i in inputs)
    elif relation == "share":
        expected = values[0] / values[1] * (100 if claim["uom"] == "%" else 1)
    else:
        expected = _change(claim, inputs, values)
    return round(expected, 4), abs(expected - float(claim["value"])) <= step(claim) / 2 + 1e-9


def _change(claim: dict[str, Any], inputs: list[dict[str, Any]], values: list[float]) -> float:
    """From before and after, or from a level and the difference that led to it."""
    first, second = values
    if inputs[1]["kind"] == "change" and claim["uom"] == "%" and inputs[1]["uom"] != "%":
        before = first - second if inputs[1]["change"]["direction"] == "up" else first + second
        return second / before * 100
    difference = abs(second - first)
    if claim["uom"] == "倍":
        return difference / first
    return difference / first * 100 if claim["uom"] == "%" and inputs[0]["uom"] != "%" else difference


def step(claim: dict[str, Any]) -> float:
    """One unit of the last digit printed: 0.1 of 36.8%, 1000 of 57.9万元."""
    digits = re.search(r"\d[\d,]*(?:\.(\d+))?", claim["quote"])
    decimals = len(digits[1] or "") if digits else 0
    scale = 10**8 if "亿" in claim["quote"] else 10**4 if "万" in claim["quote"] else 1
    return float(claim.get("scale", scale)) * 10.0**-decimals

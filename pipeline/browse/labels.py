"""Codes of the base in the reader's words: ``more_than`` → 多于."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from pipeline.browse.language import Language

_FILE = Path(__file__).with_name("labels.yaml")


@cache
def code_labels() -> dict[str, dict[str, tuple[str, str]]]:
    """Column (or table.column) → code → (Chinese, English)."""
    read: dict[str, dict[str, list[str]]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {column: {code: (pair[0], pair[1]) for code, pair in codes.items()} for column, codes in read.items()}


def code_label(table: str | None, column: str, code: object, language: Language) -> str | None:
    """The wording of ``code``, None where the column holds no codes.

    >>> code_label("indicators", "bound", "more_than", "zh")
    '多于'
    >>> code_label("series", "basis", "change 一季度末", "zh")
    '比一季度末的变化'
    >>> code_label("indicators", "uom", "起", "zh") is None
    True
    """
    labels = code_labels()
    codes = labels.get(f"{table}.{column}", labels.get(column, {}))
    pair = codes.get(str(code))
    if pair is None:
        base = str(code).removeprefix("change ") if column == "basis" else str(code)
        if base == str(code):
            return None
        return f"change on {base}" if language == "en" else f"比{base}的变化"
    return pair[1] if language == "en" else pair[0]

"""Quantities and periods of single lines, for pipes: a line in, a line of JSON out."""

from __future__ import annotations

import json

from pipeline.errors import UsageError
from pipeline.mine.lines import quantities_of_line


def quantities_json(line: str, day: str | None) -> str:
    """The JSON line of a plain line, or of one like {"text": "查处酒驾109起", "date": "2031-03-25"}."""
    text, date = line, day
    if line.lstrip().startswith("{"):
        try:
            told = json.loads(line)
            text, date = str(told["text"]), told.get("date") or day
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(f"no JSON object with a text: {line[:80]}") from error
    return json.dumps(quantities_of_line(text, date), ensure_ascii=False)

"""Quantities and periods of single lines, for pipes: a line in, a line of JSON out."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from pipeline.errors import UsageError
from pipeline.mine.lines import quantities_of_line


def quantities_json(line: str, day: str | None) -> str:
    """The JSON line of a plain line, or of one like {"text": "查处酒驾109起", "date": "2031-03-25"}.

    Raises UsageError where a line that begins as JSON is none, has no text, or a date that is none.
    """
    line = line.removeprefix("\ufeff")  # what Windows tools write before the first line
    text, written = _told(line, day) if line.lstrip().startswith("{") else (line, day)
    return json.dumps(quantities_of_line(text, as_day(written)), ensure_ascii=False)


def nothing_json(reason: str) -> str:
    """The JSON line of a line that could not be taken, so that answers stay beside their lines."""
    return json.dumps({"quantities": [], "periods": [], "error": reason}, ensure_ascii=False)


def as_day(text: str | None) -> str | None:
    """A date as ISO 8601 writes it, ``2031-03-25``. Raises UsageError where it is none."""
    if not text:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise UsageError(f"{text!r} is no date; write it like 2031-03-25") from error


def _told(line: str, day: str | None) -> tuple[str, str | None]:
    """The text of a JSON object, and its date, or ``day`` where it has none."""
    try:
        told: Any = json.loads(line)
        text, written = told["text"], told.get("date") or day
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"no JSON object with a text: {line[:80]}") from error
    if not isinstance(text, str) or not isinstance(written, str | None):
        raise UsageError(f"text and date must be strings: {line[:80]}")
    return text, written

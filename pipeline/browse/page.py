"""What a page of the desk is: an address, a pure reading of the base, a template, and perhaps a table to take away."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Arguments = Mapping[str, str]
Read = Callable[[sqlite3.Connection, Arguments], "dict[str, Any] | None"]
Sheet = tuple[Sequence[str], Sequence[Sequence[object]]]
"""Column heads and rows."""

_WORD, _DIGITS = "[a-z]+", r"\d{1,18}"
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing an address may ask."""

    name: str
    zh: str
    en: str
    type: str = "string"


@dataclass(frozen=True, slots=True)
class Page:
    """A page at ``path``; ``read`` gives what its JSON shows, or None where there is no such thing."""

    name: str
    path: str
    template: str
    read: Read
    zh: str
    en: str
    parameters: tuple[Parameter, ...] = ()
    sheet: Callable[[dict[str, Any]], Sheet] | None = None

    def names(self) -> tuple[str, ...]:
        """The names of its query arguments."""
        return tuple(parameter.name for parameter in self.parameters)

    def forms(self) -> tuple[str, ...]:
        """The endings its address may have."""
        return ("json", "csv", "xlsx") if self.sheet else ("json",)

    def pattern(self) -> str:
        """The regular expression of its address: ``/series/{id}`` → ``^/series/(?P<id>\\d+)(?:\\.(?P<format>json))?$``."""
        place = _PLACE.sub(lambda found: f"(?P<{found[1]}>{_WORD if found[1] == 'kind' else _DIGITS})", self.path)
        ending = rf"(?:\.(?P<format>{'|'.join(self.forms())}))?"
        if self.path == "/":
            return r"^/(?:home\.(?P<format>json))?$"
        return rf"^{place}{ending}$"


def rows_of(conn: sqlite3.Connection, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()) -> list[dict[str, Any]]:
    """Rows as dicts."""
    cursor = conn.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def one(conn: sqlite3.Connection, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()) -> dict[str, Any] | None:
    """The first row as a dict, None where there is none."""
    return next(iter(rows_of(conn, sql, parameters)), None)


def number(text: str, default: int) -> int:
    """A whole number an address asks for, ``default`` where it asks for none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else default

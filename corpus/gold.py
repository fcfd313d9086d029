"""Marked-up issue -> gold in the shape of GUIDELINES section 7 (the shape of ``jianbao export --format json``)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from .quote_values import read_quote
from .redo import redo
from .source import Mark, Paragraph, SampleArticle, SampleIssue, read_period
from .tables import grid_marks
from .units import UnitRow, in_scope, read_units, units_in

HERE = Path(__file__).parent
MEASURE_KINDS = {"m": "mechanism", "c": "campaign", "a": "activity", "p": "platform", "b": "brand", "l": "plan", "t": "team", "o": "other"}
FLAGS = {"!": "target", "?": "optional"}


def alternatives(text: str) -> Any:
    """Several right readings are written with // between them; ``None`` stands for an absent one.

    >>> alternatives("整改不力的街道//通报的街道")
    ['整改不力的街道', '通报的街道']
    """
    parts = [None if part == "None" else part for part in text.split("//")]
    return parts[0] if len(parts) == 1 else parts


def indicator(mark: Mark, published: str) -> dict[str, Any]:
    """A mark as an entry of ``indicators``; the series key stays in it as ``#`` until the file is written."""
    entry: dict[str, Any] = {"quote": mark.quote, **read_quote(mark.quote), "metric": alternatives(mark.metric)}
    entry |= {"period": read_period(mark.period, published), "who": alternatives(mark.who) or None, "change": None, "part_of": None}
    entry |= {"target": False, "optional": False}
    for option in mark.options:
        sign, rest = option[0], option[1:]
        if option in FLAGS:
            entry[FLAGS[option]] = True
        elif sign in "+-":
            entry["kind"] = "change"
            entry["change"] = {"direction": "up" if sign == "+" else "down", "base": rest or None}
        elif sign == "<":
            entry["part_of"] = alternatives(rest)
        elif sign == "@":
            entry["who"] = alternatives(rest)
        elif sign == "~":
            entry["period"] = read_period(rest, published)
        elif sign == "#":
            entry["#"] = rest
        else:
            entry |= _named_option(option, published)
    if entry["value"] is None:
        raise ValueError(f"no value for {mark.quote!r}: mark it with v=")
    return {key: value for key, value in entry.items() if key != "optional" or value}


def _named_option(option: str, published: str) -> dict[str, Any]:
    name, _, value = option.partition("=")
    if name == "u":
        return {"uom": alternatives(value)}
    if name == "alt":
        return {"period_alt": read_period(value, published)}
    if name in ("k", "b"):
        return {{"k": "kind", "b": "bound"}[name]: value}
    if name == "v":
        low, _, high = value.partition("..")
        return {"value": _number(low)} | ({"value_max": _number(high), "bound": "range"} if high else {})
    raise ValueError(f"unknown option {option!r}")


def _number(text: str) -> int | float:
    value = float(text)
    return int(value) if value.is_integer() else value


@cache
def unit_rows() -> tuple[UnitRow, ...]:
    """units.tsv, read once."""
    return read_units(HERE / "units.tsv")


def measure(note: str, who: str | None) -> dict[str, Any]:
    """``M: 名称 | c | @who | =别名,别名 | ?``"""
    name, kind, *options = [part.strip() for part in note.split("|")]
    entry: dict[str, Any] = {"name": name, "aliases": [], "kind": MEASURE_KINDS[kind], "who": alternatives(who) if who else None}
    for option in options:
        if option == "?":
            entry["optional"] = True
        elif option.startswith("@"):
            entry["who"] = alternatives(option[1:])
        else:
            entry["aliases"] = option.removeprefix("=").split(",")
    return entry


def check(note: str, indicators: list[dict[str, Any]]) -> dict[str, Any]:
    """``C: 43.75% share 14支 32个``, with a final ``?`` where optional and ``x`` where it must fail."""
    words = note.split()
    optional, fails = "?" in words, "x" in words
    claim, relation, *inputs = [w for w in words if w not in ("?", "x")]
    first = {entry["quote"]: entry for entry in reversed(indicators)}
    expected, holds = redo(relation, first[claim], [first[quote] for quote in inputs])
    if holds is fails:
        raise ValueError(f"{note}: redone it gives {expected}")
    return {"claim": claim, "relation": relation, "inputs": inputs, "holds": holds} | ({"optional": True} if optional else {})


def article_gold(article: SampleArticle, position: int, issue: SampleIssue) -> dict[str, Any]:
    """One entry of ``articles``."""
    bodies = in_scope(unit_rows(), issue.scope)
    marks: list[Mark] = []
    for block in article.blocks:
        marks += block.marks if isinstance(block, Paragraph) else grid_marks(block, article.fields.get("who", ""), bodies)
    found = [indicator(mark, issue.head["published"]) for mark in marks]
    who = article.fields.get("who") or None
    contributor = article.fields.get("by")
    notes = {key: [text for k, text in article.notes if k == key] for key in "MC"}
    named = f"{article.title or ''}\n{article.text}"
    return {
        "position": position, "title": article.title, "contributor": contributor, "text": article.text,
        "sections": [{"ordinal": o, "heading": h} for b in article.blocks if isinstance(b, Paragraph) for o, h in b.heads],
        "indicators": found,
        "units": units_in(named, contributor, bodies, [entry["who"] for entry in found]),
        "measures": [measure(note, who) for note in notes["M"]],
        "checks": [check(note, found) for note in notes["C"]],
    }  # fmt: skip


def issue_head(issue: SampleIssue) -> dict[str, Any]:
    """The ``issue`` entry."""
    head = issue.head
    addressees = {
        key: list(dict.fromkeys(filter(None, re.split(r"[、，；]", head.get(key, "").rstrip("。"))))) for key in ("report_to", "send_to")
    }
    return {
        "series": head["series"], "year": int(head["published"][:4]), "number": int(head["number"]),
        "serial": int(head["serial"]) if "serial" in head else None, "publisher": head["publisher"], "published": head["published"],
        "contents": list(issue.contents), **addressees,
    }  # fmt: skip


def issue_gold(issue: SampleIssue) -> dict[str, Any]:
    """A whole gold file, series keys (``#``) still in it."""
    return {"issue": issue_head(issue), "articles": [article_gold(a, n, issue) for n, a in enumerate(issue.articles, 1)]}

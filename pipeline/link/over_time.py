"""Concepts, series and flags of the base: reads indicators, writes what follows from following them."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Mapping

from pipeline.link.concepts import Concept
from pipeline.link.flags import find_flags
from pipeline.link.follow import Candidate, Followed, follow
from pipeline.link.points import read_points
from pipeline.link.series import Series, sums
from pipeline.records import stable_id
from pipeline.resources import MODELS


def link_series(connection: sqlite3.Connection, judgements: Mapping[tuple[str, str], bool]) -> None:
    """Fill ``concepts``, ``series``, ``flags``, the concept candidates and the linking columns of ``indicators``."""
    points = read_points(connection)
    kin = read_kin(connection)
    found = follow(points, judgements, kin)
    polarity = polarities(found)
    write_concepts(connection, found, polarity)
    write_series(connection, found)
    write_flags(connection, found.series, polarity, kin)


def read_kin(connection: sqlite3.Connection) -> dict[int, int]:
    """Unit id → the jurisdiction whose own body it is: a government, or a department or committee named after its place."""
    read = """
        SELECT u.id, coalesce(p.id, u.id) FROM units u LEFT JOIN units p ON p.name = u.place AND p.kind = 'government'
        WHERE u.kind IN ('government', 'department', 'committee', 'party') AND (p.id IS NULL OR p.level IS u.level)"""
    return dict(connection.execute(read))


def polarities(found: Followed) -> dict[int, str]:
    """Whether more is better or worse, by the list in models/lexicons; the word that stands last in the label decides."""
    with (MODELS / "lexicons" / "polarity.tsv").open(encoding="utf-8", newline="") as file:
        words = {row["word"]: row["polarity"] for row in csv.DictReader(file, delimiter="\t")}
    senses = {}
    for concept in found.concepts.values():
        places = [(concept.label.rfind(word) + len(word), len(word), sense) for word, sense in words.items() if word in concept.label]
        senses[concept.id] = max(places)[2] if places else "neither"
    return senses


def write_concepts(connection: sqlite3.Connection, found: Followed, polarity: Mapping[int, str]) -> None:
    """Rows of ``concepts`` and of ``candidates`` of kind concept."""

    def row(c: Concept) -> tuple[object, ...]:
        return c.id, c.label, c.uom, json.dumps(dict(sorted(c.wordings.items())), ensure_ascii=False), polarity[c.id]

    connection.executemany(
        "INSERT INTO concepts (id, label, uom, wordings, polarity) VALUES (?, ?, ?, ?, ?)",
        [row(c) for c in sorted(found.concepts.values(), key=lambda c: c.id)],
    )
    pairs: dict[int, Candidate] = {}
    for one in found.candidates:
        if one.right in found.concepts and one.left in found.concepts:
            pairs.setdefault(stable_id("candidate", "concept", one.left, one.right), one)
    connection.executemany(
        'INSERT INTO candidates (id, kind, left_id, right_id, "left", "right", score, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        [
            (key, "concept", p.left, p.right, found.concepts[p.left].label, found.concepts[p.right].label, p.score, p.reason)
            for key, p in sorted(pairs.items())
        ],
    )


def write_series(connection: sqlite3.Connection, found: Followed) -> None:
    """Rows of ``series`` and the columns concept_id, series_id, adds_up and adds_up_reason of ``indicators``."""
    rows: list[tuple[object, ...]] = []
    links: list[tuple[int, int, int, str | None, int]] = []
    for one in sorted(found.series, key=lambda one: one.id):
        days = [p.day for p in one.points if p.day]
        label = found.concepts[one.concept_id].label
        confidence = round(one.confidence, 3)
        rows.append((one.id, one.concept_id, one.unit_id, one.uom, one.basis or None, label, len(one.points),
                     min(days, default=None), max(days, default=None), confidence))  # fmt: skip
        reasons = sums(one)
        links += [(one.concept_id, one.id, int(not reasons[p.id]), reasons[p.id] or None, p.id) for p in one.points]
    connection.executemany(
        "INSERT INTO series (id, concept_id, unit_id, uom, basis, label, points, first_period, last_period, confidence)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    connection.executemany(
        "UPDATE indicators SET concept_id = ?, series_id = ?, adds_up = ?, adds_up_reason = ? WHERE id = ?",
        links,
    )


def write_flags(connection: sqlite3.Connection, series: list[Series], polarity: Mapping[int, str], kin: Mapping[int, int]) -> None:
    """Rows of ``flags``: those across issues, and the checks within an article that do not hold."""
    rows: dict[int, tuple[str, int | None, str, str]] = {}
    for flag in find_flags(series, polarity, kin):
        rows[stable_id("flag", flag.kind, *flag.points)] = (flag.kind, flag.series_id, json.dumps(flag.points), flag.note)
    home = {p.id: one.id for one in series for p in one.points}
    failed = "SELECT relation, claim_id, inputs, expected FROM checks WHERE holds = 0 ORDER BY id"
    for relation, claim, inputs, expected in connection.execute(failed).fetchall():
        told = [claim, *json.loads(inputs)]
        note = f"文中{ {'sum': '合计', 'share': '占比', 'change': '增减', 'product': '乘积'}[relation] }重算为{expected:g}"
        rows[stable_id("flag", "claim_fails", *told)] = ("claim_fails", home.get(claim), json.dumps(told), note)
    connection.executemany(
        "INSERT INTO flags (id, kind, series_id, indicators, note) VALUES (?, ?, ?, ?, ?)", [(k, *v) for k, v in sorted(rows.items())]
    )

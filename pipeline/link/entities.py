"""Units and measures of the base: reads what articles named, writes entities, names and the columns that point at them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping

from pipeline.link.measures import Told, gather_measures
from pipeline.link.units import Body, Naming, gather_bodies, unsure_pairs
from pipeline.mine.divisions import division
from pipeline.mine.units import canonical_unit
from pipeline.records import Issue, stable_id

ROLES = (("who", "unit_id"), ("area", "area_id"), ("giver", "giver_id"), ("receiver", "receiver_id"))


def link_units(connection: sqlite3.Connection, judgements: Mapping[tuple[str, str], bool]) -> None:
    """Fill ``units``, ``unit_names`` and every column that points at a unit."""
    bodies = gather_bodies(namings(connection), judgements)
    unique = sorted({b.id: b for b in bodies.values()}.values(), key=lambda b: b.id)
    years = dict(connection.execute("SELECT place, max(year) FROM issues WHERE place IS NOT NULL GROUP BY place"))
    connection.executemany(
        "INSERT INTO units (id, name, kind, level, parent_id, place, area_code) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(b.id, b.name, b.kind, b.level, b.parent_id, b.place, area_code(b, years.get(b.place or b.name))) for b in unique],
    )
    connection.executemany(
        "INSERT INTO unit_names (unit_id, name, kind) VALUES (?, ?, ?)", [(b.id, n, k) for b in unique for n, k in sorted(b.names.items())]
    )
    connection.executemany(
        'INSERT INTO candidates (id, kind, left_id, right_id, "left", "right", score, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        [
            (stable_id("candidate", "unit", p.left, p.right), "unit", p.left, p.right, names[p.left], names[p.right], p.score, p.reason)
            for names in [{b.id: b.name for b in unique}]
            for p in unsure_pairs(unique, judgements)
        ],
    )
    point_at_units(connection, bodies)


def area_code(body: Body, year: int | None) -> str | None:
    """The GB/T 2260 code that a division's name had at the end of the year; None for what is no division."""
    found = division(body.name, on=f"{year}-12-31" if year else None) if body.kind == "government" else None
    return found.code if found else None


def namings(connection: sqlite3.Connection) -> Iterator[Naming]:
    """Every naming of a unit: those that articles read, then names told only as holder, place, giver or publisher."""
    known: set[str] = set()
    read = "SELECT name, kind, level, place, parent, aliases FROM article_units ORDER BY id"
    for name, kind, level, place, parent, aliases in connection.execute(read):
        known.add(name)
        yield Naming(name, kind, level, place, parent, tuple(json.loads(aliases or "[]")))
    told = [f"SELECT {role} FROM indicator_words" for role, _column in ROLES]
    told += ["SELECT who FROM article_measures", "SELECT publisher FROM issues", "SELECT place FROM issues"]
    for (name,) in connection.execute(" UNION ".join(told) + " ORDER BY 1").fetchall():
        if name and name not in known:
            unit = canonical_unit(name, Issue())
            yield Naming(name, unit.kind, unit.level, unit.place, unit.parent)


def point_at_units(connection: sqlite3.Connection, bodies: Mapping[str, Body]) -> None:
    """Set the unit columns of readings, mentions, indicators, contributors and issues."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS unit_of (name TEXT, place TEXT, unit_id INTEGER, PRIMARY KEY (name, place))")
    connection.execute("DELETE FROM unit_of")
    rows = {(name, place or ""): b.id for key, b in bodies.items() for name, _, place in [key.partition("|")]}
    connection.executemany("INSERT INTO unit_of VALUES (?, ?, ?)", [(n, p, i) for (n, p), i in sorted(rows.items())])
    named = "(SELECT unit_id FROM unit_of WHERE unit_of.name = {} AND unit_of.place = {})"
    own = named.format("article_units.name", "coalesce(article_units.place, '')")
    connection.execute(f"UPDATE article_units SET unit_id = {own}")
    of_reading = "(SELECT unit_id FROM article_units WHERE article_units.id = mentions.reading_id)"
    connection.execute(f"UPDATE mentions SET entity_id = {of_reading} WHERE kind = 'unit'")
    in_article = "(SELECT n.unit_id FROM article_units n WHERE n.article_id = {table}.article_id AND n.name = {word} LIMIT 1)"
    anywhere = named.format("{word}", "''")
    for role, column in ROLES:
        word = f"(SELECT {role} FROM indicator_words w WHERE w.id = indicators.id)"
        chosen = f"coalesce({in_article.format(table='indicators', word=word)}, {anywhere.format(word=word)})"
        connection.execute(f"UPDATE indicators SET {column} = {chosen}")
    chosen = f"coalesce({in_article.format(table='article_measures', word='article_measures.who')}, {anywhere.format(word='who')})"
    connection.execute(f"UPDATE article_measures SET unit_id = {chosen}")
    connection.execute(f"UPDATE issues SET publisher_id = {anywhere.format(word='publisher')}")
    alias = (
        "(SELECT n.unit_id FROM article_units n WHERE n.article_id = article_contributors.article_id"
        " AND (n.name = article_contributors.text OR EXISTS (SELECT 1 FROM json_each(n.aliases) WHERE value = article_contributors.text))"
        " ORDER BY n.position LIMIT 1)"
    )
    connection.execute(f"UPDATE article_contributors SET unit_id = {alias}")
    short = (
        "(SELECT x.unit_id FROM unit_names x JOIN units u ON u.id = x.unit_id WHERE x.name = recipients.text AND coalesce(u.place, '') ="
        " coalesce((SELECT place FROM issues WHERE issues.id = recipients.issue_id), '') ORDER BY x.unit_id LIMIT 1)"
    )
    connection.execute(f"UPDATE recipients SET unit_id = coalesce({short}, {anywhere.format(word='recipients.text')})")


def link_measures(connection: sqlite3.Connection) -> None:
    """Fill ``measures``, ``measure_names`` and every column that points at a measure."""
    read = """
        SELECT m.id, m.name, m.aliases, m.kind, m.status, coalesce(s.place, s.publisher, ''), s.published
        FROM article_measures m JOIN articles a ON a.id = m.article_id JOIN issues s ON s.id = a.issue_id
        ORDER BY coalesce(s.published, '9999'), s.id, a.position, m.position"""
    told = [
        Told(key, name, tuple(json.loads(aliases or "[]")), kind, status, place, published)
        for key, name, aliases, kind, status, place, published in connection.execute(read)
    ]
    home = gather_measures(told)
    unique = sorted({m.id: m for m in home.values()}.values(), key=lambda m: m.id)
    connection.executemany(
        "INSERT INTO measures (id, name, kind, status, first_seen) VALUES (?, ?, ?, ?, ?)",
        [(m.id, m.name, m.kind, m.status, m.first_seen) for m in unique],
    )
    connection.executemany(
        "INSERT INTO measure_names (measure_id, name) VALUES (?, ?)", [(m.id, n) for m in unique for n in sorted(m.names)]
    )
    connection.executemany("UPDATE article_measures SET measure_id = ? WHERE id = ?", sorted((m.id, key) for key, m in home.items()))
    of_reading = "(SELECT measure_id FROM article_measures r WHERE r.id = mentions.reading_id)"
    connection.execute(f"UPDATE mentions SET entity_id = {of_reading} WHERE kind = 'measure'")
    said = "(SELECT measure FROM indicator_words w WHERE w.id = indicators.id)"
    chosen = f"(SELECT r.measure_id FROM article_measures r WHERE r.article_id = indicators.article_id AND r.name = {said} LIMIT 1)"
    connection.execute(f"UPDATE indicators SET measure_id = {chosen}")

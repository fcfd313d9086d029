"""FollowTheMoney entities, a JSON line each: for OpenAleph, OpenSanctions' tools and yente.

Schemata and properties are those of followthemoney 4: PublicBody, Organization, Company, Document, Article, Project, Mention,
UnknownLink, ProjectParticipant, Note. Written by hand, for the library would bring thirty packages.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Entity = dict[str, Any]

DATASET = "jianbao"
_BODIES = dict.fromkeys(("government", "department", "party", "committee", "street_town"), "PublicBody") | {"enterprise": "Company"}


def export_ftm(connection: sqlite3.Connection, path: Path) -> int:
    """Every entity on a line; how many there are."""
    connection.row_factory = sqlite3.Row
    with path.open("w", encoding="utf-8") as stream:
        return sum(bool(stream.write(json.dumps(entity, ensure_ascii=False) + "\n")) for entity in _entities(connection))


def _entity(key: str, schema: str, **told: object) -> Entity:
    """An entity with what is known of it; every property is a list of strings."""
    listed = {name: value if isinstance(value, list) else [value] for name, value in told.items()}
    properties = {name: [str(v) for v in values if v not in (None, "")] for name, values in listed.items()}
    return {"id": key, "schema": schema, "properties": {n: v for n, v in properties.items() if v}, "datasets": [DATASET]}


def _entities(connection: sqlite3.Connection) -> Iterator[Entity]:
    yield from _units(connection)
    yield from _documents(connection)
    yield from _measures(connection)
    yield from _mentions(connection)
    yield from _links(connection)
    yield from _indicators(connection)


def _names(connection: sqlite3.Connection, kind: str, key: int, name: str) -> list[str]:
    rows = connection.execute(f"SELECT name FROM {kind}_names WHERE {kind}_id = ? AND name != ? ORDER BY name", (key, name))
    return [row[0] for row in rows]


def _units(connection: sqlite3.Connection) -> Iterator[Entity]:
    for row in connection.execute("SELECT * FROM units ORDER BY id"):
        yield _entity(
            f"jb-unit-{row['id']}",
            _BODIES.get(row["kind"], "Organization"),
            name=row["name"],
            alias=_names(connection, "unit", row["id"], row["name"]),
            parent=f"jb-unit-{row['parent_id']}" if row["parent_id"] else None,
            country="cn",
            classification=row["kind"],
            summary=row["place"],
        )


def _documents(connection: sqlite3.Connection) -> Iterator[Entity]:
    read = """SELECT s.*, f.path, f.sha256, f.size, f.source_url, f.retrieved
        FROM issues s LEFT JOIN files f ON f.id = s.file_id ORDER BY s.id"""
    for row in connection.execute(read):
        number = f"第{row['number_text']}期" if row["number_text"] else None
        title = " ".join(str(part) for part in (row["series"], row["year"], number) if part) or row["path"]
        name = (row["path"] or "").rpartition("/")[2]
        yield _entity(
            f"jb-issue-{row['id']}", "Document", title=title, fileName=name, contentHash=row["sha256"], fileSize=row["size"],
            publishedAt=row["published"], publisher=row["publisher"], sourceUrl=row["source_url"],
            retrievedAt=row["retrieved"], language="zho",
        )  # fmt: skip
    for row in connection.execute("SELECT a.*, s.published FROM articles a JOIN issues s ON s.id = a.issue_id ORDER BY a.id"):
        yield _entity(
            f"jb-article-{row['id']}", "Article", title=row["title"] or row["text"][:30], bodyText=row["text"], author=row["contributor"],
            publishedAt=row["published"], parent=f"jb-issue-{row['issue_id']}", language="zho",
        )  # fmt: skip


def _measures(connection: sqlite3.Connection) -> Iterator[Entity]:
    for row in connection.execute("SELECT * FROM measures ORDER BY id"):
        yield _entity(
            f"jb-measure-{row['id']}",
            "Project",
            name=row["name"],
            alias=_names(connection, "measure", row["id"], row["name"]),
            status=row["status"],
            startDate=row["first_seen"],
            country="cn",
            keywords=row["kind"],
        )


def _mentions(connection: sqlite3.Connection) -> Iterator[Entity]:
    read = """SELECT t.id, t.article_id, t.entity_id, e.exact, u.kind FROM mentions t JOIN evidence e ON e.id = t.evidence_id
        JOIN units u ON u.id = t.entity_id WHERE t.kind = 'unit' ORDER BY t.id"""
    for row in connection.execute(read):
        schema = _BODIES.get(row["kind"], "Organization")
        yield _entity(
            f"jb-mention-{row['id']}", "Mention", name=row["exact"], document=f"jb-article-{row['article_id']}",
            resolved=f"jb-unit-{row['entity_id']}", detectedSchema=schema,
        )  # fmt: skip


def _links(connection: sqlite3.Connection) -> Iterator[Entity]:
    read = """SELECT g.*, e.article_id, e.exact FROM edges g LEFT JOIN evidence e ON e.id = g.evidence_id
        WHERE g.source_kind = 'unit' AND g.target_kind IN ('unit', 'measure') ORDER BY g.id"""
    for row in connection.execute(read):
        proof = f"jb-article-{row['article_id']}" if row["article_id"] else None
        source, target = f"jb-unit-{row['source_id']}", f"jb-{row['target_kind']}-{row['target_id']}"
        told = {"role": row["relation"], "summary": row["exact"], "proof": proof}
        if row["target_kind"] == "measure":
            yield _entity(f"jb-edge-{row['id']}", "ProjectParticipant", participant=source, project=target, **told)
        else:
            yield _entity(f"jb-edge-{row['id']}", "UnknownLink", subject=source, object=target, **told)


def _indicators(connection: sqlite3.Connection) -> Iterator[Entity]:
    """FollowTheMoney knows no observations: a number is a note on its unit, proven by its article."""
    read = """SELECT i.*, e.exact, e.prefix, e.suffix FROM indicators i JOIN evidence e ON e.id = i.evidence_id ORDER BY i.id"""
    for row in connection.execute(read):
        yield _entity(
            f"jb-indicator-{row['id']}", "Note", name=f"{row['metric']}：{row['exact']}",
            description=row["prefix"] + row["exact"] + row["suffix"],
            entity=f"jb-unit-{row['unit_id']}" if row["unit_id"] else None, proof=f"jb-article-{row['article_id']}",
        )  # fmt: skip

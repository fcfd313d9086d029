"""JSON-LD in W3C terms: ORG for units, PROV and Web Annotation for where a fact stands, Data Cube for indicators."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Node = dict[str, Any]

CONTEXT: dict[str, Any] = {
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "oa": "http://www.w3.org/ns/oa#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "jb": "urn:jianbao:",
    "id": "@id",
    "type": "@type",
    "name": {"@id": "skos:prefLabel", "@language": "zh"},
    "alias": {"@id": "skos:altLabel", "@language": "zh"},
    "partOf": {"@id": "org:subOrganizationOf", "@type": "@id"},
    "classification": "org:classification",
    "title": {"@id": "dct:title", "@language": "zh"},
    "isPartOf": {"@id": "dct:isPartOf", "@type": "@id"},
    "issued": {"@id": "dct:issued", "@type": "xsd:date"},
    "publisher": {"@id": "dct:publisher", "@type": "@id"},
    "derivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "attributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "associatedWith": {"@id": "prov:wasAssociatedWith", "@type": "@id"},
    "generatedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "dataSet": {"@id": "qb:dataSet", "@type": "@id"},
    "observed": {"@id": "jb:concept", "@type": "@id"},
    "metric": {"@id": "jb:metric", "@language": "zh"},
    "refArea": {"@id": "sdmx-dimension:refArea", "@type": "@id"},
    "start": {"@id": "jb:periodStart", "@type": "xsd:date"},
    "end": {"@id": "jb:periodEnd", "@type": "xsd:date"},
    "value": {"@id": "sdmx-measure:obsValue", "@type": "xsd:double"},
    "uom": "sdmx-attribute:unitMeasure",
    "bound": "jb:bound",
    "kind": "jb:kind",
    "selector": "oa:hasSelector",
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "page": "jb:page",
}


def export_jsonld(connection: sqlite3.Connection, path: Path) -> int:
    """One document with the context inside, written node by node; how many nodes."""
    connection.row_factory = sqlite3.Row
    count = 0
    with path.open("w", encoding="utf-8") as stream:
        stream.write('{"@context": ' + json.dumps(CONTEXT, ensure_ascii=False) + ',\n"@graph": [')
        for count, node in enumerate(_nodes(connection), 1):
            stream.write(("" if count == 1 else ",") + "\n" + json.dumps(node, ensure_ascii=False))
        stream.write("\n]}\n")
    return count


def _node(sort: str, key: int, types: str, /, **told: object) -> Node:
    return {"id": f"jb:{sort}:{key}", "type": types} | {name: value for name, value in told.items() if value not in (None, "", [])}


def _ref(kind: str, key: int | None) -> str | None:
    return None if key is None else f"jb:{kind}:{key}"


def _nodes(connection: sqlite3.Connection) -> Iterator[Node]:
    yield _node("dataset", 1, "qb:DataSet", title="jianbao")
    for row in connection.execute("SELECT * FROM units ORDER BY id"):
        aliases = [
            x[0] for x in connection.execute("SELECT name FROM unit_names WHERE unit_id = ? AND name != ?", (row["id"], row["name"]))
        ]
        told = {"partOf": _ref("unit", row["parent_id"]), "classification": row["kind"]}
        yield _node("unit", row["id"], "org:Organization", name=row["name"], alias=aliases, **told)
    for row in connection.execute("SELECT * FROM issues ORDER BY id"):
        title = " ".join(str(part) for part in (row["series"], row["year"], row["number_text"]) if part)
        yield _node("issue", row["id"], "prov:Entity", title=title, issued=row["published"], publisher=_ref("unit", row["publisher_id"]))
    for row in connection.execute("SELECT id, issue_id, title FROM articles ORDER BY id"):
        written = connection.execute("SELECT unit_id FROM article_contributors WHERE article_id = ? AND unit_id IS NOT NULL", (row["id"],))
        told = {"isPartOf": _ref("issue", row["issue_id"]), "attributedTo": [_ref("unit", unit) for (unit,) in written]}
        yield _node("article", row["id"], "prov:Entity", title=row["title"], **told)
    runners = "SELECT DISTINCT unit_id FROM article_measures WHERE measure_id = ? AND unit_id IS NOT NULL ORDER BY 1"
    for row in connection.execute("SELECT * FROM measures ORDER BY id"):
        run_by = [_ref("unit", unit) for (unit,) in connection.execute(runners, (row["id"],))]
        yield _node("measure", row["id"], "prov:Activity", name=row["name"], kind=row["kind"], associatedWith=run_by)
    for row in connection.execute("SELECT id, label, wordings FROM concepts ORDER BY id"):
        others = [word for word in json.loads(row["wordings"] or "[]") if word != row["label"]]
        yield _node("concept", row["id"], "skos:Concept", name=row["label"], alias=others)
    yield from _observations(connection)


def _observations(connection: sqlite3.Connection) -> Iterator[Node]:
    read = """SELECT i.*, e.exact, e.prefix, e.suffix, e.page FROM indicators i JOIN evidence e ON e.id = i.evidence_id ORDER BY i.id"""
    told: set[int] = set()
    for row in connection.execute(read):
        yield _node(
            "indicator", row["id"], "qb:Observation", dataSet="jb:dataset:1", observed=_ref("concept", row["concept_id"]),
            metric=row["metric"], refArea=_ref("unit", row["area_id"]), attributedTo=_ref("unit", row["unit_id"]), value=row["value"],
            uom=row["uom"], bound=row["bound"], kind=row["kind"], start=row["period_start"], end=row["period_end"],
            generatedBy=_ref("measure", row["measure_id"]), derivedFrom=_ref("evidence", row["evidence_id"]),
        )  # fmt: skip
        if row["evidence_id"] not in told:
            told.add(row["evidence_id"])
            selector = {"type": "oa:TextQuoteSelector", "exact": row["exact"], "prefix": row["prefix"], "suffix": row["suffix"]}
            yield _node(
                "evidence",
                row["evidence_id"],
                "oa:SpecificResource",
                source=_ref("article", row["article_id"]),
                selector=selector,
                page=row["page"],
            )

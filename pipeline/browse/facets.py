"""Facets that one column cannot give: a unit with all its parts, and what linking flagged."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from datasette.database import QueryInterrupted
from datasette.facets import Facet
from datasette.filters import FilterArguments
from datasette.utils.asgi import Request

TREE, FLAG = "_unit_tree", "_flag"

_UNDER = """"unit_id" IN (WITH RECURSIVE under(id) AS (SELECT CAST(:jb_tree AS INTEGER)
    UNION SELECT u.id FROM units u JOIN under ON u.parent_id = under.id) SELECT id FROM under)"""
_FLAGGED = '"id" IN (SELECT j.value FROM flags f, json_each(f.indicators) j WHERE f.kind = :jb_flag)'
# Counted by unit first, so that only as many rows as there are units climb to their parents. UNION ends a circle of parents.
_TREE = """
WITH RECURSIVE counted(unit, n) AS MATERIALIZED (SELECT unit_id, count(*) FROM ({sql}) WHERE unit_id IS NOT NULL GROUP BY unit_id),
up(unit, over) AS (SELECT unit, unit FROM counted UNION SELECT up.unit, u.parent_id FROM up JOIN units u ON u.id = up.over
    WHERE u.parent_id IS NOT NULL)
SELECT up.over AS value, u.name AS label, sum(c.n) AS count FROM up JOIN counted c ON c.unit = up.unit JOIN units u ON u.id = up.over
GROUP BY up.over ORDER BY count DESC, label LIMIT {limit}
"""
_FLAGS = """
SELECT f.kind AS value, f.kind AS label, count(DISTINCT j.value) AS count FROM flags f, json_each(f.indicators) j
JOIN ({sql}) shown ON shown.id = j.value GROUP BY f.kind ORDER BY count DESC LIMIT {limit}
"""


class _LinkedFacet(Facet):  # type: ignore[misc]
    """Counts by a query of its own; a value is chosen by an argument of its own."""

    name = ""
    argument = ""
    query = ""

    async def facet_results(self) -> tuple[list[dict[str, Any]], list[str]]:
        configs = self.get_configs()
        if not configs:
            return [], []
        size = self.get_facet_size()
        try:
            found = await self.ds.execute(
                self.database,
                self.query.format(sql=self.sql, limit=size + 1),
                self.params,
                truncate=False,
                custom_time_limit=self.ds.setting("facet_time_limit_ms"),
            )
        except QueryInterrupted:
            return [], [self.name]
        chosen = self.request.args.getlist(self.argument)
        results = [
            {
                "value": row["value"],
                "label": row["label"],
                "count": row["count"],
                "selected": str(row["value"]) in chosen,
                "toggle_url": self._toggle(str(row["value"]), str(row["value"]) in chosen),
            }
            for row in found.rows[:size]
        ]
        return [
            {
                "name": self.name,
                "type": self.type,
                "hideable": configs[0]["source"] != "metadata",
                "toggle_url": self._without(f"_facet_{self.type}"),
                "results": results,
                "truncated": len(found.rows) > size,
            }
        ], []

    def _toggle(self, value: str, chosen: bool) -> str:
        pairs = [pair for pair in self.get_querystring_pairs() if pair[0] not in (self.argument, "_next")]
        return self._address(pairs if chosen else [*pairs, (self.argument, value)])

    def _without(self, argument: str) -> str:
        return self._address([pair for pair in self.get_querystring_pairs() if pair[0] != argument])

    def _address(self, pairs: list[tuple[str, str]]) -> str:
        return str(self.ds.absolute_url(self.request, self.ds.urls.path(f"{self.request.path}?{urlencode(pairs)}")))


class UnitTreeFacet(_LinkedFacet):
    """A unit and all that belongs to it."""

    type, name, argument, query = "tree", "unit_tree", TREE, _TREE


class FlagFacet(_LinkedFacet):
    """Kinds of flags that rest on the indicators shown."""

    type, name, argument, query = "flag", "flag", FLAG, _FLAGS


def linked_filters(request: Request, table: str) -> FilterArguments | None:
    """The conditions of ``_unit_tree`` and ``_flag``."""
    if table not in ("indicators", "indicators_flat"):
        return None
    clauses, parameters = [], {}
    unit, flag = request.args.get(TREE), request.args.get(FLAG)
    if unit:
        clauses.append(_UNDER)
        parameters["jb_tree"] = unit
    if flag:
        clauses.append(_FLAGGED)
        parameters["jb_flag"] = flag
    return FilterArguments(clauses, parameters) if clauses else None

"""Column facets for large tables: several counted in one pass where a filter is dear, and kept while the base stays as it is."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from datasette.database import QueryInterrupted
from datasette.facets import Facet
from datasette.utils import escape_sqlite, path_with_added_args, path_with_removed_args

MOST_KEPT = 2000
Counts = list[tuple[Any, int]]

_KEPT: OrderedDict[tuple[Any, ...], dict[str, Counts]] = OrderedDict()


class CountedFacet(Facet):  # type: ignore[misc]
    """Like Datasette's column facet. In metadata: ``{"counted": "kind"}``."""

    type = "counted"

    async def facet_results(self) -> tuple[list[dict[str, Any]], list[str]]:
        """The facets with their counts, and the names of those that took too long."""
        sources = {config["config"]["simple"]: config["source"] for config in self.get_configs()}
        size = self.get_facet_size()
        counted: dict[str, Counts] = {}
        late: list[str] = []
        groups = [list(sources)] if self._is_dear() else [[column] for column in sources]
        for columns, found in zip(
            groups, await asyncio.gather(*(self._count(columns, size + 1) for columns in groups), return_exceptions=True), strict=True
        ):
            if isinstance(found, QueryInterrupted):
                late += columns
            elif isinstance(found, BaseException):
                raise found
            else:
                counted |= found
        return [await self._shown(column, counts, size, sources[column]) for column, counts in counted.items()], late

    def _is_dear(self) -> bool:
        """Whether finding the rows costs more than counting them: a search, a range. A chosen value has an index with each facet."""
        return " match " in self.sql or ":jb_" in self.sql

    async def _count(self, columns: Sequence[str], limit: int) -> dict[str, Counts]:
        state = _state(self.ds.get_database(self.database).path)
        key = (state, self.sql, tuple(sorted((self.params or {}).items(), key=str)), tuple(columns), limit)
        if key not in _KEPT:
            found = await self.ds.execute(
                self.database,
                one_pass(self.sql, columns, limit),
                self.params,
                truncate=False,
                custom_time_limit=self.ds.setting("facet_time_limit_ms"),
            )
            counts: dict[str, Counts] = {column: [] for column in columns}
            for row in found.rows:
                counts[columns[row["facet"]]].append((row["value"], row["count"]))
            _KEPT[key] = counts
            if len(_KEPT) > MOST_KEPT:
                _KEPT.popitem(last=False)
        _KEPT.move_to_end(key)
        return _KEPT[key]

    async def _shown(self, column: str, counts: Counts, size: int, source: str) -> dict[str, Any]:
        labels = await self.ds.expand_foreign_keys(self.database, self.table, column, [value for value, _ in counts[:size]])
        pairs = self.get_querystring_pairs()
        results = []
        for value, count in counts[:size]:
            selected = (column, str(value)) in pairs
            change = path_with_removed_args if selected else path_with_added_args
            path = change(self.request, {column: str(value)})
            results.append(
                {
                    "value": value,
                    "label": labels.get((column, value), value),
                    "count": count,
                    "toggle_url": self.ds.absolute_url(self.request, self.ds.urls.path(path)),
                    "selected": selected,
                }
            )
        return {
            "name": column,
            "type": self.type,
            "hideable": source != "metadata",
            "toggle_url": self.ds.urls.path(path_with_removed_args(self.request, {"_facet_counted": column})),
            "results": results,
            "truncated": len(counts) > size,
        }


def one_pass(sql: str, columns: Sequence[str], limit: int) -> str:
    """A query that gives (number of the column, value, count). Several columns are counted from rows that are found once."""
    shown = f"({sql})"
    head = ""
    if len(columns) > 1:
        head = f"WITH shown AS MATERIALIZED (SELECT {', '.join(map(escape_sqlite, columns))} FROM ({sql})) "
        shown = "shown"
    parts = [
        f"SELECT * FROM (SELECT {number} AS facet, {name} AS value, count(*) AS count FROM {shown} WHERE {name} IS NOT NULL "
        f"GROUP BY {name} ORDER BY count DESC, value LIMIT {limit})"
        for number, name in enumerate(map(escape_sqlite, columns))
    ]
    return head + " UNION ALL ".join(parts)


def _state(path: str | None) -> tuple[int, ...]:
    """Size and time of the base and of its log: they change when it is ingested, not while it is read."""
    state: list[int] = []
    for file in (Path(f"{path}"), Path(f"{path}-wal")):
        try:
            told = file.stat()
        except OSError:
            continue
        state += [told.st_mtime_ns, told.st_size]
    return tuple(state)

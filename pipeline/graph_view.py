"""How the graph looks on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from pipeline.store.graph import Central, Node, name_of


def around_view(graph: nx.MultiDiGraph) -> RenderableType:
    """Every edge of a neighbourhood with the words it rests on and their page."""
    table = Table()
    for name in ("from", "relation", "to", "evidence", "page"):
        table.add_column(name, overflow="fold")
    told = [(f"{s[0]} {name_of(graph, s)}", d["relation"], f"{t[0]} {name_of(graph, t)}", d) for s, t, d in graph.edges(data=True)]
    for source, relation, target, data in sorted(told, key=lambda e: (e[1], e[0], e[2])):
        table.add_row(escape(source), relation, escape(target), escape(data["exact"] or ""), str(data["page"] or ""))
    return Group(table, Text(f"{graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges"))


def middle_view(most: Sequence[Central], parts: Sequence[Sequence[Node]]) -> RenderableType:
    """The most connected units and measures, then how many parts the graph has."""
    table = Table()
    for name in ("kind", "name", "id", "neighbours", "ways through it"):
        table.add_column(name, justify="left" if name in ("kind", "name") else "right", overflow="fold")
    for one in most:
        table.add_row(one.kind, escape(one.name), str(one.id), str(one.degree), f"{one.between:.1%}")
    sizes = ", ".join(str(len(part)) for part in parts[:10])
    return Group(table, Text(f"{len(parts)} parts that hang together; units and measures in the greatest: {sizes or 'none'}"))

"""Issues -> canonical units, measures, concepts, series, flags and the graph: a pure function of the base, run again at any time."""

from pipeline.link.line import LINK_VERSION, link

__all__ = ["LINK_VERSION", "link"]

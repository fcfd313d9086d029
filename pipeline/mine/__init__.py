"""Article -> quantities, periods, units, measures, indicators, numerals, checks."""

from pipeline.mine.article import MINE_VERSION, read_article

__all__ = ["MINE_VERSION", "read_article"]

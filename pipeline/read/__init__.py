"""PDF -> Document: pages of lines and tables, each with its place."""

from pipeline.read.document import read_document

READ_VERSION = "1"
"""Changes whenever the same file would be read differently; what was read under another version is read again."""

__all__ = ["READ_VERSION", "read_document"]

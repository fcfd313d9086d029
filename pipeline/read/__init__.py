"""PDF -> Document: pages of lines and tables, each with its place."""

from pipeline.read.cache import document_from_bytes, document_to_bytes
from pipeline.read.document import read_document
from pipeline.read.isolate import isolated_map, read_document_isolated
from pipeline.read.kind import Kind, inspect
from pipeline.read.ocr import OCR_VERSION

READ_VERSION = f"3 {OCR_VERSION}"
"""Changes whenever the same file would be read differently; what was read under another version is read again."""

__all__ = [
    "READ_VERSION",
    "Kind",
    "document_from_bytes",
    "document_to_bytes",
    "inspect",
    "isolated_map",
    "read_document",
    "read_document_isolated",
]

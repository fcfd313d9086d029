"""PDF -> Document: pages of lines and tables, each with its place."""

from pipeline.read.cache import document_from_bytes, document_to_bytes
from pipeline.read.document import read_document
from pipeline.read.kind import Kind, inspect
from pipeline.read.ocr import OCR_VERSION

READ_VERSION = f"5 {OCR_VERSION}"
"""Changes whenever the same file would be read differently; what was read under another version is read again."""

__all__ = [
    "READ_VERSION",
    "Kind",
    "document_from_bytes",
    "document_to_bytes",
    "inspect",
    "read_document",
]

"""The errors a user may see, each with a plain message."""

from __future__ import annotations


class JianbaoError(Exception):
    """Anything that stops a command; the message is meant for the user."""


class UnreadableFile(JianbaoError):
    """A file that could not be read; ``reason`` goes to the ``files`` table."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class UsageError(JianbaoError):
    """Wrong usage: a missing folder, a malformed table."""


class DataError(JianbaoError):
    """A list of the project's own, or a corrections file, that breaks its rules."""

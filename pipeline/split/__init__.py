"""Pages -> issue: masthead, contents, articles with their sections, recipients."""

from pipeline.split.issue import split_issue

SPLIT_VERSION = "3"
"""Changes whenever the same pages would be split differently; what was split under another version is split again."""

__all__ = ["SPLIT_VERSION", "split_issue"]

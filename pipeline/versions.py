"""What each stage's work depends on, as short hashes: a stage runs again when its own code or its lists change, and only then."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pipeline.link import LINK_VERSION
from pipeline.read import READ_VERSION
from pipeline.resources import MODELS

_HERE = Path(__file__).resolve().parent
_ROWS = ("store/rows.py", "store/findings.py", "store/identity.py", "store/search.py", "records.py", "reading.py")


@cache
def stage_versions() -> dict[str, str]:
    """Versions of reading (declared: it is dear), of meaning (splitting, mining, rows) and of linking."""
    return {
        "read": READ_VERSION,
        "meaning": fingerprint([_HERE / "split", _HERE / "mine", *(_HERE / name for name in _ROWS), MODELS]),
        "link": f"{LINK_VERSION}-{fingerprint([_HERE / 'link', MODELS])}",
    }


def fingerprint(places: Iterable[Path]) -> str:
    """One hash over the contents and names of all files at ``places``, whatever the machine."""
    digest = hashlib.sha256()
    for place in places:
        files = [place] if place.is_file() else sorted(p for p in place.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
        for file in files:
            digest.update(file.relative_to(place.parent).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]

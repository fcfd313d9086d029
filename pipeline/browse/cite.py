"""How to cite one number: GB/T 7714 and BibTeX, each with the quote, the page and the document's fingerprint."""

from __future__ import annotations

import re
from typing import Any

from pipeline import __version__


def issue_name(issue: dict[str, Any]) -> str:
    """``2031年第3期（总第43期）``; empty where neither is printed.

    >>> issue_name({"year": 2031, "number_text": "3", "serial": 43})
    '2031年第3期（总第43期）'
    >>> issue_name({"year": None, "number_text": "增刊1", "serial": None})
    '增刊1'
    """
    number = issue["number_text"]
    printed = "" if not number else f"第{number}期" if str(number)[0].isdigit() else str(number)
    year = f"{issue['year']}年" if issue["year"] else ""
    serial = f"（总第{issue['serial']}期）" if issue["serial"] else ""
    return (f"{year}{printed}" if printed else "") + serial


def gbt7714(row: dict[str, Any]) -> str:
    """A piece in a bulletin, as GB/T 7714—2015 gives a piece in a collection: 析出文献[Z]//简报.

    Bodies that print no place of publication are given as 出版地不详 is in the standard: ``[S.l.]``.
    """
    series = row["series"] or row["file"] or "文件"
    name = issue_name(row)
    host = f"{series}：{name}" if name else series
    author = f"{row['contributor']}．" if row["contributor"] else ""
    piece = f"{row['title']}[Z]//" if row["title"] else ""
    editor = f"{row['publisher']}．" if row["publisher"] and piece else ""
    place = row["place"] or "[S.l.]"
    house = row["publisher"] or "[s.n.]"
    date = row["published"] or (f"{row['year']}" if row["year"] else "[日期不详]")
    kind = "" if piece else "[Z]"
    page = f"：{row['page']}" if row["page"] else ""
    return (
        f"{author}{piece}{editor}{host}{kind}．{place}：{house}，{date}{page}．"
        f"“{row['prefix'][-12:]}【{row['quote']}】{row['suffix'][:12]}”．"
        f"文件 SHA-256 {row['sha256'] or '不详'}；jianbao {__version__}，指标 {row['id']}．"
    )


def bibtex(row: dict[str, Any], address: str) -> str:
    """The same as a BibTeX entry; ``address`` is where the number's page stands."""
    published = row["published"] or ""
    fields = {
        "author": row["contributor"] or row["publisher"],
        "title": row["title"] or row["series"] or row["file"],
        "howpublished": " ".join(part for part in (row["series"], issue_name(row)) if part) or None,
        "organization": row["publisher"],
        "address": row["place"],
        "year": published[:4] or row["year"],
        "month": str(int(published[5:7])) if len(published) >= 7 else None,
        "day": str(int(published[8:10])) if len(published) >= 10 else None,
        "pages": row["page"],
        "note": f"“{row['quote']}”, SHA-256 {row['sha256'] or 'unknown'}, jianbao {__version__}, indicator {row['id']}",
        "url": address,
        "language": "chinese",
    }
    lines = [f"  {name} = {{{_escape(str(value))}}}," for name, value in fields.items() if value not in (None, "")]
    return "\n".join([f"@misc{{jianbao{row['id']},", *lines, "}"])


def _escape(text: str) -> str:
    return re.sub(r"([&%$#_{}])", r"\\\1", text)

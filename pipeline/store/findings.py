"""The findings of one article -> rows: each with its evidence, once however many findings rest on the same words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from pipeline.records import ArticleReading, Box, Indicator, Issue, Mention, Page, Place, stable_id
from pipeline.store.identity import Ids, occurrence
from pipeline.store.on_page import as_shown

Row = dict[str, Any]

OCR_TRUST = 0.8
"""What is left of an indicator's confidence on a page that was read by OCR."""

CONTEXT = 40
"""Characters of context on either side of a quote, never beyond its paragraph."""


class ArticleRows:
    """Rows of one article's findings; ``pages`` are those of its document, by number."""

    def __init__(self, key: int, issue: Issue, reading: ArticleReading, pages: Mapping[int, Page]) -> None:
        self.key, self.issue, self.reading, self.pages = key, issue, reading, pages
        self.text = reading.article.text
        self.ids = Ids()
        self.evidence: dict[int, Row] = {}
        self.sections = {s.position: self.ids.new("section", key, s.ordinal, s.heading) for s in reading.article.sections}
        self.indicators = [self._finding_id("indicator", i.quantity.quote, i.quantity.start) for i in reading.indicators]

    def tables(self) -> dict[str, list[Row]]:
        """Rows by table."""
        units, unit_mentions = self._units()
        measures, measure_mentions = self._measures()
        indicators = [self._indicator(n, i) for n, i in enumerate(self.reading.indicators)]
        return {
            "sections": list(self._sections()),
            "indicators": indicators,
            "indicator_words": [self._words(key, i) for key, i in zip(self.indicators, self.reading.indicators, strict=True)],
            "article_units": units,
            "article_measures": measures,
            "mentions": unit_mentions + measure_mentions,
            "checks": list(self._checks()),
            "numerals": list(self._numerals()),
            "evidence": list(self.evidence.values()),
        }

    def _finding_id(self, kind: str, quote: str, start: int) -> int:
        return self.ids.new(kind, self.key, quote, occurrence(self.text, quote, start))

    def _rest_on(self, start: int, end: int, exact: str) -> Row:
        """The evidence row of ``text[start:end]``, or of words in the title or closing line where ``start`` is -1."""
        key = stable_id("evidence", self.key, exact, occurrence(self.text, exact, start))
        if key not in self.evidence:
            places = self.reading.article.places(start, end) if start >= 0 else ()
            first = max(self.text.rfind("\n", 0, start) + 1, start - CONTEXT) if start >= 0 else 0
            last = self.text.find("\n", end) if start >= 0 else 0
            last = len(self.text) if last < 0 else last
            self.evidence[key] = {
                "id": key,
                "article_id": self.key,
                "exact": exact,
                "prefix": self.text[first:start] if start >= 0 else "",
                "suffix": self.text[end : min(last, end + CONTEXT)] if start >= 0 else "",
                "start": start if start >= 0 else None,
                "end": end if start >= 0 else None,
                "page": places[0].page if places else self.reading.article.page_from,
                "rects": json.dumps([[p.page, *(round(x, 1) for x in self._shown(p))] for p in places]),
            }
        return self.evidence[key]

    def _shown(self, place: Place) -> Box:
        page = self.pages.get(place.page)
        return as_shown(place.box, page) if page else place.box

    def _sections(self) -> Iterator[Row]:
        for section in self.reading.article.sections:
            yield {"id": self.sections[section.position], "article_id": self.key} | asdict(section)

    def _indicator(self, n: int, found: Indicator) -> Row:
        quantity = found.quantity
        evidence = self._rest_on(quantity.start, quantity.end, quantity.quote)
        page = self.pages.get(evidence["page"])
        ocr = page is not None and page.ocr
        start, end = found.period or (None, None)
        inferred_start, inferred_end = found.period_inferred or (None, None)
        return {
            "id": self.indicators[n],
            "article_id": self.key,
            "position": n + 1,
            "section_id": None if found.section is None else self.sections.get(found.section),
            "metric": found.metric,
            "action": found.action,
            "value": quantity.value,
            "value_max": quantity.value_max,
            "bound": quantity.bound,
            "uom": quantity.uom,
            "value_printed": quantity.value_printed,
            "uom_printed": quantity.uom_printed,
            "kind": quantity.kind,
            "period_start": start,
            "period_end": end,
            "period_text": found.period_text,
            "period_inferred_start": inferred_start,
            "period_inferred_end": inferred_end,
            "period_source": found.period_source,
            "basis": found.basis,
            "stage": found.stage,
            "price": found.price,
            "direction": found.change.direction if found.change else None,
            "base": found.change.base if found.change else None,
            "part_of_id": None if found.part_of is None else self.indicators[found.part_of],
            "target": int(found.target),
            "ocr": int(ocr),
            "confidence": round(found.confidence * OCR_TRUST, 2) if ocr else found.confidence,
            "borderline": int(found.borderline or quantity.borderline),
            "corrected": 0,
            "issue_series": self.issue.series,
            "issue_year": self.issue.year,
            "evidence_id": evidence["id"],
            "source": found.source or quantity.source,
        }

    def _words(self, key: int, found: Indicator) -> Row:
        return {
            "id": key, "who": found.who, "area": found.area, "giver": found.giver, "receiver": found.receiver, "measure": found.measure,
        }  # fmt: skip

    def _units(self) -> tuple[list[Row], list[Row]]:
        rows, mentions = [], []
        for position, unit in enumerate(self.reading.units, 1):
            key = self.ids.new("article unit", self.key, unit.name)
            rows.append(
                {
                    "id": key, "article_id": self.key, "position": position, "name": unit.name, "kind": unit.kind, "level": unit.level,
                    "place": unit.place, "parent": unit.parent, "aliases": json.dumps(unit.aliases, ensure_ascii=False),
                    "optional": int(unit.optional), "source": unit.source,
                }
            )  # fmt: skip
            mentions += [self._mention("unit", key, m, unit.source) for m in unit.mentions]
        return rows, mentions

    def _measures(self) -> tuple[list[Row], list[Row]]:
        rows, mentions = [], []
        for position, measure in enumerate(self.reading.measures, 1):
            key = self.ids.new("article measure", self.key, measure.name)
            rows.append(
                {
                    "id": key, "article_id": self.key, "position": position, "name": measure.name, "kind": measure.kind,
                    "who": measure.who, "status": measure.status, "aliases": json.dumps(measure.aliases, ensure_ascii=False),
                    "optional": int(measure.optional), "source": measure.source,
                }
            )  # fmt: skip
            mentions += [self._mention("measure", key, m, measure.source) for m in measure.mentions]
        return rows, mentions

    def _mention(self, kind: str, reading: int, mention: Mention, source: str) -> Row:
        evidence = self._rest_on(mention.start, mention.end, mention.surface)
        key = self.ids.new("mention", reading, evidence["id"])
        return {
            "id": key, "kind": kind, "reading_id": reading, "article_id": self.key, "evidence_id": evidence["id"], "source": source,
        }  # fmt: skip

    def _checks(self) -> Iterator[Row]:
        for check in self.reading.checks:
            claim, inputs = self.indicators[check.claim], [self.indicators[n] for n in check.inputs]
            yield {
                "id": self.ids.new("check", claim, check.relation, *inputs), "article_id": self.key, "relation": check.relation,
                "claim_id": claim, "inputs": json.dumps(inputs), "expected": check.expected, "holds": int(check.holds),
            }  # fmt: skip

    def _numerals(self) -> Iterator[Row]:
        for numeral in self.reading.numerals:
            yield {
                "id": self._finding_id("numeral", numeral.text, numeral.start), "article_id": self.key, "start": numeral.start,
                "end": numeral.end, "text": numeral.text, "fate": numeral.fate, "reason": numeral.reason,
                "indicator_id": None if numeral.indicator is None else self.indicators[numeral.indicator],
            }  # fmt: skip

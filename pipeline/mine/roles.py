"""Who gave money, who got it and which place a number describes: 省财政厅向江城县拨付资金500万元, 在云台镇开展检查12次.

Only names that the article's units, or the place it speaks for, have are told; where the words leave a role open it stays open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.mine.bodies import Body, between, find_bodies
from pipeline.mine.clauses import Clause, clause_at, clauses, opening
from pipeline.mine.jurisdiction import article_jurisdiction
from pipeline.mine.language import tokens
from pipeline.mine.subjects import PLACES
from pipeline.records import Article, Indicator, Issue, Unit

Pair = tuple[str | None, str | None]
"""Giver and receiver."""

_GIVES = re.compile(
    r"(?P<verb>拨付|下达|划拨|下拨|拨出|拨给|拨款|发放|兑付|兑现|发给|支付|捐赠|捐款|捐出|捐助|捐献|捐资|资助|赞助|援助|划转|返还|退还"
    r"|补助|补贴|奖励|奖补|补偿|赔偿|救助|慰问|减免|投放|出资|注资|安排|投入|列支|支持(?!下))(?P<to>[了出到至给予于向]{0,2})"
)
_GETS = re.compile(
    r"(?P<verb>争取|获得|荣获|获批|获拨|获取|获捐|收到|接收|接受|得到|到位|申请|申报|引进|募集|筹集|享受|领取|领到)[了到]{0,2}"
)
_FUND = re.compile(r"资金|补助|补贴|款|奖|支持|捐|投资|贷|授信|经费|债|救助|援助|扶持|专项")
_TO = re.compile(r"(?:向|给|给予|对|为|替|帮|帮助|支持)$")
_FROM = re.compile(r"(?:由|从|经|来自|获|得到|收到|接受|争取|争取到)$")
_THROUGH = re.compile(r"(?:会同|联合|配合|协同|依托|通过|根据|按照|依据|在|与|和|同)$")
_PEOPLE = re.compile(r"[农居村市]民|群众|学生|职工|企业|商户|农户|困难|贫困|低保|老人|残疾人|的(?![0-9０-９])")
_BEHIND = re.compile(r"[^，。；用]{0,10}?(?:拨付|下达|划拨|下拨|发放|兑付|捐赠|捐给|拨给|支付|支持|补助)(?P<to>[给到至予于了]{0,2})")
_FOR_OTHERS = re.compile(r"[为帮替]|帮助|协助")
_ASIDE = re.compile(
    r".*】|^.*?[一二三四五六七八九十]是|(?:今年|去年|[0-9]+[年月]|年初|[开启]\w{1,6}|活动|工作)以来|近[^，]{1,3}年来?|截至目前|目前"
)
_GOES_ON = re.compile(r"[，：\s]*(?:其中|每|人均|户均|最高|包括)")
_AT = re.compile(r"(?:在|赴|到|对|走进|深入|前往|来到|进驻|覆盖|涉及)$")
_COMPARED = re.compile(r"[比占较居列达超]$|[高低优快慢少多大小先]于$|各|排名$|领先$")
_STANDING = re.compile(
    r"平均|均值|总[量数额]的|的[0-9０-９]|第|首|前[0-9一二三四五六七八九十列茅]|率先|唯一|排[名位]|领先|推广|先进|优秀|十佳|会议|最"
)


def with_roles(article: Article, indicators: Sequence[Indicator], units: Sequence[Unit], issue: Issue) -> list[Indicator]:
    """The indicators with ``giver``, ``receiver`` and ``area``; all else stays as it is."""
    jurisdiction = article_jurisdiction(article, issue)
    bodies = find_bodies(article.text, units, jurisdiction)
    parts = clauses(article.text, [(i.quantity.start, i.quantity.end) for i in indicators])
    homes = {u.name for u in units if u.kind in PLACES} | set(jurisdiction.by_word.values()) | ({issue.place} - {None})
    known = {u.name for u in units} | homes
    found: list[Indicator] = []
    roles: list[Pair] = []
    for ind in indicators:
        clause = clause_at(parts, ind.quantity.start)
        pair: Pair = (None, None)
        area = None
        if clause is not None and not _in_table(article, ind.quantity.start):
            who = ind.who if ind.who in known else None
            pair = _money(article.text, ind, clause, bodies, who) if ind.quantity.kind == "amount" else pair
            if pair == (None, None) and ind.quantity.kind == "amount":
                pair = _carried(article.text, ind, clause, indicators, roles, parts, bodies)
            area = _area(article.text, ind, opening(parts, clause.sentence).start, bodies)
        giver, receiver = pair if pair[0] != pair[1] else (pair[0], None)
        roles.append((giver, receiver))
        found.append(replace(ind, giver=giver, receiver=receiver, area=area or (ind.who if ind.who in homes else None)))
    return found


def _in_table(article: Article, place: int) -> bool:
    return any(t.start <= place < t.end for t in article.tables)


def _money(text: str, ind: Indicator, clause: Clause, bodies: Sequence[Body], who: str | None) -> Pair:
    """Giver and receiver as the clause of the number tells them."""
    start, end = ind.quantity.start, ind.quantity.end
    inside = between(bodies, clause.start, start)
    gives, gets = (_first(pattern, text, clause.start, start, inside) for pattern in (_GIVES, _GETS))
    if gets is not None and (gives is None or gets.start() < gives.start()) and _FUND.search(text, gets.end(), min(end + 8, clause.end)):
        return _got(text, gets, clause, inside, who)
    if gives is not None:
        giver = _agent(text, clause.start, gives.start(), inside, who)
        receiver = _receiver(text, gives, inside) or _behind(text, end, clause, bodies)
        return giver, receiver
    receiver = _behind(text, end, clause, bodies)
    if receiver is None:
        return None, None
    led = re.search(r"[将把]", text[clause.start : start])
    return (
        _agent(text, clause.start, clause.start + led.start(), inside, who) if led else _named_agent(text, clause.start, inside)
    ), receiver


def _first(pattern: re.Pattern[str], text: str, start: int, end: int, inside: Sequence[Body]) -> re.Match[str] | None:
    """The first verb of the clause that is no part of a name (县救助站)."""
    return next(
        (m for m in pattern.finditer(text, start, end) if all(m.start() >= b.end or m.end("verb") <= b.start for b in inside)), None
    )


def _got(text: str, verb: re.Match[str], clause: Clause, inside: Sequence[Body], who: str | None) -> Pair:
    """县水利局向省水利厅争取资金: the subject receives, whom it asks gives."""
    giver = next((b for b in inside if b.start >= verb.end() or re.search(r"[向从由]$", text[clause.start : b.start])), None)
    served = next((b for b in inside if b.end <= verb.start() and re.search(r"[为帮给替]$|帮助$", text[clause.start : b.start])), None)
    if served is None and _FOR_OTHERS.search(text, clause.start, verb.start()):
        return (giver.name if giver and not giver.crowd else None), None
    led = [b for b in inside if b.end <= verb.start() and b != giver]
    receiver = served.name if served else _agent(text, clause.start, verb.start(), led, who)
    return (giver.name if giver and not giver.crowd else None), receiver


def _named_agent(text: str, start: int, inside: Sequence[Body]) -> str | None:
    """The body that does what the verb says: no 向云台镇, no 会同县财政局."""
    agents = [b for b in inside if not _TO.search(text[start : b.start]) and not _THROUGH.search(text[start : b.start])]
    return next((b.name for b in agents if not b.crowd), None)


def _agent(text: str, start: int, end: int, inside: Sequence[Body], who: str | None) -> str | None:
    """The named subject before a verb, else the number's own holder where the clause names no other subject (爱心企业捐款)."""
    before = [b for b in inside if b.end <= end]
    acting = [b for b in before if not _TO.search(text[start : b.start]) and not _THROUGH.search(text[start : b.start])]
    told = next((b for b in acting if _FROM.search(text[start : b.start])), None) or next(iter(acting), None)
    if told is not None:
        return None if told.crowd and not _side_by_side(text, told, acting) else told.name
    lead = text[start : before[0].start if before else end]
    for word in tokens(_ASIDE.sub("", lead)):
        if word.role == "preposition" or word.text in "向给对为由":
            return None if word.text in ("由", "经") else who
        if word.role == "noun" and word.tag[:1] == "n":
            return None
    return who


def _side_by_side(text: str, body: Body, acting: Sequence[Body]) -> bool:
    """县教育局、县财政局联合下达: the first of those that act together, not one of many."""
    following = next((b for b in acting if b.start > body.end), None)
    return following is not None and following.start - body.end == 1 and re.match(r"联合|共同|下达", text[following.end :]) is not None


def _receiver(text: str, verb: re.Match[str], inside: Sequence[Body]) -> str | None:
    """向云台镇拨付, 下达云台镇补助资金, 捐给青山村."""
    for body in inside:
        led = _TO.search(text[max(0, body.start - 3) : body.start]) and body.end <= verb.start()
        if (led or body.start == verb.end()) and not body.crowd and not _PEOPLE.match(text, body.end):
            return body.name
    return None


def _behind(text: str, start: int, clause: Clause, bodies: Sequence[Body]) -> str | None:
    """…500万元专项资金下达到江城县."""
    for body in between(bodies, start, clause.end):
        led = _BEHIND.fullmatch(text, start, body.start)
        if led is not None and not body.crowd and not _PEOPLE.match(text, body.end):
            return body.name
    return None


def _carried(
    text: str,
    ind: Indicator,
    clause: Clause,
    indicators: Sequence[Indicator],
    roles: Sequence[Pair],
    parts: Sequence[Clause],
    bodies: Sequence[Body],
) -> Pair:
    """其中第一批200万元: the roles of the sum it is a part of; 其中云台镇60万元: the part that one body got."""
    whole = ind.part_of if ind.part_of is not None else len(roles) - 1 if _GOES_ON.match(text, clause.start) else None
    if whole is None or not 0 <= whole < len(roles) or indicators[whole].quantity.kind != "amount":
        return None, None
    home = clause_at(parts, indicators[whole].quantity.start)
    if home is None or clause.sentence - home.sentence > 1:
        return None, None
    giver, receiver = roles[whole]
    own = next((b for b in between(bodies, clause.start, ind.quantity.start) if not b.crowd), None)
    return giver, own.name if giver is not None and own is not None else receiver


def _area(text: str, ind: Indicator, start: int, bodies: Sequence[Body]) -> str | None:
    """The last place that the sentence puts the number in: 在云台镇, 全县; 居全市首位 says a standing, no place."""
    for body in reversed(between(bodies, start, ind.quantity.start)):
        before = text[max(start, body.start - 4) : body.start]
        if not body.place or body.crowd:
            continue
        if body.whole and ind.quantity.kind != "rank" and not _COMPARED.search(before) and not _STANDING.match(text, body.end):
            return body.name
        if not body.whole and _AT.search(before) and not _STANDING.match(text, body.end):
            return body.name
    return None

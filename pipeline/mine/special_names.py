"""Bodies whose names have rules of their own: the youth league, squads and stations of the police, fire brigades, banks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.mine.jurisdiction import Jurisdiction
from pipeline.mine.own_bureaus import BUREAU
from pipeline.mine.place_names import leading_places, short_place
from pipeline.mine.unit_patterns import YOUTH_LEAGUE, cores, party_of
from pipeline.records import Level, UnitKind

_TEAMS = {"消防": "消防救援", "交警": "交警"}
_TEAM_RANK: dict[Level | None, str] = {"province": "总队", "city": "支队", "county": "大队"}
"""海棠消防 is the fire brigade of its level."""
_BRANCH_PART = re.compile(r"(?P<branch>[一-龥]{2,4}分局)(?=.)")
_BANKS = {
    "人行": "中国人民银行",
    "人民银行": "中国人民银行",
    "工商银行": "中国工商银行",
    "农业银行": "中国农业银行",
    "建设银行": "中国建设银行",
    "工行": "中国工商银行",
    "农行": "中国农业银行",
    "中行": "中国银行",
    "建行": "中国建设银行",
    "交行": "交通银行",
    "邮储银行": "中国邮政储蓄银行",
    "农发行": "中国农业发展银行",
}
_BANK = re.compile("(?:" + "|".join(_BANKS) + ")(?=[一-龥]{2,8}[支分]行)")
"""人行|青林支行"""
_SQUAD = re.compile(
    r"(?:刑警|刑侦|禁毒|治安|巡特警|特警|巡警|巡逻|网安|网警|经侦|法制|出入境|情报|情指|侦查|指挥|反诈|反恐|国保|政保|环食药|森林警察|警务|户政|监管)"
    r"(?:(?:[一-龥、]|（[一-龥]+）){0,8})(?:[支大中]队|中心|室|处|科)"
)
_TEAM = re.compile(
    r"(?P<trade>交警|巡警|特警|消防|支队|大队|执法)?(?P<own>(?:机动|直属|特勤|事故|秩序|宣教|车管|快骑|铁骑|督查|综合|水上|特战|巡逻)*第?[一二三四五六七八九十]*(?P<rank>[支大中])队)"
)
_RANKS = "中大支总"
_PLACED = re.compile(r"^[一-龥]{2,9}?[省市县区州旗](?=[一-龥]{4})")
_LOCAL_TEAM = re.compile(r"(?P<place>[一-龥]{2,4}[市县区旗])(?P<rank>[支大中])队")
"""水东县|大队 in a fire brigade's bulletin."""
_STATION = re.compile(r"(?![省市县区镇乡])[一-龥]{2,4}派出所")
_CITY_BRANCH = re.compile(r"(?![省市县区])[一-龥]{2,6}(?<!公安)分局")
_OTHER_TRADE = re.compile(r"公安|税务|银保监|金融|海事|海关|烟草|气象|交警|铁路")
_BY_PLACE = re.compile(r"(?P<place>[一-龥]{2,4}[省市县区州旗])[局院厅]")
_LEAGUE = re.compile(
    r"共青团(?P<place>[一-龥]{1,11}?[省市县区州旗盟])[省市县区州旗]?委(?:员会)?|(?P<short>[一-龥]{2,12}?)团[省市县区州旗盟]委(?:员会)?"
)
"""共青团|太湖县|委员会, 海棠|团市委"""


@dataclass(frozen=True, slots=True)
class Named:
    """A canonical name with what it tells: ``place`` is the jurisdiction it stands under."""

    name: str
    kind: UnitKind
    level: Level | None
    place: str | None = None
    parent: str | None = None


def _place_in_full(place: str, jurisdiction: Jurisdiction) -> str | None:
    """海棠市 as it is, 海棠 as the home or a place of the table; None for what is neither."""
    home = jurisdiction.home or ""
    if place == home[:-1]:
        return home
    if len(place) > 2 and place[-1] in "省市县区州旗盟":
        return place
    short = short_place(place, jurisdiction.day, jurisdiction.code)
    return short[0] if short else place if len(place) == 2 and place[-1] in "省市县区州旗盟" else None


def _of_league(surface: str, jurisdiction: Jurisdiction, inherited: str | None) -> Named | None:
    """团市委, 海棠团市委, 共青团海棠市委员会."""
    if (named := _LEAGUE.fullmatch(surface)) and (place := _place_in_full(named["place"] or named["short"], jurisdiction)):
        return youth_league(place, jurisdiction.level_of(place))
    surface = re.sub(r"(?<=^团[省市县区州旗]委)员会$|(?<=^共青团[省市县区州旗]委)员会$", "", surface)
    if league := YOUTH_LEAGUE.fullmatch(surface):
        place = inherited or jurisdiction.place(league["word"]) or league["word"]
        return youth_league(place, jurisdiction.level_of(place))
    return None


def youth_league(place: str, level: Level | None) -> Named:
    """The committee of the Communist Youth League of a place."""
    return Named(f"共青团{party_of(place)}委", "mass_org", level, place, place)


def _of_police(surface: str, jurisdiction: Jurisdiction) -> Named | None:
    """刑侦大队 and 临江分局 in a police body's own bulletin; its stations."""
    body, place = jurisdiction.police, jurisdiction.home
    if body is None:
        return None
    branch = body.endswith("分局")
    if (own := _BRANCH_PART.match(surface)) and body.endswith(own["branch"]):
        surface = surface[own.end() :]
    surface = re.sub(r"^[市县]局(?=.)", "", surface)
    if _SQUAD.fullmatch(surface):
        level = "county" if branch else jurisdiction.level
        return Named(body + surface, "department", level, place, place)
    if _STATION.fullmatch(surface):
        return Named(body + surface, "department", "town", place, place)
    if not branch and jurisdiction.level == "city" and (match := _CITY_BRANCH.fullmatch(surface)) and body.endswith("公安局"):
        return Named(body + match[0], "department", "county", place, place)
    return None


def _own_trade(trade: str | None, body: str) -> bool:
    """交警 is a traffic brigade's own word, no fire brigade's."""
    return trade in (None, "支队", "大队") or all(char in body for char in trade)


def _of_own_brigade(surface: str, jurisdiction: Jurisdiction) -> Named | None:
    """三大队, 交警三大队 in the bulletin of a 交通警察支队."""
    body = jurisdiction.brigade
    if body and (local := _LOCAL_TEAM.fullmatch(surface)) and local["rank"] != body[-2]:
        place = local["place"]
        trade = _PLACED.sub("", body)[:-2]
        return Named(place + trade + local["rank"] + "队", "department", jurisdiction.level_of(place) or "county", place, place)
    team = _TEAM.fullmatch(surface)
    if body is None or team is None or len(team["own"]) < 3 or not _own_trade(team["trade"], body):
        return None
    if _RANKS.index(team["rank"]) >= _RANKS.index(body[-2]):
        return None
    return Named(body + team["own"], "department", jurisdiction.level, jurisdiction.home, jurisdiction.home)


def _of_bureau(surface: str, jurisdiction: Jurisdiction) -> Named | None:
    """市局 and 博野县局 in a bureau's own bulletin, 清溪县院 in a court's."""
    if jurisdiction.bureau is None or len(surface) < 2:
        return None
    if len(surface) > 2 and BUREAU.match(surface):
        return _part_of_bureau(surface, jurisdiction.bureau, jurisdiction)
    if not BUREAU.fullmatch(surface[-2:]) or not _is_sort(surface[-1], jurisdiction.bureau):
        return None
    chain = leading_places(surface)
    printed = _BY_PLACE.fullmatch(surface)
    named = chain[-1].name if chain and chain[-1].end == len(surface) - 1 else printed["place"] if printed else None
    place = named or (jurisdiction.place(surface[-2]) if len(surface) == 2 else None)
    return _bureau(place, jurisdiction.bureau, jurisdiction.level_of(place), surface[-1]) if place else None


def _is_sort(word: str, core: str) -> bool:
    """Is a body of this class word meant: 局 or 厅 in a bureau's bulletin, 院 in a court's?"""
    return core[-1] == word or (core[-1] in "局厅" and word in "局厅")


def _bureau(place: str, core: str, level: Level | None, word: str) -> Named:
    """The bureau of this trade that a place has; a province's is a 厅 where the text says so."""
    long = cores()[core].in_full(place)
    return Named(long[:-1] + word if long[-1] in "局厅" and word in "局厅" else long, cores()[core].kind, level, place, place)


def _branch_of_bureau(surface: str, jurisdiction: Jurisdiction) -> Named | None:
    """平固分局 in the bulletin of a city's 生态环境局."""
    home = jurisdiction.home
    branch = _CITY_BRANCH.fullmatch(surface)
    if jurisdiction.bureau is None or jurisdiction.level != "city" or home is None or branch is None:
        return None
    field = surface.removesuffix("分局")
    if surface.startswith(home[:-1]) or _OTHER_TRADE.search(surface) or surface in cores() or field + "局" in cores():
        return None  # 朔浦银保监分局, 自然资源分局
    bureau = _bureau(home, jurisdiction.bureau, "city", "局")
    return replace(bureau, name=bureau.name + branch[0], level="county")


def _part_of_bureau(surface: str, core: str, jurisdiction: Jurisdiction) -> Named | None:
    """市局|稽查局 in a bureau's own bulletin."""
    place = jurisdiction.place(surface[0])
    if place is None or not _is_sort(surface[1], core):
        return None
    bureau = _bureau(place, core, jurisdiction.level_of(place), surface[1])
    if surface.endswith(("党委", "纪委", "党组")):
        return replace(bureau, name=f"中共{bureau.name}{surface[2:]}", kind="party")
    return replace(bureau, name=bureau.name + surface[2:])


def brigade(place: str, trade: str, level: Level | None) -> Named | None:
    """海棠市 and 消防 → 海棠市消防救援支队: the brigade of its level."""
    if trade not in _TEAMS or level not in _TEAM_RANK:
        return None
    return Named(f"{place}{_TEAMS[trade]}{_TEAM_RANK[level]}", "department", level, place, place)


def _of_brigade(surface: str, jurisdiction: Jurisdiction) -> Named | None:
    """海棠消防."""
    for trade in _TEAMS:
        if surface.endswith(trade) and (place := _place_in_full(surface.removesuffix(trade), jurisdiction)):
            return brigade(place, trade, jurisdiction.level_of(place))
    return None


def bank_in_full(surface: str) -> str:
    """人行青林支行 → 中国人民银行青林支行; any other name as it is."""
    bank = _BANK.match(surface)
    return _BANKS[bank[0]] + surface[bank.end() :] if bank else surface


def special_name(surface: str, jurisdiction: Jurisdiction, inherited: str | None = None) -> Named | None:
    """The canonical name of such a body; None for any other. ``inherited``: the place its list stands under."""
    for read in (_of_police, _of_own_brigade, _of_bureau, _branch_of_bureau, _of_brigade):
        if named := read(surface, jurisdiction):
            return named
    return _of_league(surface, jurisdiction, inherited)

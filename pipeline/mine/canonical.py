"""From a name as printed to the canonical one: the place in front, abbreviations written out (GUIDELINES section 4).

市公安局 in 海棠市 → 海棠市公安局; 团市委 → 共青团海棠市委; 县住建局 → 青林县住房和城乡建设局.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.mine.divisions import division
from pipeline.mine.jurisdiction import Jurisdiction
from pipeline.mine.party_bodies import in_party, party_of_town
from pipeline.mine.place_names import leading_places, short_place
from pipeline.mine.special_names import Named, bank_in_full, brigade, special_name, youth_league
from pipeline.mine.tagging import cut, is_word
from pipeline.mine.unit_patterns import BACK_REFERENCE, NATIONAL_TEAM, Core, cores, ending_pattern, endings, national, party_of
from pipeline.mine.unit_places import LEVEL_WORDS, PARK, in_report, own_park, place_above, split_place, stem, with_county
from pipeline.records import Level, UnitKind

_LOCAL = re.compile(r"[一-龥]{2,6}(?P<word>镇|乡|街道|村|社区)|[一-龥]{2,4}(?P<admin>[省市县区州])")
_WHOLE_COUNTRY = re.compile(r"中国|中华|全国|国家|国防|国际|世界")
_LOCAL_BRANCH = re.compile(r"(?:分公司|支公司|分行|支行|营业部|分社|供电公司)$")
_OWN_NAME: tuple[UnitKind, ...] = ("enterprise", "team", "other")
_TOWN_IN_NAME = re.compile(r"镇|乡|街道")
_PLACE_BODY = re.compile(r"(?:街道办事处|街道办|办|人民政府|政府|村民委员会|居民委员会|村委会|居委会|办事处)$")
_BARE_PARK = re.compile(r"(?:国家)?(?:级|高新|经开|(?:高新技术|经济技术|经济|高新技术产业|旅游|工业)?开发|度假|保税|综保)区|[工产]业园区")
"""A place's own park: 高新区 beside its counties."""
_MEMBERS: tuple[tuple[str, UnitKind], ...] = (
    ("队", "team"),
    ("团", "team"),
    ("组", "team"),
    ("联盟", "association"),
    ("会", "association"),
    ("公司", "enterprise"),
)
_PLACE_KINDS: dict[Level, UnitKind] = {"town": "street_town", "village": "community_village"}


_PARK_BODY = re.compile(r"(?P<park>(?:经济(?:技术)?|高新技术(?:产业)?)?开发区|高新区|经开区|度假区|工业园区)(?P<core>[一-龥]{2,12})")
"""经济开发区|团工委"""
_SCHOOL_NUMBER = re.compile(r"(?<=[一-龥])第?(?P<number>[一二三四五六七八九十]+)(?P<sort>[中小])$")
_HOSPITAL_NUMBER = re.compile(r"(?<=[市县区州旗])第?(?P<number>[一二三四五六七八九十])院(?=$|党委|纪委|团委|工会)")
"""市|二院"""
_SCHOOLS = {"中": "中学", "小": "小学"}
_OTHER_PARK = re.compile(r"(?P<park>[一-龥]{2,10}?(?:区|园区|新城))管委会")
"""苏州高新区|管委会 that visits a park."""
_BANKS_BY_NAME = ("农商行", "农商银行")
"""青林县农商行 is a name of its own, 县农商行 is written out."""
_PLACES: tuple[UnitKind, ...] = ("government", "street_town", "community_village")
_WRITTEN_OUT = {"政府": "人民政府", "法院": "人民法院", "检察院": "人民检察院"}
_OWN_SCHOOL = re.compile(r"(?P<town>[一-龥]{2})第?[一二三四五六七八九十]+[中小]")


def _lowest(jurisdiction: Jurisdiction) -> Level | None:
    """The level of the innermost place an article speaks for: a community's own team is a village's."""
    if any(word in jurisdiction.by_word for word in ("村", "社区", "新村")):
        return "village"
    return "town" if any(word in jurisdiction.by_word for word in ("镇", "乡", "街道")) else jurisdiction.level


def _of_core(core: Core, place: str, level: Level | None) -> Named:
    name = core.in_full(place)
    if level in ("town", "village"):
        name = name.removesuffix("联合社") if name.endswith("供销合作社联合社") else name
        name = name.removeprefix("中共") if level == "village" else name
    return Named(name, core.kind, level, place or None, place or None)


def place_unit(place: str, level: Level | None) -> Named:
    """A place as a unit: 海棠市 a government, 云台镇 a town, 临江新区 a park."""
    if PARK.search(place):
        return Named(place, "committee", "county", place)
    kind: UnitKind = _PLACE_KINDS.get(level, "government") if level else "government"
    return Named(place, kind, level, place)


def canonical_name(surface: str, jurisdiction: Jurisdiction, inherited: str | None = None) -> Named:
    """The canonical name of a unit as printed; ``inherited`` is the place the item before it in a list stood under.

    Never fails: what is unknown keeps its printed form with kind ``other``.
    """
    named = in_party(_in_town(_canonical_name(surface, jurisdiction, inherited), jurisdiction))
    if jurisdiction.taxes and named.place and named.name.startswith(named.place + "税务局"):
        return replace(named, name="国家税务总局" + named.name)
    return named


def _in_town(named: Named, jurisdiction: Jurisdiction) -> Named:
    """A town's own body without the county in what the town itself reports (云台镇妇女联合会); ``place`` keeps the county.

    A village that such a report names without its town has the town for parent.
    """
    if named.kind == "community_village" and jurisdiction.reporter and not _TOWN_IN_NAME.search(named.name):
        return replace(named, parent=with_county(jurisdiction.reporter, jurisdiction))
    if named.place is None or named.kind in _PLACES:
        return named
    return replace(named, name=named.name.replace(named.place, in_report(named.place, jurisdiction), 1))


def _canonical_name(surface: str, jurisdiction: Jurisdiction, inherited: str | None) -> Named:
    surface = re.sub(r"\s+", "", surface).removeprefix("中共")
    if told := own_park(surface, jurisdiction):
        surface = (jurisdiction.home or "") + surface[told:]
    surface = re.sub(r"^国家税务总局(?=.+税务局$)", "", surface)
    surface = re.sub(r"(?<=办)办公室$", "", surface)  # 县河长办办公室
    surface = re.sub(r"(?<=[^村])村民委员会$", "村", surface)  # 西关|村民委员会
    surface = re.sub(r"(?<=.)警方$", "公安局", surface)
    surface = _SCHOOL_NUMBER.sub(lambda m: f"第{m['number']}{_SCHOOLS[m['sort']]}", bank_in_full(surface))
    surface = _HOSPITAL_NUMBER.sub(r"第\g<number>人民医院", surface)
    if surface in national():
        name, kind = national()[surface]
        return Named(name, kind, None if kind == "enterprise" else "national")
    if NATIONAL_TEAM.fullmatch(surface):
        return Named(surface, "team", "national")
    if (back := BACK_REFERENCE.fullmatch(surface)) and (home := jurisdiction.place(back["word"])):
        home = with_county(home, jurisdiction)
        return place_unit(home, jurisdiction.level_of(home))
    if jurisdiction.park and not surface.startswith(jurisdiction.home or "-") and (other := _OTHER_PARK.fullmatch(surface)):
        city = (jurisdiction.place("市") or "") if _BARE_PARK.fullmatch(other["park"]) else ""
        return Named(f"{city}{surface}", "committee", "county", city or None, city or None)
    if _BARE_PARK.fullmatch(surface) and (home := inherited or jurisdiction.home):
        return Named(home + surface, "committee", "county", home, home)
    park, home = _PARK_BODY.fullmatch(surface), inherited or jurisdiction.home
    if park and home and not jurisdiction.place(park["park"]) and park["core"] in cores():
        return _of_core(cores()[park["core"]], home + park["park"], "county")
    if surface == "团委" and inherited:
        return youth_league(inherited, jurisdiction.level_of(inherited))
    if special := special_name(surface, jurisdiction, inherited):
        return special
    if (whole := cores().get(surface)) and whole.bare:
        home = inherited or _home_for(whole, jurisdiction)
        return _of_core(whole, home, jurisdiction.level_of(home) if home else None)  # 市监局 is no 监局 of a city
    place, level, rest = split_place(surface, jurisdiction)
    own = jurisdiction.home or ""
    if not place and len(own) > 2 and surface.startswith(own[:-1]) and (core := cores().get(surface[len(own) - 1 :])):
        if surface[len(own) - 1 :] in _BANKS_BY_NAME:
            return Named(surface, "enterprise", jurisdiction.level, own, own)
        return _of_core(core, own, jurisdiction.level)  # 青林|妇联
    if team := brigade(place, rest, level):
        return team
    if not rest:
        return place_unit(place, level)
    if place and _BARE_PARK.fullmatch(rest):
        return Named(place + rest, "committee", "county", place, place)
    if place and rest == "团委" and level in ("province", "city", "county", "town"):
        return youth_league(place, level)
    if place and rest in _BANKS_BY_NAME and surface.startswith(place):
        return Named(surface, "enterprise", level, place, place)
    if level == "town" and (party := party_of_town(place, rest)):
        return party
    if place and (core := cores().get(rest)):
        if core.kind == "government" and level in ("town", "village"):
            return place_unit(place, level)
        return _of_core(core, place, level)
    if place and level in ("town", "village") and _PLACE_BODY.fullmatch(rest):
        return place_unit(place, level)
    if not place and (local := _LOCAL.fullmatch(surface)):
        if local["admin"]:
            return place_unit(surface, jurisdiction.level_of(surface) or LEVEL_WORDS[local["admin"]])
        if len(own) > 2 and surface.startswith(own[:-1]) and len(surface) > len(own) + 1:
            surface = surface[len(own) - 1 :]  # 定海|西园社区
        return place_unit((inherited or place_above(surface, jurisdiction) or "") + surface, LEVEL_WORDS[local["word"]])
    if place and level in ("province", "city", "county"):
        if rest.startswith("委") and len(rest) > 2:
            named = _by_ending(surface, rest, place, level, jurisdiction, inherited)
            return replace(named, name=f"中共{party_of(place)}{rest}")  # 县委|讲师团
        if rest.startswith("纪委") and not rest.startswith("纪委监"):
            return replace(_by_ending(surface, rest, place, level, jurisdiction, inherited), name=f"中共{place}{rest}")
        rest = _bureau_in_full(rest)
    return _by_ending(surface, rest, place, level, jurisdiction, inherited)


def _bureau_in_full(rest: str) -> str:
    """市场监管局石河监管所 → 市场监督管理局石河监管所, 妇联家庭部 → 妇女联合会家庭部, 政府教育督导委员会 → 人民政府教育督导委员会."""
    for length in range(min(10, len(rest) - 1), 1, -1):
        core = cores().get(rest[:length])
        if core and (core.kind, rest[length - 1]) in (("department", "局"), ("mass_org", "联")):
            return core.in_full("") + rest[length:]
    short = next((w for w in _WRITTEN_OUT if rest.startswith(w)), "")
    return _WRITTEN_OUT.get(short, "") + rest[len(short) :]


def _home_for(core: Core, jurisdiction: Jurisdiction) -> str:
    """The place of a bare 财政局: the home, or the county of a town, which has no bureaus of its own."""
    if jurisdiction.level in ("town", "village") and core.kind == "department" and core.surface.endswith(("局", "委", "院")):
        return next((county for word in "县区市旗" if (county := jurisdiction.place(word))), "")
    return jurisdiction.home or ""


def _by_ending(surface: str, rest: str, place: str, level: Level | None, jurisdiction: Jurisdiction, inherited: str | None) -> Named:
    """Names read by what they end in, and bare cores (财政局) under the place of the list or the article."""
    known = cores().get(rest)
    fictional = jurisdiction.code is None and jurisdiction.home is not None
    short = None if place or fictional else short_place(surface, jurisdiction.day, jurisdiction.code)
    short = short if short and _near(short[0], jurisdiction) else None
    if short:
        if short[1] == len(surface):
            return place_unit(short[0], jurisdiction.level_of(short[0]))
        if inner := cores().get(surface[short[1] :]):
            return _of_core(inner, short[0], jurisdiction.level_of(short[0]))
        chain = leading_places(surface[short[1] :])
        if chain and chain[0].level in ("town", "village"):
            named = canonical_name(short[0] + surface[short[1] :], jurisdiction)
            return named
    home = inherited or jurisdiction.home or ""
    if _WHOLE_COUNTRY.match(surface) and level is None and not _LOCAL_BRANCH.search(surface):
        level = "national"
    if not place and known:
        return _of_core(known, home, jurisdiction.level_of(home) if home else None)
    found = None
    for match in ending_pattern().finditer(rest):
        if match.end() == len(rest):
            found = endings()[match[0]]
    if home and re.fullmatch(rf"{home[:-1]}第[一二三四五六七八九十]+[中小]学", rest) and len(home) > 2 and not place:
        return Named(home + rest[len(home) - 1 :], "school", jurisdiction.level, home, home)  # 青林二中
    if found is None and not place and (school := _OWN_SCHOOL.fullmatch(rest)):
        own_town = home and not home.startswith(school["town"])  # 云台一中 of a county, 青林一中 of 青林县
        return Named((home if own_town else "") + rest, "school", jurisdiction.level, jurisdiction.home, jurisdiction.home)
    if found is None:
        guess: UnitKind = (
            "school"
            if re.fullmatch(r"第?[一二三四五六七八九十]+[中小]", rest)
            else next((kind for tail, kind in _MEMBERS if rest.endswith(tail)), "other")
        )
        return Named(place + rest, guess, level, place or None, place or None)
    prefix = place
    if (
        not place
        and found.kind not in _OWN_NAME
        and not (found.kind == "association" and _is_proper(rest))
        and not short
        and not _WHOLE_COUNTRY.match(surface)
        and found.surface not in ("大学", "学院", "海关", "边防检查站")
    ):
        prefix = home
    if prefix and not place and stem(prefix) in surface and len(prefix) > 2:
        prefix, own = "", jurisdiction.level_of(prefix)  # 朔浦银保监分局 in 朔浦市 says where it is
        return Named(rest, found.kind, found.level or own, jurisdiction.home, jurisdiction.home)
    if found.kind == "team" and not prefix and level is None:
        level = _lowest(jurisdiction)
    if (
        level is None
        and not prefix
        and _LOCAL_BRANCH.search(surface)
        and jurisdiction.home
        and jurisdiction.home[:-1] in surface
        and not _WHOLE_COUNTRY.match(surface)
    ):
        level = jurisdiction.level  # 东江水务集团青林分公司
    own = level if level == "national" else found.level or level or (jurisdiction.level_of(prefix) if prefix else None)
    if level in ("province", "city") and re.search(r"局[一-龥]{2,8}分局$", rest):
        own = "county"  # 市公安局|临汐分局
    if short and own is None:
        own = jurisdiction.level_of(short[0])
    return Named(prefix + rest, found.kind, own, prefix or None, prefix or None)


def _is_proper(name: str) -> bool:
    """Does an association's name begin with a name of its own (雁城|义工联合会), not with whom it unites (青年|企业家协会)?"""
    words = cut(name[:6])
    return not is_word(words.words[0]) or words.tags[0] in ("nz", "nr", "nrt") or len(words.words[0]) == 1


def _near(place: str, jurisdiction: Jurisdiction) -> bool:
    """Does a place named in short lie in the issue's own province, so that the short form is meant as one?"""
    if jurisdiction.code is None or jurisdiction.code[2:4] == "00":
        return jurisdiction.code is not None or place == jurisdiction.home
    row = division(place, jurisdiction.day, jurisdiction.code)
    return row is None or row.level != "county" or row.code[:4] == jurisdiction.code[:4]

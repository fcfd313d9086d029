"""One body under all its names."""

from __future__ import annotations

from pipeline.link.units import Naming, gather_bodies


def named(*names: str, kind: str = "government", place: str = "安澜县") -> set[str]:
    return {body.name for body in gather_bodies([Naming(n, kind, "county", place, None) for n in names], {}).values()}


def test_a_place_goes_before_its_government():
    assert named("安澜县人民政府", "安澜县") == {"安澜县"}


def test_a_committee_goes_before_its_park():
    assert named("安澜县临江新区", "安澜县临江新区管委会", kind="committee") == {"安澜县临江新区管委会"}


def test_bodies_that_look_alike_stay_apart():
    assert len(named("安澜县公安局", "安澜县教育局", kind="department")) == 2


def test_a_judgement_joins_what_keys_keep_apart():
    namings = [Naming(n, "department", "county", "安澜县", None) for n in ("安澜县教育局", "安澜县教育体育局")]
    assert len({b.id for b in gather_bodies(namings, {("安澜县教育体育局", "安澜县教育局"): True}).values()}) == 1


def test_a_village_told_without_its_town_is_the_only_one_told_with_it():
    def villages(*names: str) -> set[str]:
        namings = [Naming(n, "community_village", "village", n, None) for n in names]
        return {body.name for body in gather_bodies(namings, {}).values()}

    assert villages("安澜县白马村", "安澜县云台镇白马村") == {"安澜县云台镇白马村"}
    assert len(villages("安澜县白马村", "安澜县云台镇白马村", "安澜县石桥镇白马村")) == 3
    assert len(villages("安澜县白马村", "望川县云台镇白马村")) == 2


def test_a_towns_body_with_and_without_its_county_is_one():
    place = "安澜县云台镇"
    namings = [Naming(n, "department", "town", place, None) for n in ("云台镇司法所", "安澜县云台镇司法所")]
    assert {body.name for body in gather_bodies(namings, {}).values()} == {"安澜县云台镇司法所"}

"""Series over issues: what joins, what stays apart, what may be added, and what is flagged."""

from __future__ import annotations

import pytest

from pipeline.link.flags import find_flags
from pipeline.link.follow import follow
from pipeline.link.series import sums
from tests.link.factories import point, total


def series_of(*points, polarity=None):
    series = follow(sorted(points, key=lambda p: (p.order[0], p.issue_id, p.order[2:]))).series
    return series, find_flags(series, polarity or {})


def partition(*points):
    return sorted(sorted(p.value for p in one.points) for one in series_of(*points)[0])


def test_changed_wording_is_one_series():
    assert partition(total("累计受理问题", 120, month=1), total("平台共受理群众反映问题", 180, month=2)) == [[120, 180]]


def test_month_and_running_total_stay_apart():
    points = [point("受理问题", 60, month=m) for m in (1, 2)] + [total("受理问题", 60 * m, month=m) for m in (2, 3)]
    assert partition(*points) == [[60, 60], [120, 180]]


@pytest.mark.parametrize("other", [{"unit": 2}, {"uom": "人"}, {"target": True}, {"kind": "change"}])
def test_other_unit_uom_target_or_change_stay_apart(other):
    assert partition(point("办结问题", 5, month=1), point("办结问题", 6, month=2, **other)) == [[5], [6]]


def test_two_wordings_of_one_issue_are_two_concepts():
    points = [point("宣传活动", 3), point("入户宣传活动", 9), point("入户宣传", 10, month=2), point("宣传活动", 4, month=2)]
    assert partition(*points) == [[3, 4], [9, 10]]


def test_a_later_issue_moves_no_earlier_point():
    early = [point("受理问题", 60), point("办结问题", 50), point("群众受理问题", 70, month=2)]
    before = {p.id: one.id for one in series_of(*early)[0] for p in one.points}
    late = [*early, point("平台受理问题", 80, month=3), point("新设岗位", 2, month=3)]
    after = {p.id: one.id for one in series_of(*late)[0] for p in one.points}
    assert before.items() <= after.items()


def test_what_may_be_added():
    months = [point("受理问题", 60 + m, month=m) for m in (1, 2, 3)]
    series, _ = series_of(*months)
    assert set(sums(series[0]).values()) == {""}
    overlapping, _ = series_of(*months, point("受理问题", 9, month=3, period=("2023-03-01", "2023-03-31")))
    assert [r for s in overlapping for r in sums(s).values()].count("periods overlap") == 2
    running, _ = series_of(*[total("受理问题", 60 * m, month=m) for m in (1, 2)])
    assert set(sums(running[0]).values()) == {"running total"}


def kinds(*points, **more):
    return [flag.kind for flag in series_of(*points, **more)[1]]


def test_falling_total():
    assert kinds(total("受理问题", 120, month=1), total("受理问题", 110, month=2)) == ["falling_total"]
    assert kinds(total("受理问题", 120, month=1), total("受理问题", 120, month=2)) == []
    assert kinds(total("受理问题", 120, month=1, bound="more_than"), total("受理问题", 118, month=2)) == []


def test_two_values_of_one_fact():
    january = ("2023-01-01", "2023-01-31")
    told = [point("受理问题", 60, period=january), point("受理问题", 66, month=2, period=january)]
    assert kinds(*told) == ["two_values"]
    assert kinds(told[0], point("受理问题", 60, month=2, period=january)) == []
    assert kinds(told[0], point("受理问题", 62, month=2, period=january, bound="about")) == []


def test_a_jump_is_told_only_against_calm_points():
    calm = [point("受理问题", v, month=m) for m, v in ((1, 60), (2, 66), (3, 58), (5, 63))]
    assert kinds(*calm, point("受理问题", 640, month=4)) == ["outlier"]
    assert kinds(*calm, point("受理问题", 90, month=4)) == []
    wild = [point("受理问题", v, month=m) for m, v in ((1, 6), (2, 66), (3, 300), (5, 12))]
    assert kinds(*wild, point("受理问题", 640, month=4)) == []


def test_targets():
    goal = point("整改率", 95, uom="%", kind="percentage", target=True, period=(None, "2023-03-31"), bound="at_least")
    said = [point("整改率", v, month=3, uom="%", kind="percentage", period=(None, "2023-03-31")) for v in (92.0, 96.0)]
    assert kinds(goal, said[0]) == ["target_missed"]
    assert kinds(goal, said[1]) == ["target_reached"]


def test_a_change_that_the_issue_before_does_not_bear_out():
    levels = [point("受理问题", 100, month=1, period=("2023-01-01", "2023-01-31")), point("受理问题", 120, month=2)]
    claim = {"month": 2, "uom": "%", "kind": "change", "direction": "up", "base": "环比"}
    assert kinds(*levels, point("受理问题", 20, **claim)) == []
    assert kinds(*levels, point("受理问题", 25, **claim)) == ["claim_fails"]

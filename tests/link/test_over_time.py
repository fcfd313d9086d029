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


def test_the_months_figure_beside_a_growing_total_stays_out_of_it():
    spans = [point("查处违章", v, month=m, period=("2023-01-01", f"2023-0{m}-28")) for m, v in ((1, 60), (2, 130), (3, 190))]
    assert partition(*spans, point("查处违章", 70, month=2, period=("2023-02-01", "2023-02-28"))) == [[60, 130, 190], [70]]


def test_of_two_series_equally_like_it_the_one_told_so_to_the_letter_goes_on():
    rates = {"uom": "%", "kind": "percentage"}
    two = [point("整改率", 50, period=(None, "2023-01-28"), **rates), point("整改率", 52, period=("2023-01-01", "2023-01-28"), **rates)]
    next_two = [
        point("整改率", v, month=2, period=(first, "2023-02-28"), **rates) for v, first in ((68, "2023-01-01"), (64, None))
    ]  # fmt: skip
    assert partition(*two, *next_two) == [[50, 64], [52, 68]]


def test_one_fact_told_twice_in_an_issue_is_one_series():
    span = {"period": ("2023-01-01", "2023-01-28")}
    told = [point("立案案件", 487, article_id=1, **span), point("立案案件", 478, article_id=4, **span)]
    assert partition(*told) == [[487, 478][::-1]]
    assert kinds(*told) == ["two_values"]
    assert kinds(told[0], point("立案案件", 90, article_id=4, **span)) == []


def test_a_place_and_its_own_department_tell_one_fact_only_when_near():
    span = {"period": ("2023-01-01", "2023-01-28")}
    place = point("立案案件", 487, article_id=1, unit=1, **span)
    near, far = (point("立案案件", v, article_id=4, unit=2, **span) for v in (478, 400))
    assert len(follow([place, near], kin={1: 1, 2: 1}).series) == 1
    assert len(follow([place, far], kin={1: 1, 2: 1}).series) == 2
    assert len(follow([place, near], kin={1: 1, 2: 2}).series) == 2


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


def test_what_stands_on_a_day_may_go_down():
    assert kinds(total("在册志愿者", 120, month=1), total("在册志愿者", 110, month=2)) == []


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


def test_a_goal_is_held_against_the_same_thing_at_its_day_only():
    rates = {"uom": "%", "kind": "percentage"}
    goal = point("各县区支出进度", 90, target=True, period=(None, "2023-03-31"), bound="at_least", **rates)
    assert kinds(goal, point("支出进度", 83, month=3, period=(None, "2023-03-31"), **rates)) == ["target_missed"]
    assert kinds(goal, point("支出进度", 83, month=6, period=(None, "2023-06-30"), **rates)) == []
    assert kinds(goal, point("办结率", 83, month=3, period=(None, "2023-03-31"), **rates)) == []


def test_flags_have_their_evidence_on_both_sides():
    falls = series_of(total("受理问题", 120, month=1), total("受理问题", 110, month=2))[1]
    assert [len(flag.points) for flag in falls] == [2]


def test_a_change_that_the_issue_before_does_not_bear_out():
    levels = [point("受理问题", 100, month=1, period=("2023-01-01", "2023-01-31")), point("受理问题", 120, month=2)]
    claim = {"month": 2, "uom": "%", "kind": "change", "direction": "up", "base": "环比"}
    assert kinds(*levels, point("受理问题", 20, **claim)) == []
    assert kinds(*levels, point("受理问题", 25, **claim)) == ["claim_fails"]

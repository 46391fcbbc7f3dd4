"""Stages of 幸福工程 projects."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.project_stages import (
    Stage,
    StageProgress,
    accepting_cities,
    project_stages,
)
from shipped_pack import PACK

TODAY = date(2021, 6, 10)


def states(done: dict[Stage, date], *, address_changes: bool = False) -> dict[Stage, str]:
    found = project_stages(2021, done, TODAY, PACK.parameters, address_changes=address_changes)
    return {one.stage: one.in_words for one in found}


def test_stages_follow_the_batch_year() -> None:
    done = {Stage.SITE: date(2021, 3, 31), Stage.SUBSIDY: date(2021, 5, 2)}
    assert states(done) == {
        Stage.SITE: "按期完成",
        Stage.SUBSIDY: "逾期 2 天完成",
        Stage.MATCHING: "已逾期 10 天",
        Stage.START: "已逾期 10 天",
        Stage.CHANGE: "不涉及",
        Stage.FINISH: "还剩 173 天",
        Stage.ACCEPTANCE: "还剩 183 天",
        Stage.OPENING: "还剩 204 天",
    }
    later = project_stages(2027, {}, TODAY, PACK.parameters)
    assert later[0].due == date(2027, 3, 31)
    assert later[0].progress is StageProgress.WAITING


def test_a_changed_address_has_its_own_day() -> None:
    assert states({}, address_changes=True)[Stage.CHANGE] == "还剩 20 天"
    assert states({Stage.CHANGE: date(2021, 7, 1)})[Stage.CHANGE] == "逾期 1 天完成"


def test_a_stage_without_a_day_is_never_late() -> None:
    parameters = dict(PACK.parameters)
    parameters["project_site"] = replace(parameters["project_site"], value="")
    waiting, *_ = project_stages(2021, {}, TODAY, parameters)
    assert (waiting.due, waiting.in_words) == (None, "未到期")
    done, *_ = project_stages(2021, {Stage.SITE: TODAY}, TODAY, parameters)
    assert done.progress is StageProgress.IN_TIME


@given(st.lists(st.text(min_size=1, max_size=3), min_size=2, max_size=11, unique=True))
def test_no_city_accepts_its_own_projects__x13(cities: list[str]) -> None:
    teams = accepting_cities(cities)
    assert set(teams) == set(teams.values()) == set(cities)
    assert all(city != team for city, team in teams.items())


@pytest.mark.parametrize("cities", [[], ["太原市"], ["太原市", "太原市"]])
def test_one_city_alone_cannot_accept(cities: list[str]) -> None:
    with pytest.raises(ValueError, match="two different cities"):
        accepting_cities(cities)

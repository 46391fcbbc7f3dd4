"""Stages of a 幸福工程 project by batch year, funds and cross acceptance (晋民函〔2021〕17号)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from inspector.domain.judging_dates import day_of_year
from inspector.domain.policy_pack import Parameter


class Stage(StrEnum):
    """Stages in their order; the value is the parameter that holds the day."""

    SITE = "project_site"
    SUBSIDY = "project_subsidy"
    MATCHING = "project_matching"
    START = "project_start"
    CHANGE = "project_change"
    FINISH = "project_finish"
    ACCEPTANCE = "project_acceptance"
    OPENING = "project_opening"


class StageProgress(StrEnum):
    """Where a stage stands."""

    IN_TIME = "按期完成"
    LATE = "逾期完成"
    WAITING = "未到期"
    OVERDUE = "已逾期"
    NOT_NEEDED = "不涉及"


@dataclass(frozen=True, slots=True)
class StageState:
    """One stage of one project.

    Attributes:
        due: None: the province has not set the day.
        days: late or overdue days, else days left; 0 where nothing is counted.
    """

    stage: Stage
    title: str
    due: date | None
    done: date | None
    progress: StageProgress
    days: int = 0

    @property
    def in_words(self) -> str:
        """The state as shown, for example 已逾期 12 天."""
        match self.progress:
            case StageProgress.IN_TIME | StageProgress.NOT_NEEDED:
                return self.progress.value
            case StageProgress.LATE:
                return f"逾期 {self.days} 天完成"
            case StageProgress.OVERDUE:
                return f"已逾期 {self.days} 天"
            case StageProgress.WAITING:
                return "未到期" if self.due is None else f"还剩 {self.days} 天"
            case _:
                assert_never(self.progress)


def project_stages(
    batch_year: int,
    done: Mapping[Stage, date],
    today: date,
    parameters: Mapping[str, Parameter],
    *,
    address_changes: bool = False,
) -> tuple[StageState, ...]:
    """Return the stages of a project in order.

    Args:
        batch_year: the year whose days apply.
        done: the days on which stages were completed.
        today: for what is not done yet.
        parameters: hold month and day of each stage.
        address_changes: whether the project changes its address; without, that stage is not
            needed.
    """
    needed = address_changes or Stage.CHANGE in done
    return tuple(
        _state(stage, parameters[stage.value], batch_year, done.get(stage), today)
        if needed or stage is not Stage.CHANGE
        else StageState(stage, parameters[stage.value].title, None, None, StageProgress.NOT_NEEDED)
        for stage in Stage
    )


def accepting_cities(cities: Sequence[str]) -> dict[str, str]:
    """Return which city accepts each city's projects: the next one of the drawn order.

    No city ever accepts its own (交叉验收).

    Args:
        cities: in the order that was drawn by lot, each once.

    Raises:
        ValueError: fewer than two cities, or one stands twice.
    """
    if len(cities) < 2 or len(set(cities)) != len(cities):  # noqa: PLR2004 - nobody else is left
        raise ValueError("cross acceptance needs two different cities or more")
    return {city: cities[place - 1] for place, city in enumerate(cities)}


def _state(
    stage: Stage, parameter: Parameter, year: int, done: date | None, today: date
) -> StageState:
    title = parameter.title
    due = day_of_year(year, parameter.value) if parameter.value else None
    if due is None:
        progress = StageProgress.WAITING if done is None else StageProgress.IN_TIME
        return StageState(stage, title, due, done, progress)
    if done is not None and done <= due:
        return StageState(stage, title, due, done, StageProgress.IN_TIME)
    if done is not None:
        return StageState(stage, title, due, done, StageProgress.LATE, (done - due).days)
    if today <= due:
        return StageState(stage, title, due, done, StageProgress.WAITING, (due - today).days)
    return StageState(stage, title, due, done, StageProgress.OVERDUE, (today - due).days)

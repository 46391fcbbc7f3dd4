"""What is known to wait, and in which order."""

from dataclasses import replace
from datetime import date

from desks import BLOCKED, FIRST, HOME, SECOND, Clock, find, ready_to_seal, started
from inspector.domain.finding import Remedy
from inspector.domain.inspection import InspectionKind, InspectionState
from inspector.domain.institution import OperatingState
from inspector.operations.list_tasks import TaskKind, list_tasks
from inspector.operations.open_findings import open_findings
from inspector.operations.seal_inspection import seal_inspection
from inspector.operations.start_inspection import InspectionPlan, start_inspection
from inspector.operations.workspace import Workspace

TODAY = date(2026, 11, 23)


def kinds(workspace: Workspace) -> list[TaskKind]:
    return [one.kind for one in list_tasks(workspace).tasks]


def test_a_home_that_nobody_inspected_this_year_waits(county: Workspace) -> None:
    known = list_tasks(county)
    (task,) = known.tasks
    assert (task.kind, task.institution_id, task.on) == (TaskKind.VISIT, HOME.id, None)
    assert known.unvisited == 1


def test_homes_left_longest_come_first_and_closed_ones_not(county: Workspace, clock: Clock) -> None:
    seal_inspection(county, ready_to_seal(county))
    other = replace(HOME, id="na-other", name="云岭县另一家敬老院", township="城关镇")
    closed = replace(HOME, id="na-closed", state=OperatingState.CLOSED)
    with county.database.transaction() as stored:
        stored.institutions.put(other, clock())
        stored.institutions.put(closed, clock())
    clock.forward(days=365)
    visits = [one for one in list_tasks(county).tasks if one.kind is TaskKind.VISIT]
    assert [(one.institution_id, one.on) for one in visits] == [
        ("na-other", None),
        (HOME.id, TODAY),
    ]
    assert visits[0].township == "城关镇"


def test_a_draft_is_gone_on_with_and_not_begun_twice(county: Workspace) -> None:
    inspection = started(county)
    (task,) = list_tasks(county).tasks
    assert (task.kind, task.inspection_id, task.on) == (TaskKind.DRAFT, inspection, TODAY)


def test_open_findings_of_one_inspection_are_one_recheck(county: Workspace, clock: Clock) -> None:
    first = ready_to_seal(county)
    find(county, first, BLOCKED, remedy=Remedy.BY_DEADLINE)
    seal_inspection(county, first)
    (task,) = list_tasks(county).tasks
    waiting = open_findings(county)
    assert (task.kind, task.inspection_id) == (TaskKind.RECHECK, first)
    assert (task.findings, task.on) == (len(waiting), waiting[0].finding.deadline)
    clock.forward(days=1)
    plan = InspectionPlan(HOME.id, InspectionKind.RECHECK, ("T1",), (FIRST, SECOND))
    start_inspection(county, plan)
    assert kinds(county) == [TaskKind.DRAFT]


def test_a_recheck_begun_before_an_inspection_is_none_of_it(county: Workspace) -> None:
    plan = InspectionPlan(HOME.id, InspectionKind.RECHECK, ("T1",), (FIRST, SECOND))
    start_inspection(county, plan)
    seal_inspection(county, ready_to_seal(county))
    assert TaskKind.RECHECK in kinds(county)


def test_a_returned_record_waits_for_its_correction(county: Workspace) -> None:
    inspection = ready_to_seal(county)
    seal_inspection(county, inspection)
    with county.database.transaction() as stored:
        stored.inspections.set_state(inspection, InspectionState.RETURNED)
    assert kinds(county)[0] is TaskKind.RETURNED

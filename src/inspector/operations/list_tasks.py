"""What is known to wait: returned records, rechecks, drafts, homes not inspected this year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Final

from inspector.domain.inspection import InspectionKind, InspectionState
from inspector.domain.shanghai import SHANGHAI, day_in_shanghai
from inspector.operations.open_findings import OpenFinding, open_findings
from inspector.operations.settle_versions import replaced_records
from inspector.operations.workspace import Workspace
from inspector.storage.inspection_summary import InspectionSummary
from inspector.storage.unvisited import UnvisitedHome

MOST_VISITS: Final = 500
"""So many homes are listed at most, those left longest; the count says how many there are."""


class TaskKind(Enum):
    """Why something waits, the most pressing first; the value is what a person reads."""

    RETURNED = "退回更正"
    RECHECK = "到期复查"
    DRAFT = "没有做完"
    VISIT = "今年未检查"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits.

    Attributes:
        inspection_id: the one to go on from; empty where the home is to be visited.
        findings: how many of them are still open in that inspection.
        on: a recheck: the first deadline (None: at once); a visit: the last inspection (None:
            never); else the day of the inspection.
        township: of a home to be visited.
    """

    kind: TaskKind
    institution_id: str
    institution_name: str
    inspection_id: str = ""
    findings: int = 0
    on: date | None = None
    township: str = ""


@dataclass(frozen=True, slots=True)
class TaskList:
    """All that waits; `unvisited` counts the homes, of which at most 500 are among the tasks."""

    tasks: tuple[Task, ...]
    unvisited: int


def list_tasks(workspace: Workspace) -> TaskList:
    """Return what waits, by kind; rechecks by deadline, homes by how long they were left.

    A recheck that was begun after the inspection takes its place, so that it is not asked twice.
    """
    findings = open_findings(workspace)
    new_year = datetime(workspace.today.year, 1, 1, tzinfo=SHANGHAI)
    with workspace.database.reading() as stored:
        replaced = replaced_records(stored)
        summaries = stored.inspections.summaries()
        homes, unvisited = stored.institutions.unvisited(new_year, MOST_VISITS)
    standing = [one for one in summaries if one.sealed_sha256 not in replaced]
    return TaskList(
        (
            *_of_state(standing, InspectionState.RETURNED, TaskKind.RETURNED),
            *_rechecks(summaries, findings),
            *_of_state(standing, InspectionState.DRAFT, TaskKind.DRAFT),
            *map(_visit, homes),
        ),
        unvisited,
    )


def _of_state(
    summaries: Sequence[InspectionSummary], state: InspectionState, kind: TaskKind
) -> Iterator[Task]:
    for one in summaries:
        if one.state is state:
            day = day_in_shanghai(one.started_at)
            yield Task(kind, one.institution_id, one.institution_name, one.id, one.findings, on=day)


def _rechecks(
    summaries: Sequence[InspectionSummary], findings: Sequence[OpenFinding]
) -> Iterator[Task]:
    started = {one.id: one.started_at for one in summaries}
    begun: Mapping[str, datetime] = {
        one.institution_id: one.started_at
        for one in reversed(summaries)  # the newest last, so that it stays
        if one.kind is InspectionKind.RECHECK
    }
    waiting: dict[str, list[OpenFinding]] = {}
    for one in findings:  # by deadline: the first of an inspection is its most pressing
        rechecked = begun.get(one.institution_id)
        if rechecked is None or rechecked <= started[one.inspection_id]:
            waiting.setdefault(one.inspection_id, []).append(one)
    for ident, of_one in waiting.items():
        first = of_one[0]
        yield Task(
            TaskKind.RECHECK,
            first.institution_id,
            first.institution_name,
            ident,
            len(of_one),
            first.finding.deadline,
        )


def _visit(home: UnvisitedHome) -> Task:
    last = day_in_shanghai(home.last) if home.last else None
    return Task(TaskKind.VISIT, home.id, home.name, on=last, township=home.township)

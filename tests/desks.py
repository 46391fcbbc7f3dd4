"""Desks for tests: a practice county and a practice province with a clock that stands still."""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path

from inspector.domain.finding import Finding, Remedy
from inspector.domain.inspection import InspectionKind
from inspector.domain.institution import Institution, LegalForm
from inspector.domain.practice.answers import failing_answer, passing_answer
from inspector.domain.procedure import Step
from inspector.operations.attach_photo import PhotoUse, attach_photo
from inspector.operations.create_province import create_province
from inspector.operations.enrol_device import accept_enrolment, ask_for_enrolment, grant_enrolment
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.office import save_office, save_officer
from inspector.operations.practice import PRACTICE_OFFICE, PRACTICE_OFFICERS
from inspector.operations.record_answer import record_answer
from inspector.operations.record_finding import record_finding
from inspector.operations.record_step import record_step
from inspector.operations.start_inspection import InspectionPlan, start_inspection
from inspector.operations.workspace import Role, Workspace
from inspector.startup import open_workspace
from untraced import untraced

MORNING = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
FIRST, SECOND = (officer.certificate_number for officer in PRACTICE_OFFICERS)
HOME = Institution(
    id="na-example",
    name="云岭县示例敬老院",
    county_code="149901",
    address="云岭县示例路2号",
    legal_form=LegalForm.PRIVATE_NON_ENTERPRISE,
    legal_representative="示例丙",
    phone="0000-0000002",
    beds_total=60,
    nursing_beds=50,
)
BLOCKED = "T1-C09"


@dataclass
class Clock:
    """A clock that stands still until it is told to move."""

    now: datetime = MORNING

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


def ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{next(numbers):032x}"


def desk(home: Path, role: Role, clock: Clock) -> Workspace:
    shutil.copytree(_empty_home(role), home)
    opened = open_workspace(home, role, practice=True)
    return replace(opened, clock=clock, new_id=ids())


@cache
def _empty_home(role: Role) -> Path:
    """Make an empty home once; migrating and publishing the pack anew takes long."""
    folder = Path(tempfile.mkdtemp(prefix="inspector-empty-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    home = folder / role.value
    open_workspace(home, role, practice=True).database.close()
    shutil.rmtree(home / "keys")  # each desk makes its own
    return home


@untraced
def staffed_county(home: Path, clock: Clock) -> Workspace:
    county = desk(home, Role.COUNTY, clock)
    save_office(county, PRACTICE_OFFICE)
    for officer in PRACTICE_OFFICERS:
        save_officer(county, officer)
    with county.database.transaction() as stored:
        stored.institutions.put(HOME, clock())
    return county


def enrol(county: Workspace, province: Workspace, folder: Path) -> None:
    trust = create_province(province)
    asked = ask_for_enrolment(county, folder / "ask.sxrequest")
    officers = ["示例丁", "示例戊"]
    granted = grant_enrolment(province, asked.file, asked.fingerprint, officers, folder)
    accept_enrolment(county, granted.file, trust.fingerprint)


def started(county: Workspace, *checklists: str) -> str:
    plan = InspectionPlan(HOME.id, InspectionKind.ANNUAL, checklists or ("T3",), (FIRST, SECOND))
    return start_inspection(county, plan).inspection_id


def answer_all(county: Workspace, inspection: str, *, failed: tuple[str, ...] = ()) -> None:
    judged = judged_inspection(county, inspection)
    for item in judged.items:
        good = passing_answer(item, judged.pack.parameters, county.today, FIRST)
        record_answer(
            county, inspection, failing_answer(item, SECOND) if item.code in failed else good
        )


def find(county: Workspace, inspection: str, item: str, *, remedy: Remedy = Remedy.AT_ONCE) -> str:
    known = judged_inspection(county, inspection).pack.item(item)
    finding = Finding(
        id=f"f-{item.lower()}",
        item=item,
        place="二层东侧楼梯间",
        fact="堆放轮椅与纸箱",
        requirement=known.requirement,
        severity=known.severity,
        remedy=remedy,
        responsible="示例丙",
    )
    if remedy is Remedy.BY_DEADLINE:
        finding = finding.due_by(county.today + timedelta(days=15))
    record_finding(county, inspection, finding)
    return finding.id


def photo_of(county: Workspace, name: str = "passage.jpg") -> Path:
    return county.resources / "practice" / "photos" / name


@untraced
def ready_to_seal(county: Workspace, *, failed: tuple[str, ...] = (BLOCKED,)) -> str:
    inspection = started(county, "T1", "T3")
    answer_all(county, inspection, failed=failed)
    for code in failed:
        finding = find(county, inspection, code)
        use = PhotoUse(inspection, code, finding, "堆物", FIRST)
        attach_photo(county, photo_of(county), use)
    for missing in judged_inspection(county, inspection).missing:
        if missing.code.startswith("evidence:"):
            attach_photo(county, photo_of(county, "front.jpg"), PhotoUse(inspection, missing.item))
    for step in Step:
        record_step(county, inspection, step, "示例丙签字" if step is Step.SIGNED else "")
    return inspection

"""Real desks for tests: in vaults that cost little, with nobody's real name in them."""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from desks import HOME, Clock, ids, photo_of
from inspector import startup
from inspector.domain.answer import Answer
from inspector.domain.checklist import CONFORMING
from inspector.domain.inspection import InspectionKind
from inspector.domain.office import Office
from inspector.domain.personnel import Officer
from inspector.operations.attach_photo import PhotoUse, attach_photo
from inspector.operations.create_province import create_province
from inspector.operations.enrol_device import accept_enrolment, ask_for_enrolment, grant_enrolment
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.keepers import appoint_keeper
from inspector.operations.office import save_office, save_officer
from inspector.operations.prepare_restore import Outside
from inspector.operations.record_answer import record_answer
from inspector.operations.start_inspection import InspectionPlan, start_inspection
from inspector.operations.unlock_question import Credentials, Question
from inspector.operations.workspace import Role, Workspace
from inspector.storage.vault.phrases import Cost
from inspector.storage.vault.place import VaultPlace
from untraced import untraced

OFFICERS = (
    Officer("钱守正示例", "晋民执-140105-0001", date(2099, 12, 31), "示例区民政局"),
    Officer("孙持平示例", "晋民执-140105-0002", date(2099, 12, 31), "示例区民政局"),
)
FIRST, SECOND = (officer.certificate_number for officer in OFFICERS)
PHRASE, OTHER, NEW = "雁门关外有人家-42", "汾河流水哗啦啦-17", "太行山上看日出-88"
KEEPERS = {"示例丁": "五台山的钟声很远-1", "示例戊": "平遥的城墙真是高-2"}
OFFICE = Office(
    county_code="140105",
    county="小店区",
    short_name="示例",
    authority="示例区民政局",
    review_authority="示例区人民政府",
    court="示例区人民法院",
    contact="示例甲",
    phone="0000-0000001",
    address="示例路1号",
)
INSTITUTION = replace(HOME, id="na-real", name="云中山示例颐养院", county_code="140105")


@dataclass
class Answering:
    """Answers what a person is asked, and keeps the questions."""

    inspector: str = FIRST
    phrase: str = PHRASE
    asked: list[Question] = field(default_factory=list)

    def __call__(self, question: Question) -> Credentials:
        self.asked.append(question)
        return Credentials(self.inspector, self.phrase)


def cheap_vaults(patch: pytest.MonkeyPatch) -> None:
    """Let the program make vaults whose locks cost next to nothing."""
    patch.setattr(startup, "vault_place", cheap_place)


def cheap_place(home: Path) -> VaultPlace:
    return VaultPlace(home, lambda: 1000.0, lambda: None, Cost(64, 1, 1))


def real_desk(home: Path, role: Role | None, clock: Clock, answers: Answering) -> Workspace:
    opened = startup.open_workspace(home, role, unlock=answers)
    return replace(opened, clock=clock, new_id=ids() if role else opened.new_id)


@untraced
def real_county(home: Path, clock: Clock) -> Workspace:
    county = real_desk(home, Role.COUNTY, clock, Answering())
    save_office(county, OFFICE)
    for officer in OFFICERS:
        save_officer(county, officer)
    with county.database.transaction() as stored:
        stored.institutions.put(INSTITUTION, clock())
    return county


@untraced
def real_province(home: Path, clock: Clock) -> Workspace:
    province = real_desk(home, Role.PROVINCE, clock, Answering("晋民执-140000-0009", OTHER))
    create_province(province)
    for name, phrase in KEEPERS.items():
        appoint_keeper(province, name, phrase)
    return province


def enrol_real(county: Workspace, province: Workspace, folder: Path) -> None:
    from inspector.operations.identity import held_trust

    with province.database.reading() as stored:
        trust = held_trust(stored)
    asked = ask_for_enrolment(county, folder / "ask.sxrequest")
    granted = grant_enrolment(province, asked.file, asked.fingerprint, list(KEEPERS), folder)
    accept_enrolment(county, granted.file, trust.fingerprint)


def begun(county: Workspace) -> tuple[str, str]:
    """An inspection with an answer and a photo; its id, and the photo's hash."""
    plan = InspectionPlan(INSTITUTION.id, InspectionKind.ANNUAL, ("T1",), (FIRST, SECOND))
    inspection = start_inspection(county, plan).inspection_id
    item = next(one for one in judged_inspection(county, inspection).items if one.is_single_conform)
    answer = Answer(item.code, {item.inputs[0].code: CONFORMING}, officer=SECOND)
    record_answer(county, inspection, answer)
    use = PhotoUse(inspection, item.code, officer=SECOND)
    attached = attach_photo(county, photo_of(county), use).attachment
    return inspection, attached.photo.sha256


def outside(answers: Answering, clock: Clock) -> Outside:
    return Outside(answers, cheap_place, clock())

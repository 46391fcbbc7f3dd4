"""Made-up inspections of every shape, for round trips."""

from datetime import UTC

from hypothesis import strategies as st

from inspector.domain.answer import Answer
from inspector.domain.checklist import Severity
from inspector.domain.finding import Finding, Remedy
from inspector.domain.inspection import Inspection, InspectionKind, InspectionState, Override
from inspector.domain.institution import (
    Aid,
    FilingState,
    FireApproval,
    FoodLicence,
    Institution,
    LegalForm,
    OperatingState,
)
from inspector.domain.personnel import Officer
from inspector.domain.photo import Attachment, Photo, PhotoOrigin
from inspector.domain.procedure import Procedure, Step, StepDone

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
IDENT = st.text("0123456789abcdef", min_size=1, max_size=8)
SHA256 = st.integers(0, 2**256 - 1).map(lambda number: f"{number:064x}")
MOMENT = st.datetimes(timezones=st.just(UTC))
COUNT = st.none() | st.integers(0, 10_000)
EXACT = st.decimals(allow_nan=False, allow_infinity=False)

INSTITUTION = st.builds(
    Institution,
    id=IDENT,
    name=TEXT,
    county_code=TEXT,
    credit_code=st.none() | TEXT,
    township=TEXT,
    address=TEXT,
    legal_form=st.sampled_from(LegalForm),
    legal_representative=TEXT,
    phone=TEXT,
    established_on=st.none() | st.dates(),
    filing=st.sampled_from(FilingState),
    filed_on=st.none() | st.dates(),
    filing_number=TEXT,
    beds_total=COUNT,
    nursing_beds=COUNT,
    residents=COUNT,
    area_m2=st.none() | EXACT,
    fire_approval=st.sampled_from(FireApproval),
    food_licence=st.sampled_from(FoodLicence),
    aids=st.frozensets(st.sampled_from(Aid)),
    state=st.sampled_from(OperatingState),
)
OFFICER = st.builds(
    Officer, name=TEXT, certificate_number=TEXT, valid_until=st.dates(), authority=TEXT
)
VALUE = EXACT | TEXT | st.dates() | st.lists(TEXT, max_size=3).map(tuple)
ANSWER = st.builds(
    Answer,
    item=IDENT,
    values=st.dictionaries(TEXT, VALUE, max_size=3),
    not_applicable=TEXT,
    remark=TEXT,
    officer=TEXT,
    at=st.none() | MOMENT,
    swept=st.booleans(),
    judged=TEXT,
)
FINDING = st.builds(
    Finding,
    id=IDENT,
    item=IDENT,
    place=TEXT,
    fact=TEXT,
    requirement=TEXT,
    severity=st.sampled_from(Severity),
    remedy=st.sampled_from(Remedy),
    deadline=st.none() | st.dates(),
    responsible=TEXT,
)
PLACE = st.none() | st.floats(-180, 180)
PHOTO = st.builds(
    Photo,
    sha256=SHA256,
    crc32=st.integers(0, 2**32 - 1),
    size=st.integers(0, 2**40),
    media_type=st.sampled_from(["image/jpeg", "image/png", "image/heic"]),
    width=st.integers(1, 20_000),
    height=st.integers(1, 20_000),
    taken_at=st.none() | st.datetimes(),
    latitude=PLACE,
    longitude=PLACE,
    device=TEXT,
)
STEP = st.builds(StepDone, step=st.sampled_from(Step), at=MOMENT, note=TEXT)
OVERRIDE = st.builds(Override, code=TEXT, reason=TEXT)


@st.composite
def attachments(draw: st.DrawFn, findings: list[Finding]) -> tuple[Attachment, ...]:
    photos = draw(st.lists(PHOTO, max_size=3, unique_by=lambda photo: photo.sha256))
    if not photos:
        return ()
    uses = st.builds(
        Attachment,
        id=IDENT,
        photo=st.sampled_from(photos),
        item=IDENT,
        finding=st.sampled_from(["", *(finding.id for finding in findings)]),
        caption=TEXT,
        origin=st.sampled_from(PhotoOrigin),
        attached_at=MOMENT,
        officer=TEXT,
        evidence_date=st.none() | st.dates(),
    )
    return tuple(draw(st.lists(uses, max_size=4, unique_by=lambda use: use.id)))


@st.composite
def inspections(draw: st.DrawFn) -> Inspection:
    state = draw(st.sampled_from(InspectionState))
    findings = draw(st.lists(FINDING, max_size=3, unique_by=lambda finding: finding.id))
    answers = draw(st.lists(ANSWER, max_size=4, unique_by=lambda answer: answer.item))
    steps = draw(st.lists(STEP, unique_by=lambda done: done.step))
    overrides = draw(st.lists(OVERRIDE, max_size=3, unique_by=lambda override: override.code))
    return Inspection(
        id=draw(IDENT),
        institution=draw(INSTITUTION),
        kind=draw(st.sampled_from(InspectionKind)),
        pack_version=draw(TEXT),
        checklists=tuple(draw(st.lists(TEXT, max_size=3))),
        officers=tuple(draw(st.lists(OFFICER, max_size=3))),
        started_at=draw(MOMENT),
        reference_date=draw(st.dates()),
        state=state,
        answers={answer.item: answer for answer in answers},
        findings=tuple(findings),
        attachments=draw(attachments(findings)),
        procedure=Procedure(tuple(steps)),
        overrides=tuple(overrides),
        supersedes=draw(st.just("") | SHA256),
        sealed_sha256="" if state is InspectionState.DRAFT else draw(SHA256),
    )

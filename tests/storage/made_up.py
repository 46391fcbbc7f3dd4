"""One small made-up workspace: what the tests look for, and what the samples in db/ hold."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from inspector.domain.annotation import Area, Arrow, Blur, Spot, Text
from inspector.domain.answer import Answer
from inspector.domain.checklist import Severity
from inspector.domain.counting import Act, CountEvent
from inspector.domain.finding import Finding, Remedy
from inspector.domain.inspection import Inspection, InspectionKind, InspectionState, Override
from inspector.domain.institution import Aid, FilingState, Institution, LegalForm
from inspector.domain.old_answer import OldAnswer
from inspector.domain.personnel import Officer
from inspector.domain.photo import Attachment, Photo, PhotoOrigin
from inspector.domain.procedure import Procedure, Step, StepDone
from inspector.domain.staff import ListedCertificate, StaffCertificate
from inspector.storage.documents import DocumentState, IssuedDocument
from inspector.storage.journal import JournalLine
from inspector.storage.packages import (
    IncomingPackage,
    OutgoingPackage,
    PackageState,
    QuarantinedPackage,
    SenderState,
)
from inspector.storage.records import SealedRecord

NOW = datetime(2026, 3, 5, 2, 42, 0, 125, UTC)
NO_HASH = "0" * 64


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


HOME = Institution(
    id="91149901MA0000001X",
    name="云岭县幸福养老院",
    county_code="149901",
    credit_code="91149901MA0000001X",
    township="松柏镇",
    address="松柏镇长寿路1号",
    legal_form=LegalForm.PRIVATE_NON_ENTERPRISE,
    established_on=date(2019, 5, 1),
    filing=FilingState.FILED,
    beds_total=120,
    nursing_beds=70,
    residents=88,
    area_m2=Decimal("3600.50"),
    aids=frozenset({Aid.MEALS, Aid.MEDICAL}),
)
OTHER_HOME = Institution(id="na-0123", name="云岭县松鹤敬老院", county_code="149901")
OFFICERS = (
    Officer("甲某", "晋A0001", date(2027, 12, 31), "云岭县民政局"),
    Officer("乙某", "晋A0002", date(2028, 6, 30), "云岭县民政局"),
)
PHOTO = Photo(
    sha256=sha256("photo"),
    crc32=4_000_000_000,
    size=123_456,
    media_type="image/jpeg",
    width=4000,
    height=3000,
    taken_at=datetime(2026, 3, 5, 10, 30),  # noqa: DTZ001 - a camera writes no zone
    latitude=37.123456789,
    longitude=112.987654321,
    device="相机",
)
STAFF = (
    StaffCertificate("丁某", "护理员", "健康证", "YL20260001", date(2027, 3, 31)),
    StaffCertificate("戊某", "", "证书", "X-77"),
)
LISTED = tuple(ListedCertificate(HOME.id, one, date(2026, 3, 5)) for one in STAFF)
FINDING = Finding(
    id="f1",
    item="T1-C09",
    place="二楼东侧",
    fact="灭火器压力不足",
    requirement="更换灭火器",
    severity=Severity.SERIOUS,
    remedy=Remedy.BY_DEADLINE,
    deadline=date(2026, 3, 20),
    responsible="丙某",
)
ATTACHMENT = Attachment(
    id="a1",
    photo=PHOTO,
    item="T1-C09",
    finding="f1",
    caption="灭火器",
    origin=PhotoOrigin.TAKEN,
    attached_at=NOW,
    officer="晋A0001",
    evidence_date=date(2026, 3, 5),
)
ANSWERS = (
    Answer("T1-C09", {"conform": "no"}, remark="见照片", officer="晋A0001", at=NOW),
    Answer("T3-A01", {"beds": Decimal(120), "kinds": ("a", "b"), "since": date(2019, 5, 1)}),
    Answer("T3-A02", not_applicable="没有食堂", swept=True, judged="yes"),
)
DRAFT = Inspection(
    id="0123456789abcdef0123456789abcdef",
    institution=HOME,
    kind=InspectionKind.ANNUAL,
    pack_version="2026.1",
    checklists=("T3", "T1"),
    officers=OFFICERS,
    started_at=NOW,
    reference_date=date(2026, 3, 5),
    answers={answer.item: answer for answer in ANSWERS},
    findings=(FINDING,),
    attachments=(ATTACHMENT,),
    procedure=Procedure((StepDone(Step.CERTIFICATES_SHOWN, NOW, "两证"),)),
    overrides=(Override("step.READ_BACK", "当事人要求自行阅读"),),
)
OLD_ANSWERS = (OldAnswer("2025.1", "T3-M99", "床位数", "备案床位 50 张", "新版本没有这一题"),)
DRAWN = (
    Arrow(Spot(1000, 2000), Spot(4000, 5000)),
    Text(Spot(100, 200), "压力不足"),
    Blur(Area(0, 0, 500, 500)),
)
COUNTED = (
    CountEvent(Act.ROOMS_ADDED, "晋A0001", "主楼", "2层", ("201", "202"), at=NOW),
    CountEvent(Act.COUNTED, "晋A0001", "主楼", "2层", ("201",), "beds_actual", 3, NOW),
    CountEvent(Act.COUNTED, "晋A0002", "主楼", "2层", ("201",), "beds_actual", None, NOW),
    CountEvent(Act.UNDONE, "晋A0002", at=NOW),
)
SEALED = Inspection(
    id="fedcba9876543210fedcba9876543210",
    institution=OTHER_HOME,
    kind=InspectionKind.ROUTINE,
    pack_version="2025.2",
    checklists=("T1",),
    officers=OFFICERS,
    started_at=NOW - timedelta(days=200),
    reference_date=date(2025, 8, 17),
    state=InspectionState.SEALED,
    answers={"T1-C01": Answer("T1-C01", {"conform": "yes"})},
    supersedes=sha256("before"),
    sealed_sha256=sha256("record"),
)
RECORD = SealedRecord(SEALED.id, sha256("record"), b"record", b"envelope", NOW)


def log_line(i: int, subject: str = SEALED.id, photos: tuple[str, ...] = ()) -> JournalLine:
    line = f'{{"i":{i},"subject":"{subject}"}}'
    return JournalLine(
        i, NOW, "inspection-sealed", subject, "晋A0001", line.encode(), sha256(line), photos
    )


LINES = (log_line(1, photos=(sha256("photo"), sha256("paper"))), log_line(2))
DOCUMENT = IssuedDocument(
    id="d1",
    inspection_id=SEALED.id,
    kind="F05",
    number="云岭民责改〔2026〕7号",
    abbreviation="民责改",
    year=2026,
    serial=7,
    state=DocumentState.ISSUED,
    issued_at=NOW,
    sha256=sha256("paper"),
    size=54_321,
)
OUTGOING = OutgoingPackage(
    recipient="province",
    seq=1,
    manifest=b"manifest",
    manifest_sha256=sha256("manifest"),
    log_from=1,
    log_to=2,
    log_head=LINES[-1].sha256,
    state=PackageState.PREPARED,
    prepared_at=NOW,
)
RECEIVED_LINES = (log_line(1, "s1"), log_line(2, "s2"))
INCOMING = IncomingPackage(
    sender="device-1",
    epoch=1,
    seq=1,
    manifest=b"other manifest",
    manifest_sha256=sha256("other manifest"),
    log_from=1,
    log_to=2,
    received_at=NOW,
)
SENDER_STATE = SenderState(
    sender="device-1",
    last_seq=1,
    last_manifest_sha256=INCOMING.manifest_sha256,
    log_index=2,
    log_head=RECEIVED_LINES[-1].sha256,
    epoch=1,
)
QUARANTINED = QuarantinedPackage("device-2", 4, NO_HASH, "fork", "device-2-000004.sxsync", NOW)

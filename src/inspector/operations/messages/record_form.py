"""The sealed record's own form: what is hashed and signed."""

import json
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal

from inspector.domain import canonical_json
from inspector.domain.answer import Answer, Value
from inspector.domain.canonical_json import JsonValue
from inspector.domain.finding import Finding
from inspector.domain.inspection import Inspection, InspectionKind, InspectionState, Override
from inspector.domain.institution import Institution
from inspector.domain.personnel import Officer
from inspector.domain.photo import Attachment
from inspector.domain.procedure import Procedure
from inspector.domain.sealed_inspection import SealedInspection
from inspector.domain.verdict import ClauseVerdict, Outcome, WholeVerdict
from inspector.operations.messages.wire import UnreadableRecordError, from_wire, to_wire

TITLE = "封存的检查"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class _WireValue:
    number: Decimal | None = None
    text: str | None = None
    day: date | None = None
    codes: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class _WireAnswer:
    item: str
    values: dict[str, _WireValue]
    not_applicable: str
    remark: str
    officer: str
    swept: bool
    judged: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _WireInspection:
    id: str
    institution: Institution
    kind: InspectionKind
    pack_version: str
    checklists: tuple[str, ...]
    officers: tuple[Officer, ...]
    started_at: datetime
    reference_date: date
    answers: tuple[_WireAnswer, ...]
    findings: tuple[Finding, ...]
    attachments: tuple[Attachment, ...]
    procedure: Procedure
    overrides: tuple[Override, ...]
    supersedes: str


@dataclass(frozen=True, slots=True)
class _WireRecord:
    v: int
    inspection: _WireInspection
    pack_sha256: str
    verdicts: tuple[ClauseVerdict, ...]
    wholes: tuple[WholeVerdict, ...]
    unsettled: tuple[str, ...]
    sealed_at: datetime
    journal_head: str


def record_bytes(sealed: SealedInspection) -> bytes:
    """Return the canonical bytes that are hashed and signed."""
    return canonical_json.encode(record_value(sealed))


def sealed_of(record: bytes) -> SealedInspection:
    """Return the sealed inspection from its canonical bytes.

    Raises:
        UnreadableRecordError: the bytes are not a record of this version.
    """
    try:
        value = canonical_json.decode(record)
    except canonical_json.NotCanonicalError as error:
        raise UnreadableRecordError(TITLE, "不是规范的 JSON") from error
    return sealed_of_value(value)


def outcomes_of(record: bytes) -> tuple[Outcome, ...]:
    """Return the outcome of every clause of a kept record, which was read strictly when it came.

    Lists read many: this takes a fifteenth of the time of `sealed_of`.
    """
    return tuple(
        from_wire(Outcome, TITLE, one["outcome"]) for one in json.loads(record)["verdicts"]
    )


def record_value(sealed: SealedInspection) -> JsonValue:
    """Return the record as a JSON value; answers are ordered by their items."""
    whole = sealed.inspection
    answers = sorted(whole.answers.values(), key=lambda answer: answer.item)
    inspection = _WireInspection(
        id=whole.id,
        institution=whole.institution,
        kind=whole.kind,
        pack_version=whole.pack_version,
        checklists=whole.checklists,
        officers=whole.officers,
        started_at=whole.started_at,
        reference_date=whole.reference_date,
        answers=tuple(_wire_answer(answer) for answer in answers),
        findings=whole.findings,
        attachments=whole.attachments,
        procedure=whole.procedure,
        overrides=whole.overrides,
        supersedes=whole.supersedes,
    )
    return to_wire(
        _WireRecord(
            v=_VERSION,
            inspection=inspection,
            pack_sha256=sealed.pack_sha256,
            verdicts=sealed.verdicts,
            wholes=sealed.wholes,
            unsettled=sealed.unsettled,
            sealed_at=sealed.sealed_at,
            journal_head=sealed.journal_head,
        )
    )


def sealed_of_value(value: JsonValue) -> SealedInspection:
    """Return the sealed inspection from its JSON value.

    Raises:
        UnreadableRecordError: the value is not a record of this version.
    """
    wire = from_wire(_WireRecord, TITLE, value)
    if wire.v != _VERSION:
        raise UnreadableRecordError(TITLE, f"格式版本为{wire.v}")
    whole = wire.inspection
    inspection = Inspection(
        id=whole.id,
        institution=whole.institution,
        kind=whole.kind,
        pack_version=whole.pack_version,
        checklists=whole.checklists,
        officers=whole.officers,
        started_at=whole.started_at,
        reference_date=whole.reference_date,
        state=InspectionState.SEALED,
        answers={answer.item: _answer(answer) for answer in whole.answers},
        findings=whole.findings,
        attachments=whole.attachments,
        procedure=whole.procedure,
        overrides=whole.overrides,
        supersedes=whole.supersedes,
    )
    return SealedInspection(
        inspection=inspection,
        pack_sha256=wire.pack_sha256,
        verdicts=wire.verdicts,
        wholes=wire.wholes,
        unsettled=wire.unsettled,
        sealed_at=wire.sealed_at,
        journal_head=wire.journal_head,
    )


def answer_value(answer: Answer) -> JsonValue:
    """Return one answer as a JSON value, as it stands in a record."""
    return to_wire(_wire_answer(answer))


def answer_of_value(name: str, value: JsonValue) -> Answer:
    """Return the answer that `answer_value` came from.

    Raises:
        UnreadableRecordError: anything but exactly that form; `name` is told to the user.
    """
    return _answer(from_wire(_WireAnswer, name, value))


def _wire_answer(answer: Answer) -> _WireAnswer:
    return _WireAnswer(
        item=answer.item,
        values={code: _wire_value(value) for code, value in answer.values.items()},
        not_applicable=answer.not_applicable,
        remark=answer.remark,
        officer=answer.officer,
        swept=answer.swept,
        judged=answer.judged,
        at=answer.at,
    )


def _wire_value(value: Value) -> _WireValue:
    match value:
        case Decimal():
            return _WireValue(number=value)
        case str():
            return _WireValue(text=value)
        case date():
            return _WireValue(day=value)
        case _:
            return _WireValue(codes=value)


def _answer(wire: _WireAnswer) -> Answer:
    return Answer(
        item=wire.item,
        values={code: _value(value) for code, value in wire.values.items()},
        not_applicable=wire.not_applicable,
        remark=wire.remark,
        officer=wire.officer,
        at=wire.at,
        swept=wire.swept,
        judged=wire.judged,
    )


def _value(wire: _WireValue) -> Value:
    given = [getattr(wire, field.name) for field in fields(wire)]
    values: list[Value] = [value for value in given if value is not None]
    if len(values) != 1:
        raise UnreadableRecordError(TITLE, "一个答案的值不是恰好一个")
    return values[0]

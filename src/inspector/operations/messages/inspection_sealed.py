"""A sealed inspection."""

import hashlib
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from decimal import Decimal

from inspector.domain import canonical_json
from inspector.domain.answer import Answer, Value
from inspector.domain.canonical_json import JsonValue
from inspector.domain.inspection import Inspection, InspectionState
from inspector.domain.sealed_inspection import SealedInspection
from inspector.operations.changes import Changed
from inspector.operations.messages.message import Message
from inspector.operations.messages.wire import UnreadableRecordError, from_wire, to_wire
from inspector.storage.database import Stored
from inspector.storage.records import SealedRecord

PAYLOAD_TYPE = "application/vnd.sx-eldercare.inspection.v1+json"
_TITLE = "封存的检查"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature over the record's canonical bytes (DSSE PAE with PAYLOAD_TYPE)."""

    keyid: str
    sig: str


@dataclass(frozen=True, slots=True)
class SealedRow:
    """The body of the row: the record and who signed it."""

    sealed: SealedInspection
    signatures: tuple[Signature, ...]


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
class _WireRecord:
    v: int
    answers: tuple[_WireAnswer, ...]
    sealed: SealedInspection


def record_bytes(sealed: SealedInspection) -> bytes:
    """Return the canonical bytes that are hashed and signed."""
    return canonical_json.encode(_record(sealed))


def sealed_of(record: bytes) -> SealedInspection:
    """Return the sealed inspection from its canonical bytes.

    Raises:
        UnreadableRecordError: the bytes are not a record of this version.
    """
    try:
        value = canonical_json.decode(record)
    except canonical_json.NotCanonicalError as error:
        raise UnreadableRecordError(_TITLE, "不是规范的 JSON") from error
    return _sealed(value)


def _record(sealed: SealedInspection) -> JsonValue:
    answers = tuple(_wire_answer(answer) for answer in sealed.inspection.answers.values())
    bare = replace(sealed, inspection=replace(sealed.inspection, answers={}))
    ordered = tuple(sorted(answers, key=lambda answer: answer.item))
    return to_wire(_WireRecord(1, ordered, bare))


def _sealed(value: JsonValue) -> SealedInspection:
    wire = from_wire(_WireRecord, _TITLE, value)
    answers = {answer.item: _answer(answer) for answer in wire.answers}
    return replace(wire.sealed, inspection=replace(wire.sealed.inspection, answers=answers))


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
        raise UnreadableRecordError(_TITLE, "一个答案的值不是恰好一个")
    return values[0]


def _encode(row: SealedRow) -> dict[str, JsonValue]:
    return {"record": _record(row.sealed), "signatures": to_wire(row.signatures)}


def _decode(body: dict[str, JsonValue]) -> SealedRow:
    if body.keys() != {"record", "signatures"}:
        raise UnreadableRecordError(_TITLE, "应恰有记录和签名两部分")
    signatures = from_wire(tuple[Signature, ...], _TITLE, body["signatures"])
    return SealedRow(_sealed(body["record"]), signatures)


def _apply(stored: Stored, sender: str, row: SealedRow) -> Changed:
    record = record_bytes(row.sealed)
    digest = hashlib.sha256(record).hexdigest()
    signatures = canonical_json.encode(to_wire(row.signatures))
    if stored.records.get(digest) is None:
        inspection: Inspection = replace(
            row.sealed.inspection, state=InspectionState.RECEIVED, sealed_sha256=digest
        )
        stored.inspections.add(inspection)
        stored.records.put(
            SealedRecord(
                inspection_id=inspection.id,
                sha256=digest,
                record=record,
                envelope=signatures,
                sealed_at=row.sealed.sealed_at,
                origin=sender,
            )
        )
    return Changed.INSPECTIONS


MESSAGE = Message("inspection-sealed", _TITLE, _encode, _decode, _apply)

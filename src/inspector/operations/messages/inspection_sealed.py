"""A sealed inspection."""

import hashlib
from base64 import b64decode, b64encode
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from decimal import Decimal

from inspector.domain import canonical_json
from inspector.domain.answer import Answer, Value
from inspector.domain.canonical_json import JsonValue
from inspector.domain.inspection import InspectionState
from inspector.domain.sealed_inspection import SealedInspection
from inspector.exchange.envelope import Envelope, encode_envelope, verify_envelope
from inspector.operations.changes import Changed
from inspector.operations.messages.message import Message, Sender
from inspector.operations.messages.wire import UnreadableRecordError, from_wire, to_wire
from inspector.storage.database import Stored
from inspector.storage.records import SealedRecord

PAYLOAD_TYPE = "application/vnd.sx-eldercare.inspection.v1+json"
_TITLE = "封存的检查"


@dataclass(frozen=True, slots=True)
class SealedRow:
    """The record and its signatures (key id, signature), which stand over its canonical bytes."""

    sealed: SealedInspection
    signatures: tuple[tuple[str, bytes], ...]

    @property
    def envelope(self) -> Envelope:
        """The same as a DSSE envelope, for any DSSE library to verify."""
        return Envelope(record_bytes(self.sealed), PAYLOAD_TYPE, self.signatures)

    @property
    def sha256(self) -> str:
        """Hex, of the record's canonical bytes."""
        return hashlib.sha256(record_bytes(self.sealed)).hexdigest()


@dataclass(frozen=True, slots=True)
class _WireSignature:
    keyid: str
    sig: str


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
    signatures = [
        _WireSignature(keyid, b64encode(signature).decode("ascii"))
        for keyid, signature in row.signatures
    ]
    return {"record": _record(row.sealed), "signatures": to_wire(signatures)}


def _decode(body: dict[str, JsonValue]) -> SealedRow:
    if body.keys() != {"record", "signatures"}:
        raise UnreadableRecordError(_TITLE, "应恰有记录和签名两部分")
    wire = from_wire(tuple[_WireSignature, ...], _TITLE, body["signatures"])
    try:
        signatures = tuple((one.keyid, b64decode(one.sig, validate=True)) for one in wire)
    except ValueError as error:
        raise UnreadableRecordError(_TITLE, "签名不是 Base64 编码") from error
    row = SealedRow(_sealed(body["record"]), signatures)
    if _encode(row) != body:
        raise UnreadableRecordError(_TITLE, "签名的写法不是唯一的那一种")
    return row


def _apply(stored: Stored, sender: Sender, row: SealedRow) -> Changed:
    envelope = row.envelope
    verify_envelope(envelope, sender.keys, 1)
    digest = row.sha256
    if all(one.sha256 != digest for one in stored.records.of_inspection(row.sealed.inspection.id)):
        stored.inspections.add(
            replace(row.sealed.inspection, state=InspectionState.RECEIVED, sealed_sha256=digest)
        )
        stored.records.put(sealed_record(row, origin=sender.device))
    return Changed.INSPECTIONS


def sealed_record(row: SealedRow, origin: str) -> SealedRecord:
    """Return what is stored of a sealed inspection; `origin` is the sender, empty at home."""
    envelope = row.envelope
    return SealedRecord(
        inspection_id=row.sealed.inspection.id,
        sha256=hashlib.sha256(envelope.payload).hexdigest(),
        record=envelope.payload,
        envelope=encode_envelope(envelope),
        sealed_at=row.sealed.sealed_at,
        origin=origin,
    )


MESSAGE = Message("inspection-sealed", _TITLE, _encode, _decode, _apply)

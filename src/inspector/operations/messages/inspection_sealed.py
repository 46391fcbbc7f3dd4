"""A sealed inspection."""

import hashlib
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from typing import Final

from inspector.domain.canonical_json import JsonValue
from inspector.domain.divisions import is_practice
from inspector.domain.inspection import Inspection, InspectionState
from inspector.domain.sealed_inspection import SealedInspection
from inspector.exchange.envelope import Envelope, encode_envelope, verify_envelope
from inspector.exchange.verdicts import Refused, Verdict
from inspector.operations.changes import Changed
from inspector.operations.messages.inspector_key import known_hands
from inspector.operations.messages.message import Message, Sender
from inspector.operations.messages.record_form import (
    TITLE,
    record_bytes,
    record_value,
    sealed_of_value,
)
from inspector.operations.messages.wire import UnreadableRecordError, from_wire, to_wire
from inspector.storage.database import Stored
from inspector.storage.records import SealedRecord

_HANDS: Final = 2
PAYLOAD_TYPE = "application/vnd.sx-eldercare.inspection.v1+json"


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


def _encode(row: SealedRow) -> dict[str, JsonValue]:
    signatures = [
        _WireSignature(keyid, b64encode(signature).decode("ascii"))
        for keyid, signature in row.signatures
    ]
    return {"record": record_value(row.sealed), "signatures": to_wire(signatures)}


def _decode(body: dict[str, JsonValue]) -> SealedRow:
    if body.keys() != {"record", "signatures"}:
        raise UnreadableRecordError(TITLE, "应恰有记录和签名两部分")
    wire = from_wire(tuple[_WireSignature, ...], TITLE, body["signatures"])
    try:
        signatures = tuple((one.keyid, b64decode(one.sig, validate=True)) for one in wire)
    except ValueError as error:
        raise UnreadableRecordError(TITLE, "签名不是 Base64 编码") from error
    row = SealedRow(sealed_of_value(body["record"]), signatures)
    if _encode(row) != body:
        raise UnreadableRecordError(TITLE, "签名的写法不是唯一的那一种")
    return row


def _apply(stored: Stored, sender: Sender, row: SealedRow) -> Changed:
    envelope = row.envelope
    verify_envelope(envelope, sender.keys, 1)
    if not is_practice(row.sealed.inspection.institution.county_code):
        _require_hands(stored, envelope, row.sealed.inspection)
    digest = row.sha256
    if all(one.sha256 != digest for one in stored.records.of_inspection(row.sealed.inspection.id)):
        stored.inspections.add(
            replace(row.sealed.inspection, state=InspectionState.RECEIVED, sealed_sha256=digest)
        )
        stored.records.put(sealed_record(row, origin=sender.device))
    return Changed.INSPECTIONS


def _require_hands(stored: Stored, envelope: Envelope, inspection: Inspection) -> None:
    """See that two different inspectors of the inspection have signed.

    Raises:
        Refused: below threshold, or bad signature.
    """
    officers = {one.certificate_number for one in inspection.officers}
    hands = {
        keyid: hand for keyid, hand in known_hands(stored).items() if hand.certificate in officers
    }
    signed = verify_envelope(envelope, [hand.key for hand in hands.values()], 0)
    people = {hands[keyid].certificate for keyid in signed}
    if len(people) < _HANDS:
        raise Refused(
            Verdict.BELOW_THRESHOLD,
            f"封存的检查要有两名检查员本人的签名，只有 {len(people)} 名",
        )


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


MESSAGE = Message("inspection-sealed", TITLE, _encode, _decode, _apply)

"""The province hands a case over to another laptop of the county, with all that belongs to it."""

from inspector.errors import UserError
from inspector.exchange.envelope import decode_envelope
from inspector.operations.append_to_journal import append_to_journal
from inspector.operations.case_holder import holder_of
from inspector.operations.changes import Changed
from inspector.operations.identity import held_trust, issuer_of
from inspector.operations.messages import case_entrusted, document_issued
from inspector.operations.messages.case_handed_over import MESSAGE, HandedOver, last_hand_over
from inspector.operations.messages.document_issued import IssuedRow
from inspector.operations.messages.inspection_sealed import PAYLOAD_TYPE, SealedRow
from inspector.operations.messages.record_form import sealed_of
from inspector.operations.send_to_device import Sent, send_to_device
from inspector.operations.trust_file import devices_in_use, newest_grants
from inspector.operations.workspace import Workspace
from inspector.storage.database import Stored
from inspector.storage.documents import IssuedDocument
from inspector.storage.records import SealedRecord


class CannotHandOverError(UserError):
    """The case cannot go there."""


def hand_over_case(
    workspace: Workspace, inspection_id: str, device: str, by: str, reason: str
) -> Changed:
    """Let another laptop hold a case from now on; both learn of it with their next receipts.

    The new one gets the sealed record, its photos and papers; the old one keeps what it has, and
    corrects nothing more. Returns go to the new one.

    Args:
        workspace: of the province.
        inspection_id: of a sealed inspection that came in.
        device: name of the laptop; of the same county, enrolled and in use.
        by: who decides.
        reason: in words; both laptops read it.

    Raises:
        NotEnrolledError: this is not the province's desk.
        CannotHandOverError: nobody named, no such case, or the laptop cannot hold it.
    """
    issuer_of(workspace)
    if not by.strip() or not reason.strip():
        raise CannotHandOverError("移交要写明决定人和理由，请补全后再移交。")
    with workspace.database.transaction() as stored:
        records = stored.records.of_inspection(inspection_id)
        if not records or not records[-1].origin:
            raise CannotHandOverError("没有找到县级送来的这次检查，不能移交，请核对检查的标识。")
        record = records[-1]
        previous = holder_of(stored, inspection_id, record.origin)
        _require_fit(stored, device, previous)
        last = last_hand_over(stored, inspection_id)
        number = 1 if last is None else last.number + 1
        handed = HandedOver(inspection_id, number, previous, device, by.strip(), reason.strip())
        body = MESSAGE.encode(handed)
        append_to_journal(
            workspace, stored, kind=MESSAGE.kind, subject=inspection_id, who=by.strip(), body=body
        )
        told = Sent(MESSAGE.kind, inspection_id, body)
        papers = (_paper(one) for one in stored.documents.of_inspection(inspection_id))
        send_to_device(workspace, stored, device, [told, _case(record), *papers])
        if previous in devices_in_use(stored, held_trust(stored)):
            send_to_device(workspace, stored, previous, [told])
    return Changed.INSPECTIONS | Changed.PACKAGES


def _require_fit(stored: Stored, device: str, previous: str) -> None:
    trust = held_trust(stored)
    grants = newest_grants(stored, trust)
    if device == previous:
        raise CannotHandOverError(f"这次检查现在就由电脑{device}办理，不用移交。")
    if device not in devices_in_use(stored, trust):
        raise CannotHandOverError(f"电脑{device}没有登记或已经吊销，不能接收，请核对名称。")
    if grants[device].county != grants[previous].county:
        raise CannotHandOverError(f"电脑{device}不是同一个县的，不能接收，没有移交。")


def _case(record: SealedRecord) -> Sent:
    envelope = decode_envelope(record.envelope, PAYLOAD_TYPE)
    row = SealedRow(sealed_of(record.record), envelope.signatures)
    photos = sorted({one.photo.sha256 for one in row.sealed.inspection.attachments})
    body = case_entrusted.MESSAGE.encode(row)
    return Sent(case_entrusted.MESSAGE.kind, record.inspection_id, body, tuple(photos))


def _paper(paper: IssuedDocument) -> Sent:
    row = IssuedRow(
        id=paper.id,
        inspection_id=paper.inspection_id,
        kind=paper.kind,
        number=paper.number,
        abbreviation=paper.abbreviation,
        year=paper.year,
        serial=paper.serial,
        issued_at=paper.issued_at,
        sha256=paper.sha256,
        size=paper.size,
    )
    body = document_issued.MESSAGE.encode(row)
    return Sent(document_issued.MESSAGE.kind, paper.id, body, (paper.sha256,))

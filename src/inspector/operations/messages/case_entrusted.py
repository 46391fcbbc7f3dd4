"""A sealed inspection, given by the province to the laptop that holds the case from now on."""

from dataclasses import replace

from inspector.domain.inspection import InspectionState
from inspector.operations.changes import Changed
from inspector.operations.messages import inspection_sealed
from inspector.operations.messages.inspection_sealed import SealedRow, sealed_record
from inspector.operations.messages.message import Message, Sender, Writer
from inspector.storage.database import Stored

_TITLE = "移交的检查"


def _apply(stored: Stored, sender: Sender, row: SealedRow) -> Changed:
    # The province verified the signatures when the record came in; it vouches for them here.
    inspection = row.sealed.inspection
    held = stored.records.of_inspection(inspection.id)
    if all(one.sha256 != row.sha256 for one in held):
        received = replace(inspection, state=InspectionState.RECEIVED, sealed_sha256=row.sha256)
        stored.inspections.add(received)
        stored.records.put(sealed_record(row, origin=sender.device))
    return Changed.INSPECTIONS


MESSAGE = Message(
    "case-entrusted",
    _TITLE,
    inspection_sealed.MESSAGE.encode,
    inspection_sealed.MESSAGE.decode,
    _apply,
    Writer.PROVINCE,
)

"""Read which answer slips were filed for an inspection, here or where it was sealed."""

from inspector.exchange.rows import decode_row
from inspector.operations.messages import slip_filed
from inspector.operations.messages.slip_filed import SlipRow
from inspector.operations.messages.wire import body_of
from inspector.storage.database import Stored


def filed_slips(stored: Stored, inspection_id: str) -> tuple[SlipRow, ...]:
    """Return them in the order in which they were filed."""
    records = stored.records.of_inspection(inspection_id)
    origins = dict.fromkeys(one.origin for one in records)
    return tuple(
        slip_filed.MESSAGE.decode(body_of(decode_row(line.line)))
        for origin in origins
        for line in (
            stored.received.lines(origin)
            if origin
            else stored.journal.lines(1, stored.journal.head()[0])
        )
        if line.kind == slip_filed.MESSAGE.kind and line.subject == inspection_id
    )

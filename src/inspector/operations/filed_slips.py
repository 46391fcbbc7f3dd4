"""Read which answer slips were filed for an inspection, here or where it was sealed."""

from inspector.exchange.rows import decode_row
from inspector.operations.messages import slip_filed
from inspector.operations.messages.slip_filed import SlipRow
from inspector.operations.messages.wire import body_of
from inspector.storage.database import Stored


def filed_slips(stored: Stored, inspection_id: str) -> tuple[SlipRow, ...]:
    """Return them in the order in which they were filed."""
    kind = slip_filed.MESSAGE.kind
    lines = (*stored.journal.of_kind(kind), *stored.received.of_kind(kind))
    filed = (
        slip_filed.MESSAGE.decode(body_of(decode_row(line.line)))
        for line in lines
        if line.subject == inspection_id
    )
    return tuple(dict.fromkeys(filed))  # a restored laptop sends its log again

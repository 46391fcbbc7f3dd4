"""Which clauses had been ordered to be rectified before a recheck (晋民发〔2021〕26号 四（五）)."""

from typing import Final

from inspector.domain.inspection import Inspection, InspectionKind
from inspector.storage.database import Stored
from inspector.storage.documents import DocumentState

_ORDER: Final = "F05"


def ordered_items(stored: Stored, inspection: Inspection) -> frozenset[str]:
    """Return the items of the order that a recheck looks after; nothing where it is no recheck.

    The order is that of the inspection of the same institution that was sealed before; one that
    was voided orders nothing.
    """
    if inspection.kind is not InspectionKind.RECHECK:
        return frozenset()
    earlier = stored.inspections.last_sealed_of(inspection.institution.id, inspection.started_at)
    if earlier is None:
        return frozenset()
    orders = [
        one
        for one in stored.documents.of_inspection(earlier.id)
        if one.kind == _ORDER and one.state is not DocumentState.VOIDED
    ]
    return frozenset(finding.item for finding in earlier.findings if orders)

"""What a photo that comes in now is attached to."""

from inspector.gui.inspection.session import Session
from inspector.operations.attach_photo import PhotoUse


def photo_use_here(session: Session) -> PhotoUse:
    """Return the current item and its first finding, as used by the officer who answers now."""
    inspection = session.judged.inspection
    item = session.where.item
    findings = inspection.findings_on(item)
    return PhotoUse(
        inspection.id,
        item,
        finding=findings[0].id if findings else "",
        officer=session.officer.certificate_number,
    )

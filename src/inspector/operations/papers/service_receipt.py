"""F08 送达回证: for the papers of an inspection that leave the house."""

from typing import Final

from inspector.documents.service_receipt import ServedDocument, ServiceReceipt
from inspector.errors import UserError
from inspector.operations.papers.occasion import Occasion
from inspector.operations.papers.paper import NoDetails, Paper

_SERVED: Final = {"F02": "行政检查通知书", "F05": "责令改正通知书", "F09": "行政检查结果告知书"}


class NothingToServeError(UserError):
    """No paper of the inspection is served."""


def service_receipt(occasion: Occasion, details: NoDetails) -> ServiceReceipt:
    """Return the content of the proof of service; time and signatures are written by hand.

    Raises:
        NothingToServeError: no order or notice was issued yet.
    """
    del details
    served = tuple(
        ServedDocument(_SERVED[one.kind], one.number, 1)
        for one in occasion.issued
        if one.kind in _SERVED
    )
    if not served:
        raise NothingToServeError(
            "这次检查还没有要送达的文书，请先签发检查通知书、责令改正通知书或者结果告知书，再制作送达回证。"
        )
    inspection = occasion.inspection
    return ServiceReceipt(
        authority=occasion.office.authority,
        number=occasion.number,
        documents=served,
        addressee=inspection.institution.name,
        place=inspection.institution.address or None,
        way=None,
        servers=tuple(f"{one.name}（{one.certificate_number}）" for one in inspection.officers),
        policy_version=occasion.pack.version,
    )


PAPER: Final = Paper("F08", Occasion, NoDetails, service_receipt)

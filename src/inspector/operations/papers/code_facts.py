"""What the code on a document's pages says of it, beside the names of the document."""

from collections.abc import Iterator
from datetime import date

from inspector.documents.rectification_order import RectificationOrder
from inspector.documents.referral import Referral
from inspector.domain.shanghai import day_in_shanghai
from inspector.exchange.document_code import DocumentCode
from inspector.operations.papers.occasion import AfterSealing, Occasion


def code_of(
    occasion: Occasion, content: object, *, document: str, kind: str, text: str
) -> DocumentCode:
    """Return what the code is to say.

    Args:
        occasion: that the document is issued on.
        content: that it is built from.
        document: its id.
        kind: code of the kind.
        text: digest of its printed text.
    """
    institution = occasion.inspection.institution
    sealed = isinstance(occasion, AfterSealing)
    findings = occasion.inspection.findings if sealed else ()
    return DocumentCode(
        document=document,
        kind=kind,
        number=occasion.number,
        institution=institution.credit_code or institution.id,
        visited=day_in_shanghai(occasion.inspection.started_at),
        issued=occasion.today,
        deadlines=tuple(sorted(set(_deadlines(content)))),
        items=tuple(dict.fromkeys(one.item for one in findings)),
        record=occasion.record_sha256 if isinstance(occasion, AfterSealing) else "",
        text=text,
    )


def _deadlines(content: object) -> Iterator[date]:
    if isinstance(content, RectificationOrder):
        yield content.report_due
        yield from (one.deadline for one in content.corrections if one.deadline is not None)
    elif isinstance(content, Referral) and content.answer_by is not None:
        yield content.answer_by

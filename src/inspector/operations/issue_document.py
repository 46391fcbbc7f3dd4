"""Issue a document from a sealed inspection: number, PDF, row, journal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from inspector.documents.press import Press, open_press
from inspector.documents.registry import document_kinds
from inspector.domain.document_number import DocumentNumber
from inspector.domain.office import Office
from inspector.errors import UserError
from inspector.operations.append_to_journal import append_to_journal
from inspector.operations.changes import Changed
from inspector.operations.messages import document_issued
from inspector.operations.messages.document_issued import IssuedRow
from inspector.operations.messages.record_form import sealed_of
from inspector.operations.office import required_office
from inspector.operations.papers.inspection_record import inspection_record
from inspector.operations.papers.occasion import Occasion
from inspector.operations.papers.rectification_order import rectification_order
from inspector.operations.papers.service_receipt import service_receipt
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.storage.database import Stored
from inspector.storage.documents import DocumentState, IssuedDocument

_CONTENTS: Final[Mapping[str, Callable[[Occasion], object]]] = {
    "F03": inspection_record,
    "F05": rectification_order,
    "F08": service_receipt,
}


class NotIssuableError(UserError):
    """The document cannot be issued."""


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """The document as it was issued, and what changed."""

    document: IssuedDocument
    changed: Changed


def issuable_kinds() -> tuple[str, ...]:
    """Return the codes of the kinds that can be issued from a sealed inspection."""
    return tuple(_CONTENTS)


def issue_document(
    workspace: Workspace, inspection_id: str, code: str, progress: Progress = unreported
) -> IssuedPaper:
    """Make the PDF and keep it: the file first, then row and journal in one transaction.

    Raises:
        NotIssuableError: the inspection is not sealed, or the kind is not known.
        UserError: office not described, nothing to order, a character that no font has.
    """
    if code not in _CONTENTS:
        raise NotIssuableError(f"没有代号为{code}的文书，可选：{'、'.join(_CONTENTS)}。")
    kind = document_kinds()[code]
    with workspace.database.transaction() as stored:
        office = required_office(stored)
        year = workspace.today.year
        serial = stored.documents.next_serial(kind.abbreviation, year)
        number = str(DocumentNumber(office.short_name, kind.abbreviation, year, serial))
        occasion = _occasion(workspace, stored, inspection_id, office, number)
        content = _CONTENTS[code](occasion)
        pdf = kind.accept(content, press_of(workspace), occasion.now, progress)
        kept = workspace.files.put_stream(BytesIO(pdf))
        row = IssuedRow(
            id=workspace.new_id(),
            inspection_id=inspection_id,
            kind=code,
            number=number,
            abbreviation=kind.abbreviation,
            year=year,
            serial=serial,
            issued_at=occasion.now,
            sha256=kept.sha256,
            size=kept.size,
        )
        stored.documents.put(row.as_stored(origin=""))
        append_to_journal(
            workspace,
            stored,
            kind=document_issued.MESSAGE.kind,
            subject=row.id,
            who=occasion.sealed.inspection.officers[0].certificate_number,
            body=document_issued.MESSAGE.encode(row),
            files=(kept.sha256,),
        )
    return IssuedPaper(row.as_stored(origin=""), Changed.DOCUMENTS | Changed.PACKAGES)


def press_of(workspace: Workspace) -> Press:
    """Return the fonts and sentences that this workspace prints with."""
    resources = workspace.resources
    wording = resources / "policy" / "documents.toml"
    return open_press(resources / "fonts", wording, workspace.home / "fonts")


def _occasion(
    workspace: Workspace, stored: Stored, inspection_id: str, office: Office, number: str
) -> Occasion:
    records = stored.records.of_inspection(inspection_id)
    if not records:
        raise NotIssuableError("这次检查还没有封存，不能制作文书，请先在“收尾”中封存。")
    record = records[-1]
    sealed = sealed_of(record.record)
    return Occasion(
        sealed=sealed,
        pack=workspace.pack_of(sealed.inspection.pack_version),
        office=office,
        number=number,
        record_sha256=record.sha256,
        issued=tuple(
            one
            for one in stored.documents.of_inspection(inspection_id)
            if one.state is not DocumentState.VOIDED
        ),
        now=workspace.clock(),
        today=workspace.today,
    )

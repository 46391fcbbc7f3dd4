"""Issue a document of an inspection: number, code, PDF, row, journal."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from inspector.documents.registry import AnyKind, document_kinds
from inspector.domain.document_number import DocumentNumber
from inspector.operations.append_to_journal import append_to_journal
from inspector.operations.case_holder import require_held
from inspector.operations.changes import Changed
from inspector.operations.messages import document_issued
from inspector.operations.messages.document_issued import IssuedRow
from inspector.operations.number_block import next_serial
from inspector.operations.office import required_office
from inspector.operations.papers.coded_pages import coded_pages
from inspector.operations.papers.gathering import Wish, gathered
from inspector.operations.papers.paper import Details, NotIssuableError, Paper
from inspector.operations.papers.registry import known_papers
from inspector.operations.pdf_signing import signed_pdf
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.storage.database import Stored
from inspector.storage.documents import IssuedDocument


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """The document as it was issued, and what changed."""

    document: IssuedDocument
    changed: Changed


@dataclass(frozen=True, slots=True)
class _Draft:
    """A document before it has its place in the register."""

    row: IssuedRow
    officer: str


def issuable_kinds() -> tuple[str, ...]:
    """Return the codes of the kinds that can be issued from a sealed inspection."""
    return tuple(code for code, paper in known_papers().items() if paper.after_sealing)


def kinds_before_sealing() -> tuple[str, ...]:
    """Return the codes of the kinds that can be issued before an inspection is sealed."""
    return tuple(code for code, paper in known_papers().items() if paper.before_sealing)


def details_of(code: str) -> type[Details]:
    """Return what is asked before a document of this kind is issued: a frozen dataclass.

    Raises:
        NotIssuableError: the kind is not known.
    """
    details: type[Details] = paper_of(code).details
    return details


def issue_document(
    workspace: Workspace,
    inspection_id: str,
    code: str,
    progress: Progress = unreported,
    *,
    details: Details | None = None,
    sign: bool = False,
) -> IssuedPaper:
    """Make the PDF and keep it: the file first, then row and journal in one transaction.

    With `sign` the file is signed as PDF readers know it (PAdES): tamper evidence, no seal.

    The pages are made outside the transaction; where another document took the number meanwhile,
    they are made again with the next one.

    Raises:
        NotIssuableError: the kind is not known, it is not its time, or something is not told.
        RecordNotStandingError: the record was replaced, or waits for a choice.
        HandedOverError: another laptop holds the case.
        NumbersUsedUpError: the block of numbers is used up.
        NoPdfKeyError: it is to be signed, and this computer has no key.
        UserError: office not described, nothing to order, a character that no font has.
    """
    paper_of(code)
    while True:
        draft = _drafted(workspace, inspection_id, code, details, progress, sign=sign)
        if _entered(workspace, draft):
            return IssuedPaper(draft.row.as_stored(origin=""), Changed.DOCUMENTS | Changed.PACKAGES)


def paper_of(code: str) -> Paper[Any, Any]:  # each checks its occasion and its details
    """Return the paper with this code.

    Raises:
        NotIssuableError: there is none.
    """
    papers = known_papers()
    if code not in papers:
        raise NotIssuableError(f"没有代号为{code}的文书，可选：{'、'.join(papers)}。")
    return papers[code]


def _drafted(
    workspace: Workspace,
    inspection_id: str,
    code: str,
    details: Details | None,
    progress: Progress,
    *,
    sign: bool,
) -> _Draft:
    kind, ident = document_kinds()[code], workspace.new_id()
    now, year = workspace.clock(), workspace.today.year
    with workspace.database.reading() as stored:
        require_held(workspace, stored, inspection_id)
        serial, number = next_number(stored, kind, year)
        occasion = gathered(workspace, stored, Wish(inspection_id, number, now), progress)
    content = known_papers()[code].accept(occasion, details)
    pdf = coded_pages(workspace, occasion, content, kind, ident, progress)
    if sign:
        pdf = signed_pdf(workspace, pdf, occasion.office.authority)
    kept = workspace.files.put_stream(BytesIO(pdf))
    row = IssuedRow(
        id=ident,
        inspection_id=inspection_id,
        kind=code,
        number=number,
        abbreviation=kind.abbreviation,
        year=year,
        serial=serial,
        issued_at=now,
        sha256=kept.sha256,
        size=kept.size,
    )
    return _Draft(row, occasion.inspection.officers[0].certificate_number)


def next_number(stored: Stored, kind: AnyKind, year: int) -> tuple[int, str]:
    """Return the serial that the next document of a kind gets, and the number as printed.

    Raises:
        HandedOverError: another laptop holds the case.
        NumbersUsedUpError: the block of numbers is used up.
        OfficeMissingError: the office is not described.
    """
    serial = next_serial(stored, kind.abbreviation, year)
    if not serial:
        return 0, ""
    county = required_office(stored).short_name
    return serial, str(DocumentNumber(county, kind.abbreviation, year, serial))


def _entered(workspace: Workspace, draft: _Draft) -> bool:
    row = draft.row
    with workspace.database.transaction() as stored:
        if next_serial(stored, row.abbreviation, row.year) != row.serial:
            return False
        stored.documents.put(row.as_stored(origin=""))
        append_to_journal(
            workspace,
            stored,
            kind=document_issued.MESSAGE.kind,
            subject=row.id,
            who=draft.officer,
            body=document_issued.MESSAGE.encode(row),
            files=(row.sha256,),
        )
    return True

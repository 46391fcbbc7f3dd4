"""Bind the photo or scan of a signed page to the document that was issued."""

from dataclasses import dataclass
from pathlib import Path

from inspector.documents.code_reading import codes_in_picture
from inspector.documents.pictures_on_pages import pictures_on_pages
from inspector.domain.photo import Photo
from inspector.errors import UserError
from inspector.exchange.document_code import CODE_PREFIX
from inspector.exchange.rows import decode_row
from inspector.imaging.derivatives import derivatives_of, page_of
from inspector.operations.append_to_journal import append_to_journal
from inspector.operations.changes import Changed
from inspector.operations.check_document import check_codes
from inspector.operations.kept_page import kept_page, read_page
from inspector.operations.messages import signed_copy_bound
from inspector.operations.messages.signed_copy_bound import SignedCopyRow
from inspector.operations.messages.wire import body_of
from inspector.operations.own_document import officer_of, own_document
from inspector.operations.paper_codes import PaperCodes
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.storage.database import Stored


class ForeignPageError(UserError):
    """The page is of another document."""


@dataclass(frozen=True, slots=True)
class BoundCopy:
    """A page that was bound.

    Attributes:
        recognised: the page's own code names this document; without, a person has to compare.
        changed: nothing, if the same photo was bound before.
    """

    photo: Photo
    recognised: bool
    changed: Changed


def bind_signed_copy(
    workspace: Workspace, document_id: str, file: Path | bytes, progress: Progress = unreported
) -> BoundCopy:
    """Keep the photo and record in the journal which document it shows, in one transaction.

    A page that was signed on the screen comes as its bytes and lies in no file before.

    Raises:
        NotOwnDocumentError: the document was not issued here.
        PageUnreadableError: the file cannot be opened.
        NotAPhotoError: it is no photo.
        ForeignPageError: the code on the page is another document's, or was changed.
    """
    with workspace.database.reading() as stored:
        document = own_document(stored, document_id)
        known = signed_copies(stored, document_id)
    progress("正在读取签字件", 0.0)
    data = file if isinstance(file, bytes) else read_page(file)
    page = page_of(data)
    codes = PaperCodes(None, (codes_in_picture(page.picture),)).starting(CODE_PREFIX)
    recognised = bool(codes.all)
    if recognised:
        said = check_codes(workspace, codes).code
        if said is None or said.document != document_id:
            raise ForeignPageError(
                f"照片上的二维码不是文书“{document.number or document.id}”的，没有归档。"
                "请核对是不是拿错了文书；二维码被涂改的，请重新打印签字。"
            )
    photo = kept_page(workspace, data, page.facts)
    if any(one.photo.sha256 == photo.sha256 for one in known):
        return BoundCopy(photo, recognised, Changed.NOTHING)
    row = SignedCopyRow(document_id, photo, recognised, workspace.clock())
    with workspace.database.transaction() as stored:
        stored.photos.put(photo)
        append_to_journal(
            workspace,
            stored,
            kind=signed_copy_bound.MESSAGE.kind,
            subject=document_id,
            who=officer_of(stored, document),
            body=signed_copy_bound.MESSAGE.encode(row),
            files=(photo.sha256,),
        )
    return BoundCopy(photo, recognised, Changed.DOCUMENTS | Changed.PHOTOS | Changed.PACKAGES)


def signed_copies(stored: Stored, document_id: str) -> tuple[SignedCopyRow, ...]:
    """Return the pages of a document that came back signed, in the order they were bound."""
    kind = signed_copy_bound.MESSAGE.kind
    lines = (*stored.journal.of_kind(kind), *stored.received.of_kind(kind))
    bound = (
        signed_copy_bound.MESSAGE.decode(body_of(decode_row(line.line)))
        for line in lines
        if line.subject == document_id
    )
    return tuple(dict.fromkeys(bound))  # a restored laptop sends its log again


def signed_pages(workspace: Workspace, document_id: str, progress: Progress = unreported) -> bytes:
    """Return copies of the signed pages as a PDF to look at; empty where there are none.

    Raises:
        NotAPhotoError: an original is damaged.
    """
    with workspace.database.reading() as stored:
        bound = signed_copies(stored, document_id)
    pictures = []
    for number, one in enumerate(bound):
        progress(f"{number + 1} / {len(bound)}", number / len(bound))
        with workspace.files.open(one.photo.sha256) as original:
            pictures.append(derivatives_of(original.read()).review)
    return pictures_on_pages(pictures)

"""File the photo of a filled answer slip under the findings whose codes it shows (X14)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from inspector.documents.code_reading import codes_in_picture
from inspector.domain.finding import Finding
from inspector.domain.photo import Photo
from inspector.errors import UserError
from inspector.exchange.slip_code import SLIP_PREFIX, SlipCode, open_slip_code
from inspector.exchange.verdicts import Refused
from inspector.imaging.derivatives import page_of
from inspector.operations.append_to_journal import append_to_journal
from inspector.operations.changes import Changed
from inspector.operations.filed_slips import filed_slips
from inspector.operations.kept_page import kept_page, read_page
from inspector.operations.messages import slip_filed
from inspector.operations.messages.slip_filed import SlipRow
from inspector.operations.own_document import officer_of
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.storage.database import Stored
from inspector.storage.documents import IssuedDocument


class NotASlipError(UserError):
    """The photo shows no slip of this office."""


@dataclass(frozen=True, slots=True)
class FiledSlip:
    """Under which findings the photo was filed, and what changed (nothing, if it was before)."""

    order: IssuedDocument
    findings: tuple[Finding, ...]
    photo: Photo
    changed: Changed


def file_slip(workspace: Workspace, file: Path, progress: Progress = unreported) -> FiledSlip:
    """Keep the photo and record which findings it answers, in one transaction.

    Raises:
        PageUnreadableError: it cannot be opened.
        NotASlipError: it shows no slip, or a slip of another order or office.
        NotAPhotoError: it is no photo.
    """
    progress("正在读取整改报告上的二维码", 0.0)
    data = read_page(file)
    page = page_of(data)
    codes = tuple(_slip_codes(page.picture))
    with workspace.database.reading() as stored:
        order = _order(stored, codes)
        findings = _findings(stored, order, codes)
        known = filed_slips(stored, order.inspection_id)
    photo = kept_page(workspace, data, page.facts)
    row = SlipRow(
        inspection_id=order.inspection_id,
        order=order.id,
        findings=tuple(one.id for one in findings),
        photo=photo,
        filed_at=workspace.clock(),
    )
    if any(one.photo.sha256 == photo.sha256 for one in known):
        return FiledSlip(order, findings, photo, Changed.NOTHING)
    with workspace.database.transaction() as stored:
        stored.photos.put(photo)
        append_to_journal(
            workspace,
            stored,
            kind=slip_filed.MESSAGE.kind,
            subject=order.inspection_id,
            who=officer_of(stored, order),
            body=slip_filed.MESSAGE.encode(row),
            files=(photo.sha256,),
        )
    return FiledSlip(order, findings, photo, Changed.PHOTOS | Changed.PACKAGES)


def _slip_codes(picture: bytes) -> Iterator[SlipCode]:
    for text in codes_in_picture(picture):
        if text.startswith(SLIP_PREFIX):
            try:
                yield open_slip_code(text)
            except Refused as refused:
                raise NotASlipError("照片上有伪造或者损坏的整改报告二维码，没有归档。") from refused


def _order(stored: Stored, codes: tuple[SlipCode, ...]) -> IssuedDocument:
    if not codes:
        raise NotASlipError(
            "照片上没有读到整改报告的二维码，没有归档。请把每一项右上角的二维码拍清楚、拍完整再试。"
        )
    if len({code.order for code in codes}) > 1:
        raise NotASlipError("照片上有不同通知书的整改报告，没有归档。请一次只拍一份整改报告。")
    try:
        order = stored.documents.get(codes[0].order)
    except KeyError as error:
        raise NotASlipError(
            "这份整改报告答复的不是本机签发的通知书，没有归档。请送交签发通知书的单位。"
        ) from error
    if order.origin:
        raise NotASlipError(
            f"这份整改报告答复的通知书“{order.number}”是{order.origin}签发的，请在那台电脑上归档。"
        )
    return order


def _findings(
    stored: Stored, order: IssuedDocument, codes: tuple[SlipCode, ...]
) -> tuple[Finding, ...]:
    inspection = stored.inspections.get(order.inspection_id)
    named = tuple(one for one in inspection.findings if any(code.names(one.id) for code in codes))
    if len(named) < len(codes):
        raise NotASlipError(
            f"照片上有的问题不在通知书“{order.number}”里，没有归档。请核对是不是这家机构的整改报告。"
        )
    return named

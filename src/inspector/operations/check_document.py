"""Check a printed document by the codes on its pages, without a network (X3)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Final

from inspector.documents.signature_field import BrokenSignatureError
from inspector.exchange.document_code import (
    CODE_PREFIX,
    DocumentCode,
    open_code,
    verify_code,
)
from inspector.exchange.pdf_signature import OpenedSignature, verify_voucher
from inspector.exchange.verdicts import Refused
from inspector.operations.compare_document import (
    compared,
    is_original,
    register_says,
    withdrawn_on,
)
from inspector.operations.known_signers import KnownSigner, known_signer
from inspector.operations.paper_codes import PaperCodes, codes_of
from inspector.operations.pdf_signing import pdf_signature
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.storage.database import Stored


class PaperState(Enum):
    """What the check says; the value is what a person reads."""

    GENUINE = "真实"
    CHANGED = "被改动"
    WITHDRAWN = "已作废"
    REVOKED = "签发密钥已被吊销"
    UNKNOWN_SIGNER = "签发者未知"
    NO_CODE = "没有文书二维码"


@dataclass(frozen=True, slots=True)
class CheckedPaper:
    """The result, frozen for the window.

    Attributes:
        code: what the code says; None where it could not be verified.
        signer: device that signed, or empty.
        sentences: what was compared and what differs.
        withdrawn_on: the day it was voided.
    """

    state: PaperState
    code: DocumentCode | None = None
    signer: str = ""
    sentences: tuple[str, ...] = ()
    withdrawn_on: date | None = None


def check_document(
    workspace: Workspace, file: Path, progress: Progress = unreported
) -> CheckedPaper:
    """Check a PDF file, or the photo of one page.

    Raises:
        UnreadableFileError: the file cannot be opened or is too large.
        UnreadablePageError: it is a PDF that cannot be drawn.
        NotAPhotoError: it is neither a PDF nor a photo.
    """
    progress("正在读取二维码", 0.0)
    codes = codes_of(file)
    progress("正在核验签名", 0.8)
    return check_codes(workspace, codes)


def check_codes(workspace: Workspace, codes: PaperCodes) -> CheckedPaper:
    """Check a paper whose codes were read."""
    try:
        signature = None if codes.pdf is None else pdf_signature(codes.pdf)
    except BrokenSignatureError:
        checked = _by_codes(workspace, codes)
        more = checked.sentences if checked.state is PaperState.CHANGED else ()
        return replace(checked, state=PaperState.CHANGED, sentences=(*_BROKEN, *more))
    checked = _by_codes(workspace, codes)
    if signature is None or checked.code is None:
        return checked
    return _with_signature(workspace, checked, signature)


def _by_codes(workspace: Workspace, codes: PaperCodes) -> CheckedPaper:
    own = codes.starting(CODE_PREFIX)
    if not own.all:
        return CheckedPaper(PaperState.NO_CODE, sentences=_WITHOUT_CODE)
    odd = tuple(_odd_pages(own.pages, own.all[0])) if own.pdf else ()
    if odd or len(own.all) > 1:
        return CheckedPaper(PaperState.CHANGED, sentences=odd or _SEVERAL)
    with workspace.database.reading() as stored:
        return _checked(workspace, stored, own.all[0], own.pdf)


def _with_signature(
    workspace: Workspace, checked: CheckedPaper, signature: OpenedSignature
) -> CheckedPaper:
    with workspace.database.reading() as stored:
        signer = known_signer(workspace, stored, signature.keyid)
    if signer is None or signer.name != checked.signer or not _vouches(signer, signature):
        return replace(checked, state=PaperState.CHANGED, sentences=_SIGNED_BY_ANOTHER)
    return replace(checked, sentences=(*checked.sentences, *_SIGNED))


def _vouches(signer: KnownSigner, signature: OpenedSignature) -> bool:
    try:
        verify_voucher(signature, signer.key)
    except Refused:
        return False
    return True


_WITHOUT_CODE: Final = (
    "没有读到本系统的文书二维码，不能核验。",
    "拍照的请把页脚的二维码拍清楚、拍完整再试；不是本系统签发的文书没有这种二维码。",
)
_SEVERAL: Final = ("照片里有不同文书的二维码，请一次只拍一份文书的一页。",)
_UNREADABLE: Final = ("二维码的内容不完整或者被改动过，请用原件重新核验。",)
_UNKNOWN: Final = (
    "本机没有这台签发电脑的授权，不能确认是谁签发的。请向省厅索取最新的授权，或者向签发单位核实。",
)
_BROKEN: Final = (
    "这个 PDF 加过数字签名，签名以后被改动或者另存过，签名核验不通过。请向签发单位要原件。",
)
_SIGNED_BY_ANOTHER: Final = (
    "这个 PDF 的数字签名不是签发它的电脑加的，请用签发单位留存的原件核对。",
)
_SIGNED: Final = ("PDF 的数字签名有效，签名以后没有改动（只用来防篡改，不是国密电子印章）。",)
_FORGED: Final = ("二维码里的签名核验不通过，文书可能是伪造的，请向签发单位核实。",)


def _odd_pages(codes: tuple[tuple[str, ...], ...], first: str) -> Iterator[str]:
    for number, page in enumerate(codes, 1):
        if not page:
            yield f"第{number}页没有文书二维码，可能是换上去的。"
        elif page != (first,):
            yield f"第{number}页的二维码属于另一份文书。"


def _checked(workspace: Workspace, stored: Stored, text: str, pdf: bytes | None) -> CheckedPaper:
    try:
        signed = open_code(text)
    except Refused:
        return CheckedPaper(PaperState.CHANGED, sentences=_UNREADABLE)
    signer = known_signer(workspace, stored, signed.keyid)
    if signer is None:
        return CheckedPaper(PaperState.UNKNOWN_SIGNER, sentences=_UNKNOWN)
    try:
        code = verify_code(signed, signer.key)
    except Refused:
        return CheckedPaper(PaperState.CHANGED, signer=signer.name, sentences=_FORGED)
    checked = CheckedPaper(PaperState.GENUINE, code, signer.name)
    differences = compared(workspace, stored, code, pdf) if pdf else ()
    if differences:
        return replace(checked, state=PaperState.CHANGED, sentences=differences)
    return _judged(stored, checked, signer, code, pdf)


def _judged(
    stored: Stored,
    checked: CheckedPaper,
    signer: KnownSigner,
    code: DocumentCode,
    pdf: bytes | None,
) -> CheckedPaper:
    voided = withdrawn_on(stored, code)
    if voided is not None:
        return replace(
            checked,
            state=PaperState.WITHDRAWN,
            sentences=register_says(stored, code),
            withdrawn_on=voided,
        )
    if signer.is_doubted or not signer.could_sign_on(code.issued):
        return replace(checked, state=PaperState.REVOKED, sentences=_revoked(signer))
    same = _SAME if pdf and is_original(stored, code, pdf) else _SAME_WORDS
    return replace(checked, sentences=(*register_says(stored, code), *(same if pdf else _BY_EYE)))


def _revoked(signer: KnownSigner) -> tuple[str, ...]:
    if signer.revoked is None or not signer.is_doubted:
        return (f"文书的签发日期不在电脑{signer.name}的授权期限内，请向签发单位核实。",)
    reason = _REASONS[signer.revoked.reason]
    return (
        f"签发这份文书的电脑{signer.name}已被省厅吊销授权（{reason}）。",
        "吊销以前签发的文书，请向签发单位核实。",
    )


_REASONS: Final = {
    "lost": "遗失",
    "stolen": "被盗",
    "replaced": "已更换",
    "retired": "已停用",
    "compromised": "密钥泄露",
}


_SAME: Final = ("全部文字与签发时一致。",)
_SAME_WORDS: Final = ("全部文字与签发时一致；文件另存或者处理过，不是签发时的那个文件。",)
_BY_EYE: Final = ("照片只能核验二维码，请把文号和期限与纸面逐字对照，不一致的就是被改动的。",)

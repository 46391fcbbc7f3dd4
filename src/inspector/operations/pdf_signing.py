"""Sign the PDF of a document as PDF readers know it, and tell such a signature (F5).

It shows every later change of the file. It is no seal (公章) and no seal of the national
algorithms (国密电子印章).
"""

from typing import Final

from inspector.documents.signature_field import (
    BrokenSignatureError,
    SignatureWords,
    signature_in,
    signed,
)
from inspector.errors import UserError
from inspector.exchange.pdf_signature import (
    LARGEST_SIGNATURE,
    OpenedSignature,
    PdfKey,
    load_pdf_key,
    make_pdf_key,
    open_signature,
)
from inspector.exchange.verdicts import Refused
from inspector.operations.identity import NotEnrolledError, enrolled_device
from inspector.operations.workspace import Workspace

_KEY: Final = "pdf-signing"
_REASON: Final = "防篡改：签名以后文件有任何改动都能看出。不是国密电子印章，不代替盖章。"
_UNNAMED: Final = "未登记的电脑"


class NoPdfKeyError(UserError):
    """This computer has no key that could vouch for the signature."""


def signed_pdf(workspace: Workspace, pdf: bytes, authority: str) -> bytes:
    """Return the file with the signature of this computer.

    Raises:
        NoPdfKeyError: this computer has no key.
        StorageError: the new key cannot be kept.
    """
    key = _key_of(workspace, authority)
    words = SignatureWords(authority, _REASON, workspace.clock())
    return signed(pdf, words, LARGEST_SIGNATURE, key.sign)


def pdf_signature(pdf: bytes) -> OpenedSignature | None:
    """Return the signature of a file, fitting all its bytes; None: it bears none.

    Raises:
        BrokenSignatureError: the file was changed after it was signed, or other software signed.
    """
    found = signature_in(pdf)
    if found is None:
        return None
    try:
        return open_signature(found.message, found.digest)
    except Refused as refused:
        raise BrokenSignatureError from refused


def _key_of(workspace: Workspace, authority: str) -> PdfKey:
    signer = workspace.signer
    if signer is None:
        raise NoPdfKeyError("本机还没有签名密钥，不能给 PDF 加数字签名。请不加签名，直接签发。")
    kept = workspace.keys.get(_KEY)
    if kept is not None:
        key = load_pdf_key(kept)
        if key.voucher == signer.keyid and not key.expired(workspace.clock()):
            return key
    key = make_pdf_key(_device(workspace), authority, signer, workspace.clock())
    workspace.keys.replace(_KEY, key.secret_bytes())
    return key


def _device(workspace: Workspace) -> str:
    with workspace.database.reading() as stored:
        try:
            return enrolled_device(stored).device
        except NotEnrolledError:
            return _UNNAMED

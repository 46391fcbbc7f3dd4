"""Compares a document with what its code and the register say."""

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Final

from inspector.documents.printed_text import printed_text, text_digest
from inspector.domain.shanghai import date_in_words, day_in_shanghai
from inspector.exchange.document_code import DocumentCode
from inspector.operations.list_documents import DocumentLostError, document_bytes
from inspector.operations.messages import document_voided
from inspector.operations.workspace import Workspace
from inspector.storage.database import Stored
from inspector.storage.documents import DocumentState, IssuedDocument
from inspector.storage.journal import JournalLine

_BEFORE: Final = 10
_AFTER: Final = 12
"""Characters that are shown round the first that differs."""


def compared(
    workspace: Workspace, stored: Stored, code: DocumentCode, pdf: bytes
) -> tuple[str, ...]:
    """Return what differs between a PDF file and its verified code, in sentences.

    The very bytes of the register differ in nothing; of other bytes the number, the deadlines and
    the digest of the whole text are compared, and where the original is kept here, its text.
    """
    registered = _registered(stored, code)
    if registered is not None and is_original(stored, code, pdf):
        return ()
    text = printed_text(pdf)
    differences = tuple(_differences(code, text))
    if registered is None or not differences:
        return differences
    return (*differences, *_first_difference(workspace, registered, text))


def _first_difference(workspace: Workspace, issued: IssuedDocument, text: str) -> Iterator[str]:
    try:
        original = printed_text(document_bytes(workspace, issued))
    except DocumentLostError:
        return
    pairs = enumerate(zip(original, text, strict=False))
    shorter = min(len(original), len(text))
    place = next((number for number, (was, now) in pairs if was != now), shorter)
    was, now = (one[max(0, place - _BEFORE) : place + _AFTER] for one in (original, text))
    yield f"与本机留存的原件对照，第一处不同：签发时是“{was}”，现在是“{now}”。"


def is_original(stored: Stored, code: DocumentCode, pdf: bytes) -> bool:
    """Whether these are the bytes of the register, or it holds none."""
    registered = _registered(stored, code)
    return registered is None or hashlib.sha256(pdf).hexdigest() == registered.sha256


def register_says(stored: Stored, code: DocumentCode) -> tuple[str, ...]:
    """Return what the register here knows of the document."""
    document = _registered(stored, code)
    if document is None:
        return ("本机没有登记这份文书（别的单位签发的属于正常），是否已经作废请向签发单位核实。",)
    if document.state is DocumentState.VOIDED:
        return (f"这份文书已经作废，理由：{document.reason}。", *_replaced_by(stored, document))
    return (f"本机登记的状态：{document.state.value}。",)


def withdrawn_on(stored: Stored, code: DocumentCode) -> date | None:
    """Return the day the document was voided; None: as far as is known here, it was not."""
    document = _registered(stored, code)
    if document is None or document.state is not DocumentState.VOIDED:
        return None
    voided = [one.at for one in _lines(stored, document) if one.subject == document.id]
    return day_in_shanghai(voided[-1] if voided else document.issued_at)


def _registered(stored: Stored, code: DocumentCode) -> IssuedDocument | None:
    try:
        return stored.documents.get(code.document)
    except KeyError:
        return None


def _lines(stored: Stored, document: IssuedDocument) -> Iterator[JournalLine]:
    log = stored.received if document.origin else stored.journal
    return log.of_kind(document_voided.MESSAGE.kind)


def _replaced_by(stored: Stored, document: IssuedDocument) -> Iterator[str]:
    later = [
        one.number
        for one in stored.documents.of_inspection(document.inspection_id)
        if one.kind == document.kind
        and one.state is not DocumentState.VOIDED
        and one.issued_at >= document.issued_at
    ]
    if later:
        yield f"现行有效的是：{'、'.join(later)}。"


def _differences(code: DocumentCode, text: str) -> Iterator[str]:
    if code.number and code.number not in text:
        yield f"纸面上没有二维码写明的文号“{code.number}”，文号被改动。"
    for day in code.deadlines:
        if date_in_words(day) not in text:
            yield f"纸面上没有二维码写明的期限“{date_in_words(day)}”，期限被改动。"
    if text_digest(text) != code.text:
        yield "纸面上的文字与签发时不一致，请用签发单位留存的原件逐字对照。"

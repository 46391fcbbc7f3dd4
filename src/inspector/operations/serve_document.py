"""Record that a document was served: when, how and to whom."""

from dataclasses import dataclass
from datetime import datetime

from inspector.domain.shanghai import time_in_words
from inspector.errors import UserError
from inspector.operations.append_to_journal import append_to_journal
from inspector.operations.changes import Changed
from inspector.operations.messages import document_served
from inspector.operations.messages.document_served import ServedRow
from inspector.operations.own_document import officer_of, own_document
from inspector.operations.workspace import Workspace
from inspector.storage.documents import DocumentState


class NotServableError(UserError):
    """The service cannot be recorded like this."""


@dataclass(frozen=True, slots=True)
class Service:
    """One service.

    Attributes:
        at: UTC.
        way: how, and who received it.
    """

    document_id: str
    at: datetime
    way: str


def serve_document(workspace: Workspace, service: Service) -> Changed:
    """Keep the service with its line in the journal, in one transaction.

    A second service corrects the first one; the journal keeps both.

    Raises:
        NotServableError: voided, in the future, before the issue, or without a word on how.
        NotOwnDocumentError: not issued here.
    """
    way = service.way.strip()
    if not way:
        raise NotServableError("没有写送达方式和签收人，请写明，例如“直接送达，示例丙签收”。")
    with workspace.database.transaction() as stored:
        document = own_document(stored, service.document_id)
        if document.state is DocumentState.VOIDED:
            raise NotServableError(f"文书“{document.number}”已经作废，不能再记送达。")
        if service.at > workspace.clock():
            raise NotServableError("送达时间在将来，请核对日期和时间。")
        if service.at < document.issued_at.replace(second=0, microsecond=0):
            raise NotServableError(
                f"送达时间早于签发时间（{time_in_words(document.issued_at)}），请核对。"
            )
        stored.documents.set_served(document.id, service.at, way)
        append_to_journal(
            workspace,
            stored,
            kind=document_served.MESSAGE.kind,
            subject=document.id,
            who=officer_of(stored, document),
            body=document_served.MESSAGE.encode(ServedRow(document.id, service.at, way)),
        )
    return Changed.DOCUMENTS | Changed.PACKAGES

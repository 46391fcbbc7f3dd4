"""Print issued documents: the very bytes that were issued."""

from collections.abc import Sequence
from typing import Final

from inspector.documents.print_order import DOTS, NotPrintedError, Printers, PrintOrder
from inspector.operations.list_documents import document_titles
from inspector.operations.render_document import found_document
from inspector.operations.workspace import Workspace
from inspector.progress import Progress, unreported
from inspector.storage.documents import DocumentState, IssuedDocument

MOST_COPIES: Final = 50


def print_documents(
    workspace: Workspace,
    names: Sequence[str],
    order: PrintOrder,
    printers: Printers,
    progress: Progress = unreported,
) -> tuple[IssuedDocument, ...]:
    """Print the documents with these ids or numbers, one job each (E11).

    Raises:
        NoSuchDocumentError: one of them is not known; nothing was printed.
        NotPrintedError: one is voided, too many copies, or the printer does not take it.
    """
    if not 1 <= order.copies <= MOST_COPIES:
        raise NotPrintedError(f"份数应当在1到{MOST_COPIES}之间，没有打印，请改正后重试。")
    if order.dots not in DOTS:
        raise NotPrintedError("分辨率只能是 300 或 600，没有打印，请改正后重试。")
    documents = tuple(found_document(workspace, name) for name in names)
    for document in documents:
        if document.state is DocumentState.VOIDED:
            raise NotPrintedError(
                f"文书“{document.number}”已经作废，没有打印；请打印现行有效的文书。"
            )
    titles = document_titles()
    for done, document in enumerate(documents):
        title = f"{titles[document.kind]} {document.number}".strip()
        progress(f"正在打印{title}", done / len(documents))
        part = _part(progress, title, done, len(documents))
        with workspace.files.open(document.sha256) as source:
            pdf = source.read()
        printers.submit(pdf, title, order, part)
    return documents


def _part(progress: Progress, title: str, done: int, count: int) -> Progress:
    def report(step: str, fraction: float) -> None:
        progress(f"{title}：{step}", (done + fraction) / count)

    return report

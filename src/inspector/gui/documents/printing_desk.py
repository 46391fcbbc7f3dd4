"""Connects the fields for printing with the printers and the operation."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot

from inspector.documents.print_order import NotPrintedError, Printer, Printers
from inspector.gui.context import Context
from inspector.gui.documents.print_card import PrintCard
from inspector.gui.documents.print_state import PrintWords, WrongCopiesError, order_of, others_of
from inspector.gui.documents.state import DocumentRow
from inspector.operations.print_document import print_documents
from inspector.progress import Progress
from inspector.storage.documents import IssuedDocument


class PrintingDesk(QObject):
    """Looks for printers off the window's thread: a network printer may take seconds to answer."""

    def __init__(self, context: Context, printers: Printers, card: PrintCard) -> None:
        super().__init__()
        self._context = context
        self._printers = printers
        self._card = card
        self._document: IssuedDocument | None = None
        self._others: tuple[str, ...] = ()
        card.wished.connect(self._on_wished)

    def begin(self, document: IssuedDocument, rows: Sequence[DocumentRow]) -> None:
        """Ask how this document is to be printed."""
        self._document = document
        self._others = others_of(rows, document)
        self._context.runner.start("查找打印机", self._found, self._on_found)

    def _found(self, progress: Progress) -> tuple[Printer, ...]:
        progress("正在查找打印机", 0.0)
        return self._printers.all()

    def _on_found(self, known: tuple[Printer, ...]) -> None:
        if known:
            self._card.open(known, len(self._others))
        else:
            self._context.failures.handle(
                NotPrintedError(
                    "没有找到打印机，没有打印。请连接打印机后重试，或另存为 PDF 到别的电脑打印。"
                )
            )

    @Slot(object)
    def _on_wished(self, words: PrintWords) -> None:
        if self._document is None:
            return
        try:
            order = order_of(words)
        except NotPrintedError as error:
            self._card.show_wrong(str(error), copies=isinstance(error, WrongCopiesError))
            return
        idents = (self._document.id, *(self._others if words.all_of_inspection else ()))
        work = partial(print_documents, self._context.workspace, idents, order, self._printers)
        self._card.hide()
        self._context.runner.start("打印文书", work, self._on_printed)

    def _on_printed(self, documents: tuple[IssuedDocument, ...]) -> None:
        names = "、".join(one.number or one.kind for one in documents)
        self._context.say(f"“{names}”已交给打印机。")

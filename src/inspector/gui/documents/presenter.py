"""Connects the documents screen with the operations."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from inspector.documents.print_order import Printers
from inspector.gui.context import Context
from inspector.gui.documents.making import Making
from inspector.gui.documents.printing_desk import PrintingDesk
from inspector.gui.documents.reading import Reading
from inspector.gui.documents.screen import DocumentsScreen
from inspector.gui.documents.signed_pages import SignedPages
from inspector.gui.documents.signing import Signing
from inspector.gui.documents.state import DocumentRow, Wanted, counts_of, rows_of
from inspector.gui.navigation import Place, Room
from inspector.gui.printing import system_printers
from inspector.operations.changes import Changed
from inspector.operations.issue_document import IssuedPaper, details_of, issuable_kinds
from inspector.operations.list_documents import document_bytes, document_titles, list_documents
from inspector.operations.list_inspections import list_inspections
from inspector.operations.papers.paper import NoDetails
from inspector.operations.render_document import render_document
from inspector.operations.replace_document import replace_document
from inspector.operations.serve_document import NotServableError, Service, serve_document
from inspector.operations.void_document import void_document
from inspector.storage.documents import DocumentState, IssuedDocument


class DocumentsPresenter(QObject):
    """Reads anew when somebody comes in, and when a document changed meanwhile."""

    def __init__(self, context: Context, printers: Printers | None = None) -> None:
        super().__init__()
        self._context = context
        self._wanted = Wanted()
        self._rows: tuple[DocumentRow, ...] = ()
        self._row: DocumentRow | None = None
        self.screen = DocumentsScreen(context.appearance)
        self._making = Making(context, self.screen.making)
        self._reading = Reading(context, self.screen.reading)
        self._signed = SignedPages(context)
        self._signing = Signing(context, self.screen)
        self._desk = PrintingDesk(context, printers or system_printers(), self.screen.printing)
        self.screen.sought.connect(self._on_sought)
        self.screen.state_chosen.connect(self._on_state)
        self.screen.selected.connect(self._on_selected)
        self.screen.opened.connect(self._on_opened)
        self.screen.read_wished.connect(self._reading.ask)
        self.screen.make_wished.connect(self._on_make)
        self.screen.making.left.connect(self._on_left)
        self._making.made.connect(self._on_made)
        self.screen.save_wished.connect(self._on_save)
        self.screen.print_wished.connect(self._on_print)
        self.screen.standing.served.connect(self._on_served)
        self.screen.standing.bind_wished.connect(self._on_bind)
        self.screen.standing.sign_wished.connect(self._on_sign)
        self._signing.signed.connect(self._signed.bind)
        self.screen.standing.signed_wished.connect(self._on_signed)
        self._signed.drawn.connect(self.screen.show_document)
        self.screen.standing.void_wished.connect(self._on_void)
        self.screen.standing.replace_wished.connect(self._on_replace)
        context.news.changed.connect(self._on_changed)

    def enter(self, place: Place) -> None:
        """Show the documents; a key is what is looked for among all of them.

        With a part, the code of a kind, the key is the inspection of which it is to be made.
        """
        if place.part:
            self._make(place.key, place.part)
            return
        self.screen.show_making(making=False)
        if place.key:
            self._wanted = Wanted(place.key)
            self.screen.seek(place.key)
        self._read()
        self.screen.take_focus()

    def _read(self) -> None:
        workspace = self._context.workspace
        documents, inspections = list_documents(workspace), list_inspections(workspace)
        self._rows = rows_of(documents, document_titles(), inspections)
        self._show()

    def _show(self) -> None:
        found = [row for row in self._rows if self._wanted.takes(row)]
        self.screen.show_rows(found, counts_of(self._rows))
        if not found:
            self._on_selected(None)

    @Slot(Changed)
    def _on_changed(self, changed: Changed) -> None:
        if changed & Changed.DOCUMENTS and self.screen.isVisible():
            self._read()

    @Slot(str)
    def _on_sought(self, words: str) -> None:
        self._wanted = replace(self._wanted, words=words)
        self._show()

    @Slot(object)
    def _on_state(self, state: DocumentState | None) -> None:
        self._wanted = replace(self._wanted, state=state)
        self._show()

    @Slot(object)
    def _on_selected(self, row: DocumentRow | None) -> None:
        other = row is None or self._row is None or row.document.id != self._row.document.id
        self._row = row
        again = row is not None and _needs_no_details(row.document.kind)
        signed = self._signed.words(row.document) if row else ""
        now = self._context.workspace.clock()
        self.screen.standing.show_row(row, now, signed, replaceable=again)
        if other:
            self.screen.show_document(self._bytes_of(row.document) or b"" if row else b"")

    def _bytes_of(self, document: IssuedDocument) -> bytes | None:
        return self._context.perform(partial(document_bytes, self._context.workspace, document))

    @Slot(str)
    def _on_opened(self, inspection_id: str) -> None:
        self._context.navigator.go(Room.CLOSING, inspection_id)

    @Slot(object)
    def _on_save(self, document: IssuedDocument) -> None:
        self._context.dialogs.ask_for_place(
            "另存为 PDF",
            f"{document.number or document.kind}.pdf",
            partial(self._save, document.id),
        )

    def _save(self, ident: str, file: Path) -> None:
        saved = self._context.perform(
            partial(render_document, self._context.workspace, ident, file)
        )
        if saved is not None:
            self._context.say(f"已保存到 {file}。")

    @Slot(object)
    def _on_print(self, document: IssuedDocument) -> None:
        self._desk.begin(document, self._rows)

    @Slot(str)
    def _on_make(self, inspection_id: str) -> None:
        self._make(inspection_id, "")

    def _make(self, inspection_id: str, code: str) -> None:
        self.screen.show_making(making=True)
        self._making.begin(inspection_id, code)

    @Slot()
    def _on_left(self) -> None:
        self.enter(Place(Room.DOCUMENTS))

    @Slot(object)
    def _on_made(self, paper: IssuedPaper) -> None:
        self._publish(paper.changed)
        self._wanted = Wanted()
        self.screen.seek("")
        self._on_left()
        self.screen.select(paper.document.id)
        name = paper.document.number or document_titles()[paper.document.kind]
        self._context.say(f"已签发“{name}”，可以打印了。")

    @Slot(object, str)
    def _on_served(self, at: datetime | None, way: str) -> None:
        if at is None:
            self._context.failures.handle(
                NotServableError("送达的日期或时间没有写对，请写成 2026-3-5 和 10:42 的样子。")
            )
        elif self._row is not None:
            service = Service(self._row.document.id, at.astimezone(UTC), way)
            self._publish(
                self._context.perform(partial(serve_document, self._context.workspace, service))
            )

    @Slot()
    def _on_bind(self) -> None:
        if self._row is not None:
            self._signed.ask(self._row.document)

    @Slot()
    def _on_sign(self) -> None:
        if self._row is not None:
            self._signing.ask(self._row.document)

    @Slot()
    def _on_signed(self) -> None:
        if self._row is not None:
            self._signed.show(self._row.document)

    @Slot()
    def _on_void(self) -> None:
        self._ask_for_reason("作废", self._void)

    @Slot()
    def _on_replace(self) -> None:
        self._ask_for_reason("作废并重做", self._replace)

    def _ask_for_reason(self, label: str, given: Callable[[IssuedDocument, str], None]) -> None:
        if self._row is not None:
            document = self._row.document
            self._context.dialogs.ask_for_text(
                f"“{document.number}”为什么作废？文号保留，不再使用。",
                label,
                partial(given, document),
            )

    def _void(self, document: IssuedDocument, reason: str) -> None:
        void = partial(void_document, self._context.workspace, document.id, reason)
        self._publish(self._context.perform(void))

    def _replace(self, document: IssuedDocument, reason: str) -> None:
        make = partial(replace_document, self._context.workspace, document.id, reason)
        self._context.runner.start("制作文书", make, self._on_replaced)

    def _on_replaced(self, paper: IssuedPaper) -> None:
        self._publish(paper.changed)
        self._context.say(f"原文书已作废，新的是“{paper.document.number}”。")

    def _publish(self, changed: Changed | None) -> None:
        if changed is not None:
            self._context.news.publish(changed)


def _needs_no_details(kind: str) -> bool:
    return kind in issuable_kinds() and details_of(kind) is NoDetails

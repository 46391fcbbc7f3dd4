"""Connects the documents screen with the operations."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from inspector.gui.context import Context
from inspector.gui.documents.screen import DocumentsScreen
from inspector.gui.documents.state import DocumentRow, rows_of
from inspector.gui.navigation import Place, Room
from inspector.operations.changes import Changed
from inspector.operations.list_documents import document_bytes, document_titles, list_documents
from inspector.operations.list_inspections import list_inspections
from inspector.operations.render_document import render_document
from inspector.storage.documents import IssuedDocument


class DocumentsPresenter(QObject):
    """Reads anew when somebody comes in, and when a document was issued meanwhile."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sought = ""
        self.screen = DocumentsScreen(context.appearance)
        self.screen.sought.connect(self._on_sought)
        self.screen.selected.connect(self._on_selected)
        self.screen.opened.connect(self._on_opened)
        self.screen.save_wished.connect(self._on_save)
        context.news.changed.connect(self._on_changed)

    def enter(self, place: Place) -> None:
        """Show every document."""
        del place
        self._on_sought(self._sought)
        self.screen.take_focus()

    @Slot(Changed)
    def _on_changed(self, changed: Changed) -> None:
        if changed & Changed.DOCUMENTS:
            self._on_sought(self._sought)

    @Slot(str)
    def _on_sought(self, words: str) -> None:
        self._sought = words
        workspace = self._context.workspace
        rows = rows_of(list_documents(workspace), document_titles(), list_inspections(workspace))
        self.screen.show_rows([row for row in rows if row.holds(words)], len(rows))

    @Slot(object)
    def _on_selected(self, row: DocumentRow | None) -> None:
        content = document_bytes(self._context.workspace, row.document) if row else b""
        self.screen.show_document(content)

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

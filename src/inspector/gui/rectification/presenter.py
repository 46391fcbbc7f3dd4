"""Connects the rectification screen with the operations."""

from typing import Final

from PySide6.QtCore import QObject, Slot

from inspector.gui.context import Context
from inspector.gui.navigation import Place, Room
from inspector.gui.rectification.screen import RectificationScreen
from inspector.gui.rectification.state import OpenLine, Urgency, counts_of, lines_of
from inspector.operations.changes import Changed
from inspector.operations.open_findings import open_findings

_CARES: Final = Changed.INSPECTIONS | Changed.FINDINGS | Changed.DOCUMENTS


class RectificationPresenter(QObject):
    """Reads anew when somebody comes in, and when something changed meanwhile."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sought = ""
        self._lines: tuple[OpenLine, ...] = ()
        self._urgency: Urgency | None = None
        self.screen = RectificationScreen(context.appearance)
        self.screen.sought.connect(self._on_sought)
        self.screen.urgency_chosen.connect(self._on_urgency)
        self.screen.opened.connect(self._on_opened)
        self.screen.document_wished.connect(self._on_document)
        context.news.changed.connect(self._on_changed)

    def enter(self, place: Place) -> None:
        """Show what is open."""
        del place
        self._read()
        self.screen.take_focus()

    def _read(self) -> None:
        workspace = self._context.workspace
        self._lines = lines_of(open_findings(workspace), workspace.today)
        self._show()

    def _show(self) -> None:
        found = [
            line
            for line in self._lines
            if self._urgency in {None, line.urgency} and line.holds(self._sought)
        ]
        self.screen.show_lines(found, counts_of(self._lines))

    @Slot(Changed)
    def _on_changed(self, changed: Changed) -> None:
        if changed & _CARES and self.screen.isVisible():
            self._read()

    @Slot(str)
    def _on_sought(self, words: str) -> None:
        self._sought = words
        self._show()

    @Slot(object)
    def _on_urgency(self, urgency: Urgency | None) -> None:
        self._urgency = urgency
        self._show()

    @Slot(object)
    def _on_document(self, line: OpenLine) -> None:
        self._context.navigator.go(Room.DOCUMENTS, line.open_finding.order)

    @Slot(object)
    def _on_opened(self, line: OpenLine) -> None:
        one = line.open_finding
        self._context.navigator.go(Room.INSPECTION, one.inspection_id, one.finding.item)

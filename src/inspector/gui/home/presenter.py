"""Connects the first screen with the operations."""

from typing import Final

from PySide6.QtCore import QObject, Slot

from inspector.gui.context import Context
from inspector.gui.home.screen import HomeScreen
from inspector.gui.home.state import HomeFacts, state_of
from inspector.gui.navigation import Place, Room
from inspector.operations.changes import Changed
from inspector.operations.exchange_state import exchange_state
from inspector.operations.find_institutions import count_institutions
from inspector.operations.list_inspections import list_inspections
from inspector.operations.list_officers import list_officers
from inspector.operations.open_findings import open_findings

_CARES: Final = (
    Changed.INSTITUTIONS
    | Changed.INSPECTIONS
    | Changed.ANSWERS
    | Changed.FINDINGS
    | Changed.DOCUMENTS
    | Changed.PACKAGES
    | Changed.STAFF
)


class HomePresenter(QObject):
    """Reads anew when somebody comes in, and when something changed while somebody looks."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.screen = HomeScreen()
        self.screen.wished.connect(context.navigator.requested)
        self.screen.start_wished.connect(self._on_start)
        self.screen.sought.connect(self._on_sought)
        context.news.changed.connect(self._on_changed)

    def enter(self, place: Place) -> None:
        """Show what is urgent."""
        del place
        self._show()
        self.screen.take_focus()

    def _show(self) -> None:
        workspace = self._context.workspace
        officers = list_officers(workspace)
        facts = HomeFacts(
            today=workspace.today,
            office=next((one.authority for one in officers if one.authority), ""),
            institutions=count_institutions(workspace),
            inspections=list_inspections(workspace),
            findings=open_findings(workspace),
            officers=officers,
            exchange=exchange_state(workspace),
        )
        self.screen.show_state(state_of(facts))

    @Slot(Changed)
    def _on_changed(self, changed: Changed) -> None:
        if changed & _CARES and self.screen.isVisible():
            self._show()

    @Slot()
    def _on_start(self) -> None:
        self._context.navigator.go(Room.STARTING)

    @Slot(str)
    def _on_sought(self, words: str) -> None:
        self._context.navigator.go(Room.INSTITUTIONS, words)

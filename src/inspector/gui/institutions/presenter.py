"""Connects the institutions screen with the operations."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from inspector.domain.institution import Institution
from inspector.gui.context import Context
from inspector.gui.institutions.screen import InstitutionsScreen
from inspector.gui.institutions.staff_desk import StaffDesk
from inspector.gui.institutions.state import HomeFacts, InstitutionPage, page_of
from inspector.gui.navigation import Place, Room
from inspector.gui.thumbs import Thumbs
from inspector.operations.about_home import about_home
from inspector.operations.changes import Changed
from inspector.operations.confirm_boundaries import boundaries_confirmed
from inspector.operations.find_institutions import count_institutions, find_institutions
from inspector.operations.open_findings import OpenFinding, open_findings
from inspector.policy.boundaries import boundary_of

SHOWN: Final = 500
_AT_ONCE: Final = 100
"""At most so many are listed: more than anybody scrolls through, and quick at every key."""
_CARES: Final = (
    Changed.INSTITUTIONS
    | Changed.INSPECTIONS
    | Changed.DOCUMENTS
    | Changed.PACKAGES
    | Changed.SETTINGS
)


class InstitutionsPresenter(QObject):
    """Filters at every key; shows the page of the current row."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sought = ""
        self._count: int | None = None
        self._open: tuple[OpenFinding, ...] | None = None
        self._page: InstitutionPage | None = None
        self._thumbs = Thumbs(context)
        self.screen = InstitutionsScreen(context.appearance)
        self._staff = StaffDesk(context, self.screen)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._show_rest)
        self.screen.sought.connect(self._on_sought)
        self.screen.selected.connect(self._on_selected)
        self.screen.import_wished.connect(self._on_import)
        self.screen.inspection_wished.connect(self._on_inspection_wished)
        self.screen.page.wished.connect(context.navigator.requested)
        context.news.changed.connect(self._on_changed)

    def enter(self, place: Place) -> None:
        """Show the register; a key is what is looked for in it."""
        if place.key:
            self.screen.seek(place.key)
        self._on_sought(place.key or self._sought)
        self.screen.take_focus()

    @Slot(Changed)
    def _on_changed(self, changed: Changed) -> None:
        if changed & _CARES:
            self._count = None
            self._open = None
            if self.screen.isVisible():  # else it is read when somebody comes in
                self._on_sought(self._sought)

    @Slot(str)
    def _on_sought(self, words: str) -> None:
        self._sought = words
        found = find_institutions(self._context.workspace, words, _AT_ONCE)
        if len(found) < _AT_ONCE:
            self._rest.stop()
            self.screen.show_rows(found, self._known_count() if words else len(found))
        else:  # what is seen comes first: counting a million takes longer than reading a page
            self.screen.show_rows(found, self._count or 0)
            self._rest.start(0)

    @Slot()
    def _show_rest(self) -> None:
        found = find_institutions(self._context.workspace, self._sought, SHOWN)
        self.screen.show_rows(found, self._known_count())

    def _known_count(self) -> int:
        if self._count is None:
            self._count = count_institutions(self._context.workspace)
        return self._count

    @Slot(object)
    def _on_selected(self, institution: Institution | None) -> None:
        self._page = self._page_of(institution) if institution is not None else None
        self._show_page()

    def _show_page(self) -> None:
        photos = self._page.photos if self._page is not None else ()
        self.screen.show_page(self._page, self._thumbs.of(photos, self._on_thumbs))

    def _page_of(self, institution: Institution) -> InstitutionPage:
        workspace = self._context.workspace
        if self._open is None:
            self._open = open_findings(workspace)
        code = institution.county_code
        may = boundaries_confirmed(workspace)
        return page_of(
            HomeFacts(
                institution,
                workspace.divisions.full_name(code),
                about_home(workspace, institution.id),
                [one for one in self._open if one.institution_id == institution.id],
                boundary_of(workspace.resources, code) if may else None,
                may,
                workspace.today,
            )
        )

    def _on_thumbs(self) -> None:
        if self._page is not None:
            self.screen.page.show_thumbs(self._thumbs.of(self._page.photos, self._on_thumbs))

    @Slot()
    def _on_import(self) -> None:
        self._context.dialogs.ask_for_file(
            "选择机构名册", "表格 (*.xlsx *.csv)", self._on_register_chosen
        )

    def _on_register_chosen(self, file: Path) -> None:
        self._context.navigator.go(Room.REGISTER_IMPORT, str(file))

    @Slot(str)
    def _on_inspection_wished(self, institution_id: str) -> None:
        self._context.navigator.go(Room.STARTING, institution_id)

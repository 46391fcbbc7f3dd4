"""Connects the settings screen with the operations and the look of the application."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Slot

from inspector.domain.divisions import is_practice
from inspector.domain.document_number import short_name_of
from inspector.domain.office import Office, office_of_county
from inspector.domain.personnel import Officer
from inspector.errors import UserError
from inspector.gui.context import Context
from inspector.gui.navigation import Place
from inspector.gui.settings.enrolling import Enrolling
from inspector.gui.settings.keeping_safe import KeepingSafe
from inspector.gui.settings.policy_state import policy_state_of
from inspector.gui.settings.restoring import Restoring
from inspector.gui.settings.screen import Page, SettingsScreen
from inspector.gui.settings.state import appearance_of, office_state_of
from inspector.gui.theme import Look, TextScale
from inspector.operations.changes import Changed
from inspector.operations.confirm_boundaries import boundaries_confirmed, confirm_boundaries
from inspector.operations.describe_office import described_office
from inspector.operations.list_officers import list_officers
from inspector.operations.office import remove_officer, save_office, save_officer


class NoValidityError(UserError):
    """The last day of the certificate is missing."""


class SettingsPresenter(QObject):
    """Everything is kept at once."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._appearance = context.appearance
        self.screen = SettingsScreen(context.appearance)
        self._enrolling = Enrolling(context, self.screen.enrolment)
        self._keeping = KeepingSafe(context, self.screen.safety)
        self._restoring = Restoring(context, self.screen.safety.restore)
        self.screen.office.county_chosen.connect(self._on_county)
        self.screen.office.edited.connect(self._on_office)
        self.screen.officers.entered.connect(self._on_officer)
        self.screen.officers.removed.connect(self._on_officer_removed)
        self.screen.appearance.dark_chosen.connect(self._on_dark)
        self.screen.appearance.scale_chosen.connect(self._on_scale)
        self.screen.map.confirmed.connect(self._on_map)
        self._appearance.changed.connect(self._on_look)
        context.news.changed.connect(self._on_changed)

    def enter(self, place: Place) -> None:
        """Show how things are; the part is the name of a page."""
        if place.part:
            self.screen.show_page(Page[place.part])
        self._on_look(self._appearance.look)
        self._show()
        self.screen.take_focus()

    def _show(self) -> None:
        workspace = self._context.workspace
        counties = [
            (county.code, workspace.divisions.full_name(county.code))
            for county in workspace.divisions.counties
            if is_practice(county.code) is workspace.practice
        ]
        state = office_state_of(
            described_office(workspace), counties, list_officers(workspace), workspace.today
        )
        self.screen.office.show_state(state)
        self.screen.officers.show_state(state)
        self.screen.policy.show_state(policy_state_of(workspace.policy))
        self.screen.map.show_state(confirmed=boundaries_confirmed(workspace))
        self._enrolling.show()
        self._keeping.show()
        self._restoring.show()

    @Slot(Changed)
    def _on_changed(self, changed: Changed) -> None:
        if changed & (Changed.SETTINGS | Changed.STAFF):
            self._show()

    @Slot(str)
    def _on_county(self, code: str) -> None:
        county = self._context.workspace.divisions.county(code)
        if county is not None:
            self._on_office(office_of_county(code, county.name, short_name_of(county.name)))

    @Slot(Office)
    def _on_office(self, office: Office) -> None:
        changed = self._context.perform(partial(save_office, self._context.workspace, office))
        if changed is not None:
            self._context.news.publish(changed)

    @Slot(str, str, object)
    def _on_officer(self, name: str, number: str, until: date | None) -> None:
        if until is None:
            self._context.failures.handle(
                NoValidityError("没有填写证件的有效期，请填写到哪一天，例如 2028-12-31。")
            )
            return
        office = described_office(self._context.workspace)
        officer = Officer(name, number, until, office.authority if office else "")
        changed = self._context.perform(partial(save_officer, self._context.workspace, officer))
        if changed is not None:
            self.screen.officers.empty_line()
            self._context.news.publish(changed)

    @Slot(str)
    def _on_officer_removed(self, number: str) -> None:
        self._context.dialogs.confirm(
            "移除这名检查员？已经封存的检查不受影响。", "移除", partial(self._remove, number)
        )

    def _remove(self, number: str) -> None:
        self._context.news.publish(remove_officer(self._context.workspace, number))

    @Slot(bool)
    def _on_dark(self, dark: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._appearance.show_look(self._appearance.look.with_dark(dark=dark))

    @Slot(TextScale)
    def _on_scale(self, scale: TextScale) -> None:
        self._appearance.show_look(self._appearance.look.with_scale(scale))

    @Slot(bool)
    def _on_map(self, confirmed: bool) -> None:  # noqa: FBT001 - a signal's argument
        workspace = self._context.workspace
        self._context.news.publish(confirm_boundaries(workspace, confirmed=confirmed))

    @Slot(object)
    def _on_look(self, look: Look) -> None:
        self.screen.appearance.show_state(appearance_of(look))

"""Every room with what makes it; nothing of a room is imported before somebody enters it."""

from collections.abc import Callable, Mapping

from inspector.gui.context import Context
from inspector.gui.navigation import Presenter, Room


def county_rooms(context: Context) -> Mapping[Room, Callable[[], Presenter]]:
    """Return the rooms of a county's window."""

    def today() -> Presenter:
        from inspector.gui.home.presenter import HomePresenter

        return HomePresenter(context)

    def institutions() -> Presenter:
        from inspector.gui.institutions.presenter import InstitutionsPresenter

        return InstitutionsPresenter(context)

    def register_import() -> Presenter:
        from inspector.gui.register_import.presenter import RegisterImportPresenter

        return RegisterImportPresenter(context)

    def starting() -> Presenter:
        from inspector.gui.starting.presenter import StartingPresenter

        return StartingPresenter(context)

    def inspection() -> Presenter:
        from inspector.gui.inspection.presenter import InspectionPresenter

        return InspectionPresenter(context)

    def closing() -> Presenter:
        from inspector.gui.closing.presenter import ClosingPresenter

        return ClosingPresenter(context)

    def exchange() -> Presenter:
        from inspector.gui.exchange.presenter import ExchangePresenter

        return ExchangePresenter(context)

    def settings() -> Presenter:
        from inspector.gui.settings.presenter import SettingsPresenter

        return SettingsPresenter(context)

    return {
        Room.TODAY: today,
        Room.INSTITUTIONS: institutions,
        Room.REGISTER_IMPORT: register_import,
        Room.STARTING: starting,
        Room.INSPECTION: inspection,
        Room.CLOSING: closing,
        Room.EXCHANGE: exchange,
        Room.SETTINGS: settings,
    }

"""Every room with what makes it; nothing of a room is imported before somebody enters it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from inspector.gui.context import Context
from inspector.gui.navigation import Presenter, Room


def county_rooms(context: Context) -> Mapping[Room, Callable[[], Presenter]]:
    """Return the rooms of a county's window."""
    return {room: partial(make, context) for room, make in _MAKERS.items()}


def _home(context: Context) -> Presenter:
    from inspector.gui.home.presenter import HomePresenter

    return HomePresenter(context)


def _institutions(context: Context) -> Presenter:
    from inspector.gui.institutions.presenter import InstitutionsPresenter

    return InstitutionsPresenter(context)


def _register_import(context: Context) -> Presenter:
    from inspector.gui.register_import.presenter import RegisterImportPresenter

    return RegisterImportPresenter(context)


def _starting(context: Context) -> Presenter:
    from inspector.gui.starting.presenter import StartingPresenter

    return StartingPresenter(context)


def _inspection(context: Context) -> Presenter:
    from inspector.gui.inspection.presenter import InspectionPresenter

    return InspectionPresenter(context)


def _closing(context: Context) -> Presenter:
    from inspector.gui.closing.presenter import ClosingPresenter

    return ClosingPresenter(context)


def _rectification(context: Context) -> Presenter:
    from inspector.gui.rectification.presenter import RectificationPresenter

    return RectificationPresenter(context)


def _documents(context: Context) -> Presenter:
    from inspector.gui.documents.presenter import DocumentsPresenter

    return DocumentsPresenter(context)


def _exchange(context: Context) -> Presenter:
    from inspector.gui.exchange.presenter import ExchangePresenter

    return ExchangePresenter(context)


def _statistics(context: Context) -> Presenter:
    from inspector.gui.statistics.presenter import StatisticsPresenter

    return StatisticsPresenter(context)


def _counting(context: Context) -> Presenter:
    from inspector.gui.counting.presenter import CountingPresenter

    return CountingPresenter(context)


def _settings(context: Context) -> Presenter:
    from inspector.gui.settings.presenter import SettingsPresenter

    return SettingsPresenter(context)


_MAKERS: Final[Mapping[Room, Callable[[Context], Presenter]]] = {
    Room.TODAY: _home,
    Room.INSTITUTIONS: _institutions,
    Room.REGISTER_IMPORT: _register_import,
    Room.STARTING: _starting,
    Room.INSPECTION: _inspection,
    Room.CLOSING: _closing,
    Room.RECTIFICATION: _rectification,
    Room.DOCUMENTS: _documents,
    Room.COUNTING: _counting,
    Room.EXCHANGE: _exchange,
    Room.STATISTICS: _statistics,
    Room.SETTINGS: _settings,
}

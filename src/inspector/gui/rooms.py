"""Every room with what makes it; nothing of a room is imported before somebody enters it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from inspector.gui.context import Context
from inspector.gui.navigation import Presenter, Room

Maker = Callable[[Context], Presenter]


def county_rooms(context: Context) -> Mapping[Room, Callable[[], Presenter]]:
    """Return the rooms of a county's window."""
    return {room: partial(_make, room, context) for room in _MAKERS}


def maker_of(room: Room) -> Maker:
    """Import the room with all that it needs, on whatever thread; return what makes it."""
    return _MAKERS[room]()


def _make(room: Room, context: Context) -> Presenter:
    return maker_of(room)(context)


def _home() -> Maker:
    from inspector.gui.home.presenter import HomePresenter

    return HomePresenter


def _tasks() -> Maker:
    from inspector.gui.tasks.presenter import TasksPresenter

    return TasksPresenter


def _institutions() -> Maker:
    from inspector.gui.institutions.presenter import InstitutionsPresenter

    return InstitutionsPresenter


def _register_import() -> Maker:
    from inspector.gui.register_import.presenter import RegisterImportPresenter

    return RegisterImportPresenter


def _starting() -> Maker:
    from inspector.gui.starting.presenter import StartingPresenter

    return StartingPresenter


def _inspection() -> Maker:
    from inspector.gui.inspection.presenter import InspectionPresenter

    return InspectionPresenter


def _closing() -> Maker:
    from inspector.gui.closing.presenter import ClosingPresenter
    from inspector.operations.list_documents import document_titles
    from inspector.operations.papers.registry import known_papers

    # What is found by looking through folders is looked for now, not at the first key.
    document_titles()
    known_papers()
    return ClosingPresenter


def _rectification() -> Maker:
    from inspector.gui.rectification.presenter import RectificationPresenter

    return RectificationPresenter


def _documents() -> Maker:
    from inspector.gui.documents.presenter import DocumentsPresenter

    return DocumentsPresenter


def _exchange() -> Maker:
    from inspector.gui.exchange.presenter import ExchangePresenter

    return ExchangePresenter


def _statistics() -> Maker:
    from inspector.gui.statistics.presenter import StatisticsPresenter

    return StatisticsPresenter


def _counting() -> Maker:
    from inspector.gui.counting.presenter import CountingPresenter

    return CountingPresenter


def _settings() -> Maker:
    from inspector.gui.settings.presenter import SettingsPresenter

    return SettingsPresenter


_MAKERS: Final[Mapping[Room, Callable[[], Maker]]] = {
    Room.TODAY: _home,
    Room.TASKS: _tasks,
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
COUNTY_ROOMS: Final = tuple(_MAKERS)
"""Those of a county's window."""

"""The screens to be grabbed, each in the window with made-up work."""

import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from gui.gallery import gallery
from gui.sample_desk import RESOURCES, Desk, institutions, make_desk, start
from gui.sample_register import write_register
from gui.sample_versions import returned_inspection
from gui.sample_work import answered_inspection, counted_inspection, sealed_inspection
from inspector.domain.annotation import Area, Arrow, Circle, Spot, Text
from inspector.gui.appearance import Appearance
from inspector.gui.closing.presenter import ClosingPresenter
from inspector.gui.counting.presenter import CountingPresenter
from inspector.gui.documents.presenter import DocumentsPresenter
from inspector.gui.exchange.presenter import ExchangePresenter
from inspector.gui.help_dialog import HelpDialog
from inspector.gui.home.presenter import HomePresenter
from inspector.gui.inspection.photo_dialog import PhotoDialog
from inspector.gui.inspection.photo_state import photo_state_of
from inspector.gui.inspection.presenter import InspectionPresenter
from inspector.gui.institutions.presenter import InstitutionsPresenter
from inspector.gui.main_window import MainWindow
from inspector.gui.navigation import Place, Presenter, Room
from inspector.gui.rectification.presenter import RectificationPresenter
from inspector.gui.register_import.presenter import RegisterImportPresenter
from inspector.gui.settings.presenter import SettingsPresenter
from inspector.gui.starting.presenter import StartingPresenter
from inspector.gui.statistics.presenter import StatisticsPresenter
from inspector.operations.issue_document import issue_document
from inspector.operations.judged_inspection import judged_inspection
from inspector.operations.pair_photos import earlier_photos
from inspector.operations.photo_copies import shown_copy


def in_window(
    appearance: Appearance,
    make: Callable[[Desk], Presenter],
    go: Callable[[Desk], Place],
) -> QWidget:
    """Return the window with one room open."""
    desk = make_desk(Path(tempfile.mkdtemp(prefix="grab-")), appearance)
    place = go(desk)
    context = desk.context
    window = MainWindow(appearance, context.runner, context.failures, context.navigator)
    others = {room: partial(make, desk) for room in Room}
    window.show_rooms(others)
    window.show_saved("已保存 10:53:07 · 数据完好")
    window.show_outlook("未送 3 件 · 省厅最近回音 12 天前 · 磁盘余 61 GB")
    window.go(place)
    desk.executor.drain()
    QApplication.processEvents()
    return window


def inspection_at(item: str) -> Callable[[Appearance], QWidget]:
    """Return a scene of the inspection screen at an item."""

    def scene(appearance: Appearance) -> QWidget:
        return in_window(
            appearance,
            lambda desk: InspectionPresenter(desk.context),
            lambda desk: Place(Room.INSPECTION, answered_inspection(desk.workspace), item),
        )

    return scene


def photo(appearance: Appearance) -> QWidget:
    """Return a photo in its dialog, drawn on, beside the one before."""
    workspace = make_desk(Path(tempfile.mkdtemp(prefix="grab-")), appearance).workspace
    inspection = judged_inspection(workspace, answered_inspection(workspace)).inspection
    first, second = inspection.attachments
    drawn = (
        Arrow(Spot(2000, 2500), Spot(4500, 5000)),
        Circle(Area(4300, 4500, 7000, 8000)),
        Text(Spot(900, 1500), "疏散通道堆放轮椅"),
    )
    state = photo_state_of(
        inspection,
        first,
        boundary=None,
        drawn=drawn,
        before=second.photo.sha256,
        choices=earlier_photos(workspace, inspection, first),
        items=(("T1-C10", "疏散指示标志完好"),),
    )
    dialog = PhotoDialog(None)
    picture = QImage.fromData(shown_copy(workspace, first.photo.sha256, drawn))
    before = QImage.fromData(shown_copy(workspace, second.photo.sha256)).scaledToWidth(360)
    dialog.show_photo(state, picture, before)
    return dialog


def inspection_returned(appearance: Appearance) -> QWidget:
    """Return a scene of a sealed inspection that the province sent back."""

    def go(desk: Desk) -> Place:
        return Place(Room.INSPECTION, returned_inspection(desk.workspace), "T1-C09")

    return in_window(appearance, lambda desk: InspectionPresenter(desk.context), go)


def starting(appearance: Appearance) -> QWidget:
    """Return a scene of the starting screen with a draft."""

    def go(desk: Desk) -> Place:
        answered_inspection(desk.workspace)
        return Place(Room.STARTING, institutions()[1].id)

    return in_window(appearance, lambda desk: StartingPresenter(desk.context), go)


def register(appearance: Appearance) -> QWidget:
    """Return a scene of the institutions screen."""

    def go(desk: Desk) -> Place:
        answered_inspection(desk.workspace)
        return Place(Room.INSTITUTIONS)

    return in_window(appearance, lambda desk: InstitutionsPresenter(desk.context), go)


def register_import(appearance: Appearance) -> QWidget:
    """Return a scene of the preview of a register."""

    def go(desk: Desk) -> Place:
        file = write_register(desk.workspace.home / "晋中市养老机构名册.csv")
        return Place(Room.REGISTER_IMPORT, str(file))

    return in_window(appearance, lambda desk: RegisterImportPresenter(desk.context), go)


def settings(appearance: Appearance) -> QWidget:
    """Return a scene of the settings screen."""
    return in_window(
        appearance,
        lambda desk: SettingsPresenter(desk.context),
        lambda _desk: Place(Room.SETTINGS),
    )


def settings_page(page: str) -> Callable[[Appearance], QWidget]:
    """Return a scene of another page of the settings."""

    def scene(appearance: Appearance) -> QWidget:
        return in_window(
            appearance,
            lambda desk: SettingsPresenter(desk.context),
            lambda _desk: Place(Room.SETTINGS, part=page),
        )

    return scene


def home(appearance: Appearance) -> QWidget:
    """Return a scene of the first screen with work on it."""

    def go(desk: Desk) -> Place:
        sealed_inspection(desk.workspace)
        answered_inspection(desk.workspace)
        return Place(Room.TODAY)

    return in_window(appearance, lambda desk: HomePresenter(desk.context), go)


def home_empty(appearance: Appearance) -> QWidget:
    """Return a scene of the first screen on the first day."""
    return in_window(
        appearance, lambda desk: HomePresenter(desk.context), lambda _desk: Place(Room.TODAY)
    )


def closing_draft(appearance: Appearance) -> QWidget:
    """Return a scene of the closing screen with much missing."""
    return in_window(
        appearance,
        lambda desk: ClosingPresenter(desk.context),
        lambda desk: Place(Room.CLOSING, answered_inspection(desk.workspace)),
    )


def closing_sealed(appearance: Appearance) -> QWidget:
    """Return a scene of the closing screen with an order and its preview."""

    def go(desk: Desk) -> Place:
        key = sealed_inspection(desk.workspace)
        issue_document(desk.workspace, key, "F05")
        return Place(Room.CLOSING, key)

    window = in_window(appearance, lambda desk: ClosingPresenter(desk.context), go)
    look = window.findChild(QPushButton, "look0")
    if look is not None:
        look.click()
    return window


def exchange(appearance: Appearance) -> QWidget:
    """Return a scene of the exchange screen before enrolment."""

    def go(desk: Desk) -> Place:
        sealed_inspection(desk.workspace)
        return Place(Room.EXCHANGE)

    return in_window(appearance, lambda desk: ExchangePresenter(desk.context), go)


def documents(appearance: Appearance) -> QWidget:
    """Return a scene of the documents screen."""

    def go(desk: Desk) -> Place:
        key = sealed_inspection(desk.workspace)
        for code in ("F03", "F05"):
            issue_document(desk.workspace, key, code)
        return Place(Room.DOCUMENTS)

    return in_window(appearance, lambda desk: DocumentsPresenter(desk.context), go)


def rectification(appearance: Appearance) -> QWidget:
    """Return a scene of the rectification screen."""

    def go(desk: Desk) -> Place:
        sealed_inspection(desk.workspace)
        return Place(Room.RECTIFICATION)

    return in_window(appearance, lambda desk: RectificationPresenter(desk.context), go)


def statistics(appearance: Appearance) -> QWidget:
    """Return a scene of the statistics screen."""

    def go(desk: Desk) -> Place:
        sealed_inspection(desk.workspace)
        return Place(Room.STATISTICS)

    return in_window(appearance, lambda desk: StatisticsPresenter(desk.context), go)


def counting(appearance: Appearance) -> QWidget:
    """Return a scene of the counting screen with two counters who differ."""
    return in_window(
        appearance,
        lambda desk: CountingPresenter(desk.context),
        lambda desk: Place(Room.COUNTING, counted_inspection(desk.workspace)),
    )


def counting_empty(appearance: Appearance) -> QWidget:
    """Return a scene of the counting screen before the first room."""
    return in_window(
        appearance,
        lambda desk: CountingPresenter(desk.context),
        lambda desk: Place(Room.COUNTING, start(desk.workspace)),
    )


def help_page(appearance: Appearance) -> QWidget:
    """Return the manual at a page."""
    del appearance
    return HelpDialog(RESOURCES / "help", Room.COUNTING)


SCENES: Mapping[str, Callable[[Appearance], QWidget]] = {
    "gallery": gallery,
    "inspection-fire": inspection_at("T1-C09"),
    "inspection-beds": inspection_at("T1-A03"),
    "inspection-model": inspection_at("T3-M07"),
    "inspection-returned": inspection_returned,
    "photo": photo,
    "home": home,
    "home-empty": home_empty,
    "closing-draft": closing_draft,
    "closing-sealed": closing_sealed,
    "counting": counting,
    "counting-empty": counting_empty,
    "exchange": exchange,
    "documents": documents,
    "rectification": rectification,
    "statistics": statistics,
    "starting": starting,
    "institutions": register,
    "register-import": register_import,
    "help": help_page,
    "settings": settings,
    "settings-policy": settings_page("POLICY"),
    "settings-enrolment": settings_page("ENROLMENT"),
    "settings-safety": settings_page("SAFETY"),
}

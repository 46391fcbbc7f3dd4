"""The indicators of the county, to be grabbed."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QTableView, QWidget

from gui.sample_cards import enter_figures
from gui.sample_desk import Desk
from gui.sample_work import sealed_inspection
from gui.scenes import in_window
from inspector.gui.appearance import Appearance
from inspector.gui.navigation import Place, Room
from inspector.gui.statistics.presenter import StatisticsPresenter
from inspector.operations.office import save_office
from inspector.operations.practice import PRACTICE_OFFICE


def cards_at(row: int) -> Callable[[Appearance], QWidget]:
    """Return a scene of the indicators, some of them entered, at one of them."""

    def go(desk: Desk) -> Place:
        save_office(desk.workspace, PRACTICE_OFFICE)
        sealed_inspection(desk.workspace)
        enter_figures(desk.workspace)
        return Place(Room.STATISTICS, part="CARDS")

    def scene(appearance: Appearance) -> QWidget:
        window = in_window(appearance, lambda desk: StatisticsPresenter(desk.context), go)
        window.show()
        tables = window.findChildren(QTableView)
        table = next(each for each in tables if each.accessibleName() == "指标")
        table.selectRow(row)
        table.setFocus()
        return window

    return scene


def reasons(appearance: Appearance) -> QWidget:
    """Return the reasons of the suggestion."""
    window = cards_at(4)(appearance)
    _pressed(window, "whyWhole")
    return window


def figure(appearance: Appearance) -> QWidget:
    """Return the dialog in which a figure is entered, refused for want of a source."""
    window = cards_at(7)(appearance)
    _pressed(window, "enterFigure")
    dialog = window.findChild(QDialog, "figureDialog")
    assert dialog is not None
    _pressed(dialog, "figureSave")
    QApplication.processEvents()
    return dialog


def _pressed(parent: QWidget, name: str) -> None:
    found = parent.findChild(QPushButton, name)
    assert found is not None
    found.click()


CARDS_SCENES: Mapping[str, Callable[[Appearance], QWidget]] = {
    "cards-entered": cards_at(4),
    "cards-computed": cards_at(6),
    "cards-reasons": reasons,
    "cards-figure": figure,
}

"""An inspection on the screen, driven by keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.sample_desk import Desk
from inspector.domain.answer import Answer
from inspector.domain.inspection import Inspection
from inspector.gui.inspection.presenter import InspectionPresenter
from inspector.gui.navigation import Place, Room
from inspector.operations.judged_inspection import judged_inspection


class Visit:
    """An inspection that is open on the screen."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self.desk = desk
        self.qtbot = qtbot
        self.key = desk.start()
        self.presenter = InspectionPresenter(desk.context)
        self.screen = self.presenter.screen
        qtbot.addWidget(self.screen)
        self.screen.resize(1294, 700)
        self.screen.show()
        self.go("T1-A01")

    def go(self, item: str) -> None:
        self.presenter.enter(Place(Room.INSPECTION, self.key, item))

    @property
    def inspection(self) -> Inspection:
        return judged_inspection(self.desk.workspace, self.key).inspection

    @property
    def item(self) -> str:
        return self.presenter._session.where.item

    def card(self, item: str) -> QWidget:
        found = self.screen.findChildren(QWidget, f"item_{item}")
        return next(card for card in found if not card.isHidden())

    def settle(self) -> None:
        """Let the window show what the last key changed."""
        QApplication.processEvents()

    def press(self, key: Qt.Key) -> None:
        self.qtbot.keyClick(self.card(self.item), key)

    def answer(self, item: str) -> Answer:
        return self.inspection.answers[item]

    def button(self, name: str) -> QPushButton:
        return self.screen.findChildren(QPushButton, name)[-1]  # those before it are going

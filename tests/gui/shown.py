"""A presenter's screen on the desk."""

from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from inspector.gui.navigation import Place, Presenter, Room


class Shown:
    """A presenter's screen on the desk."""

    def __init__(self, qtbot: QtBot, presenter: Presenter) -> None:
        self.qtbot = qtbot
        self.presenter = presenter
        self.screen = presenter.screen
        qtbot.addWidget(self.screen)
        self.screen.resize(1294, 700)
        self.screen.show()

    def enter(self, room: Room, key: str = "") -> None:
        self.presenter.enter(Place(room, key))

    def button(self, name: str) -> QPushButton:
        return self.screen.findChildren(QPushButton, name)[-1]

    def said(self) -> str:
        QApplication.sendPostedEvents()  # layouts show what was put into them
        labels = self.screen.findChildren(QLabel)
        return "\n".join(label.text() for label in labels if not label.isHidden())

"""Scenes of the documents screen: the fields for printing, and a document being made."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from gui.sample_desk import Desk, start
from gui.sample_work import sealed_inspection
from gui.scenes import in_window
from inspector.documents.print_order import Printer, PrintOrder
from inspector.gui.appearance import Appearance
from inspector.gui.documents.presenter import DocumentsPresenter
from inspector.gui.documents.signing_dialog import SigningDialog
from inspector.gui.navigation import Place, Room
from inspector.gui.widgets.ink_page import InkPage
from inspector.operations.issue_document import issue_document
from inspector.operations.list_documents import document_bytes
from inspector.operations.office import save_office
from inspector.operations.practice import PRACTICE_OFFICE
from inspector.progress import Progress, unreported


class Paper:
    """Two printers that take everything."""

    def all(self) -> tuple[Printer, ...]:
        return (Printer("办公室激光打印机", default=True), Printer("大厅", default=False))

    def submit(
        self, pdf: bytes, title: str, order: PrintOrder, progress: Progress = unreported
    ) -> None:
        """Nothing is printed."""


class Scene:
    """A room on a desk whose work a scene can drain."""

    def __init__(self, appearance: Appearance, go: Callable[[Desk], Place]) -> None:
        self.desks: list[Desk] = []

        def keep(desk: Desk) -> Place:
            self.desks.append(desk)
            return go(desk)

        self.window = in_window(
            appearance, lambda desk: DocumentsPresenter(desk.context, Paper()), keep
        )

    def press(self, name: str) -> None:
        """Press a button, and let its work be done."""
        for each in self.window.findChildren(QPushButton, name):
            if each.isVisibleTo(self.window):
                each.click()
        self.desks[0].executor.drain()
        QApplication.processEvents()

    def write(self, name: str, words: str) -> None:
        """Write into a field."""
        for each in self.window.findChildren(QLineEdit, name):
            each.setText(words)


def printing(appearance: Appearance) -> QWidget:
    """Return a scene of the fields for printing."""

    def go(desk: Desk) -> Place:
        key = sealed_inspection(desk.workspace)
        for code in ("F03", "F05"):
            issue_document(desk.workspace, key, code)
        return Place(Room.DOCUMENTS)

    scene = Scene(appearance, go)
    scene.press("printDocument")
    return scene.window


def approval_with_gaps(appearance: Appearance) -> QWidget:
    """Return a scene of an approval with fields that are still empty."""

    def go(desk: Desk) -> Place:
        save_office(desk.workspace, PRACTICE_OFFICE)
        return Place(Room.DOCUMENTS, start(desk.workspace), "F01")

    scene = Scene(appearance, go)
    scene.write("asked_origin", "年度计划")
    scene.press("previewPaper")
    return scene.window


def referral_previewed(appearance: Appearance) -> QWidget:
    """Return a scene of a letter to another department, looked at before its issue."""

    def go(desk: Desk) -> Place:
        return Place(Room.DOCUMENTS, sealed_inspection(desk.workspace), "F10")

    scene = Scene(appearance, go)
    scene.write("dateLine", "2026-12-5")
    scene.press("previewPaper")
    return scene.window


def checked(appearance: Appearance) -> QWidget:
    """Return a scene of a document whose code was read."""

    def go(desk: Desk) -> Place:
        order = issue_document(desk.workspace, sealed_inspection(desk.workspace), "F05").document
        desk.dialogs.file = desk.workspace.home / "通知书.pdf"
        desk.dialogs.file.write_bytes(document_bytes(desk.workspace, order))
        return Place(Room.DOCUMENTS)

    scene = Scene(appearance, go)
    scene.press("readPaper")
    return scene.window


def signing(appearance: Appearance) -> QWidget:
    """Return a scene of a paper that is being signed on the screen."""

    def go(desk: Desk) -> Place:
        issue_document(desk.workspace, sealed_inspection(desk.workspace), "F05")
        return Place(Room.DOCUMENTS)

    scene = Scene(appearance, go)
    scene.press("signOnScreen")
    dialog = scene.window.findChild(SigningDialog)
    assert dialog is not None
    page = dialog.findChild(InkPage)
    assert page is not None
    for place in ((560, 900), (640, 960)):
        QTest.mousePress(page, Qt.MouseButton.LeftButton, pos=QPoint(*place))
        for step in range(1, 30):
            QTest.mouseMove(page, QPoint(place[0] + 4 * step, place[1] + (step * 17) % 40))
        QTest.mouseRelease(page, Qt.MouseButton.LeftButton)
    dialog.setParent(None)
    return dialog


DOCUMENT_SCENES: dict[str, Callable[[Appearance], QWidget]] = {
    "documents-signing": signing,
    "documents-checked": checked,
    "documents-printing": printing,
    "documents-approval": approval_with_gaps,
    "documents-referral": referral_previewed,
}

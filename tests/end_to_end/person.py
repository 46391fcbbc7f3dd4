"""A person before the window: sees what is shown, presses keys and buttons, each press counted."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from inspector.gui.widgets.dialogs import QtDialogs

W = TypeVar("W", bound=QWidget)


class Person:
    """Digits and free text are typed for nothing; every other key and every click counts."""

    def __init__(self, window: QWidget, wait: Callable[[], None]) -> None:
        self.window = window
        self.presses: Counter[str] = Counter()
        self._wait = wait
        self.doing_now = ""

    @contextmanager
    def doing(self, what: str) -> Iterator[None]:
        """Count what is pressed meanwhile under this name."""
        before, self.doing_now = self.doing_now, what
        yield
        self.doing_now = before

    def press(self, keys: str) -> None:
        """Press a key or a combination, such as Return or Ctrl+N."""
        combination = QKeySequence(keys)[0]
        QTest.keyClick(self._front(), combination.key(), combination.keyboardModifiers())
        self._count()

    def write(self, words: str) -> None:
        """Type digits with the keyboard and all else as an input method gives it."""
        if words.isascii() and words.isalnum():
            for character in words:
                QTest.keyClick(self._front(), character)
        else:
            event = QInputMethodEvent()
            event.setCommitString(words)
            QCoreApplication.sendEvent(QApplication.focusObject(), event)
        self._settle()

    def click(self, name: str) -> None:
        """Click the button that is called so."""
        self.click_on(self.button(name))

    def click_on(self, widget: QWidget) -> None:
        """Click a widget, after scrolling to it where that is needed."""
        if widget.visibleRegion().isEmpty():
            self._scroll_to(widget)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=_seen(widget))
        self._count()

    def click_line(self, listed: QAbstractItemView, words: str) -> None:
        """Click the line of a list that contains these words."""
        model = listed.model()
        found = model.match(
            model.index(0, 0), Qt.ItemDataRole.DisplayRole, words, 1, Qt.MatchFlag.MatchContains
        )
        area = listed.visualRect(found[0])
        QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
        self._count()

    def pick(self, presses: int) -> None:
        """Count what a file dialog costs: it is not part of the program."""
        self.presses[self.doing_now] += presses

    def button(self, name: str) -> QAbstractButton:
        """Return the button that is seen and called so, or whose name begins so."""
        seen = [each for each in self._all(QAbstractButton) if each.isEnabled()]
        exact = [each for each in seen if _called(each) == name]
        return (exact or [each for each in seen if _called(each).startswith(name)])[0]

    def field(self, name: str) -> QLineEdit | QPlainTextEdit:
        """Return the field that is seen and called so, or whose name begins so."""
        seen = [*self._all(QLineEdit), *self._all(QPlainTextEdit)]
        return next(each for each in seen if each.accessibleName().startswith(name))

    @property
    def focus(self) -> QWidget:
        """What the keys go to."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def reads(self) -> str:
        """Return all words that are seen."""
        labels = [each.text() for each in self._all(QLabel)]
        return "\n".join((*labels, *(each.text() for each in self._all(QAbstractButton))))

    def _all(self, kind: type[W]) -> list[W]:
        root = QApplication.activeModalWidget() or self.window
        return [each for each in root.findChildren(kind) if each.isVisible()]

    def _front(self) -> QWindow:
        widget = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window
        return widget.windowHandle()

    def _scroll_to(self, widget: QWidget) -> None:
        above = widget.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parentWidget()
        self._count()
        assert not widget.visibleRegion().isEmpty(), f"{_called(widget)} cannot be seen"

    def _count(self) -> None:
        self.presses[self.doing_now] += 1
        self._settle()

    def _settle(self) -> None:
        for _ in range(2):  # what a job brought may start another one
            self._wait()
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if QApplication.activeWindow() is None:  # offscreen, no window manager does it
            (QApplication.activeModalWidget() or self.window).activateWindow()
            QCoreApplication.processEvents()


class PersonsDialogs(QtDialogs):
    """The real dialogs, but for the system's file dialogs: there the person picks at once."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.files: list[Path] = []
        self.folder = Path()

    def ask_for_file(self, title: str, pattern: str, chosen: Callable[[Path], None]) -> None:
        chosen(self.files[0])

    def ask_for_files(self, title: str, pattern: str, chosen: Callable[[list[Path]], None]) -> None:
        chosen(self.files)

    def ask_for_place(self, title: str, proposed: str, chosen: Callable[[Path], None]) -> None:
        chosen(self.folder / proposed)

    def ask_for_folder(self, title: str, chosen: Callable[[Path], None]) -> None:
        chosen(self.folder)


def _called(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or words


def _seen(widget: QWidget) -> QPoint:
    return widget.visibleRegion().boundingRect().center()

"""The middle: the cards of one section, walked through by keys."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from inspector.gui.inspection.item_card import ItemCard
from inspector.gui.inspection.item_state import ItemState
from inspector.gui.inspection.section_page import SectionPage
from inspector.gui.overriding import override
from inspector.gui.shortcuts import Shortcut
from inspector.gui.theme import GRID
from inspector.gui.widgets.answer_buttons import Choice

_ANSWERS: Final[Mapping[int, Choice]] = {
    Qt.Key.Key_1: Choice.CONFORMS,
    Qt.Key.Key_2: Choice.VIOLATES,
    Qt.Key.Key_3: Choice.NOT_APPLICABLE,
}
_COMMANDS: Final[Mapping[int, Shortcut]] = {
    Qt.Key.Key_L: Shortcut.LAW,
    Qt.Key.Key_P: Shortcut.PHOTO,
    Qt.Key.Key_N: Shortcut.NOTE,
    Qt.Key.Key_W: Shortcut.FINDING,
    Qt.Key.Key_Down: Shortcut.NEXT_ITEM,
    Qt.Key.Key_Up: Shortcut.PREVIOUS_ITEM,
    Qt.Key.Key_Return: Shortcut.NEXT_OPEN,
    Qt.Key.Key_Enter: Shortcut.NEXT_OPEN,
    Qt.Key.Key_PageDown: Shortcut.NEXT_SECTION,
    Qt.Key.Key_PageUp: Shortcut.PREVIOUS_SECTION,
}


class ItemsPane(QScrollArea):
    """A section that was visited is kept; the current card stays in the middle."""

    entered = Signal(str)
    """The person went to the item with this code."""
    chosen = Signal(str, Choice)
    given = Signal(str, str, object)
    decided = Signal(str, str)
    commanded = Signal(Shortcut)
    """A key of the screen was pressed while no field took it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("items")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pages: list[SectionPage] = []
        self._page: SectionPage | None = None
        self._column = _Column()
        self._column.resized.connect(self._center)
        self._layout = QVBoxLayout(self._column)
        self._layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self._layout.setSpacing(GRID + 2)
        self._layout.addStretch(1)
        self.setWidget(self._column)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def show_items(self, items: Sequence[ItemState], current: int) -> None:
        """Show the items of a section and which of them is the current one."""
        visited = next((page for page in self._pages if page.is_about(items)), None)
        page = self._turn_to(visited)
        page.show_items(items, current)
        self._page = page
        self._center()

    def take_focus(self) -> None:
        """Put the focus into the current card."""
        card = self._current_card()
        if card is not None:
            card.take_focus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        answer = _ANSWERS.get(event.key()) if plain else None
        command = _COMMANDS.get(event.key()) if plain else None
        card = self._current_card()
        if answer is not None and card is not None:
            self.chosen.emit(card.code, answer)
        elif command is not None:
            self.commanded.emit(command)
        else:
            super().keyPressEvent(event)

    def _turn_to(self, page: SectionPage | None) -> SectionPage:
        old, self._page = self._page, None  # focus that leaves a hidden card enters no other
        if page is None:
            page = SectionPage(self._column)
            page.chosen.connect(self.chosen)
            page.given.connect(self.given)
            page.decided.connect(self.decided)
            self._layout.insertWidget(len(self._pages), page)
            self._pages.append(page)
        if old is not None and old is not page:
            old.hide()
        page.show()
        return page

    @Slot()
    def _center(self) -> None:
        card = self._current_card()
        if card is not None:
            top = card.mapTo(self._column, QPoint()).y()
            middle = top + card.height() // 2
            self.verticalScrollBar().setValue(middle - self.viewport().height() // 2)

    def _current_card(self) -> ItemCard | None:
        return self._page.current if self._page is not None else None

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        del before
        for card in self._page.cards if self._page is not None else ():
            inside = now is not None and (now is card or card.isAncestorOf(now))
            if inside and card is not self._current_card():
                self.entered.emit(card.code)


class _Column(QWidget):
    resized = Signal()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

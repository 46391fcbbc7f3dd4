"""The middle: the cards of one section, walked through by keys."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from inspector.gui.inspection.item_card import ItemCard
from inspector.gui.inspection.item_state import ItemState
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
    """Cards are made once a section and then updated; the current one stays in the middle."""

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
        self._cards: list[ItemCard] = []
        self._current = -1
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
        if [card.code for card in self._cards] != [item.code for item in items]:
            self._make_cards(items)
        for card, item in zip(self._cards, items, strict=True):
            card.show_state(item)
        if 0 <= current < len(self._cards):
            self._show_current(current)

    def take_focus(self) -> None:
        """Put the focus into the current card."""
        if 0 <= self._current < len(self._cards):
            self._cards[self._current].take_focus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        answer = _ANSWERS.get(event.key()) if plain else None
        command = _COMMANDS.get(event.key()) if plain else None
        if answer is not None and 0 <= self._current < len(self._cards):
            self.chosen.emit(self._cards[self._current].code, answer)
        elif command is not None:
            self.commanded.emit(command)
        else:
            super().keyPressEvent(event)

    def _make_cards(self, items: Sequence[ItemState]) -> None:
        old, self._cards = self._cards, []  # focus that leaves a hidden card enters no other
        for card in old:
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._current = -1
        cards = [ItemCard(item) for item in items]
        for place, card in enumerate(cards):
            card.chosen.connect(self.chosen)
            card.given.connect(self.given)
            card.decided.connect(self.decided)
            self._layout.insertWidget(place, card)
            card.show()  # a card that the layout has still to show takes no focus
        self._cards = cards

    def _show_current(self, current: int) -> None:
        if current != self._current:
            self._current = current
            for place, card in enumerate(self._cards):
                card.show_current(current=place == current)
        self._center()

    @Slot()
    def _center(self) -> None:
        if 0 <= self._current < len(self._cards):
            card = self._cards[self._current]
            middle = card.y() + card.height() // 2
            self.verticalScrollBar().setValue(middle - self.viewport().height() // 2)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        del before
        for place, card in enumerate(self._cards):
            inside = now is not None and (now is card or card.isAncestorOf(now))
            if inside and place != self._current:
                self.entered.emit(card.code)


class _Column(QWidget):
    resized = Signal()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

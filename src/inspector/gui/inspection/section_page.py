"""The cards of one section: those that are seen at once are made first, the others in slices."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector.gui.inspection.item_card import ItemCard
from inspector.gui.inspection.item_state import ItemState
from inspector.gui.theme import GRID
from inspector.gui.widgets.answer_buttons import Choice

_AROUND: Final = 1
"""So many cards before and after the current one are made at once."""


class SectionPage(QWidget):
    """A card is made once, and again only where another question is asked."""

    chosen = Signal(str, Choice)
    given = Signal(str, str, object)
    decided = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._states: tuple[ItemState, ...] = ()
        self._cards: dict[str, ItemCard] = {}
        self._questions: dict[str, object] = {}
        self._current = -1
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GRID + 2)
        self._slices = QTimer(self)
        self._slices.setSingleShot(True)
        self._slices.timeout.connect(self._make_next)

    def is_about(self, items: Sequence[ItemState]) -> bool:
        """Whether one of these items is asked on this page: an item is in one section only."""
        known = {each.code for each in self._states}
        return any(each.code in known for each in items)

    @property
    def cards(self) -> tuple[ItemCard, ...]:
        """The cards that are made, from top to bottom."""
        made = (self._cards.get(each.code) for each in self._states)
        return tuple(card for card in made if card is not None)

    @property
    def current(self) -> ItemCard | None:
        """The card that the keys go to."""
        if 0 <= self._current < len(self._states):
            return self._cards.get(self._states[self._current].code)
        return None

    def show_items(self, items: Sequence[ItemState], current: int) -> None:
        """Show the items and which of them is the current one."""
        self._states = tuple(items)
        questions = {each.code: _question(each) for each in items}
        for code in [one for one in self._cards if self._questions[one] != questions.get(one)]:
            self._drop(code)
        self._questions = questions
        for card, each in ((self._cards.get(each.code), each) for each in items):
            if card is not None:
                card.show_state(each)
        for place in range(max(current - _AROUND, 0), min(current + _AROUND + 1, len(items))):
            self._make(place)
        self._show_current(current)
        if len(self._cards) < len(self._states):
            self._slices.start(0)

    def _show_current(self, current: int) -> None:
        before = self.current
        self._current = current
        if before is not self.current and before is not None:
            before.show_current(current=False)
        if self.current is not None:
            self.current.show_current(current=True)

    def _make(self, place: int) -> None:
        state = self._states[place]
        if state.code in self._cards:
            return
        card = ItemCard(state)
        card.chosen.connect(self.chosen)
        card.given.connect(self.given)
        card.decided.connect(self.decided)
        above = sum(each.code in self._cards for each in self._states[:place])
        self._cards[state.code] = card
        self._layout.insertWidget(above, card)
        card.show()  # a card that the layout has still to show takes no focus

    @Slot()
    def _make_next(self) -> None:
        missing = [n for n, each in enumerate(self._states) if each.code not in self._cards]
        if not missing:
            self.setMinimumHeight(0)
            self._order_tabs()
            return
        self._make(min(missing, key=lambda place: abs(place - self._current)))
        # The layouts around it follow later: until then no card may be squeezed.
        self.setMinimumHeight(self._layout.totalHeightForWidth(self.width()))
        self._slices.start(0)

    def _order_tabs(self) -> None:
        # Qt goes by the order in which widgets were made, which is not that on the page.
        before: QWidget | None = None
        for card in self.cards:
            for widget in (card, *card.findChildren(QWidget)):
                if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    if before is not None:
                        QWidget.setTabOrder(before, widget)
                    before = widget

    def _drop(self, code: str) -> None:
        card = self._cards.pop(code)
        self._layout.removeWidget(card)
        card.hide()
        card.deleteLater()


def _question(state: ItemState) -> object:
    asked = tuple(each.input for each in state.inputs)
    return state.code, state.text, state.single, state.may_be_not_applicable, asked

"""检查: what a section costs, told by the cards that are made and kept."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.visit import Visit
from inspector.gui.inspection.item_card import ItemCard


def cards(visit: Visit) -> list[ItemCard]:
    page = visit.screen._items._page
    assert page is not None
    return list(page.cards)


def test_the_cards_around_the_current_one_come_first_and_the_others_follow(visit: Visit) -> None:
    visit.go("T1-C05")
    assert [card.code for card in cards(visit)] == ["T1-C04", "T1-C05", "T1-C06"]
    visit.qtbot.waitUntil(lambda: len(cards(visit)) == 15)
    assert [card.code for card in cards(visit)] == sorted(card.code for card in cards(visit))
    tops = [card.y() for card in cards(visit)]
    assert tops == sorted(tops)


def test_tab_goes_from_the_top_to_the_bottom_of_the_page(visit: Visit) -> None:
    visit.go("T1-C09")
    visit.qtbot.waitUntil(lambda: not visit.screen._items._page._slices.isActive())
    below = {card.code for card in cards(visit)}
    order: list[str] = []
    widget: QWidget = visit.card("T1-C01")
    while isinstance(widget, QWidget) and len(order) < len(below):
        if isinstance(widget, ItemCard) and widget.code in below:
            order.append(widget.code)
        widget = widget.nextInFocusChain()
    assert order == sorted(below)


def test_a_section_that_was_visited_keeps_its_cards(visit: Visit) -> None:
    visit.go("T1-C09")
    before = visit.card("T1-C09")
    visit.press(Qt.Key.Key_PageUp)
    assert not before.isVisible()
    visit.go("T1-C09")
    assert visit.card("T1-C09") is before
    assert before.isVisible()


def test_an_answer_makes_no_card_anew(visit: Visit) -> None:
    visit.qtbot.waitUntil(lambda: len(cards(visit)) == 5)
    before = cards(visit)
    visit.press(Qt.Key.Key_1)
    assert cards(visit) == before

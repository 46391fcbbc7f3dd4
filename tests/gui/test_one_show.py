"""An answer is recorded once and shown once, whatever key gave it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from gui.visit import Visit


class Counts:
    """What one key caused."""

    shows = 0
    writes = 0


@pytest.fixture
def counts(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> Counts:
    visit.settle()
    made = Counts()
    show, write = visit.screen.show_state, visit.desk.workspace.database.transaction

    def counted_show(*given: object) -> None:
        made.shows += 1
        show(*given)

    def counted_write() -> object:
        made.writes += 1
        return write()

    monkeypatch.setattr(visit.screen, "show_state", counted_show)
    monkeypatch.setattr(visit.desk.workspace.database, "transaction", counted_write)
    return made


def one_key(visit: Visit) -> None:
    visit.press(Qt.Key.Key_1)


def number_and_enter(visit: Visit) -> None:
    field = visit.card(visit.item).findChild(QLineEdit, "numberField")
    field.setText("4")
    visit.qtbot.keyClick(field, Qt.Key.Key_Return)


def choice(visit: Visit) -> None:
    visit.button("choice_none").click()


def remark_and_enter(visit: Visit) -> None:
    line = visit.screen.findChild(QLineEdit, "remark")
    line.setText("已当场提醒")
    visit.qtbot.keyClick(line, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("item", "give", "next_item"),
    [
        ("T1-A01", one_key, "T1-A02"),
        ("T1-C02", number_and_enter, "T1-C03"),
        ("T1-A02", choice, "T1-A04"),
        ("T1-A01", remark_and_enter, "T1-A02"),
    ],
)
def test_an_answer_is_written_once_and_shown_once(
    visit: Visit, counts: Counts, item: str, give: Callable[[Visit], None], next_item: str
) -> None:
    visit.go(item)
    visit.settle()
    counts.shows = counts.writes = 0
    give(visit)
    visit.settle()
    assert (counts.writes, counts.shows) == (1, 1)
    assert visit.item == next_item

"""What is typed is kept after a short pause, before the field is left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from gui.sample_desk import Desk
from gui.visit import Visit

TEXT_ITEM = "T3-M06"


@pytest.fixture
def visit(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Visit:
    monkeypatch.setattr("inspector.gui.widgets.typing_pause.PAUSE", 1)
    made = Visit(desk, qtbot)
    made.screen.activateWindow()
    return made


def test_words_of_an_answer_are_kept_while_the_line_still_has_the_focus(visit: Visit) -> None:
    visit.go(TEXT_ITEM)
    line = visit.card(TEXT_ITEM).findChild(QLineEdit, "textInput")
    line.setFocus()
    visit.qtbot.keyClicks(line, "Room 3 ")
    visit.qtbot.waitUntil(lambda: TEXT_ITEM in visit.inspection.answers)
    visit.settle()
    assert "Room 3" in visit.answer(TEXT_ITEM).values.values()
    assert (line.hasFocus(), line.text()) == (True, "Room 3 ")
    visit.qtbot.keyClicks(line, "b")
    visit.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "Room 3 b" in visit.answer(TEXT_ITEM).values.values()


def test_a_remark_is_kept_while_it_is_typed(visit: Visit) -> None:
    line = visit.screen.findChild(QLineEdit, "remark")
    line.setFocus()
    visit.qtbot.keyClicks(line, "told ")
    visit.qtbot.waitUntil(lambda: "T1-A01" in visit.inspection.answers)
    visit.settle()
    assert visit.answer("T1-A01").remark == "told"
    assert (line.hasFocus(), line.text()) == (True, "told ")


def test_a_finding_is_kept_while_its_fact_is_typed_and_nothing_moves_under_the_hand(
    visit: Visit,
) -> None:
    visit.go("T1-C09")
    visit.press(Qt.Key.Key_2)
    fact = visit.screen.findChild(QPlainTextEdit, "findingFact")
    fact.setFocus()
    for _ in range(3):  # layouts settle in rounds
        visit.settle()
    top = fact.y()
    visit.qtbot.keyClicks(fact, "Blocked ")
    visit.qtbot.waitUntil(lambda: bool(visit.inspection.findings))
    visit.settle()
    assert (fact.hasFocus(), fact.toPlainText(), fact.y()) == (True, "Blocked ", top)
    visit.qtbot.keyClicks(fact, "exit")
    visit.qtbot.waitUntil(lambda: visit.inspection.findings[0].fact == "Blocked exit")
    assert len(visit.inspection.findings) == 1
    visit.screen.findChild(QLineEdit, "findingPlace").setFocus()
    assert visit.button("wording0").isHidden() or not visit.button("wording0").isVisible()


def test_words_that_the_program_shows_are_not_taken_as_typed(visit: Visit) -> None:
    visit.go("T1-C09")
    fact = visit.screen.findChild(QPlainTextEdit, "findingFact")
    fact.setPlainText("nobody typed this")
    visit.qtbot.wait(5)
    assert not visit.inspection.findings

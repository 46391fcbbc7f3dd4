"""检查, sealed: nothing can be changed, and the ways to a correction."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui.sample_desk import Desk
from gui.sample_versions import returned_inspection
from gui.sample_work import sealed_inspection
from gui.visit import Visit
from inspector.gui.inspection.finding_editor import FindingEditor
from inspector.gui.navigation import Place, Room
from inspector.gui.shortcuts import Shortcut
from inspector.operations.judged_inspection import judged_inspection


@pytest.fixture
def sealed(desk: Desk, qtbot: QtBot) -> Visit:
    visit = Visit(desk, qtbot)
    visit.key = sealed_inspection(desk.workspace)
    visit.go("T1-C09")
    return visit


def words(visit: Visit) -> str:
    return visit.screen.findChild(QLabel, "versionWords").text()


def test_a_draft_has_no_bar(visit: Visit) -> None:
    assert visit.screen.findChild(QLabel, "versionWords").isVisible() is False


def test_what_is_sealed_says_so_and_its_inputs_are_off(sealed: Visit) -> None:
    assert words(sealed) == "已封存，不能修改"
    card = sealed.card("T1-C09")
    assert not any(each.isEnabled() for each in card.findChildren(QPushButton))
    assert not sealed.screen.findChild(FindingEditor).isEnabled()
    assert sealed.screen.findChild(QLineEdit, "remark").isReadOnly()
    for name in ("photoImport", "photoRemove", "findingRemove", "findingAnother"):
        assert not sealed.button(name).isVisible()
    for name in ("sweep", "count", "officer", "guard_purpose_told"):
        assert not sealed.button(name).isEnabled()


def test_keys_walk_through_what_is_sealed_and_change_nothing(sealed: Visit) -> None:
    before = sealed.inspection
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_P, Qt.Key.Key_W):
        sealed.press(key)
    for shortcut in (Shortcut.REST_CONFORMS, Shortcut.UNDO):
        sealed.screen.commanded.emit(shortcut)
    assert sealed.inspection == before
    assert sealed.desk.dialogs.asked == []
    assert "另立更正版本" in sealed.desk.told[-1]
    sealed.press(Qt.Key.Key_Down)
    assert sealed.item == "T1-C10"


def test_a_correction_asks_why_and_opens_at_the_same_item(sealed: Visit) -> None:
    original = sealed.key
    sealed.desk.dialogs.text = "照片配错了"
    sealed.button("correct").click()
    draft = sealed.presenter._session.inspection_id
    assert draft != original
    assert sealed.item == "T1-C09"
    assert words(sealed) == "更正版本。更正理由：照片配错了"
    assert not sealed.button("correct").isVisible()
    sealed.press(Qt.Key.Key_1)
    answers = judged_inspection(sealed.desk.workspace, draft).inspection.answers
    assert "yes" in answers["T1-C09"].values.values()
    assert "no" in sealed.inspection.answers["T1-C09"].values.values()


def test_what_was_corrected_already_leads_to_the_correction(sealed: Visit) -> None:
    sealed.button("correct").click()
    draft = sealed.presenter._session.inspection_id
    sealed.go("T1-C09")
    assert words(sealed) == "已封存，不能修改；已另立更正版本"
    sealed.button("correct").click()
    assert sealed.presenter._session.inspection_id == draft
    assert len(sealed.desk.dialogs.asked) == 1


def test_a_correction_without_a_reason_is_told(sealed: Visit) -> None:
    sealed.desk.dialogs.text = " "
    sealed.button("correct").click()
    assert "没有写更正理由" in sealed.desk.told[-1]
    assert sealed.presenter._session.inspection_id == sealed.key


def test_the_reasons_of_the_province_open_their_items__i3(desk: Desk, qtbot: QtBot) -> None:
    visit = Visit(desk, qtbot)
    visit.key = returned_inspection(desk.workspace)
    visit.go("T1-A01")
    assert words(visit) == "已封存，不能修改；省厅已退回（审核人 示例庚）"
    said = [label.text() for label in visit.screen.findChildren(QLabel)]
    assert "请核对检查人员的证件号。" in said
    visit.button("reason0").click()
    assert visit.item == "T1-C09"
    visit.button("correct").click()
    QApplication.sendPostedEvents()  # layouts show what was put into them
    assert visit.button("reason0").isVisible()
    visit.presenter.enter(Place(Room.INSPECTION, desk.start()))
    assert not visit.button("reason0").isVisible()

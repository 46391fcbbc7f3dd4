"""检查: what a person does by keys and clicks, down to the database."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui.sample_desk import NOW, Desk
from gui.sample_work import sealed_inspection
from gui.visit import Visit
from inspector.domain.procedure import Step
from inspector.gui.inspection.presenter import InspectionPresenter
from inspector.gui.inspection.session import NothingOpenError, Session
from inspector.gui.navigation import Place, Room
from inspector.operations.attach_photo import PhotoUse, attach_photo
from inspector.operations.changes import Changed
from inspector.storage.vault.place import VaultPlace
from inspector.storage.vault.vault import Vault


def test_a_conforming_item_is_one_key_and_the_next_open_item_comes(visit: Visit) -> None:
    visit.press(Qt.Key.Key_1)
    assert list(visit.answer("T1-A01").values.values()) == ["yes"]
    assert visit.answer("T1-A01").officer == "SL-140001"
    assert visit.item == "T1-A02"


def test_not_applicable_asks_why(visit: Visit) -> None:
    visit.desk.dialogs.text = "未设内设医疗机构"
    visit.press(Qt.Key.Key_3)
    assert visit.answer("T1-A01").not_applicable == "未设内设医疗机构"
    assert visit.item == "T1-A02"


def test_an_item_that_always_applies_cannot_be_excused(visit: Visit) -> None:
    visit.go("T1-C09")
    visit.press(Qt.Key.Key_3)
    assert visit.inspection.answers == {}
    assert visit.desk.dialogs.asked == []


def test_answer_keys_do_nothing_where_numbers_are_asked(visit: Visit) -> None:
    visit.go("T1-A03")
    visit.press(Qt.Key.Key_1)
    assert visit.inspection.answers == {}


def test_numbers_are_judged_at_once(visit: Visit) -> None:
    visit.go("T1-C02")
    field = visit.card("T1-C02").findChild(QLineEdit, "numberField")
    field.setText("４")
    field.editingFinished.emit()
    assert list(visit.answer("T1-C02").values.values()) == [Decimal(4)]
    visit.settle()
    said = " ".join(label.text() for label in visit.card("T1-C02").findChildren(QLabel))
    assert "✗ 不达标" in said
    field.setText("")
    field.editingFinished.emit()
    assert visit.answer("T1-C02").values == {}


def test_numbers_that_contradict_each_other_are_told_under_them(visit: Visit) -> None:
    visit.go("T1-A03")
    card = visit.card("T1-A03")
    assert card.findChild(QLabel, "problems") is None
    fields = card.findChildren(QLineEdit, "numberField")
    for field, number in zip(fields, ("49", "50", "60"), strict=False):
        field.setText(number)
        field.editingFinished.emit()
    visit.settle()
    told = card.findChild(QLabel, "problems")
    assert "请核对" in told.text()
    assert not told.isHidden()
    fields[2].setText("20")
    fields[2].editingFinished.emit()
    visit.settle()
    assert told.isHidden()


def test_letters_in_a_number_field_are_keys_of_the_screen(visit: Visit) -> None:
    visit.go("T1-C02")
    field = visit.card("T1-C02").findChild(QLineEdit, "numberField")
    before = len(visit.screen._side.findChildren(QLabel))
    visit.qtbot.keyClick(field, Qt.Key.Key_L)
    assert field.text() == ""
    assert len(visit.screen._side.findChildren(QLabel)) > before


def test_one_of_several_is_chosen(visit: Visit) -> None:
    visit.go("T1-A02")
    visit.card("T1-A02").findChild(QPushButton, "choice_none").click()
    assert list(visit.answer("T1-A02").values.values()) == ["none"]


def test_several_of_several_are_chosen(visit: Visit) -> None:
    visit.go("T3-M07")
    buttons = [
        button
        for button in visit.card("T3-M07").findChildren(QPushButton)
        if button.objectName().startswith("choice_")
    ]
    buttons[0].click()
    buttons[1].click()
    assert len(next(iter(visit.answer("T3-M07").values.values()))) == 2
    buttons[0].click()
    assert len(next(iter(visit.answer("T3-M07").values.values()))) == 1


def test_days_and_words_are_recorded(visit: Visit) -> None:
    visit.go("T1-C07")
    line = visit.card("T1-C07").findChild(QLineEdit, "dateLine")
    line.setText("2026-11-1")
    line.editingFinished.emit()
    assert list(visit.answer("T1-C07").values.values()) == [date(2026, 11, 1)]
    visit.go("T3-M06")
    field = visit.card("T3-M06").findChild(QLineEdit, "textInput")
    field.setText(" 示例评定机构 ")
    field.editingFinished.emit()
    field.editingFinished.emit()
    assert "示例评定机构" in visit.answer("T3-M06").values.values()


@pytest.mark.parametrize(
    ("item", "name"), [("T1-E13", "dateLine"), ("T3-M06", "textInput")], ids=["a day", "words"]
)
def test_what_is_being_typed_outlives_news_of_the_item(
    visit: Visit, qtbot: QtBot, item: str, name: str
) -> None:
    visit.go(item)
    line = visit.card(item).findChild(QLineEdit, name)
    visit.screen.activateWindow()
    line.setFocus()
    qtbot.keyClicks(line, "2026")
    file = visit.desk.workspace.resources / "practice" / "photos" / "front.jpg"
    attach_photo(visit.desk.workspace, file, PhotoUse(visit.key, item))
    visit.desk.context.news.publish(Changed.PHOTOS)
    assert "照片 1" in visit.card(item)._counts.text()
    assert line.text() == "2026"


def test_arrows_walk_and_enter_goes_to_the_next_open_item(visit: Visit) -> None:
    visit.press(Qt.Key.Key_Down)
    assert visit.item == "T1-A02"
    visit.press(Qt.Key.Key_Up)
    visit.press(Qt.Key.Key_Up)
    assert visit.item == "T1-A01"
    visit.press(Qt.Key.Key_1)
    visit.press(Qt.Key.Key_Up)
    visit.press(Qt.Key.Key_Return)
    assert visit.item == "T1-A02"
    visit.press(Qt.Key.Key_F12)
    assert visit.item == "T1-A02"


def test_pages_turn_sections(visit: Visit) -> None:
    visit.press(Qt.Key.Key_PageDown)
    assert visit.item == "T1-B01"
    visit.press(Qt.Key.Key_PageUp)
    visit.press(Qt.Key.Key_PageUp)
    assert visit.item == "T1-A01"
    visit.button("section2").click()
    assert visit.item == "T1-C01"


def test_focus_that_enters_a_card_makes_it_the_current_one(visit: Visit) -> None:
    visit.screen.activateWindow()
    field = visit.card("T1-A03").findChild(QLineEdit, "numberField")
    visit.screen._items._on_focus_changed(None, field)
    assert visit.item == "T1-A03"
    visit.screen._items._on_focus_changed(field, None)
    assert visit.item == "T1-A03"


def test_the_guard_records_when_a_step_was_taken_and_takes_it_back(visit: Visit) -> None:
    visit.button("guard_certificates_shown").click()
    visit.desk.dialogs.text = "没有意见"
    visit.button("guard_statement_taken").click()
    procedure = visit.inspection.procedure
    assert procedure.note_of(Step.STATEMENT_TAKEN) == "没有意见"
    assert Step.CERTIFICATES_SHOWN not in procedure.missing
    assert "10:42" in visit.button("guard_certificates_shown").text()
    visit.button("guard_certificates_shown").click()
    assert Step.CERTIFICATES_SHOWN in visit.inspection.procedure.missing
    visit.qtbot.keyClick(visit.screen, Qt.Key.Key_F8)


def test_the_rest_of_a_section_is_swept_once_it_is_confirmed(visit: Visit) -> None:
    visit.desk.dialogs.agrees = False
    visit.button("sweep").click()
    assert visit.inspection.answers == {}
    visit.desk.dialogs.agrees = True
    visit.button("sweep").click()
    swept = visit.inspection.answers
    assert swept
    assert all(answer.swept for answer in swept.values())
    visit.qtbot.keyClick(visit.screen, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert visit.inspection.answers == {}


def test_each_answer_knows_who_gave_it(visit: Visit) -> None:
    visit.button("officer").click()
    assert "示例乙" in visit.button("officer").text()
    visit.press(Qt.Key.Key_1)
    assert visit.answer("T1-A01").officer == "SL-140002"


def test_a_remark_is_kept_with_the_answer(visit: Visit) -> None:
    visit.press(Qt.Key.Key_N)
    remark = visit.screen.findChild(QLineEdit, "remark")
    remark.setText("证照原件在办公室")
    remark.editingFinished.emit()
    remark.editingFinished.emit()
    assert visit.answer("T1-A01").remark == "证照原件在办公室"


def test_closing_is_one_key_away(visit: Visit) -> None:
    visit.button("closeUp").click()
    assert visit.desk.places[-1] == Place(Room.CLOSING, visit.key)


def test_entering_without_an_inspection_goes_to_the_start(desk: Desk, qtbot: QtBot) -> None:
    presenter = InspectionPresenter(desk.context)
    qtbot.addWidget(presenter.screen)
    presenter.enter(Place(Room.INSPECTION))
    assert desk.places == [Place(Room.STARTING)]
    desk.context.news.publish(Changed.ANSWERS)


def test_another_inspection_starts_anew(visit: Visit) -> None:
    visit.press(Qt.Key.Key_1)
    other = visit.desk.start(institution=1)
    visit.presenter.enter(Place(Room.INSPECTION, other))
    assert visit.item == "T1-A01"
    visit.presenter.enter(Place(Room.INSPECTION))
    assert visit.presenter._session.inspection_id == other


def test_a_session_without_an_inspection_has_nothing_to_judge(desk: Desk) -> None:
    with pytest.raises(NothingOpenError):
        Session(desk.context).judged  # noqa: B018


def test_the_earlier_answer_stands_beside_todays(desk: Desk, qtbot: QtBot) -> None:
    earlier = sealed_inspection(desk.workspace)
    later = replace(desk.workspace, clock=lambda: NOW + timedelta(days=60))
    desk.context = replace(desk.context, workspace=later)
    visit = Visit(desk, qtbot)
    assert visit.presenter._session.earlier is not None
    assert visit.presenter._session.earlier.id == earlier
    said = [label.text() for label in visit.card("T1-A01").findChildren(QLabel)]
    assert "上次（2026年11月）符合" in said


def test_who_opened_the_laptop_answers_first(desk: Desk, qtbot: QtBot) -> None:
    vault = Vault(VaultPlace(desk.workspace.home, lambda: 0.0), bytes(32), "SL-140002")
    context = replace(desk.context, workspace=replace(desk.workspace, vault=vault))
    visit = Visit(replace(desk, context=context), qtbot)
    assert "示例乙" in visit.button("officer").text()
    visit.press(Qt.Key.Key_1)
    assert visit.answer("T1-A01").officer == "SL-140002"

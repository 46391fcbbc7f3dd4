"""清点: from the key to the database (X9)."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui.sample_desk import OFFICERS, Desk
from gui.sample_work import counted_inspection, sealed_inspection
from inspector.domain.counting import Count
from inspector.gui.counting.presenter import CountingPresenter
from inspector.gui.counting.state import Here, next_of, state_of
from inspector.gui.inspection.presenter import InspectionPresenter
from inspector.gui.navigation import Place, Room
from inspector.operations.changes import Changed
from inspector.operations.count_rooms import CountSheet, count_sheet
from inspector.operations.judged_inspection import judged_inspection

FIRST, SECOND = (officer.certificate_number for officer in OFFICERS)


class Walk:
    """A walk through the rooms of a home."""

    def __init__(self, qtbot: QtBot, desk: Desk, key: str) -> None:
        self.qtbot, self.desk, self.key = qtbot, desk, key
        self.presenter = CountingPresenter(desk.context)
        self.screen = self.presenter.screen
        qtbot.addWidget(self.screen)
        self.screen.resize(1294, 700)
        self.screen.show()
        self.presenter.enter(Place(Room.COUNTING, key))

    @property
    def sheet(self) -> CountSheet:
        return count_sheet(self.desk.workspace, self.key)

    @property
    def count(self) -> Count:
        return self.sheet.count

    @property
    def here(self) -> Here:
        return self.presenter._here

    def button(self, name: str) -> QPushButton:
        return self.screen.findChildren(QPushButton, name)[-1]

    def add(self, words: str, floor: str = "1 层") -> None:
        self.screen.findChild(QLineEdit, "countFloor").setText(floor)
        line = self.screen.findChild(QLineEdit, "countRooms")
        line.setText(words)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)
        QApplication.processEvents()  # tiles find their places

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        for key in keys:
            tile = self.button(f"room{self.here.room}")
            self.qtbot.keyClick(tile, key, held or Qt.KeyboardModifier.NoModifier)

    def found(self, room: int = 0, tally: str = "beds_actual", counter: str = FIRST) -> int | None:
        return self.count.number(counter, self.count.rooms[room], tally)

    def digits(self) -> str:
        return self.screen.findChild(QLabel, "digits").text()


@pytest.fixture
def walk(qtbot: QtBot, desk: Desk) -> Walk:
    walk = Walk(qtbot, desk, desk.start())
    walk.add("101-103")
    return walk


@pytest.fixture
def two(qtbot: QtBot, desk: Desk) -> Walk:
    return Walk(qtbot, desk, counted_inspection(desk.workspace))


def test_a_floor_is_added_by_one_line_and_the_next_one_is_proposed(walk: Walk) -> None:
    assert [room.number for room in walk.count.rooms] == ["101", "102", "103"]
    line = walk.screen.findChild(QLineEdit, "countRooms")
    assert (line.text(), walk.screen.findChild(QLineEdit, "countFloor").text()) == (
        "201-203",
        "2 层",
    )
    walk.qtbot.keyClick(line, Qt.Key.Key_Return)
    assert len(walk.count.rooms) == 6
    walk.add("", floor="大厅")
    assert "没有写房间号" in walk.desk.told[-1]
    walk.add("大厅", floor="楼外")
    assert walk.screen.findChild(QLineEdit, "countFloor").text() == "楼外"


def test_every_key_is_kept_at_once__x9(walk: Walk) -> None:
    walk.press(Qt.Key.Key_1)
    assert walk.found() == 1
    walk.press(Qt.Key.Key_2)
    assert (walk.found(), walk.digits()) == (12, "12")
    walk.press(Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Minus)
    assert walk.found() == 11
    walk.press(Qt.Key.Key_Backspace)
    assert walk.found() == 1
    walk.press(Qt.Key.Key_Backspace)
    assert (walk.found(), walk.digits()) == (None, "—")
    walk.press(Qt.Key.Key_9, Qt.Key.Key_9, Qt.Key.Key_9, Qt.Key.Key_9)
    assert walk.found() == 999
    walk.press(Qt.Key.Key_Delete, Qt.Key.Key_Minus)
    assert walk.found() == 0


def test_undo_goes_back_key_by_key__x9(walk: Walk) -> None:
    walk.press(Qt.Key.Key_1, Qt.Key.Key_2)
    control = Qt.KeyboardModifier.ControlModifier
    walk.press(Qt.Key.Key_Z, held=control)
    assert walk.found() == 1
    walk.press(Qt.Key.Key_Delete, held=control)
    assert len(walk.count.rooms) == 2
    walk.press(Qt.Key.Key_Z, held=control)
    assert len(walk.count.rooms) == 3
    for _ in range(9):
        walk.screen.undo_wished.emit()
    assert walk.count == Count()


def test_enter_walks_through_the_things_and_then_to_the_next_room(walk: Walk) -> None:
    things = len(walk.sheet.things)
    walk.press(Qt.Key.Key_3, Qt.Key.Key_Return, Qt.Key.Key_2)
    for _ in range(things - 1):
        walk.press(Qt.Key.Key_Return)
    assert (walk.here.room, walk.here.thing) == (1, 0)
    walk.press(Qt.Key.Key_Return, Qt.Key.Key_Enter)
    assert (walk.here.room, walk.here.thing) == (2, 0)  # only what was counted before
    walk.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert walk.here.room == 2


def test_arrows_and_pages_lead_everywhere(walk: Walk) -> None:
    walk.add("201-203", "2 层")
    walk.presenter._on_room(0)
    walk.press(Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert walk.here.room == 4
    walk.press(Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Left)
    assert walk.here.room == 0
    walk.press(Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
    assert walk.here.thing == 1
    walk.button("thing3").click()
    walk.button("room2").click()
    assert (walk.here.room, walk.here.thing) == (2, 3)
    walk.button("more").click()
    walk.button("more").click()
    walk.button("fewer").click()
    assert walk.found(2, "residents") == 1
    walk.press(Qt.Key.Key_A)
    walk.press(Qt.Key.Key_Right, held=Qt.KeyboardModifier.AltModifier)
    assert walk.here.room == 2


def test_the_second_counter_starts_with_empty_rooms_and_differences_are_told__x9(
    walk: Walk,
) -> None:
    walk.press(Qt.Key.Key_3)
    walk.button("counter").click()
    assert (walk.digits(), walk.button("counter").text()) == ("—", "清点人 示例乙  F4")
    walk.press(Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_4)
    assert walk.found(counter=SECOND) == 4
    assert not walk.button("takeOver").isEnabled()
    walk.press(Qt.Key.Key_Right)
    assert "示例甲 3，示例乙 4" in walk.button("difference0").text()
    walk.button("difference0").click()
    assert walk.here.room == 0
    walk.press(Qt.Key.Key_3)
    assert walk.button("takeOver").isEnabled()


def test_results_go_into_the_checklist_and_one_is_back_there__x9(walk: Walk) -> None:
    walk.press(Qt.Key.Key_6, Qt.Key.Key_0, Qt.Key.Key_Return, Qt.Key.Key_5, Qt.Key.Key_5)
    walk.button("takeOver").click()
    answers = judged_inspection(walk.desk.workspace, walk.key).inspection.answers
    assert answers["T1-A03"].values == {"actual": Decimal(60), "open": Decimal(55)}
    assert walk.desk.places[-1] == Place(Room.INSPECTION, walk.key)
    assert "已填入" in walk.desk.told[-1]


def test_live_ratios_say_what_is_missing__x9(two: Walk) -> None:
    state = state_of(two.sheet, Here())
    short = next(one for one in state.ratios if one.title.startswith("T3-M05"))
    assert short.words.startswith("不达标，还差")
    assert state.ratios[0].words.startswith("不达标")
    assert [floor.total for floor in state.floors][2] == "还没有清点"
    assert state.subtitle.endswith("32 间 · 2 人清点")


def test_differences_that_stand_are_not_taken_over(two: Walk) -> None:
    two.screen.take_wished.emit()
    assert "1 处数目不一致" in two.desk.told[-1]


def test_escape_leaves_the_line_first_and_then_the_room(walk: Walk) -> None:
    walk.qtbot.keyClick(walk.screen, Qt.Key.Key_Insert)
    walk.qtbot.keyClick(walk.screen, Qt.Key.Key_Escape)
    assert not walk.desk.places
    walk.press(Qt.Key.Key_Escape)
    assert walk.desk.places[-1] == Place(Room.INSPECTION, walk.key)


def test_what_was_counted_is_there_when_one_comes_back(walk: Walk, qtbot: QtBot) -> None:
    walk.press(Qt.Key.Key_7)
    again = Walk(qtbot, walk.desk, walk.key)
    assert again.digits() == "7"
    walk.desk.context.news.publish(Changed.ANSWERS)
    walk.presenter.enter(Place(Room.COUNTING))
    assert walk.digits() == "7"


def test_without_an_inspection_one_is_led_to_the_start(qtbot: QtBot, desk: Desk) -> None:
    presenter = CountingPresenter(desk.context)
    qtbot.addWidget(presenter.screen)
    presenter.enter(Place(Room.COUNTING))
    assert desk.places == [Place(Room.STARTING)]
    presenter._on_digit(1)
    presenter._next()
    presenter._remove_room()
    presenter._on_difference(0)
    assert presenter._counter == ""


def test_a_sealed_inspection_is_only_looked_at(qtbot: QtBot, desk: Desk) -> None:
    walk = Walk(qtbot, desk, sealed_inspection(desk.workspace))
    assert not walk.button("takeOver").isEnabled()
    walk.screen.rooms_added.emit("主楼", "1 层", "101")
    assert "已经封存" in desk.told[-1]


def test_a_checklist_without_beds_says_so(qtbot: QtBot, desk: Desk) -> None:
    walk = Walk(qtbot, desk, desk.start(("T2",)))
    assert "没有要清点" in walk.screen.findChild(QLabel, "countingEmpty").text()
    walk.presenter._next()
    state = state_of(walk.sheet, Here())
    assert (state.place, state.floors) == ("", ())


def test_there_is_no_room_after_the_last(walk: Walk) -> None:
    last = Here(room=2, thing=len(walk.sheet.things) - 1)
    assert next_of(walk.sheet, last) == last


def test_f6_leads_from_the_inspection_to_the_count(qtbot: QtBot, desk: Desk) -> None:
    key = desk.start()
    presenter = InspectionPresenter(desk.context)
    qtbot.addWidget(presenter.screen)
    presenter.screen.show()
    presenter.enter(Place(Room.INSPECTION, key, "T1-A01"))
    presenter.screen.findChild(QPushButton, "count").click()
    assert desk.places[-1] == Place(Room.COUNTING, key)

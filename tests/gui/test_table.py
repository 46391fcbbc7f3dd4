"""Tables of values."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from inspector.gui.appearance import Appearance
from inspector.gui.theme import Look, TextScale, Tone
from inspector.gui.widgets.table_model import TONE_ROLE, Column, TableModel
from inspector.gui.widgets.table_view import TableView


@dataclass(frozen=True)
class Home:
    name: str
    beds: int


HOMES = (Home("颐和敬老院", 40), Home("安康颐养院", 120), Home("福寿园", 9))
COLUMNS = (
    Column[Home]("名称", lambda home: home.name),
    Column[Home]("床位", lambda home: str(home.beds), order=lambda home: home.beds, number=True),
    Column[Home](
        "状态", lambda home: "够" if home.beds > 10 else "少", tone=lambda home: Tone.GOOD
    ),
)


@pytest.fixture
def model(qapp: QApplication) -> TableModel[Home]:
    made = TableModel(COLUMNS)
    made.show_rows(HOMES)
    return made


@pytest.fixture
def view(qtbot: QtBot, model: TableModel[Home], appearance: Appearance) -> TableView[Home]:
    made = TableView("机构列表", model, appearance)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


def test_the_model_keeps_qts_rules(model: TableModel[Home], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.sort(1)
    qtmodeltester.check(model)


def test_figures_are_sorted_as_figures(model: TableModel[Home]) -> None:
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert [model.index(row, 0).data() for row in range(3)] == [
        "安康颐养院",
        "颐和敬老院",
        "福寿园",
    ]


def test_new_rows_come_in_the_order_that_was_chosen(model: TableModel[Home]) -> None:
    model.sort(1)
    model.show_rows([Home("甲", 5), Home("乙", 3)])
    assert [model.index(row, 1).data() for row in range(2)] == ["3", "5"]


def test_a_tone_comes_with_its_sign(model: TableModel[Home]) -> None:
    cell = model.index(0, 2)
    assert cell.data() == "✓ 够"
    assert cell.data(TONE_ROLE) is Tone.GOOD
    assert model.index(0, 0).data(TONE_ROLE) is None


def test_the_current_row_stays_with_its_value_when_the_order_changes(
    view: TableView[Home], model: TableModel[Home]
) -> None:
    view.selectRow(0)
    assert view.current == HOMES[0]
    view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert view.current == HOMES[0]
    assert view.currentIndex().row() == 1


def test_enter_opens_the_current_row(qtbot: QtBot, view: TableView[Home]) -> None:
    view.selectRow(1)
    with qtbot.waitSignal(view.opened) as caught:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert caught.args == [HOMES[1]]


def test_nothing_is_opened_where_no_row_is(
    qtbot: QtBot, view: TableView[Home], model: TableModel[Home]
) -> None:
    model.show_rows([])
    with qtbot.assertNotEmitted(view.opened):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.current is None


def test_rows_grow_with_the_text(view: TableView[Home], appearance: Appearance) -> None:
    before = view.verticalHeader().defaultSectionSize()
    appearance.show_look(Look(scale=TextScale.LARGEST))
    assert view.verticalHeader().defaultSectionSize() == before * 3 // 2


def test_chips_are_drawn(view: TableView[Home]) -> None:
    view.selectRow(0)
    assert not view.grab().isNull()

"""统计, 县市指标: figures in words, entered with a source, with the cases behind them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from gui.sample_cards import SOURCE, enter_figures
from gui.sample_desk import Desk
from gui.shown import Shown
from inspector.domain.answer import Value
from inspector.domain.checklist import Choice, Input, InputKind
from inspector.errors import UserError
from inspector.gui.navigation import Place, Room
from inspector.gui.statistics.cards_state import CardRow, asks_for_judgement
from inspector.gui.statistics.figure_dialog import FigureDialog
from inspector.gui.statistics.figure_fields import FigureField, figure_field
from inspector.gui.statistics.presenter import StatisticsPresenter
from inspector.operations.changes import Changed
from inspector.operations.office import save_office
from inspector.operations.practice import PRACTICE_OFFICE
from inspector.operations.workspace import Role
from shipped_pack import PACK


@pytest.fixture
def bare(qtbot: QtBot, desk: Desk) -> Shown:
    return Shown(qtbot, StatisticsPresenter(desk.context))


@pytest.fixture
def cards(bare: Shown, desk: Desk) -> Shown:
    save_office(desk.workspace, PRACTICE_OFFICE)
    bare.presenter.enter(Place(Room.STATISTICS, part="CARDS"))
    assert "正在计算云岭县的指标。" in bare.said()
    desk.executor.drain()
    return bare


def table(shown: Shown, spoken: str = "指标") -> QTableView:
    tables = shown.screen.findChildren(QTableView)
    return next(each for each in tables if each.accessibleName() == spoken)


def at(shown: Shown, item: str) -> QTableView:
    view = table(shown)
    rows: list[CardRow] = list(view._model.rows)
    view.selectRow([one.card.item for one in rows].index(item))
    return view


def cells(shown: Shown, row: int) -> list[str]:
    model = table(shown).model()
    return [str(model.index(row, place).data()) for place in range(model.columnCount())]


def opened(shown: Shown, item: str) -> FigureDialog:
    at(shown, item)
    shown.button("enterFigure").click()
    return dialog_of(shown)


def dialog_of(shown: Shown) -> FigureDialog:
    return shown.screen.window().findChildren(FigureDialog)[-1]


def line(dialog: FigureDialog, name: str) -> QLineEdit:
    found = dialog.findChild(QLineEdit, name)
    assert found is not None
    return found


def test_the_page_is_chosen_in_the_head_and_each_page_has_its_own_buttons(
    cards: Shown, desk: Desk
) -> None:
    assert not cards.button("exportStatistics").isVisible()
    choice = cards.screen._pages
    choice.findChildren(type(cards.button("filter0")), "filter0")[0].click()
    desk.executor.drain()
    assert cards.button("exportStatistics").isVisible()
    desk.context.news.publish(Changed.INSPECTIONS)
    choice.findChildren(type(cards.button("filter0")), "filter1")[0].click()
    desk.executor.drain()
    assert len(table(cards)._model.rows) == 13


def test_a_desk_that_knows_no_county_says_what_to_do_first(bare: Shown) -> None:
    bare.presenter.enter(Place(Room.STATISTICS, part="CARDS"))
    assert "还没有填写本单位信息" in bare.said()


def test_a_computed_figure_opens_to_its_homes(cards: Shown, desk: Desk) -> None:
    view = at(cards, "T4-X07")
    row = view.currentIndex().row()
    assert cells(cards, row)[2:] == ["65.38%，应不低于 55%", "✓ 达标"]
    for words in ("口径：护理型床位占比的分母：备案床位", "来源：由下面各单位的数据算出。"):
        assert words in cards.said()
    assert not cards.button("enterFigure").isVisible()
    view.opened.emit(view.current)
    homes = table(cards, "背后的单位")
    assert homes.hasFocus()
    assert "（机构名册）" in cards.said()
    cards.button("openHome").click()
    assert desk.places[-1] == Place(Room.INSTITUTIONS, homes.current.name)


def test_a_figure_is_entered_by_keyboard_alone(qtbot: QtBot, cards: Shown, desk: Desk) -> None:
    view = at(cards, "T4-X08")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    dialog = dialog_of(cards)
    qtbot.keyClicks(line(dialog, "figure_housed"), "5")
    qtbot.keyClick(line(dialog, "figure_housed"), Qt.Key.Key_Return)
    wrong = dialog.findChild(QLabel, "figureWrong")
    assert "还没有填写“有集中供养需求" in wrong.text()
    assert dialog.focusWidget() is line(dialog, "figure_wanting")
    qtbot.keyClicks(line(dialog, "figure_wanting"), "6")
    qtbot.keyClick(line(dialog, "figure_wanting"), Qt.Key.Key_Return)
    assert "没有写明数据来源" in wrong.text()
    assert dialog.focusWidget() is line(dialog, "figureSource")
    walked = []
    for _ in range(5):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        walked.append(dialog.focusWidget().objectName())
    assert walked == [
        "figureCancel",
        "figureSave",
        "figure_housed",
        "figure_wanting",
        "figureSource",
    ]
    line(dialog, "figureSource").setText(SOURCE)  # QTest types Latin letters alone
    qtbot.keyClick(line(dialog, "figureSource"), Qt.Key.Key_Return)
    desk.executor.drain()
    assert not dialog.isVisible()
    assert table(cards).current.card.item == "T4-X08"
    assert cells(cards, 7)[2:] == ["83.33%，应等于 100%。还差 1 人", "✗ 不达标"]
    assert f"来源：{SOURCE}（2026年11月22日填报）" in cards.said()
    assert "T4-X08 已保存" in desk.told[-1]
    assert cards.button("enterFigure").text() == "改填"


def test_the_suggestion_stands_above_and_opens_to_its_reasons(cards: Shown, desk: Desk) -> None:
    enter_figures(desk.workspace)
    desk.context.news.publish(Changed.SETTINGS)
    desk.executor.drain()
    assert "! 建议限期整改" in cards.said()
    assert "不达标 1" in cards.said()
    cards.button("whyWhole").click()
    assert "T4-X05 不达标：" in cards.said()
    assert "这只是建议，由人签字决定。" in cards.said()
    table(cards).clicked.emit(table(cards).currentIndex())
    assert "这只是建议，由人签字决定。" not in cards.said()


def test_a_home_that_changed_is_read_again_and_a_figure_reads_none(
    cards: Shown, desk: Desk
) -> None:
    known = cards.presenter._cards._known
    desk.context.news.publish(Changed.SETTINGS)
    desk.executor.drain()
    assert cards.presenter._cards._known is known
    with desk.workspace.database.transaction() as stored:
        changed = replace(stored.institutions.all()[0], beds_total=500)
        stored.institutions.put(changed, desk.workspace.clock())
    desk.context.news.publish(Changed.INSTITUTIONS)
    desk.executor.drain()
    assert cards.presenter._cards._known is not known
    assert cells(cards, 6)[3] == "✗ 不达标"


def test_an_entered_figure_is_taken_back(cards: Shown, desk: Desk) -> None:
    enter_figures(desk.workspace)
    desk.context.news.publish(Changed.SETTINGS)
    desk.executor.drain()
    at(cards, "T4-X02")
    cards.button("eraseFigure").click()
    desk.executor.drain()
    assert desk.dialogs.asked == ["撤回 T4-X02 填报的数字和来源？"]
    assert cells(cards, 1)[3] == "! 缺证据"
    assert not cards.button("eraseFigure").isVisible()


def test_the_dialog_proposes_what_the_divisions_know_and_what_was_entered(
    cards: Shown, desk: Desk
) -> None:
    dialog = opened(cards, "T4-X05")
    count = len(desk.workspace.divisions.townships_of("149901"))
    assert line(dialog, "figure_official").text() == str(count)
    dialog.reject()
    enter_figures(desk.workspace)
    desk.context.news.publish(Changed.SETTINGS)
    desk.executor.drain()
    dialog = opened(cards, "T4-X05")
    assert line(dialog, "figure_covered").text() == "6"
    assert line(dialog, "figureSource").text() == SOURCE
    dialog.reject()


def test_what_has_no_measure_is_judged_by_a_person(cards: Shown, desk: Desk) -> None:
    dialog = opened(cards, "T4-X13")
    line(dialog, "figure_cases").setText("0")
    for name in ("figure_three_zero_yes", "figure_judged_no", "figure_judged_yes"):
        dialog.findChild(type(cards.button("enterFigure")), name).click()
    line(dialog, "figureSource").setText(SOURCE)
    cards.screen.window().findChildren(type(cards.button("enterFigure")), "figureSave")[-1].click()
    desk.executor.drain()
    assert cells(cards, 12)[3] == "✓ 达标"
    assert not asks_for_judgement(PACK.item("T4-X08"), PACK.parameters)
    assert asks_for_judgement(PACK.item("T4-X12"), PACK.parameters)


def test_another_checklist_has_duties_and_no_suggestion(cards: Shown, desk: Desk) -> None:
    choice = cards.screen.findChild(QComboBox, "cardsChecklist")
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    desk.executor.drain()
    assert table(cards)._model.rows[0].card.item == "T8-J01"
    assert not cards.button("whyWhole").isVisible()
    dialog = opened(cards, "T8-J04")
    line(dialog, "figureNotApplicable").setText("没有公办机构")
    line(dialog, "figureSource").setText(SOURCE)
    dialog._on_save()
    desk.executor.drain()
    assert "不适用：没有公办机构。" in cells(cards, 3)[2]


def test_at_the_province_every_city_can_be_chosen(qtbot: QtBot, desk: Desk) -> None:
    province = replace(desk.context, workspace=replace(desk.workspace, role=Role.PROVINCE))
    shown = Shown(qtbot, StatisticsPresenter(province))
    shown.presenter.enter(Place(Room.STATISTICS, part="CARDS"))
    desk.executor.drain()
    areas = shown.screen.findChild(QComboBox, "area")
    assert areas.isVisible()
    assert areas.itemText(0) == "太原市"
    areas.setCurrentIndex(areas.findText("演练市"))
    areas.activated.emit(areas.currentIndex())
    desk.executor.drain()
    at(shown, "T4-X07")
    assert "护理型床位没有数据；备案床位 80 张（机构名册）。" in shown.said()
    assert "! 缺证据" in shown.said()
    view = at(shown, "T5-S02")
    view.opened.emit(view.current)
    table(shown, "背后的单位").opened.emit(table(shown, "背后的单位").current)
    assert desk.places == []
    assert not shown.button("openHome").isEnabled()


CHOICES = (Choice("a", "甲"), Choice("b", "乙"))


@pytest.mark.parametrize(
    ("kind", "value", "others"),
    [
        (InputKind.NUMBER, Decimal("2.5"), {"decimals": 1}),
        (InputKind.DATE, date(2026, 3, 5), {}),
        (InputKind.TEXT, "有", {}),
        (InputKind.CHOICE, "b", {"choices": CHOICES}),
        (InputKind.CHOICES, ("a", "b"), {"choices": CHOICES}),
    ],
)
def test_a_field_gives_back_what_it_shows(
    qtbot: QtBot, kind: InputKind, value: Value, others: dict[str, object]
) -> None:
    field = made(qtbot, Input("x", "栏目", kind, **others))
    assert field.value() is None
    field.show_value(value)
    assert field.value() == value
    assert field.first_control().accessibleName().startswith("栏目")
    field.show_value(None)
    assert field.value() is None


@pytest.mark.parametrize("kind", [InputKind.NUMBER, InputKind.DATE])
def test_a_field_refuses_what_is_no_value_of_its_kind(qtbot: QtBot, kind: InputKind) -> None:
    field = made(qtbot, Input("x", "栏目", kind))
    edit = field.first_control()
    assert isinstance(edit, QLineEdit)
    edit.setText("很多")
    with pytest.raises(UserError, match="“栏目”应填写"):
        field.value()
    assert not field.is_filled()


def made(qtbot: QtBot, asked: Input) -> FigureField:
    field = figure_field(asked)
    qtbot.addWidget(field.control)
    return field

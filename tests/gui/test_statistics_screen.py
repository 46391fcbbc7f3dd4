"""统计: every figure opens to its cases."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from gui.sample_desk import Desk
from gui.sample_work import answered_inspection, sealed_inspection
from gui.shown import Shown
from inspector.gui.navigation import Place, Room
from inspector.gui.statistics.presenter import StatisticsPresenter
from inspector.operations.changes import Changed


@pytest.fixture
def statistics(qtbot: QtBot, desk: Desk) -> Shown:
    return Shown(qtbot, StatisticsPresenter(desk.context))


@pytest.fixture
def filled(statistics: Shown, desk: Desk) -> Shown:
    sealed_inspection(desk.workspace)
    statistics.enter(Room.STATISTICS)
    desk.executor.drain()
    return statistics


def rows(shown: Shown, spoken: str) -> list[str]:
    tables = shown.screen.findChildren(QTableView)
    table = next(each for each in tables if each.accessibleName() == spoken)
    model = table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_year_without_inspections_says_what_to_do(statistics: Shown, desk: Desk) -> None:
    statistics.enter(Room.STATISTICS)
    assert "正在统计 2026 年" in statistics.said()
    desk.executor.drain()
    assert "2026 年还没有封存的检查" in statistics.said()
    assert not statistics.button("exportStatistics").isEnabled()


def test_what_falls_short_stands_first_and_opens_to_its_cases(filled: Shown, desk: Desk) -> None:
    first = rows(filled, "汇总")[0]
    assert "T1-C09" in "".join(rows(filled, "汇总"))
    filled.button("figure2").click()
    assert filled.button("filter2").isChecked()
    assert rows(filled, "检查明细") == ["云岭县柳坪镇颐和敬老院"]
    filled.button("openCase").click()
    assert desk.places[-1] == Place(
        Room.INSPECTION, filled.presenter._found.whole.cases[0].inspection_id, "T1-C09"
    )
    assert first.startswith("T1-")


def test_a_line_leads_to_its_item(filled: Shown, desk: Desk) -> None:
    table = next(
        each for each in filled.screen.findChildren(QTableView) if each.accessibleName() == "汇总"
    )
    place = next(n for n, row in enumerate(rows(filled, "汇总")) if row.startswith("T1-C09"))
    table.selectRow(0)
    table.selectRow(place)
    assert filled.presenter._shown.key == "T1-C09"
    filled.screen._on_line_opened()
    filled.button("openCase").click()
    assert desk.places[-1].part == "T1-C09"


def test_townships_and_kinds(filled: Shown) -> None:
    groupings = filled.screen._groupings
    groupings.findChildren(type(filled.button("filter0")), "filter1")[0].click()
    assert rows(filled, "汇总") == ["柳坪镇"]
    groupings.findChildren(type(filled.button("filter0")), "filter2")[0].click()
    assert rows(filled, "汇总") == ["年度抽查"]
    wanted = filled.screen._wanted
    wanted.findChildren(type(filled.button("filter0")), "filter1")[0].click()
    assert rows(filled, "检查明细") == ["云岭县柳坪镇颐和敬老院"]


def test_the_figures_are_exported(filled: Shown, desk: Desk, tmp_path: Path) -> None:
    desk.dialogs.folder = tmp_path
    filled.button("exportStatistics").click()
    desk.executor.drain()
    book = load_workbook(tmp_path / "2026年检查统计.xlsx")
    assert book.sheetnames[0] == "全年"
    assert "已保存到" in desk.told[-1]


def test_what_is_worth_a_look_is_shown_with_its_evidence_and_leads_there__x10(
    statistics: Shown, desk: Desk
) -> None:
    first, second = (answered_inspection(desk.workspace) for _ in range(2))
    statistics.button("radar").click()
    desk.executor.drain()
    dialog = statistics.screen.window().findChild(QDialog, "radarDialog")
    said = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "2 次检查、2 张照片、4 家机构、0 份人员证书" in said
    assert "不代表有问题" in said
    assert said.count("SHA-256") == 4
    dialog.findChild(QPushButton, "radarVisit0").click()
    assert desk.places[-1] == Place(Room.INSPECTION, first)
    assert first != second
    assert not dialog.isVisible()


def test_where_nothing_is_worth_a_look_the_radar_says_so(statistics: Shown, desk: Desk) -> None:
    statistics.button("radar").click()
    desk.executor.drain()
    dialog = statistics.screen.window().findChild(QDialog, "radarDialog")
    said = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "没有发现前后不一致的地方" in said
    dialog.findChild(QPushButton, "radarClose").click()


def test_a_year_is_counted_again_after_a_change(filled: Shown, desk: Desk) -> None:
    filled.enter(Room.STATISTICS, "2026")
    assert filled.screen.findChild(QLabel, "subtitle") is not None
    desk.context.news.publish(Changed.INSPECTIONS)
    assert "正在统计" in filled.said()
    desk.executor.drain()
    years = filled.screen.findChild(QComboBox, "year")
    years.activated.emit(0)
    desk.executor.drain()
    assert rows(filled, "检查明细") == ["云岭县柳坪镇颐和敬老院"]
    filled.presenter._on_line(None)
    filled.enter(Room.STATISTICS, "1999")
    assert filled.presenter._year == 2026

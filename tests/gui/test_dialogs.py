"""Questions to the person."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inspector.gui.appearance import Appearance
from inspector.gui.widgets.dialogs import QtDialogs, TextDialog
from inspector.gui.widgets.phrases_dialog import PhrasesDialog


@pytest.fixture
def window(qtbot: QtBot, appearance: Appearance) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_confirmed_question_goes_on(qtbot: QtBot, window: QWidget) -> None:
    went = []
    QtDialogs(window).confirm("要封存吗？", "封存", lambda: went.append(1))
    box = window.findChild(QMessageBox)
    assert box.text() == "要封存吗？"
    box.findChild(QPushButton, "confirmYes").click()
    assert went == [1]


def test_a_refused_question_changes_nothing(window: QWidget) -> None:
    went = []
    QtDialogs(window).confirm("要封存吗？", "封存", lambda: went.append(1))
    window.findChild(QMessageBox).findChild(QPushButton, "confirmNo").click()
    assert went == []


@pytest.mark.parametrize(("typed", "given"), [(" 当事人不在场 ", ["当事人不在场"]), ("  ", [])])
def test_a_text_is_handed_over_unless_it_is_empty(
    window: QWidget, typed: str, given: list[str]
) -> None:
    taken: list[str] = []
    QtDialogs(window).ask_for_text("请写明理由", "跳过", taken.append)
    dialog = window.findChild(TextDialog)
    dialog.field.setPlainText(typed)
    dialog.findChild(QPushButton, "textYes").click()
    assert taken == given


def test_phrases_are_asked_of_each_and_shown_to_nobody(window: QWidget) -> None:
    taken: list[object] = []
    people = (("证-1", "示例甲"), ("证-2", "示例乙"), ("证-3", "示例丙"))
    QtDialogs(window).ask_for_phrases("请签名。", people, "签名", taken.append)
    dialog = window.findChild(PhrasesDialog)
    assert all(one.echoMode() is QLineEdit.EchoMode.Password for one in dialog.fields.values())
    dialog.fields["证-1"].setText("甲的口令")
    dialog.fields["证-3"].setText("丙的口令")
    dialog.findChild(QPushButton, "phrasesYes").click()
    assert taken == [{"证-1": "甲的口令", "证-3": "丙的口令"}]
    QtDialogs(window).ask_for_phrases("请签名。", people, "签名", taken.append)
    window.findChildren(PhrasesDialog)[-1].findChild(QPushButton, "phrasesYes").click()
    assert len(taken) == 1


def test_files_and_folders_are_handed_over_as_paths(window: QWidget, tmp_path: Path) -> None:
    taken: list[object] = []
    dialogs = QtDialogs(window)
    dialogs.ask_for_file("选择表格", "表格 (*.xlsx)", taken.append)
    window.findChildren(QFileDialog)[0].fileSelected.emit(str(tmp_path / "a.xlsx"))
    dialogs.ask_for_folder("选择文件夹", taken.append)
    window.findChildren(QFileDialog)[1].fileSelected.emit(str(tmp_path))
    dialogs.ask_for_files("选择照片", "照片 (*.jpg)", taken.append)
    window.findChildren(QFileDialog)[2].filesSelected.emit([str(tmp_path / "b.jpg")])
    dialogs.ask_for_place("存到", "笔录.pdf", taken.append)
    window.findChildren(QFileDialog)[3].fileSelected.emit(str(tmp_path / "笔录.pdf"))
    assert taken == [
        tmp_path / "a.xlsx",
        tmp_path,
        [tmp_path / "b.jpg"],
        tmp_path / "笔录.pdf",
    ]
    for dialog in window.findChildren(QFileDialog):
        dialog.reject()

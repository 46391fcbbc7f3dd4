"""Failures of the two families."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from inspector.errors import UserError
from inspector.gui.appearance import Appearance
from inspector.gui.failures import CrashDialog, CrashReport, Failures, write_diagnostics
from inspector.progress import Cancelled

NOW = datetime(2026, 11, 22, 2, 42, tzinfo=UTC)


@pytest.fixture
def failures(qapp: QApplication, tmp_path: Path) -> Failures:
    return Failures(tmp_path / "diagnostics", lambda: NOW, lambda: "已经保存的内容都在。")


def test_what_a_person_can_act_on_is_a_sentence(qtbot: QtBot, failures: Failures) -> None:
    with qtbot.assertNotEmitted(failures.crashed), qtbot.waitSignal(failures.told) as caught:
        failures.handle(UserError("U 盘已满，请换一个。"))
    assert caught.args == ["U 盘已满，请换一个。"]


def test_a_cancelled_job_is_not_told(qtbot: QtBot, failures: Failures) -> None:
    with qtbot.assertNotEmitted(failures.crashed), qtbot.assertNotEmitted(failures.told):
        failures.handle(Cancelled())


def test_a_bug_leaves_a_diagnostics_file_and_says_what_was_kept(
    qtbot: QtBot, failures: Failures
) -> None:
    with qtbot.waitSignal(failures.crashed) as caught:
        failures.handle(ZeroDivisionError("零"))
    report = caught.args[0]
    assert report.kept == "已经保存的内容都在。"
    assert "builtins.ZeroDivisionError" in report.file.read_text("utf-8")


def test_where_nothing_can_be_written_there_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "diagnostics").write_text("a file where a folder should be")
    assert write_diagnostics(tmp_path / "diagnostics", ValueError("坏"), NOW) is None


@pytest.mark.parametrize(
    ("file", "words"),
    [(Path("a.txt"), "诊断文件：a.txt"), (None, "诊断文件没有写成")],
)
def test_the_crash_dialog_says_what_was_kept_and_where_the_file_lies(
    qtbot: QtBot, appearance: Appearance, file: Path | None, words: str
) -> None:
    dialog = CrashDialog(CrashReport("已经保存的内容都在。", file), None)
    qtbot.addWidget(dialog)
    dialog.open()
    said = "".join(label.text() for label in dialog.findChildren(QLabel))
    assert "已经保存的内容都在。" in said
    assert words in said

"""The application: language, fonts, and exceptions that nobody caught."""

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.gui import app
from inspector.gui.exception_relay import ExceptionRelay
from inspector.gui.fonts import load_fonts


def test_qts_own_words_are_chinese(qapp: QApplication) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    assert QLocale().language() == QLocale.Language.Chinese


def test_the_bundled_font_is_used_and_holds_chinese_and_figures(qapp: QApplication) -> None:
    font = qapp.font()
    assert QFontInfo(font).family() == "Inspector Hei"


def test_a_folder_without_fonts_gives_the_usual_families(
    qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "note.txt").write_text("no font")
    (tmp_path / "broken.ttf").write_bytes(b"no font either")
    assert load_fonts(tmp_path).families()[0] == "Inspector Hei"


@pytest.mark.parametrize(
    ("asked", "given"), [("fcitx", "ibus"), ("FCITX5", "ibus"), ("ibus", "ibus"), ("", "")]
)
def test_fcitx_is_asked_as_ibus(monkeypatch: pytest.MonkeyPatch, asked: str, given: str) -> None:
    monkeypatch.setenv("QT_IM_MODULE", asked)
    app._choose_input_method()
    assert app.os.environ["QT_IM_MODULE"] == given


@pytest.fixture
def relay(qapp: QApplication) -> ExceptionRelay:
    made = ExceptionRelay()
    before = sys.excepthook
    made.install()
    yield made
    made.remove()
    assert sys.excepthook is before


def test_an_exception_of_another_thread_arrives_on_the_windows_thread(
    qtbot: QtBot, relay: ExceptionRelay
) -> None:
    seen = []
    error = ValueError("坏")

    def take(caught: BaseException) -> None:
        seen.append((caught, threading.get_ident()))

    relay.caught.connect(take)
    with qtbot.waitSignal(relay.caught):
        worker = threading.Thread(target=sys.excepthook, args=(ValueError, error, None))
        worker.start()
        worker.join()
    assert seen == [(error, threading.get_ident())]


def test_ctrl_c_still_stops_the_program(
    qtbot: QtBot, relay: ExceptionRelay, capsys: pytest.CaptureFixture[str]
) -> None:
    with qtbot.assertNotEmitted(relay.caught, wait=0):
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_a_relay_that_was_not_installed_has_nothing_to_give_back(qapp: QApplication) -> None:
    before = sys.excepthook
    ExceptionRelay().remove()
    assert sys.excepthook is before

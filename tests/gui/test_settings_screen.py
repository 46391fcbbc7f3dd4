"""设置."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from inspector.config.settings import Settings, load_settings
from inspector.gui.appearance import Appearance
from inspector.gui.failures import Failures
from inspector.gui.navigation import Place, Room
from inspector.gui.settings.look_keeper import LookKeeper
from inspector.gui.settings.presenter import SettingsPresenter
from inspector.gui.settings.state import SettingsState, look_of, state_of
from inspector.gui.theme import Look, TextScale


@pytest.fixture
def failures(qapp: QApplication, tmp_path: Path) -> Failures:
    return Failures(tmp_path, lambda: datetime(2026, 1, 1, tzinfo=UTC), lambda: "都在。")


@pytest.fixture
def presenter(qtbot: QtBot, appearance: Appearance) -> SettingsPresenter:
    made = SettingsPresenter(appearance)
    qtbot.addWidget(made.screen)
    made.enter(Place(Room.SETTINGS))
    return made


def choice(presenter: SettingsPresenter, label: str) -> QPushButton:
    return presenter.screen.findChild(QPushButton, f"choice_{label}")


def test_the_state_is_the_look() -> None:
    assert state_of(Look(dark=True)) == SettingsState(dark=True, scale=TextScale.NORMAL)
    assert look_of(Settings(dark=True, text_scale=150)) == Look(True, TextScale.LARGEST)


def test_what_stands_is_marked(presenter: SettingsPresenter) -> None:
    assert choice(presenter, "浅色").isChecked()
    assert choice(presenter, "标准").isChecked()


def test_a_choice_takes_effect_at_once_and_is_kept(
    presenter: SettingsPresenter, appearance: Appearance, failures: Failures, tmp_path: Path
) -> None:
    keeper = LookKeeper(tmp_path, appearance, failures)
    choice(presenter, "深色").click()
    choice(presenter, "大（125 %）").click()
    assert appearance.look == Look(dark=True, scale=TextScale.LARGE)
    assert load_settings(tmp_path) == Settings(dark=True, text_scale=125)
    assert keeper.parent() is appearance


def test_a_look_changed_by_a_key_is_shown_here_too(
    presenter: SettingsPresenter, appearance: Appearance
) -> None:
    appearance.show_look(Look(dark=True))
    assert choice(presenter, "深色").isChecked()


def test_a_home_that_cannot_be_written_is_told(
    qtbot: QtBot, appearance: Appearance, failures: Failures, tmp_path: Path
) -> None:
    keeper = LookKeeper(tmp_path / "gone", appearance, failures)
    with qtbot.waitSignal(failures.told) as caught:
        appearance.show_look(Look(dark=True))
    assert "没有保存下来" in caught.args[0]
    assert keeper.parent() is appearance

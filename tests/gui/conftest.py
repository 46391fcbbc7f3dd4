"""One application for all tests of the window, made as the program makes it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.hand_drained import HandDrainedExecutor
from gui.one_application import application
from gui.sample_desk import Desk, make_desk
from gui.visit import Visit
from inspector.gui.appearance import Appearance
from inspector.gui.theme import Look


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    return application()


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    made = Appearance(qapp, Look())
    yield made
    made.show_look(Look())
    made.setParent(None)


@pytest.fixture
def executor() -> HandDrainedExecutor:
    return HandDrainedExecutor()


@pytest.fixture
def desk(tmp_path: Path, appearance: Appearance) -> Iterator[Desk]:
    made = make_desk(tmp_path, appearance)
    yield made
    made.workspace.database.close()


@pytest.fixture
def visit(desk: Desk, qtbot: QtBot) -> Visit:
    return Visit(desk, qtbot)

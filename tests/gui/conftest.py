"""One application for all tests of the window, made as the program makes it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.at_the_gate import Since, set_up
from gui.hand_drained import HandDrainedExecutor
from gui.one_application import application
from gui.sample_desk import Desk, make_desk
from gui.visit import Visit
from inspector import startup
from inspector.config.paths import resources_folder
from inspector.gui.appearance import Appearance
from inspector.gui.gate import Gate
from inspector.gui.opening import LockedOpening
from inspector.gui.theme import Look
from inspector.gui.unlock.door import Door
from inspector.operations.unlock_question import Unlock
from inspector.operations.workspace import Role, Workspace
from inspector.storage.vault.idle import IdleLock
from inspector.storage.vault.phrases import Cost
from inspector.storage.vault.place import VaultPlace


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


@pytest.fixture
def since() -> Since:
    return Since()


@pytest.fixture
def door(tmp_path: Path, since: Since, monkeypatch: pytest.MonkeyPatch) -> Door:
    home = tmp_path / "home"
    place = VaultPlace(home, since, lambda: None, Cost(64, 1, 1))
    monkeypatch.setattr(startup, "vault_place", lambda _: place)

    def open_with(unlock: Unlock) -> Workspace:
        return startup.open_workspace(home, Role.COUNTY, unlock=unlock)

    return Door(place, open_with, resources_folder())


@pytest.fixture
def new_gate(
    door: Door, since: Since, qapp: QApplication, qtbot: QtBot, executor: HandDrainedExecutor
) -> Iterator[Callable[[], Gate]]:
    made: list[Gate] = []

    def make() -> Gate:
        opening = LockedOpening(door.place.home, door.resources, startup._now, since, lambda: door)
        gate = Gate(opening, qapp, IdleLock(since), lambda: executor)
        made.append(gate)
        gate.show()

        def asks() -> bool:
            executor.drain()  # the job begins once the gate is painted
            return gate._presenter is not None

        qtbot.waitUntil(asks)
        return gate

    yield make
    for gate in made:
        gate.let_go()
        if gate.desk is not None:
            gate.desk.window.close()
            gate.desk.window.deleteLater()
        gate.close()
        gate.deleteLater()


@pytest.fixture
def opened(new_gate: Callable[[], Gate], executor: HandDrainedExecutor) -> Gate:
    gate = new_gate()
    set_up(gate, executor)
    return gate

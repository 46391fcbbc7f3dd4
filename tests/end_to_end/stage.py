"""A county's window with nothing in its register, a person before it, and a province."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desks import Clock, desk, enrol
from end_to_end.person import Person, PersonsDialogs
from gui.hand_drained import HandDrainedExecutor
from inspector.gui.desk import Desk
from inspector.gui.theme import Look
from inspector.operations.office import save_office, save_officer
from inspector.operations.practice import PRACTICE_OFFICE, PRACTICE_OFFICERS, SHEET
from inspector.operations.workspace import Role, Workspace
from inspector.spreadsheet.practice_register import write_sample_register


@dataclass(frozen=True)
class Stage:
    """Both desks, the stick between them, and the person before the county's window."""

    county: Workspace
    province: Workspace
    stick: Path
    register: Path
    dialogs: PersonsDialogs
    person: Person
    desk: Desk
    leave: Callable[[], None]
    """Closes the window; the desks stay open. A window that is there costs every later one time."""


@contextmanager
def open_stage(folder: Path, application: QApplication) -> Iterator[Stage]:
    """Open the window over an office that is enrolled and has its officers, but no homes yet."""
    clock, stick = Clock(), folder / "stick"
    stick.mkdir()
    county = desk(folder / "county", Role.COUNTY, clock)
    province = desk(folder / "province", Role.PROVINCE, clock)
    save_office(county, PRACTICE_OFFICE)
    for officer in PRACTICE_OFFICERS:
        save_officer(county, officer)
    enrol(county, province, stick)
    register = folder / SHEET
    write_sample_register(register, county.resources, county.divisions)
    executor = HandDrainedExecutor()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("inspector.gui.main_window.QtDialogs", PersonsDialogs)
        window = Desk(county, application, executor)
    window.open()
    dialogs = window.window.dialogs
    assert isinstance(dialogs, PersonsDialogs)
    person = Person(window.window, executor.drain)
    with ExitStack() as behind, ExitStack() as before:
        behind.callback(county.database.close)
        behind.callback(province.database.close)
        before.callback(_close, window)
        yield Stage(county, province, stick, register, dialogs, person, window, before.close)


def _close(opened: Desk) -> None:
    opened.window.close()
    opened.appearance.show_look(Look())
    opened.window.deleteLater()

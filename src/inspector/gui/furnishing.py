"""Furnishes a window once its workspace is open, and gets the other rooms ready afterwards."""

from functools import partial

from PySide6.QtWidgets import QApplication

from inspector.gui.desk import Desk
from inspector.gui.frame import Frame
from inspector.gui.navigation import Room
from inspector.gui.rooms import maker_of
from inspector.gui.warm_up import WarmUp
from inspector.operations.back_up import back_up_if_due
from inspector.operations.list_officers import list_officers
from inspector.operations.workspace import Workspace


def import_first_room() -> None:
    """Import what is shown first, on whatever thread."""
    maker_of(Room.TODAY)


def furnished(workspace: Workspace, application: QApplication, frame: Frame) -> Desk:
    """Return the desk over an open workspace, shown in the frame; what else is due begins."""
    desk = Desk(workspace, application, frame=frame)
    desk.open()
    if workspace.vault is not None:
        officers = desk.context.perform(partial(list_officers, workspace)) or ()
        names = {one.certificate_number: one.name for one in officers}
        name = names.get(workspace.officer, workspace.officer)
        desk.window.setWindowTitle(f"养老检查 · {name}")
    if workspace.notice:
        desk.failures.told.emit(workspace.notice)
    elif workspace.vault is not None:
        desk.context.runner.start(
            "每日备份", lambda progress: back_up_if_due(workspace, progress), _nothing
        )
    WarmUp(desk.frame).start()
    return desk


def _nothing(done: object) -> None:
    del done

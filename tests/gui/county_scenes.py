"""The screens about the homes of a county, to be grabbed."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from gui.sample_desk import Desk
from gui.sample_versions import returned_inspection
from gui.sample_work import answered_inspection
from gui.scenes import in_window
from inspector.gui.appearance import Appearance
from inspector.gui.navigation import Place, Room
from inspector.gui.tasks.presenter import TasksPresenter


def tasks(appearance: Appearance) -> QWidget:
    """Return a scene of the tasks screen with one of each kind."""

    def go(desk: Desk) -> Place:
        returned_inspection(desk.workspace)
        answered_inspection(desk.workspace)
        return Place(Room.TASKS)

    return in_window(appearance, lambda desk: TasksPresenter(desk.context), go)


COUNTY_SCENES: Mapping[str, Callable[[Appearance], QWidget]] = {
    "tasks": tasks,
}

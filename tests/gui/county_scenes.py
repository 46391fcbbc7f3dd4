"""The screens about the homes of a county, to be grabbed."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gui.sample_desk import RESOURCES, Desk, make_desk
from gui.sample_versions import returned_inspection
from gui.sample_work import answered_inspection, sealed_inspection
from gui.scenes import in_window
from inspector.gui.appearance import Appearance
from inspector.gui.institutions.page import HomePage
from inspector.gui.institutions.presenter import InstitutionsPresenter
from inspector.gui.institutions.state import HomeFacts, page_of
from inspector.gui.navigation import Place, Room
from inspector.gui.tasks.presenter import TasksPresenter
from inspector.operations.about_home import AboutHome
from inspector.operations.judged_inspection import judged_inspection
from inspector.policy.boundaries import boundary_of


def tasks(appearance: Appearance) -> QWidget:
    """Return a scene of the tasks screen with one of each kind."""

    def go(desk: Desk) -> Place:
        returned_inspection(desk.workspace)
        answered_inspection(desk.workspace)
        return Place(Room.TASKS)

    return in_window(appearance, lambda desk: TasksPresenter(desk.context), go)


def home_page(appearance: Appearance) -> QWidget:
    """Return a scene of a home's page: inspected, with open findings and photos."""

    def go(desk: Desk) -> Place:
        sealed_inspection(desk.workspace)
        answered_inspection(desk.workspace)
        return Place(Room.INSTITUTIONS, "颐和")

    return in_window(appearance, lambda desk: InstitutionsPresenter(desk.context), go)


def home_map(appearance: Appearance) -> QWidget:
    """Return a scene of a home's page with a county that has an outline."""
    workspace = make_desk(Path(tempfile.mkdtemp(prefix="grab-")), appearance).workspace
    inspection = judged_inspection(workspace, answered_inspection(workspace)).inspection
    places = ((37.43, 112.56), (37.41, 112.60))
    uses = tuple(
        (
            inspection.id,
            replace(use, photo=replace(use.photo, latitude=latitude, longitude=longitude)),
        )
        for use, (latitude, longitude) in zip(inspection.attachments, places, strict=True)
    )
    county = "140703"
    page = page_of(
        HomeFacts(
            replace(inspection.institution, county_code=county),
            workspace.divisions.full_name(county),
            AboutHome((), uses),
            (),
            boundary_of(RESOURCES, county),
            may_show_map=True,
            today=workspace.today,
        )
    )
    shown = HomePage()
    shown.show_page(page, ())
    return shown


COUNTY_SCENES: Mapping[str, Callable[[Appearance], QWidget]] = {
    "tasks": tasks,
    "home-page": home_page,
    "home-map": home_map,
}

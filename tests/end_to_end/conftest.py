"""The journey through the window that the tests look back at."""

import os
import sys
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from end_to_end.journey import Journey
from end_to_end.stage import open_stage
from end_to_end.visit_by_keys import VisitByKeys
from gui.one_application import application

# AT-SPI is the interface of Linux desktops.
collect_ignore = [] if sys.platform == "linux" else ["test_driven_from_outside.py"]


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    return application()


@pytest.fixture(scope="session")
def journey(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Journey]:
    """One inspection all the way; the window is closed, the desks are still open."""
    with open_stage(tmp_path_factory.mktemp("journey"), qapp) as stage:
        made = Journey(stage, VisitByKeys(stage))
        made.travel()
        stage.leave()
        yield made

"""The one QApplication of a test process, made as the program makes it."""

from functools import cache

from PySide6.QtWidgets import QApplication

from gui.sample_desk import RESOURCES
from inspector.gui.app import create_application


@cache
def application() -> QApplication:
    """Return it; the first call makes it."""
    return create_application(["inspector"], RESOURCES)

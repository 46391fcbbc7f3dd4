"""Makes the QApplication: language, fonts; and opens the window."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from inspector.gui.fonts import load_fonts

if TYPE_CHECKING:
    from inspector.gui.opening import LockedOpening, Opening

CHINESE = QLocale(QLocale.Language.Chinese, QLocale.Country.China)
_NAME = "养老检查"


def create_application(arguments: Sequence[str], resources: Path) -> QApplication:
    """Return the application: Fusion, Chinese whatever the system says, bundled fonts.

    `resources` is the folder that holds `fonts/`.
    """
    _choose_input_method()
    QLocale.setDefault(CHINESE)
    application = QApplication(list(arguments))
    application.setApplicationName(_NAME)
    application.setApplicationDisplayName(_NAME)
    application.setStyle("Fusion")
    application.setFont(load_fonts(resources / "fonts"))
    _speak_chinese(application)
    return application


def open_window(opening: "Opening") -> int:
    """Show the county's window, which opens the workspace; return the exit code when closed."""
    from inspector.gui.entrance import Entrance

    application = create_application(sys.argv, opening.resources)
    entrance = Entrance(opening, application)
    entrance.show()
    try:
        return application.exec()
    finally:
        entrance.let_go()


def open_gate(opening: "LockedOpening") -> int:
    """Ask who it is, and show the county's window until it is closed; return the exit code."""
    from inspector.gui.gate import Gate
    from inspector.storage.vault.idle import IdleLock

    application = create_application(sys.argv, opening.resources)
    gate = Gate(opening, application, IdleLock(opening.monotonic))
    gate.show()
    try:
        return application.exec()
    finally:
        gate.let_go()


def _choose_input_method() -> None:
    # The wheel has no fcitx plugin; fcitx5 answers as ibus (UOS and Kylin come with fcitx).
    if os.environ.get("QT_IM_MODULE", "").lower() in {"fcitx", "fcitx5"}:
        os.environ["QT_IM_MODULE"] = "ibus"


def _speak_chinese(application: QApplication) -> None:
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(CHINESE, "qtbase", "_", folder):
        application.installTranslator(translator)

"""Makes the QApplication: language, fonts, look and the last resort for exceptions."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal, Slot
from PySide6.QtWidgets import QApplication

from inspector.gui.fonts import load_fonts

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


def _choose_input_method() -> None:
    # The wheel has no fcitx plugin; fcitx5 answers as ibus (UOS and Kylin come with fcitx).
    if os.environ.get("QT_IM_MODULE", "").lower() in {"fcitx", "fcitx5"}:
        os.environ["QT_IM_MODULE"] = "ibus"


def _speak_chinese(application: QApplication) -> None:
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(CHINESE, "qtbase", "_", folder):
        application.installTranslator(translator)


class ExceptionRelay(QObject):
    """Takes exceptions that nobody caught, on whatever thread, to the window's thread."""

    caught = Signal(object)
    _raised = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._previous: (
            Callable[[type[BaseException], BaseException, TracebackType | None], object] | None
        ) = None
        self._raised.connect(self._on_raised, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Become the hook for exceptions that nobody caught."""
        self._previous = sys.excepthook
        sys.excepthook = self._hook

    def remove(self) -> None:
        """Give the hook back to whom it was taken from."""
        if self._previous is not None:
            sys.excepthook = self._previous
            self._previous = None

    def _hook(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self._raised.emit(error)

    @Slot(object)
    def _on_raised(self, error: BaseException) -> None:
        self.caught.emit(error)

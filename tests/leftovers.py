"""What a test must not leave behind: threads, running timers, windows."""

import gc
import sys
import threading
from collections.abc import Iterator

QT_WIDGETS = "PySide6.QtWidgets"


def living_threads() -> set[threading.Thread]:
    """The threads that Python started; a thread of Qt's that once ran Python is a dummy."""
    return {
        thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)
    }


def application_exists() -> bool:
    """Whether some test of this process made the QApplication; never imports Qt."""
    widgets = sys.modules.get(QT_WIDGETS)
    return widgets is not None and widgets.QApplication.instance() is not None


def windows() -> set[str]:
    """The top-level widgets that exist, after those that were told to go have gone."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return {
        f"{type(widget).__name__} {widget.objectName()!r} {id(widget):#x}"
        for widget in QApplication.topLevelWidgets()
    }


def stopped_timers() -> Iterator[str]:
    """Stop the timers made since `gc.freeze`, so that the next test is not blamed; tell which."""
    from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer
    from shiboken6 import delete, isValid

    for thing in gc.get_objects():
        if issubclass(type(thing), QTimer) and isValid(thing) and thing.isActive():
            thing.stop()
            yield f"{type(thing).__name__} {thing.objectName()!r}, every {thing.interval()} ms"
    dispatcher = QAbstractEventDispatcher.instance()
    for child in dispatcher.findChildren(QObject) if dispatcher else ():
        if child.metaObject().className() == "QSingleShotTimer":
            delete(child)
            yield "QTimer.singleShot that has not fired"


def left_in_qt(windows_before: set[str], *, timers: bool) -> list[str]:
    """Windows that were not there before, running timers, and work in the global thread pool."""
    from PySide6.QtCore import QThreadPool

    if windows() - windows_before:
        gc.collect()  # a window in a reference cycle is not a leak, only late
    pool = QThreadPool.globalInstance().activeThreadCount()
    return [
        *sorted(windows() - windows_before),
        *(stopped_timers() if timers else ()),
        *(["work in the global thread pool"] if pool else []),
    ]

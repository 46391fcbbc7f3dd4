"""Carries sentences about what was done from presenters to the message bar."""

from PySide6.QtCore import QObject, Signal


class Messages(QObject):
    """Good news only; what failed goes to `Failures`."""

    done = Signal(str)
    """Something was done; a whole sentence that says what."""

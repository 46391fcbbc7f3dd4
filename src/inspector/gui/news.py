"""The one broadcast: what kind of data has changed."""

from PySide6.QtCore import QObject, Signal

from inspector.operations.changes import Changed


class News(QObject):
    """Tells every presenter that cares what kind of data has changed."""

    changed = Signal(Changed)

    def publish(self, changed: Changed) -> None:
        """Tell everybody, unless nothing changed."""
        if changed:
            self.changed.emit(changed)

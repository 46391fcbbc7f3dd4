"""Whether the province has confirmed the outlines of the counties, so that maps are shown."""

from PySide6.QtCore import Signal

from inspector.gui.widgets.card import Card
from inspector.gui.widgets.check_box import CheckBox
from inspector.gui.widgets.marking import named, text
from inspector.policy.boundaries import MAP_SOURCE

_LABEL = "省厅已确认县界数据，机构页显示地图"


class MapCard(Card):
    """One box that takes effect at once."""

    confirmed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._box = named(CheckBox(_LABEL), "mapConfirmed", _LABEL)
        self.rows.addWidget(self._box)
        self.rows.addWidget(text(MAP_SOURCE, "muted", wrap=True))
        self._box.clicked.connect(self.confirmed)

    def show_state(self, *, confirmed: bool) -> None:
        """Show whether it was confirmed."""
        self._box.setChecked(confirmed)

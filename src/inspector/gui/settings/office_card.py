"""What documents print about the office; every field is kept when one leaves it."""

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit

from inspector.domain.office import Office
from inspector.gui.settings.state import OFFICE_FIELDS, OfficeState
from inspector.gui.theme import GRID
from inspector.gui.widgets.card import Card
from inspector.gui.widgets.combo_box import ComboBox
from inspector.gui.widgets.marking import named, text


class OfficeCard(Card):
    """The county first: it proposes most of the rest."""

    county_chosen = Signal(str)
    edited = Signal(Office)

    def __init__(self) -> None:
        super().__init__()
        self._office: Office | None = None
        self._missing = text(role="warning", wrap=True)
        self._county = named(ComboBox(), "officeCounty", "所在县（市、区）")
        self._fields: dict[str, QLineEdit] = {}
        self.rows.addWidget(self._missing)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.addWidget(text("所在县（市、区）", "muted"), 0, 0)
        grid.addWidget(self._county, 0, 1)
        for line, (name, label, example) in enumerate(OFFICE_FIELDS, 1):
            field = named(QLineEdit(), f"office_{name}", label)
            field.setPlaceholderText(example)
            field.editingFinished.connect(self._on_edited)
            self._fields[name] = field
            grid.addWidget(text(label, "muted"), line, 0)
            grid.addWidget(field, line, 1)
        grid.setColumnStretch(1, 1)
        self.rows.addLayout(grid)
        self._county.activated.connect(self._on_county)

    def show_state(self, state: OfficeState) -> None:
        """Show the office, or only the choice of the county as long as there is none."""
        self._office = state.office
        self._missing.setText(state.missing)
        self._missing.setVisible(bool(state.missing))
        if self._county.count() != len(state.counties) + 1:
            self._county.clear()
            self._county.addItem("请选择", "")
            for code, name in state.counties:
                self._county.addItem(name, code)
        code = state.office.county_code if state.office else ""
        self._county.setCurrentIndex(max(self._county.findData(code), 0))
        for name, field in self._fields.items():
            field.setEnabled(state.office is not None)
            if not field.hasFocus():
                field.setText(getattr(state.office, name) if state.office else "")

    @Slot()
    def _on_county(self) -> None:
        code = self._county.currentData()
        if code and (self._office is None or code != self._office.county_code):
            self.county_chosen.emit(code)

    @Slot()
    def _on_edited(self) -> None:
        if self._office is not None:
            given = {name: field.text().strip() for name, field in self._fields.items()}
            edited = replace(self._office, **given)
            if edited != self._office:
                self._office = edited
                self.edited.emit(edited)

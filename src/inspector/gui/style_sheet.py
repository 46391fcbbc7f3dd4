"""The style sheet on top of Fusion, and the palette for what Qt draws itself.

Rules are written for 100 %: every length of three px and more grows with the text; hair lines and
focus rings stay; the width of a pane (pn) grows half as much. A focused control gets
a ring of 2 px inside the height it had before.
"""

import re
from dataclasses import asdict
from string import Template
from typing import Final

from PySide6.QtGui import QColor, QPalette

from inspector.gui.theme import Look, Tone

_BASE: Final = """
* { font-size: 14px; }
QWidget { color: $ink; }
QMainWindow, QDialog, QWidget#desk, QStackedWidget, QScrollArea, QScrollArea > QWidget > QWidget
  { background: $ground; }
QToolTip { color: $ink; background: $paper; border: 1px solid $edge; padding: 6px; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: 18px; }
QLabel[role="figure"] { font-size: 26px; }
QLabel[role="digits"] { font-size: 48px; }
QLabel[role="heading"] { font-size: 15px; padding: 6px 0; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="danger"] { color: $danger; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="good"] { color: $good; }
QFrame#head { background: $paper; border: none; border-bottom: 1px solid $line; }
QFrame#pane { background: $paper; border: none; border-right: 1px solid $line; }
QFrame#sidePane { background: $paper; border: none; border-left: 1px solid $line; }
QFrame#pane[pane="left"] { min-width: 212pn; max-width: 212pn; }
QFrame#sidePane { min-width: 336pn; max-width: 336pn; }
QFrame#sidePane[pane="wide"] { min-width: 440pn; max-width: 440pn; }
QFrame#foot { background: $paper; border: none; border-top: 1px solid $line;
  min-height: 30px; max-height: 44px; }
QScrollArea { border: none; }
QScrollArea#paneScroll, QScrollArea#paneScroll > QWidget > QWidget { background: $paper; }
QSplitter::handle { background: $line; }
"""

_BUTTONS: Final = """
QPushButton { background: $paper; border: 1px solid $edge; border-radius: 6px;
  min-height: 34px; padding: 0 15px; }
QPushButton:hover { background: $ground; border-color: $muted; }
QPushButton:pressed { background: $neutral_pale; }
QPushButton:focus { border: 2px solid $accent; min-height: 32px; padding: 0 14px; }
QPushButton:disabled { color: $muted; background: $ground; border-color: $line; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed
  { background: $accent_pressed; border-color: $accent_pressed; }
QPushButton[kind="primary"]:focus { border: 2px solid $ink; }
QPushButton[kind="primary"]:disabled { background: $neutral_pale; color: $muted;
  border-color: $line; }
QPushButton[kind="danger"] { color: $danger; border-color: $danger; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $accent;
  padding: 0 7px; }
QPushButton[kind="quiet"]:hover { background: $accent_pale; }
QPushButton[kind="quiet"]:focus { border-color: $accent; padding: 0 6px; }
QPushButton[kind="link"] { background: transparent; border: none; color: $muted; padding: 0;
  text-align: left; }
QPushButton[kind="link"]:hover { color: $accent; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; padding: 0 6px; }
QPushButton[kind="step"] { min-height: 72px; font-size: 18px; text-align: left; padding: 0 23px; }
QPushButton[kind="step"]:focus { min-height: 70px; padding: 0 22px; }
QPushButton[kind="digit"] { min-height: 62px; font-size: 26px; padding: 0 15px; }
QPushButton[kind="digit"]:focus { min-height: 60px; padding: 0 14px; }
QPushButton[kind="tile"] { min-width: 72px; max-width: 72px; min-height: 62px; padding: 0; }
QPushButton[kind="tile"][counted="true"] { background: $accent_pale; border-color: $accent_pale; }
QPushButton[kind="tile"][differs="true"] { background: $warning_pale; border-color: $warning; }
QPushButton[kind="tile"][current="true"], QPushButton[kind="tile"]:focus
  { border: 2px solid $accent; min-width: 70px; max-width: 70px; min-height: 60px; padding: 0; }
QPushButton[kind="thumb"] { padding: 3px; border-radius: 6px; text-align: center; }
QPushButton[kind="thumb"]:checked { border: 2px solid $accent; background: $accent_pale; }
QPushButton[answer="good"]:checked { background: $good; color: $on_good; border-color: $good; }
QPushButton[answer="danger"]:checked { background: $danger; color: $on_danger;
  border-color: $danger; }
QPushButton[answer="plain"]:checked { background: $muted; color: $paper; border-color: $muted; }
QPushButton[answer="good"]:checked:focus, QPushButton[answer="danger"]:checked:focus,
QPushButton[answer="plain"]:checked:focus { border: 2px solid $ink; }
QPushButton[kind="section"] { background: transparent; border: none; border-radius: 0;
  border-left: 3px solid transparent; text-align: left; padding: 0; min-height: 58px; }
QPushButton[kind="section"]:hover { background: $ground; }
QPushButton[kind="section"]:checked { background: $accent_pale; border-left: 3px solid $accent; }
QPushButton[kind="section"]:focus { border: 2px solid $accent; border-left: 3px solid $accent;
  padding: 0; }
QPushButton[kind="sign"] { background: $neutral_pale; color: $muted; border-color: $neutral_pale;
  border-radius: 17px; min-height: 34px; padding: 0 11px; }
QPushButton[kind="sign"][done="true"] { background: $good_pale; color: $good;
  border-color: $good_pale; }
QPushButton[kind="sign"]:hover { border-color: $muted; }
QPushButton[kind="sign"]:focus { border: 2px solid $accent; min-height: 32px; padding: 0 10px; }
QPushButton[kind="wording"] { text-align: left; padding: 0 9px; }
QPushButton[kind="wording"]:focus { padding: 0 8px; }
QPushButton[tight="true"] { padding: 0 9px; }
QPushButton[tight="true"]:focus { padding: 0 8px; }
QPushButton[kind="choice"]:checked { background: $accent_pale; border-color: $accent;
  color: $accent; }
QPushButton::menu-indicator { width: 0; image: none; }
"""

_RAIL: Final = """
QFrame#rail { background: $rail; border: none; min-width: 88px; max-width: 88px; }
QFrame#rail[practice="true"] { background: $practice; }
QFrame#rail QPushButton { background: transparent; color: $rail_ink; border: none; border-radius: 0;
  border-left: 3px solid transparent; min-height: 41px; padding: 0 3px 0 0; font-size: 15px;
  icon-size: 24px; }
QFrame#rail QPushButton:hover { background: $rail_lit; color: $rail_ink_lit; }
QFrame#rail QPushButton:checked { background: $rail_lit; color: $rail_ink_lit;
  border-left: 3px solid $rail_mark; }
QFrame#rail QPushButton:focus { border: 2px solid $rail_mark; border-left: 3px solid $rail_mark;
  min-height: 37px; padding: 0 1px 0 0; }
"""

_FIELDS: Final = """
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox { background: $paper; border: 1px solid $edge;
  border-radius: 6px; padding: 0 9px; selection-background-color: $accent;
  selection-color: $on_accent; }
QLineEdit, QComboBox, QSpinBox { min-height: 34px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus
  { border: 2px solid $accent; min-height: 32px; padding: 0 8px; }
QTextBrowser { background: $paper; border: 1px solid $line; border-radius: 6px; padding: 12px; }
QPlainTextEdit { padding: 5px; }
QPlainTextEdit:focus { border: 2px solid $accent; padding: 4px; }
QLineEdit[wrong="true"] { border: 2px solid $danger; min-height: 32px; padding: 0 8px; }
QLineEdit#numberField { min-width: 44px; max-width: 84px; }
QLineEdit#dateLine { min-width: 130px; max-width: 190px; }
QLineEdit#textInput { min-width: 300px; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: $muted; background: $ground; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
QComboBox QAbstractItemView { background: $paper; border: 1px solid $edge;
  selection-background-color: $accent_pale; selection-color: $ink; }
QCheckBox, QRadioButton { min-height: 36px; spacing: 8px; background: transparent; }
QCheckBox::indicator { width: 18px; height: 18px; border: none; background: transparent; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCalendarWidget QWidget { background: $paper; }
"""

_SURFACES: Final = """
QFrame[kind="card"] { background: $paper; border: 1px solid $line; border-radius: 8px;
  padding: 1px 1px 1px 3px; }
QFrame[kind="card"][marked="danger"] { border-left: 4px solid $danger; padding: 1px 1px 1px 0; }
QFrame[kind="card"][marked="warning"] { border-left: 4px solid $warning; padding: 1px 1px 1px 0; }
QFrame[kind="card"][current="true"] { border: 2px solid $accent; padding: 0 0 0 2px; }
QLabel[kind="chip"] { border-radius: 12px; padding: 0 12px; min-height: 26px; max-height: 26px; }
QLabel[kind="chip"][tall="true"] { border-radius: 17px; min-height: 36px; max-height: 36px; }
QLabel[kind="photoLabel"] { background: $muted; color: $paper; border-radius: 6px; padding: 3px; }
QFrame#messageBar { border: none; border-bottom: 1px solid $line; }
QProgressBar { border: none; border-radius: 3px; background: $line; min-height: 6px;
  max-height: 6px; }
QProgressBar::chunk { border-radius: 3px; background: $accent; }
QScrollArea#pages, QScrollArea#pages > QWidget > QWidget { background: $neutral_pale; }
"""

_LISTS: Final = """
QTableView, QListView { background: $paper; border: 1px solid $line; border-radius: 8px;
  alternate-background-color: $ground; gridline-color: $line; outline: none;
  selection-background-color: $accent_pale; selection-color: $ink; }
QTableView:focus, QListView:focus { border-color: $accent; }
QTableView::item, QListView::item { padding: 0 9px; border-bottom: 1px solid $line; }
QListView#helpPages::item { min-height: 36px; }
QTableView::item:selected, QListView::item:selected { background: $accent_pale; color: $ink; }
QHeaderView { background: transparent; border: none; border-top-left-radius: 8px;
  border-top-right-radius: 8px; }
QHeaderView::section { background: transparent; color: $muted; border: none;
  border-bottom: 1px solid $edge; padding: 0 12px; min-height: 40px; text-align: left; }
QTableCornerButton::section { background: $paper; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; min-height: 40px;
  min-width: 40px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $paper; border: 1px solid $edge; padding: 4px; }
QMenu::item { min-height: 36px; padding: 0 24px; border-radius: 6px; }
QMenu::item:selected { background: $accent_pale; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
"""

_LENGTH: Final = re.compile(r"(\d+)(px|pn)")
_UNSCALED: Final = 3


def style_sheet(look: Look) -> str:
    """Return the whole style sheet for a look."""
    rules = "".join((_BASE, _BUTTONS, _RAIL, _FIELDS, _SURFACES, _LISTS, _tones(look)))

    def scaled(match: re.Match[str]) -> str:
        size = int(match.group(1))
        if match.group(2) == "pn":
            return f"{look.pane(size)}px"
        return f"{size if size < _UNSCALED else look.px(size)}px"

    return _LENGTH.sub(scaled, Template(rules).substitute(asdict(look.colours)))


def palette(look: Look) -> QPalette:
    """Return the palette for what the style sheet does not reach, such as Qt's own dialogs."""
    colours = look.colours
    roles = {
        QPalette.ColorRole.Window: colours.ground,
        QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Base: colours.paper,
        QPalette.ColorRole.AlternateBase: colours.ground,
        QPalette.ColorRole.Text: colours.ink,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Button: colours.paper,
        QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.ToolTipBase: colours.paper,
        QPalette.ColorRole.ToolTipText: colours.ink,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Link: colours.accent,
    }
    result = QPalette()
    for role, colour in roles.items():
        result.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return result


def _tones(look: Look) -> str:
    rules = []
    for tone in Tone:
        ink, pale = look.chip_colours(tone)
        rules.append(f'QLabel[tone="{tone.value}"] {{ color: {ink}; background: {pale}; }}')
        rules.append(f'QFrame#messageBar[tone="{tone.value}"] {{ background: {pale}; }}')
    return "\n".join(rules)

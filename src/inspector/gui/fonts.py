"""Loads the fonts that come with the program."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from inspector.gui.theme import UI_FAMILIES

_SUFFIXES = (".ttf", ".otf", ".ttc")


def load_fonts(folder: Path) -> QFont:
    """Load every font file of the folder and return the font for the screen.

    The screen's families come in the order of `UI_FAMILIES`; every other bundled family follows,
    so that a character which the first has not (rare names) is taken from the next that has it.
    """
    families: list[str] = []
    for path in sorted(folder.glob("*")):
        if path.suffix.lower() in _SUFFIXES:
            number = QFontDatabase.addApplicationFont(str(path))
            families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    rest = [family for family in dict.fromkeys(families) if family not in UI_FAMILIES]
    font = QFont([*UI_FAMILIES, *rest])
    font.setStyleHint(QFont.StyleHint.SansSerif)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font

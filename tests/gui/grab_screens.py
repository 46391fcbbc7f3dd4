"""Grabs every screen, light and dark, in two sizes, into a folder that is given.

    cd tests && ../.venv/bin/python -m gui.grab_screens FOLDER [--only NAME] [--scale 125]

A new screen is one line in `SCENES` of scenes.py.
"""

import argparse
import os
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from gui.cards_scenes import CARDS_SCENES
from gui.county_scenes import COUNTY_SCENES
from gui.document_scenes import DOCUMENT_SCENES
from gui.scenes import SCENES
from inspector.gui.app import create_application
from inspector.gui.appearance import Appearance
from inspector.gui.theme import Look, TextScale

RESOURCES = Path(__file__).parents[2] / "resources"
SIZES = ((1366, 768), (1920, 1080))
_ROUNDS = 40
"""Layouts settle in rounds, and long lists are made in slices."""


def main() -> int:
    """Grab the scenes."""
    parser = argparse.ArgumentParser(description="把每个界面的样子存成图片")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--scale", type=int, default=100, choices=list(TextScale))
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = create_application(["inspector"], RESOURCES)
    appearance = Appearance(application, Look(scale=TextScale(chosen.scale)))
    for name, scene in {**SCENES, **COUNTY_SCENES, **DOCUMENT_SCENES, **CARDS_SCENES}.items():
        if not name.startswith(tuple(chosen.only.split(","))):
            continue
        for dark in (False, True):
            appearance.show_look(appearance.look.with_dark(dark=dark))
            widget = scene(appearance)
            for width, height in SIZES:
                grab(application, widget, width, height).save(
                    str(chosen.folder / f"{name}-{width}-{'dark' if dark else 'light'}.png")
                )
            widget.close()
            widget.deleteLater()
    return 0


def grab(application: QApplication, widget: QWidget, width: int, height: int) -> QPixmap:
    """Return a picture of the widget at a size, laid out."""
    widget.resize(width, height)
    widget.show()
    for _ in range(_ROUNDS):
        application.processEvents()
    return widget.grab()


if __name__ == "__main__":
    raise SystemExit(main())

"""Icons are drawn in the colours that they are asked for, and every one that is named is there."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from inspector.config.paths import resources_folder
from inspector.gui.icons import icon
from inspector.gui.navigation import RAIL_LABELS
from inspector.gui.rail import _ICONS


def colours(drawn: QIcon, state: QIcon.State) -> set[str]:
    """Return the names of the colours that cover their pixel wholly."""
    image = drawn.pixmap(QSize(36, 36), QIcon.Mode.Normal, state).toImage()
    assert (image.width(), image.height()) == (36, 36)
    pixels = (image.pixelColor(x, y) for x in range(36) for y in range(36))
    return {QColor(one.rgb()).name() for one in pixels if one.alpha() == 255}


def test_an_icon_has_one_ink_off_and_another_on(qapp: QApplication) -> None:
    drawn = icon("menu", "#112233", "#ddeeff")
    assert colours(drawn, QIcon.State.Off) == {"#112233"}
    assert colours(drawn, QIcon.State.On) == {"#ddeeff"}


def test_every_room_on_the_rail_has_its_icon_and_each_file_is_used() -> None:
    assert set(_ICONS) == set(RAIL_LABELS)
    files = {file.stem for file in (resources_folder() / "icons").glob("*.svg")}
    assert files == {*_ICONS.values(), "menu"}

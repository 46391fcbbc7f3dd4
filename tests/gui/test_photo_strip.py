"""Many photos in a row: shown in slices of time, and kept when more come."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from inspector.gui.widgets.photo_strip import PhotoStrip, PhotoThumb

MANY = 40


def thumbs(count: int) -> list[PhotoThumb]:
    return [PhotoThumb(str(number), b"", f"照片{number}") for number in range(count)]


@pytest.fixture
def strip(qtbot: QtBot) -> PhotoStrip:
    strip = PhotoStrip()
    qtbot.addWidget(strip)
    return strip


def buttons(strip: PhotoStrip) -> list[QPushButton]:
    return [one for one in strip.findChildren(QPushButton) if not one.isHidden()]


def shown(qtbot: QtBot, strip: PhotoStrip, count: int) -> list[QPushButton]:
    qtbot.waitUntil(lambda: len(buttons(strip)) == count)
    return buttons(strip)


def test_the_first_are_there_at_once_and_the_rest_soon(qtbot: QtBot, strip: PhotoStrip) -> None:
    strip.show_photos(thumbs(MANY), "25")
    assert 0 < len(buttons(strip)) < MANY
    made = shown(qtbot, strip, MANY)
    assert [one.toolTip() for one in made] == [f"照片{number}" for number in range(MANY)]
    assert [one.isChecked() for one in made].index(True) == 25
    with qtbot.waitSignal(strip.chosen) as chosen:
        made[30].click()
    assert chosen.args == ["30"]


def test_those_that_stay_are_not_made_again(qtbot: QtBot, strip: PhotoStrip) -> None:
    strip.show_photos(thumbs(20), "3")
    before = shown(qtbot, strip, 20)
    strip.show_photos(thumbs(21), "20")
    after = shown(qtbot, strip, 21)
    assert after[:20] == before
    assert [one.isChecked() for one in after] == [False] * 20 + [True]
    strip.show_photos([*thumbs(5), *thumbs(21)[6:]])
    fewer = shown(qtbot, strip, 20)
    assert fewer[:5] == before[:5]
    assert [one.toolTip() for one in fewer[5:]] == [f"照片{number}" for number in range(6, 21)]
    assert not any(one.isChecked() for one in fewer)


def test_an_empty_row_is_not_seen(strip: PhotoStrip) -> None:
    strip.show_photos(thumbs(2))
    assert not strip.isHidden()
    strip.show_photos([])
    assert strip.isHidden()

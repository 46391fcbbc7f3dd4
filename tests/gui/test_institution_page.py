"""The page about a home: its years, open findings, photos, and the map of its county."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.sample_desk import RESOURCES, Desk, institutions
from gui.sample_work import answered_inspection, sealed_inspection
from gui.shown import Shown
from inspector.domain.inspection import InspectionKind, InspectionState
from inspector.gui.institutions.page import HomePage
from inspector.gui.institutions.presenter import InstitutionsPresenter
from inspector.gui.institutions.state import HomeFacts, page_of
from inspector.gui.navigation import Place, Room
from inspector.gui.settings.presenter import SettingsPresenter
from inspector.gui.theme import Tone
from inspector.gui.widgets.county_map import CountyMap
from inspector.operations.about_home import AboutHome, Visit, about_home
from inspector.operations.confirm_boundaries import boundaries_confirmed, confirm_boundaries
from inspector.policy.boundaries import MAP_SOURCE, boundary_of

TODAY = date(2026, 11, 22)
TAIGU = "140703"
VISIT = Visit(
    "i", InspectionKind.ANNUAL, InspectionState.SEALED, datetime(2025, 3, 5, tzinfo=UTC), 75, 1, 2
)


@pytest.fixture
def register(qtbot: QtBot, desk: Desk) -> Shown:
    return Shown(qtbot, InstitutionsPresenter(desk.context))


def facts(*visits: Visit, may_show_map: bool = True) -> HomeFacts:
    home = replace(institutions()[0], county_code=TAIGU)
    about = AboutHome(visits, ())
    return HomeFacts(home, "太谷区", about, (), boundary_of(RESOURCES, TAIGU), may_show_map, TODAY)


@pytest.mark.parametrize(
    ("visit", "chip", "tone"),
    [
        (replace(VISIT, state=InspectionState.DRAFT), "草稿", Tone.PLAIN),
        (replace(VISIT, met=70, unmet=5), "不达标 5", Tone.DANGER),
        (replace(VISIT, met=75, unmet=0), "没有不达标", Tone.GOOD),
        (replace(VISIT, met=75, unmet=0, replaced=True), "已被更正", Tone.PLAIN),
        (VISIT, "未送", Tone.PLAIN),
    ],
)
def test_each_year_says_its_verdict(visit: Visit, chip: str, tone: Tone) -> None:
    (line,) = page_of(facts(visit)).history
    assert (line.title, line.more[:4]) == ("2025年3月5日", "年度抽查")
    assert (line.chip, line.tone) == (chip, tone)


def test_what_the_register_does_not_tell_is_said_in_one_line() -> None:
    page = page_of(facts())
    assert "统一社会信用代码" in page.unknown
    assert all(value for _, value in page.facts)


def test_no_map_is_shown_before_the_province_has_confirmed_the_boundaries(qtbot: QtBot) -> None:
    page = HomePage()
    qtbot.addWidget(page)
    page.show_page(page_of(facts(may_show_map=False)), ())
    assert page.findChild(CountyMap).isHidden()
    assert "省厅确认" in page._map_words.text()
    page.show_page(page_of(facts()), ())
    assert not page.findChild(CountyMap).isHidden()
    assert page._map_source.text() == MAP_SOURCE


def test_a_county_without_an_outline_says_so() -> None:
    page = page_of(replace(facts(), boundary=None))
    assert page.map is None
    assert "没有这个县" in page.map_words


def test_the_map_shows_where_photos_were_taken(desk: Desk) -> None:
    answered_inspection(desk.workspace)
    home = next(one for one in institutions() if "颐和" in one.name)
    inside, outside = (37.43, 112.56), (39.0, 113.0)
    presented = replace(facts(), about=_placed(desk, home.id, (inside, outside)))
    page = page_of(presented)
    assert page.map is not None
    assert page.map.places == ((112.56, 37.43), (113.0, 39.0))
    assert "2 张照片记有位置，其中 1 张在县界线外" in page.map_words


def _placed(desk: Desk, home: str, places: tuple[tuple[float, float], ...]) -> AboutHome:
    about = about_home(desk.workspace, home)
    placed = tuple(
        (inspection, replace(use, photo=replace(use.photo, latitude=place[0], longitude=place[1])))
        for (inspection, use), place in zip(about.photos, places, strict=False)
    )
    return replace(about, photos=placed)


def test_the_map_is_drawn_within_its_widget(qtbot: QtBot) -> None:
    drawn = CountyMap()
    qtbot.addWidget(drawn)
    drawn.resize(300, 220)
    drawn.grab()  # nothing yet: nothing is drawn
    square = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0))
    drawn.show_county((square,), ((0.5, 0.5),), "县")
    picture = drawn.grab().toImage()
    middle = QColor(picture.pixel(picture.width() // 2, picture.height() // 2))
    assert middle == drawn.palette().highlight().color()
    assert drawn.accessibleName() == "县"


def test_findings_years_and_photos_lead_to_their_inspection(register: Shown, desk: Desk) -> None:
    key = sealed_inspection(desk.workspace)
    register.enter(Room.INSTITUTIONS, "颐和")
    desk.executor.drain()
    register.button("finding0").click()
    assert desk.places[-1] == Place(Room.INSPECTION, key, "T1-C09")
    register.button("history0").click()
    assert desk.places[-1] == Place(Room.INSPECTION, key)
    register.button("photo0").click()
    assert desk.places[-1].key == key
    register.screen.page._on_photo("no such photo")
    desk.context.news.publish(confirm_boundaries(desk.workspace, confirmed=True))
    assert "没有这个县" in register.said()


def test_thumbnails_that_come_late_find_no_page(register: Shown) -> None:
    register.presenter._on_thumbs()
    assert register.screen.page.findChildren(QWidget, "photo0") == []


def test_the_settings_say_that_the_province_has_confirmed(qtbot: QtBot, desk: Desk) -> None:
    settings = Shown(qtbot, SettingsPresenter(desk.context))
    settings.enter(Room.SETTINGS)
    box = settings.screen.findChild(QWidget, "mapConfirmed")
    box.click()
    assert boundaries_confirmed(desk.workspace)
    box.click()
    assert not boundaries_confirmed(desk.workspace)

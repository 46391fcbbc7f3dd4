"""设置."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui.sample_desk import OFFICERS, Desk, pack
from inspector.config.settings import Settings, load_settings
from inspector.domain.office import office_of_county
from inspector.domain.source import SourceStatus
from inspector.gui.appearance import Appearance, look_of
from inspector.gui.failures import Failures
from inspector.gui.navigation import Place, Room
from inspector.gui.settings.look_keeper import LookKeeper
from inspector.gui.settings.policy_state import STATUS_TONES, SourceRow, policy_state_of
from inspector.gui.settings.presenter import SettingsPresenter
from inspector.gui.settings.state import AppearanceState, appearance_of, office_state_of
from inspector.gui.theme import Look, TextScale, Tone
from inspector.operations.describe_office import described_office
from inspector.operations.enrolment_state import EnrolmentState
from inspector.operations.list_officers import list_officers
from inspector.operations.restored import Doubt


@pytest.fixture
def failures(qapp: object, tmp_path: Path) -> Failures:
    return Failures(tmp_path, lambda: datetime(2026, 1, 1, tzinfo=UTC), lambda: "都在。")


@pytest.fixture
def presenter(qtbot: QtBot, desk: Desk) -> SettingsPresenter:
    made = SettingsPresenter(desk.context)
    qtbot.addWidget(made.screen)
    made.screen.show()
    made.enter(Place(Room.SETTINGS))
    return made


def choice(presenter: SettingsPresenter, label: str) -> QPushButton:
    return presenter.screen.findChild(QPushButton, f"choice_{label}")


def line(presenter: SettingsPresenter, name: str) -> QLineEdit:
    return presenter.screen.findChild(QLineEdit, name)


def choose_county(presenter: SettingsPresenter, number: int) -> None:
    counties = presenter.screen.findChild(QComboBox, "officeCounty")
    counties.setCurrentIndex(number)
    counties.activated.emit(number)


def test_the_county_proposes_the_office(presenter: SettingsPresenter, desk: Desk) -> None:
    assert not line(presenter, "office_contact").isEnabled()
    choose_county(presenter, 1)
    office = described_office(desk.workspace)
    assert office is not None
    assert office.authority == f"{office.county}民政局"
    assert line(presenter, "office_court").text() == f"{office.county}人民法院"
    choose_county(presenter, 1)
    choose_county(presenter, 0)
    assert described_office(desk.workspace) == office


def test_a_field_is_kept_when_one_leaves_it(presenter: SettingsPresenter, desk: Desk) -> None:
    line(presenter, "office_contact").editingFinished.emit()
    choose_county(presenter, 1)
    line(presenter, "office_contact").setText(" 示例甲 ")
    line(presenter, "office_contact").editingFinished.emit()
    line(presenter, "office_contact").editingFinished.emit()
    office = described_office(desk.workspace)
    assert office is not None
    assert office.contact == "示例甲"


def test_what_documents_still_need_is_said() -> None:
    today = date(2026, 11, 22)
    assert "请先选择" in office_state_of(None, (), (), today).missing
    office = office_of_county("149901", "云岭县", "云岭")
    assert "联系人" in office_state_of(office, (), (), today).missing


def test_an_officer_is_added_and_removed(presenter: SettingsPresenter, desk: Desk) -> None:
    line(presenter, "officerName").setText("示例丁")
    line(presenter, "officerNumber").setText("SL-140009")
    add = presenter.screen.findChild(QPushButton, "officerAdd")
    add.click()
    assert "有效期" in desk.told[0]
    line(presenter, "dateLine").setText("20281231")
    add.click()
    assert list_officers(desk.workspace)[-1].valid_until == date(2028, 12, 31)
    assert line(presenter, "officerName").text() == ""
    presenter.screen.findChildren(QPushButton, "officerRemove2")[-1].click()
    assert len(list_officers(desk.workspace)) == 2


def test_an_officer_without_a_number_is_told(presenter: SettingsPresenter, desk: Desk) -> None:
    line(presenter, "officerName").setText("示例丁")
    line(presenter, "dateLine").setText("20281231")
    presenter.screen.findChild(QPushButton, "officerAdd").click()
    assert "证号" in desk.told[0]


def test_the_state_of_a_certificate_is_a_word() -> None:
    late = office_state_of(None, (), OFFICERS, date(2028, 1, 1)).officers
    assert [(one.state, one.tone) for one in late] == [
        ("有效", Tone.GOOD),
        ("已过期", Tone.DANGER),
    ]


def test_the_state_is_the_look() -> None:
    assert appearance_of(Look(dark=True)) == AppearanceState(dark=True, scale=TextScale.NORMAL)
    assert look_of(Settings(dark=True, text_scale=150)) == Look(True, TextScale.LARGEST)


def test_what_stands_is_marked(presenter: SettingsPresenter) -> None:
    assert choice(presenter, "浅色").isChecked()
    assert choice(presenter, "标准").isChecked()


def test_a_choice_takes_effect_at_once_and_is_kept(
    presenter: SettingsPresenter, appearance: Appearance, failures: Failures, tmp_path: Path
) -> None:
    keeper = LookKeeper(tmp_path, appearance, failures)
    choice(presenter, "深色").click()
    choice(presenter, "大（125 %）").click()
    assert appearance.look == Look(dark=True, scale=TextScale.LARGE)
    assert load_settings(tmp_path) == Settings(dark=True, text_scale=125)
    assert keeper.parent() is appearance


def test_a_look_changed_by_a_key_is_shown_here_too(
    presenter: SettingsPresenter, appearance: Appearance
) -> None:
    appearance.show_look(Look(dark=True))
    assert choice(presenter, "深色").isChecked()


def test_a_home_that_cannot_be_written_is_told(
    qtbot: QtBot, appearance: Appearance, failures: Failures, tmp_path: Path
) -> None:
    keeper = LookKeeper(tmp_path / "gone", appearance, failures)
    with qtbot.waitSignal(failures.told) as caught:
        appearance.show_look(Look(dark=True))
    assert "没有保存下来" in caught.args[0]
    assert keeper.parent() is appearance


def test_the_policy_pack_tells_what_is_still_to_be_verified(presenter: SettingsPresenter) -> None:
    presenter.enter(Place(Room.SETTINGS, part="POLICY"))
    words = "\n".join(label.text() for label in presenter.screen.policy.findChildren(QLabel))
    assert "2026.1" in words
    table = presenter.screen.policy._model
    assert table.rows[0].verified in {"转引，待核", "未见原文"}
    presenter.screen.policy._filter.setText("消防法")
    assert [row.source.id for row in table.rows] == ["fire-law"]
    details = presenter.screen.findChild(QLabel, "sourceDetails")
    assert "消防救援机构" in details.text()
    presenter.screen.policy._filter.setText("没有这件")
    assert "没有找到" in details.text()


def test_a_source_says_how_it_stands() -> None:
    source = pack().sources["reform-draft"]
    row = SourceRow(source)
    assert (row.verified, STATUS_TONES[source.status]) == ("已核原文", Tone.WARNING)
    confirmed = SourceRow(replace(pack().sources["order-66"], confirmed_on=date(2026, 3, 5)))
    assert (confirmed.verified, confirmed.tone) == ("省厅已确认", Tone.GOOD)
    assert set(STATUS_TONES) == set(SourceStatus)
    bare = replace(source, purposes=(), valid_until=date(2026, 1, 1), valid_from=None)
    assert "不作依据" in SourceRow(bare).details


def test_what_the_province_has_not_decided_is_named() -> None:
    name, parameter = next(iter(pack().parameters.items()))
    known = {**pack().parameters, name: replace(parameter, value="")}
    assert parameter.title in policy_state_of(replace(pack(), parameters=known)).open_questions


def test_a_request_is_written_and_its_digits_stay_in_sight(
    presenter: SettingsPresenter, desk: Desk, tmp_path: Path
) -> None:
    presenter.screen.findChild(QPushButton, "filter2").click()
    page = presenter.screen.enrolment
    assert "还没有登记" in page._chip.text()
    choose_county(presenter, 1)
    for field in ("contact", "phone", "address"):
        line(presenter, f"office_{field}").setText("示例")
        line(presenter, f"office_{field}").editingFinished.emit()
    desk.dialogs.folder = tmp_path
    page._request.click()
    assert "指纹：" in page._asked.text()
    assert "等待省厅授权" in page._words.text()


def test_a_grant_is_taken_in(presenter: SettingsPresenter, desk: Desk) -> None:
    desk.dialogs.file = Path("没有这份.sxgrant")
    presenter.screen.enrolment._grant.click()
    assert "打不开" in desk.told[-1]
    page = presenter.screen.enrolment
    page.show_state(EnrolmentState("149901-1", date(2028, 11, 22), "12345 67890"))
    assert "2028年11月22日" in page._words.text()
    assert page._chip.text().endswith("已登记")
    page.show_state(EnrolmentState("149901-1", date(2028, 11, 22), "1", Doubt.RESTORED))
    assert "须重新登记" in page._chip.text()
    assert "从备份恢复" in page._words.text()


def test_a_laptop_asks_under_a_new_name_after_a_question(
    presenter: SettingsPresenter, desk: Desk, tmp_path: Path
) -> None:
    presenter.screen.enrolment._as_new.click()
    assert "换用新的名称" in desk.dialogs.asked[-2]

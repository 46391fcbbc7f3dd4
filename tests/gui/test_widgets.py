"""The small widgets."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from inspector.gui.appearance import Appearance
from inspector.gui.shortcuts import Shortcut
from inspector.gui.theme import Tone
from inspector.gui.widgets.answer_buttons import AnswerButtons, Choice
from inspector.gui.widgets.card import Card, LineCard
from inspector.gui.widgets.chip import Chip
from inspector.gui.widgets.date_field import DateField, read_date
from inspector.gui.widgets.elided_label import ElidedLabel
from inspector.gui.widgets.filter_line import FilterLine
from inspector.gui.widgets.job_bar import JobBar
from inspector.gui.widgets.key_hint import KeyHint
from inspector.gui.widgets.marking import button
from inspector.gui.widgets.message_bar import MessageBar
from inspector.gui.widgets.number_field import NumberField
from inspector.gui.widgets.photo_strip import PhotoStrip, PhotoThumb
from inspector.gui.widgets.progress_line import ProgressLine
from inspector.gui.widgets.section_map import SectionLine, SectionMap


def test_answers_are_exclusive_and_only_a_person_chooses(
    qtbot: QtBot, appearance: Appearance
) -> None:
    answers = AnswerButtons("疏散通道畅通")
    qtbot.addWidget(answers)
    chosen = []
    answers.chosen.connect(chosen.append)
    answers.show_choice(Choice.CONFORMS)
    assert chosen == []
    answers.button_of(Choice.VIOLATES).click()
    assert chosen == [Choice.VIOLATES]
    assert [answers.button_of(each).isChecked() for each in Choice] == [False, True, False]


def test_an_answer_pressed_again_stays(qtbot: QtBot, appearance: Appearance) -> None:
    answers = AnswerButtons("疏散通道畅通")
    qtbot.addWidget(answers)
    answers.button_of(Choice.CONFORMS).click()
    answers.button_of(Choice.CONFORMS).click()
    assert answers.button_of(Choice.CONFORMS).isChecked()


def test_an_answer_says_its_question_to_a_screen_reader(
    qtbot: QtBot, appearance: Appearance
) -> None:
    answers = AnswerButtons("疏散通道畅通")
    qtbot.addWidget(answers)
    assert answers.button_of(Choice.CONFORMS).accessibleName() == "符合：疏散通道畅通"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("12", Decimal(12)), ("１２", Decimal(12)), (" 1,200 ", Decimal(1200)), ("", None)],
)
def test_a_number_is_taken_as_people_type_it(
    qtbot: QtBot, appearance: Appearance, typed: str, meant: object
) -> None:
    field = NumberField("床位")
    qtbot.addWidget(field)
    field.show_number(Decimal(7))
    entered = []
    field.committed.connect(entered.append)
    field.setText(typed)
    field.editingFinished.emit()
    assert entered == [meant]


@pytest.mark.parametrize("typed", ["三", "1.5", "-1", "NaN", "1e"])
def test_what_is_no_count_gets_a_ring_and_is_not_taken(
    qtbot: QtBot, appearance: Appearance, typed: str
) -> None:
    field = NumberField("床位")
    qtbot.addWidget(field)
    entered = []
    field.committed.connect(entered.append)
    field.setText(typed)
    field.editingFinished.emit()
    assert entered == []
    assert field.property("wrong") == "true"


def test_decimals_are_taken_where_they_may_be(qtbot: QtBot, appearance: Appearance) -> None:
    field = NumberField("面积", whole=False)
    qtbot.addWidget(field)
    entered = []
    field.committed.connect(entered.append)
    field.setText("12.5")
    field.editingFinished.emit()
    field.editingFinished.emit()
    assert entered == [Decimal("12.5")]


@pytest.mark.parametrize(
    "typed", ["2026-3-5", "2026.03.05", "2026/3/5", "20260305", "2026年3月5日", "２０２６－３－５"]
)
def test_a_day_is_read_in_every_usual_form(typed: str) -> None:
    assert read_date(typed) == date(2026, 3, 5)


@pytest.mark.parametrize("typed", ["", "2026-2-30", "3-5", "昨天", "202635"])
def test_what_is_no_day_is_not_read(typed: str) -> None:
    assert read_date(typed) is None


def test_a_typed_day_is_shown_in_chinese_and_told_once(
    qtbot: QtBot, appearance: Appearance
) -> None:
    field = DateField("成立日期")
    qtbot.addWidget(field)
    told = []
    field.committed.connect(told.append)
    field.line.setText("20260305")
    field.line.editingFinished.emit()
    field.line.editingFinished.emit()
    assert field.line.text() == "2026年3月5日"
    assert told == [date(2026, 3, 5)]
    field.line.setText("2026-13-1")
    field.line.editingFinished.emit()
    assert field.line.property("wrong") == "true"
    field.line.setText("")
    field.line.editingFinished.emit()
    assert told == [date(2026, 3, 5), None]


def test_a_day_can_be_picked_from_the_calendar(qtbot: QtBot, appearance: Appearance) -> None:
    field = DateField("成立日期")
    qtbot.addWidget(field)
    field.show_date(date(2026, 3, 5))
    field.show()
    told = []
    field.committed.connect(told.append)
    qtbot.mouseClick(field._open, Qt.MouseButton.LeftButton)
    assert field.calendar.isVisible()
    assert field.calendar.selectedDate() == QDate(2026, 3, 5)
    field.calendar.clicked.emit(QDate(2026, 4, 1))
    assert not field.calendar.isVisible()
    assert told == [date(2026, 4, 1)]


def test_a_long_name_is_shortened_on_screen_and_whole_in_the_tooltip(
    qtbot: QtBot, appearance: Appearance
) -> None:
    label = ElidedLabel("云岭县柳坪镇颐和敬老院" * 5)
    qtbot.addWidget(label)
    label.resize(120, 24)
    label.show()
    label.grab()
    assert label.toolTip() == "云岭县柳坪镇颐和敬老院" * 5
    assert label.minimumSizeHint().width() == 0


def test_all_chips_have_one_height_and_say_sign_and_word(
    qtbot: QtBot, appearance: Appearance
) -> None:
    heights = set()
    for tone in Tone:
        chip = Chip("达标", tone)
        qtbot.addWidget(chip)
        chip.ensurePolished()
        heights.add(chip.sizeHint().height())
    assert len(heights) == 1
    assert Chip("达标", Tone.GOOD).text() == "✓ 达标"
    assert Chip("未送", Tone.PLAIN).text() == "未送"


def test_a_status_label_keeps_its_text_as_its_name(qtbot: QtBot, appearance: Appearance) -> None:
    chip = Chip("达标", Tone.GOOD)
    qtbot.addWidget(chip)
    assert chip.accessibleName() == ""


def test_a_card_says_when_it_is_pressed(qtbot: QtBot, appearance: Appearance) -> None:
    card = Card()
    qtbot.addWidget(card)
    card.resize(200, 80)
    card.show_mark(Tone.DANGER)
    card.show_current(current=True)
    with qtbot.waitSignal(card.pressed):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert card.property("current") == "true"


def test_a_line_card_holds_its_action(qtbot: QtBot, appearance: Appearance) -> None:
    action = button("复查", "recheck")
    card = LineCard("颐和敬老院", "期限 11月19日", Chip("逾期 3 天", Tone.DANGER), action)
    qtbot.addWidget(card)
    assert card.isAncestorOf(action)


def test_keys_are_shown_beside_what_they_do(qtbot: QtBot, appearance: Appearance) -> None:
    hint = KeyHint([Shortcut.LAW, Shortcut.PHOTO])
    qtbot.addWidget(hint)
    assert hint.text() == "依据 L   照片 P"


def test_progress_is_shown_in_figures(qtbot: QtBot, appearance: Appearance) -> None:
    line = ProgressLine("项")
    qtbot.addWidget(line)
    line.show_progress(46, 80)
    assert line.findChild(QLabel).text() == "46 / 80 项"
    line.show_progress(0, 0)


def test_a_message_offers_what_helps_and_goes_away(qtbot: QtBot, appearance: Appearance) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    assert bar.isHidden()
    helped = []
    bar.tell("U 盘已满。", Tone.DANGER, "换一个 U 盘", lambda: helped.append(1))
    assert bar.words == "U 盘已满。"
    bar._help.click()
    assert helped == [1]
    assert bar.isHidden()
    bar.tell("已导出。")
    assert bar._help.isHidden()
    bar._close.click()
    assert bar.words == ""


def test_the_job_bar_tells_the_step_and_can_stop_it(qtbot: QtBot, appearance: Appearance) -> None:
    bar = JobBar()
    qtbot.addWidget(bar)
    bar.show_started("导出")
    bar.show_progress("正在加密", 0.5)
    assert bar._words.text() == "导出 · 正在加密"
    with qtbot.waitSignal(bar.cancel_requested):
        bar._cancel.click()
    assert not bar._cancel.isEnabled()
    bar.show_finished()
    assert bar.isHidden()


def test_the_section_map_shows_what_is_open_and_is_walked_by_keys(
    qtbot: QtBot, appearance: Appearance
) -> None:
    sections = SectionMap()
    qtbot.addWidget(sections)
    lines = [
        SectionLine("登记备案与床位", 5, 5),
        SectionLine("消防安全", 11, 15, findings=2, missing_evidence=1),
    ]
    sections.show_sections(lines, 0)
    sections.show()
    chosen = []
    sections.chosen.connect(chosen.append)
    sections._entries[1].click()
    assert chosen == [1]
    assert sections._entries[1].accessibleName() == "消防安全，11/15  问题 2  缺证据 1"
    assert lines[0].counts == "5/5 ✓"
    sections.show_sections(lines[:1], 0)
    assert len(sections._entries) == 1


def test_photos_are_chosen_by_their_key(qtbot: QtBot, appearance: Appearance) -> None:
    strip = PhotoStrip()
    qtbot.addWidget(strip)
    strip.show_photos([PhotoThumb("a", b"", "现场 10:51"), PhotoThumb("b", b"", "导入")], "b")
    chosen = []
    strip.chosen.connect(chosen.append)
    strip._group.button(0).click()
    assert chosen == ["a"]
    strip.show_photos([])
    assert strip.isHidden()


def test_esc_empties_the_filter_and_down_goes_into_the_list(
    qtbot: QtBot, appearance: Appearance
) -> None:
    line = FilterLine("筛选机构", "汉字、拼音首字母")
    qtbot.addWidget(line)
    line.setText("柳坪")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""
    with qtbot.waitSignal(line.moved_down):
        qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_A)
    assert line.text() == "a"

"""任务: what waits, filtered, and one key from the work."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gui.sample_desk import Desk, institutions
from gui.sample_versions import returned_inspection
from gui.sample_work import answered_inspection, sealed_inspection
from gui.shown import Shown
from inspector.gui.navigation import Place, Room
from inspector.gui.starting.presenter import StartingPresenter
from inspector.gui.tasks.presenter import TasksPresenter
from inspector.gui.tasks.state import TaskLine, counts_of, lines_of, listed_in_words
from inspector.gui.theme import Tone
from inspector.operations.changes import Changed
from inspector.operations.list_tasks import Task, TaskKind, TaskList

TODAY = date(2026, 11, 22)
VISIT = Task(TaskKind.VISIT, "na-1", "颐和敬老院", township="柳坪镇")


@pytest.fixture
def tasks(qtbot: QtBot, desk: Desk) -> Shown:
    return Shown(qtbot, TasksPresenter(desk.context))


@pytest.mark.parametrize(
    ("task", "what", "state", "tone", "verb", "place"),
    [
        (
            VISIT,
            "本机没有检查记录",
            "待检查",
            Tone.WARNING,
            "开始检查",
            Place(Room.STARTING, "na-1"),
        ),
        (
            replace(VISIT, on=date(2025, 3, 5)),
            "上次检查：2025年3月5日",
            "待检查",
            Tone.WARNING,
            "开始检查",
            Place(Room.STARTING, "na-1"),
        ),
        (
            Task(TaskKind.RECHECK, "na-1", "颐和", "i", 2, date(2026, 11, 20)),
            "责令改正 2 个问题，最早2026年11月20日到期",
            "逾期 2 天",
            Tone.DANGER,
            "开始复查",
            Place(Room.STARTING, "na-1", "RECHECK"),
        ),
        (
            Task(TaskKind.RECHECK, "na-1", "颐和", "i", 1),
            "责令改正 1 个问题",
            "立即改正",
            Tone.DANGER,
            "开始复查",
            Place(Room.STARTING, "na-1", "RECHECK"),
        ),
        (
            Task(TaskKind.DRAFT, "na-1", "颐和", "i", on=TODAY),
            "2026年11月22日开始，还没有封存",
            "草稿",
            Tone.PLAIN,
            "继续检查",
            Place(Room.INSPECTION, "i"),
        ),
        (
            Task(TaskKind.RETURNED, "na-1", "颐和", "i", on=TODAY),
            "2026年11月22日的检查被省厅退回",
            "待更正",
            Tone.DANGER,
            "看退回理由",
            Place(Room.INSPECTION, "i"),
        ),
    ],
)
def test_a_task_says_what_is_known_and_leads_to_the_work(
    task: Task, what: str, state: str, tone: Tone, verb: str, place: Place
) -> None:
    line = TaskLine(task, TODAY)
    assert (line.what, line.state, line.tone) == (what, state, tone)
    assert (line.verb, line.place) == (verb, place)


def test_homes_beyond_those_listed_are_counted_and_said() -> None:
    known = TaskList((VISIT,), 900)
    counts = counts_of(known)
    assert (counts[TaskKind.VISIT], counts[None]) == (900, 900)
    assert "最久没去的 1 家" in listed_in_words(lines_of(known, TODAY), counts)


def test_tasks_are_filtered_by_kind_and_as_the_register_is(tasks: Shown, desk: Desk) -> None:
    returned_inspection(desk.workspace)
    answered_inspection(desk.workspace)
    tasks.enter(Room.TASKS)
    rows = tasks.screen._model.rows
    assert [one.task.kind for one in rows[:3]] == [
        TaskKind.RETURNED,
        TaskKind.RECHECK,
        TaskKind.DRAFT,
    ]
    tasks.button("filter4").click()
    assert {one.task.kind for one in tasks.screen._model.rows} == {TaskKind.VISIT}
    tasks.button("filter0").click()
    line = tasks.screen.findChild(QLineEdit, "filterLine")
    home = next(one for one in institutions() if "福寿" in one.name)
    for words in ("福寿", home.address):
        line.setText(words)
        assert [one.task.institution_name for one in tasks.screen._model.rows] == [home.name]
    line.setText("没有这家")
    assert "没有找到" in tasks.said()
    tasks.qtbot.keyClick(tasks.screen, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)


def test_the_button_says_what_it_does_and_does_it(tasks: Shown, desk: Desk) -> None:
    tasks.screen._on_open()
    sealed_inspection(desk.workspace)
    tasks.enter(Room.TASKS)
    home = tasks.screen._model.rows[0].task
    assert tasks.button("openTask").text() == "开始复查"
    assert tasks.button("openTask").accessibleName() == f"开始复查：{home.institution_name}"
    tasks.button("openTask").click()
    assert desk.places[-1] == Place(Room.STARTING, home.institution_id, "RECHECK")
    answered_inspection(desk.workspace)
    desk.context.news.publish(Changed.INSPECTIONS)
    assert "没有做完 1" in {one.text() for one in tasks.screen.findChildren(QPushButton)}


def test_an_empty_register_says_what_to_do_first(qtbot: QtBot, desk: Desk) -> None:
    presenter = TasksPresenter(desk.context)
    qtbot.addWidget(presenter.screen)
    presenter.screen.show_lines((), counts_of(TaskList((), 0)), "")
    presenter.screen.take_focus()
    assert "导入名册" in presenter.screen._empty.text()


def test_a_recheck_is_begun_with_its_kind_chosen(qtbot: QtBot, desk: Desk) -> None:
    starting = Shown(qtbot, StartingPresenter(desk.context))
    starting.presenter.enter(Place(Room.STARTING, institutions()[0].id, "RECHECK"))
    assert starting.button("kind_recheck").isChecked()
    assert institutions()[0].name in starting.said()

"""检查, when the province has a newer policy pack: nothing moves before it was read (P3)."""

from dataclasses import replace
from types import MappingProxyType

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from gui.sample_desk import Desk
from gui.visit import Visit
from inspector.domain.answer import Answer
from inspector.domain.checklist import CONFORMING
from inspector.domain.policy_pack import Pack
from inspector.gui.inspection.presenter import InspectionPresenter
from inspector.operations.record_answer import record_answer

GONE = "T1-C10"


def without_item(pack: Pack) -> Pack:
    """Return the next version, which does not ask one item any more."""
    checklist = pack.checklists["T1"]
    sections = tuple(
        replace(one, items=tuple(item for item in one.items if item.code != GONE))
        for one in checklist.sections
    )
    checklists = {**pack.checklists, "T1": replace(checklist, sections=sections)}
    return replace(pack, version="2026.2", checklists=MappingProxyType(checklists))


@pytest.fixture
def visit(desk: Desk, qtbot: QtBot) -> Visit:
    made = Visit(desk, qtbot)
    old = desk.workspace.policy
    value = {old.item(GONE).inputs[0].code: CONFORMING}
    record_answer(desk.workspace, made.key, Answer(GONE, value))
    new = without_item(old)
    packs = {old.version: old, new.version: new}
    workspace = replace(desk.workspace, packs=packs, policy=new)
    made.desk = replace(desk, context=replace(desk.context, workspace=workspace))
    made.presenter = InspectionPresenter(made.desk.context)
    made.screen = made.presenter.screen
    qtbot.addWidget(made.screen)
    made.screen.show()
    made.go("T1-A01")
    return made


def words(visit: Visit) -> str:
    return visit.screen.findChild(QLabel, "versionWords").text()


def dialog(visit: Visit) -> QDialog:
    return visit.screen.window().findChildren(QDialog, "packDialog")[-1]


def lines(visit: Visit) -> list[str]:
    listed = dialog(visit).findChild(QListWidget, "packLines")
    return [listed.item(number).text() for number in range(listed.count())]


def test_a_newer_pack_is_told_and_what_it_changes_is_read_first(visit: Visit) -> None:
    assert words(visit) == "已有新的政策包 2026.2，本次检查仍按 2026.1 判定"
    visit.button("correct").click()
    assert any(line.startswith(f"旧题 {GONE}") for line in lines(visit))
    dialog(visit).findChild(QPushButton, "packClose").click()
    assert visit.inspection.pack_version == "2026.1"
    assert GONE in visit.inspection.answers


def test_a_draft_that_moved_shows_its_old_questions(visit: Visit) -> None:
    visit.button("correct").click()
    dialog(visit).findChild(QPushButton, "packAccept").click()
    visit.settle()
    assert visit.inspection.pack_version == "2026.2"
    assert GONE not in visit.inspection.answers
    assert words(visit) == "改用政策包 2026.2 时，有 1 个回答没有对应的条目"
    visit.button("correct").click()
    (line,) = lines(visit)
    assert line.startswith(GONE)
    assert "新版本没有这一题" in line
    dialog(visit).findChild(QPushButton, "packClose").click()

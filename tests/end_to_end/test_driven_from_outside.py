"""An outside program inspects a home from the first screen to the stick, by accessible names."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desks import FIRST, Clock, desk, enrol, photo_of
from documents.reading import squeezed, text_of
from end_to_end.accessible import Outsider
from end_to_end.outside_desk import program
from inspector.domain.checklist import Item, Section
from inspector.domain.inspection import Inspection, InspectionState
from inspector.domain.practice.answers import passing_answer
from inspector.operations.import_package import import_package
from inspector.operations.list_documents import document_bytes, list_documents
from inspector.operations.practice import set_up_practice
from inspector.operations.workspace import Role, Workspace
from inspector.startup import open_workspace

SCREEN_READERS = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
READY = shutil.which("Xvfb") and shutil.which("dbus-daemon") and SCREEN_READERS.exists()
pytestmark = pytest.mark.skipif(
    not READY and os.geteuid() != 0, reason="packaging/test may not install Xvfb or AT-SPI here"
)

HOME = "云岭县养老服务中心"
BLOCKED = "T1-C09"
STATEMENT = "无异议，立即清理。"
SIGNATURE = "示例丙（院长）签字"


@dataclass(frozen=True)
class Finished:
    """Both desks after the visit, and the package on the stick."""

    county: Workspace
    province: Workspace
    package: Path


class Visitor:
    """Inspects one home by the routine checklist; knows names and no widget."""

    def __init__(self, outsider: Outsider, county: Workspace, stick: Path) -> None:
        self._outsider = outsider
        self._county = county
        self._stick = stick

    def inspect(self) -> None:
        """Go all the way."""
        self._start()
        checklists = self._county.policy.checklists
        for section in (*checklists["T1"].sections, *checklists["T2"].sections):
            self._answer(section)
        self._find()
        self._take_steps()
        self._close_up()
        self._send()

    def _start(self) -> None:
        outsider = self._outsider
        outsider.press("机构")
        outsider.write(outsider.wait_for("筛选机构"), HOME)
        outsider.wait_to_read("1 / 11 家")
        outsider.press("开始检查")
        outsider.press("T3")  # the routine checklist alone
        outsider.press("开始检查")
        outsider.wait_to_read("0 / 63 项")

    def _answer(self, section: Section) -> None:
        outsider = self._outsider
        outsider.press(f"{section.title}，")
        outsider.wait_for(f"{section.items[-1].code} ")
        seen = outsider.controls()
        onwards = next(one for name, one in seen.items() if name.startswith(section.items[0].code))
        wanted = [each for item in section.items for each in self._wanted(item)]
        for name, typed in wanted:
            if typed:
                outsider.write(seen[name], typed, onwards)
        for name, typed in wanted:
            if not typed:
                outsider.act_on(seen[name], "Press")

    def _wanted(self, item: Item) -> Iterator[tuple[str, str]]:
        """Names of what is to be written into and with what, or to be pressed (nothing)."""
        parameters, today = self._county.policy.parameters, self._county.today
        answer = passing_answer(item, parameters, today, FIRST)
        for asked in item.inputs:
            value = answer.values[asked.code]
            if not asked.choices:
                yield f"{asked.label}：{item.text}", str(value).replace("-", "")
                continue
            code = "no" if item.code == BLOCKED else value
            label = next(choice.label for choice in asked.choices if choice.code == code)
            yield f"{label}：{item.text}", ""

    def _find(self) -> None:
        outsider = self._outsider
        item = self._county.policy.item(BLOCKED)
        outsider.wait_to_read("63 / 63 项")
        outsider.press("消防安全，")
        outsider.act_on(outsider.wait_for(f"{BLOCKED} "), "SetFocus")
        outsider.press(item.wordings[0])
        onwards = outsider.wait_for(f"{BLOCKED} ")
        outsider.write(outsider.wait_for("部位"), "二层东侧楼梯间", onwards)
        outsider.press("照片")
        outsider.write(outsider.wait_for("文件名称"), str(photo_of(self._county)))
        outsider.press("打开")
        outsider.wait_for("移除所选")

    def _take_steps(self) -> None:
        outsider = self._outsider
        for step in ("出示证件", "告知事由", "询问回避", "宣读核对"):
            outsider.press(step)
        for step, question, words, verb in (
            ("陈述意见", "被检查单位的陈述意见", STATEMENT, "记录陈述"),
            ("签字", "签字人姓名和职务", SIGNATURE, "记录签字"),
        ):
            outsider.press(step)
            outsider.write(outsider.wait_for(question), words)
            outsider.press(verb)
            outsider.wait_for(f"{step}，已于")

    def _close_up(self) -> None:
        outsider = self._outsider
        outsider.press("收尾")
        outsider.wait_to_read("都齐了，可以封存")
        outsider.press("封存")
        outsider.wait_to_read("现在封存吗")
        outsider.press("封存")
        outsider.press("制作责令改正通知书")
        outsider.wait_to_read("第 1 页")

    def _send(self) -> None:
        outsider = self._outsider
        outsider.press("交换")
        outsider.press("导出到 U 盘")
        outsider.write(outsider.wait_for("目录："), str(self._stick))
        outsider.press("选择(")
        outsider.wait_to_read("完成，可以拔出 U 盘")


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finished]:
    folder = tmp_path_factory.mktemp("outside")
    clock, stick = Clock(), folder / "stick"
    stick.mkdir()
    county = desk(folder / "county", Role.COUNTY, clock)
    province = desk(folder / "province", Role.PROVINCE, clock)
    set_up_practice(county, folder / "register")
    enrol(county, province, stick)
    county.database.close()
    with program(county.home) as outsider:
        Visitor(outsider, county, stick).inspect()
    county = open_workspace(folder / "county", Role.COUNTY)
    yield Finished(county, province, next(stick.glob("*.sxsync.age")))
    county.database.close()
    province.database.close()


@pytest.fixture
def sealed(finished: Finished) -> Inspection:
    with finished.county.database.reading() as stored:
        (summary,) = stored.inspections.summaries()
        return stored.inspections.get(summary.id)


def test_the_inspection_is_sealed_as_it_was_told(sealed: Inspection) -> None:
    assert sealed.institution.name == HOME
    assert sealed.state is not InspectionState.DRAFT
    assert len(sealed.answers) == 63
    assert not sealed.procedure.missing
    assert [(one.item, one.place) for one in sealed.findings] == [(BLOCKED, "二层东侧楼梯间")]
    assert [one.finding for one in sealed.attachments] == [sealed.findings[0].id]


def test_the_order_says_what_was_found(finished: Finished, sealed: Inspection) -> None:
    (order,) = list_documents(finished.county, sealed.id)
    assert order.kind == "F05"
    text = text_of(document_bytes(finished.county, order))
    assert squeezed(sealed.findings[0].fact) in text


def test_the_province_takes_the_package(finished: Finished, sealed: Inspection) -> None:
    import_package(finished.province, finished.package)
    with finished.province.database.reading() as stored:
        assert stored.inspections.get(sealed.id).sealed_sha256 == sealed.sealed_sha256

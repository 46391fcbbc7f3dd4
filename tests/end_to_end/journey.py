"""One inspection through the window, from the register to the receipt, and what was seen of it."""

from dataclasses import dataclass, field
from pathlib import Path

from end_to_end.stage import Stage
from end_to_end.visit_by_keys import CHOOSING_A_FILE, SIGNATURE, STATEMENT, VisitByKeys
from inspector.operations.import_package import ImportedPackage, import_package
from inspector.operations.issue_receipt import write_receipts

HOME = "云岭县养老服务中心"
BESIDE = ("register", "looking too early")
"""What belongs to no inspection: the register comes once, and nobody needs to look too early."""


@dataclass
class Journey:
    """What the person saw at each stop, and what went to the province."""

    stage: Stage
    visit: VisitByKeys
    seen: dict[str, str] = field(default_factory=dict)
    package: Path = Path()
    imported: ImportedPackage | None = None

    @property
    def presses(self) -> dict[str, int]:
        """Presses by what they were for, without those beside the inspection."""
        return {
            what: count for what, count in self.stage.person.presses.items() if what not in BESIDE
        }

    def travel(self) -> None:
        """Go all the way."""
        self._take_register_in()
        self.visit.start(HOME)
        self._look("first item")
        self._inspect()
        self._close_up()
        self._send()
        self._take_receipt_in()

    def _look(self, stop: str) -> None:
        self.seen[stop] = self.stage.person.reads()

    def _take_register_in(self) -> None:
        person = self.stage.person
        self._look("first screen")
        with person.doing("register"):
            person.press("Alt+3")
            self.stage.dialogs.files = [self.stage.register]
            person.click("导入名册")
            self._look("register")
            person.click("导入")
            self._look("register taken")
            person.press("Alt+1")

    def _inspect(self) -> None:
        visit = self.visit
        visit.take_steps("出示证件", "告知事由", "询问回避")
        visit.back_to_items()
        visit.answer_all()
        self._look("all answered")
        with visit.person.doing("looking too early"):
            visit.person.press("F9")
            self._look("steps missing")
            visit.person.click("返回检查")
        visit.take_steps("陈述意见")
        visit.note(STATEMENT, "记录陈述")
        visit.take_steps("宣读核对", "签字")
        visit.note(SIGNATURE, "记录签字")

    def _close_up(self) -> None:
        person = self.stage.person
        with person.doing("closing"):
            person.press("F9")
            self._look("nothing missing")
            person.press("F10")
            person.click("封存")
            self._look("sealed")
            person.click("制作责令")
            self._look("order")
            self.stage.dialogs.folder = self.stage.stick.parent
            person.click("另存为 PDF")
            person.pick(CHOOSING_A_FILE)

    def _send(self) -> None:
        person = self.stage.person
        self.stage.dialogs.folder = self.stage.stick
        with person.doing("exchange"):
            person.click("交换")
            person.press("Return")
            person.pick(CHOOSING_A_FILE)
        self._look("exported")
        self.package = next(self.stage.stick.glob("*.sxsync.age"))
        self.imported = import_package(self.stage.province, self.package)

    def _take_receipt_in(self) -> None:
        person = self.stage.person
        receipts = write_receipts(self.stage.province, self.stage.stick)
        self.stage.dialogs.files = [one.file for one in receipts]
        with person.doing("exchange"):
            person.click("从 U 盘导入")
            person.pick(CHOOSING_A_FILE)
        self._look("answered by the province")

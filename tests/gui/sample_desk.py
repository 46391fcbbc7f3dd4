"""A made-up county with a real database in a folder, and everything a presenter is given."""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from gui.hand_drained import HandDrainedExecutor
from inspector.domain.inspection import InspectionKind
from inspector.domain.institution import FilingState, Institution, LegalForm, OperatingState
from inspector.domain.personnel import Officer
from inspector.domain.policy_pack import Pack
from inspector.exchange.keys import generate_signer
from inspector.gui.appearance import Appearance
from inspector.gui.context import Context
from inspector.gui.failures import Failures
from inspector.gui.jobs import JobRunner
from inspector.gui.messages import Messages
from inspector.gui.navigation import Navigator, Place
from inspector.gui.news import News
from inspector.gui.outside_work import Outside
from inspector.operations.start_inspection import InspectionPlan, start_inspection
from inspector.operations.workspace import Role, Workspace
from inspector.policy.divisions import load_practice_divisions
from inspector.policy.load import load_pack
from inspector.storage.database import Database
from inspector.storage.device_keys import DeviceKeys
from inspector.storage.photo_store import FileStore

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"
MIGRATIONS = ROOT / "db" / "migrations"
NOW = datetime(2026, 11, 22, 2, 42, tzinfo=UTC)
OFFICERS = (
    Officer("示例甲", "SL-140001", date(2028, 12, 31), "云岭县民政局"),
    Officer("示例乙", "SL-140002", date(2027, 6, 30), "云岭县民政局"),
)
NAMES = (
    ("柳坪镇颐和敬老院", "柳坪镇"),
    ("石门镇安康颐养院", "石门镇"),
    ("城关镇福寿园", "城关镇"),
    ("城关社区养老幸福工程服务中心", "城关镇"),
)


@cache
def pack() -> Pack:
    """Return the pack that the program ships with."""
    return load_pack(RESOURCES)


def institutions() -> tuple[Institution, ...]:
    """Return made-up homes of the practice county."""
    return tuple(
        Institution(
            id=f"na-{number:024x}",
            name=f"云岭县{name}",
            county_code="149901",
            township=township,
            address=f"云岭县{township}示例路{number}号",
            legal_form=LegalForm.PRIVATE_NON_ENTERPRISE,
            legal_representative="示例丙",
            established_on=date(2019, 5, 1),
            filing=FilingState.FILED,
            beds_total=40 + 10 * number,
            nursing_beds=30 + 5 * number,
            residents=35 + number,
            state=OperatingState.OPERATING,
        )
        for number, (name, township) in enumerate(NAMES, 1)
    )


class SaidDialogs:
    """Answers questions as a test wants, at once."""

    def __init__(self) -> None:
        self.file = Path()
        self.files: list[Path] = []
        self.folder = Path()
        self.text = "无"
        self.agrees = True
        self.asked: list[str] = []

    def ask_for_file(self, title: str, pattern: str, chosen: Callable[[Path], None]) -> None:
        self.asked.append(title)
        chosen(self.file)

    def ask_for_files(self, title: str, pattern: str, chosen: Callable[[list[Path]], None]) -> None:
        self.asked.append(title)
        chosen(self.files)

    def ask_for_place(self, title: str, proposed: str, chosen: Callable[[Path], None]) -> None:
        self.asked.append(title)
        chosen(self.folder / proposed)

    def ask_for_folder(self, title: str, chosen: Callable[[Path], None]) -> None:
        self.asked.append(title)
        chosen(self.folder)

    def ask_for_text(self, question: str, label: str, given: Callable[[str], None]) -> None:
        self.asked.append(question)
        given(self.text)

    def ask_for_phrases(
        self,
        question: str,
        people: Sequence[tuple[str, str]],
        label: str,
        given: Callable[[Mapping[str, str]], None],
    ) -> None:
        self.asked.append(question)
        given(dict.fromkeys((key for key, _ in people), self.text))

    def confirm(self, question: str, label: str, confirmed: Callable[[], None]) -> None:
        self.asked.append(question)
        if self.agrees:
            confirmed()


@dataclass
class Desk:
    """The workspace, and the ends of everything that a presenter holds."""

    context: Context
    executor: HandDrainedExecutor
    dialogs: SaidDialogs
    told: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    @property
    def workspace(self) -> Workspace:
        return self.context.workspace

    def start(self, checklists: tuple[str, ...] = ("T1", "T3"), institution: int = 0) -> str:
        """Start an annual inspection and return its id."""
        return start(self.workspace, checklists, institution)


def start(
    workspace: Workspace, checklists: tuple[str, ...] = ("T1", "T3"), institution: int = 0
) -> str:
    """Start an annual inspection and return its id."""
    plan = InspectionPlan(
        institutions()[institution].id,
        InspectionKind.ANNUAL,
        checklists,
        [officer.certificate_number for officer in OFFICERS],
    )
    return start_inspection(workspace, plan).inspection_id


@cache
def template() -> Path:
    """Return a data file with officers and institutions, made once."""
    folder = Path(tempfile.mkdtemp(prefix="inspector-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    file = folder / "workspace.sqlite3"
    database = Database.open(file, MIGRATIONS, NOW)
    with database.transaction() as stored:
        for officer in OFFICERS:
            stored.officers.put(officer)
        for institution in institutions():
            stored.institutions.put(institution, NOW)
    database.close()
    return file


def make_workspace(home: Path) -> Workspace:
    """Open a workspace with officers and institutions; clock and ids are fixed."""
    shutil.copyfile(template(), home / "workspace.sqlite3")
    database = Database.open(home / "workspace.sqlite3", MIGRATIONS, NOW)
    ids = iter(f"{number:032x}" for number in range(1, 100000))
    return Workspace(
        home=home,
        role=Role.COUNTY,
        database=database,
        files=FileStore(home / "files"),
        keys=DeviceKeys(home / "keys"),
        clock=lambda: NOW,
        new_id=lambda: next(ids),
        signer=generate_signer(),
        packs={pack().version: pack()},
        policy=pack(),
        divisions=load_practice_divisions(RESOURCES),
        resources=RESOURCES,
        practice=True,
    )


def make_desk(home: Path, appearance: Appearance) -> Desk:
    """Return a desk over a workspace in this folder."""
    executor, dialogs = HandDrainedExecutor(), SaidDialogs()
    context = Context(
        workspace=make_workspace(home),
        runner=JobRunner(executor),
        news=News(),
        failures=Failures(home, lambda: NOW, lambda: "都在。"),
        dialogs=dialogs,
        navigator=Navigator(),
        appearance=appearance,
        messages=Messages(),
        outside=Outside(),
    )
    desk = Desk(context, executor, dialogs)
    context.failures.told.connect(desk.told.append)
    context.messages.done.connect(desk.told.append)
    context.runner.failed.connect(context.failures.handle)
    context.navigator.requested.connect(desk.places.append)
    return desk

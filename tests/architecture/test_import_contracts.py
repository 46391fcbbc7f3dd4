"""Every contract of import-linter catches a violation that is planted into a copy."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
    "contracts"
]

# A package is no module of the graph until somebody imports it; these imports are allowed.
ALLOWED = {
    "startup": "import PySide6",
    "storage.planted_migration": "import alembic\nimport sqlalchemy",
    "storage.planted_rows": "import inspector.storage.tables",
    "documents.planted_paper": "import PIL\nimport reportlab",
    "imaging.planted_picture": "import pi_heif",
    "exchange.planted_bag": "import cryptography\nimport pyrage\nimport zipfile",
    "spreadsheet.planted_book": "import openpyxl",
}

# The contract, the planted module, and what it imports though it may not.
VIOLATIONS = [
    ("layers", "domain.planted_floor", "inspector.storage"),
    ("layers", "exchange.planted_neighbour", "inspector.policy"),
    ("screens", "gui.home.planted_screen", "inspector.gui.institutions.planted_target"),
    ("screens", "gui.desk.intake.planted_screen", "inspector.gui.desk.review.planted_target"),
    ("screens", "gui.widgets.planted_widget", "inspector.gui.home.planted_target"),
    ("screens", "gui.inspection.planted_screen", "inspector.gui.desk.review.planted_target"),
    ("siblings", "domain.planted_egg", "inspector.domain.planted_hen"),
    ("siblings", "gui.widgets.planted_egg", "inspector.gui.widgets.planted_hen"),
    ("tables", "operations.planted_row", "inspector.storage.tables"),
    ("qt", "operations.planted_qt", "PySide6"),
    ("qt", "cli.planted_qt", "PySide6"),
    ("sqlalchemy", "operations.planted_query", "sqlalchemy"),
    ("sqlalchemy", "gui.planted_migration", "alembic"),
    ("reportlab", "gui.planted_page", "reportlab"),
    ("reportlab", "operations.planted_draft", "docx"),
    ("reportlab", "imaging.planted_code", "zxingcpp"),
    ("ciphers", "documents.planted_code", "cbor2"),
    ("pillow", "gui.planted_picture", "PIL"),
    ("pillow", "exchange.planted_picture", "pi_heif"),
    ("ciphers", "operations.planted_cipher", "cryptography"),
    ("archives", "storage.planted_zip", "zipfile"),
    ("ciphers", "cli.planted_age", "pyrage"),
    ("workbooks", "cli.planted_book", "openpyxl"),
    ("offline", "operations.planted_call", "socket"),
    ("offline", "storage.planted_fetch", "http"),
]


def planted(package: Path, module: str, text: str) -> None:
    path = package.joinpath(*module.split(".")).with_suffix(".py")
    path.parent.mkdir(parents=True, exist_ok=True)
    for folder in path.relative_to(package).parents:
        (package / folder / "__init__.py").touch()
    path.write_text(text + "\n", "utf-8")


def linted(folder: Path) -> str:
    command = "import sys; from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run(
        [sys.executable, "-c", command, "--no-cache", "--no-logo", "--config", "pyproject.toml"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src"), "COLUMNS": "400", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    ).stdout


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the linter says of a copy that holds every violation at once."""
    folder = tmp_path_factory.mktemp("planted")
    package = folder / "src" / "inspector"
    shutil.copytree(ROOT / "src" / "inspector", package)
    shutil.copy(ROOT / "pyproject.toml", folder)
    for module, text in ALLOWED.items():
        planted(package, module, text)
    for _, module, imported in VIOLATIONS:
        if imported.endswith((".planted_hen", ".planted_target")):
            back = f"import inspector.{module}" if imported.endswith(".planted_hen") else ""
            planted(package, imported.removeprefix("inspector."), back)
        planted(package, module, f"import {imported}")
    planted(package, "planted_room.planted_module", "")
    return linted(folder)


def section(report: str, name: str) -> str:
    """The part of the linter's report under the heading of one broken contract."""
    _, _, details = report.partition("Broken contracts\n")
    _, heading, rest = details.partition(f"\n{name}\n-")
    assert heading, f"not broken: {name}\n{report}"
    lines = rest.splitlines()
    ends = [at for at, line in enumerate(lines) if at > 1 and line and set(line) == {"-"}]
    return "\n".join(lines[: ends[0] - 1] if ends else lines)


@pytest.mark.parametrize(("contract", "module", "imported"), VIOLATIONS)
def test_a_planted_violation_is_caught(
    report: str, contract: str, module: str, imported: str
) -> None:
    name = next(each["name"] for each in CONTRACTS if each["id"] == contract)
    if contract == "siblings":
        told = f"No cycles are allowed in inspector.{module.rpartition('.')[0]}."
    else:
        told = f"inspector.{module} -> {imported} (l.1)"
    assert told in section(report, name), report


def test_a_room_without_a_floor_is_caught(report: str) -> None:
    assert "inspector.planted_room" in section(
        report, "A module imports only from the rows below it"
    )


def test_every_contract_has_a_planted_violation() -> None:
    assert {each["id"] for each in CONTRACTS} == {contract for contract, _, _ in VIOLATIONS}


def test_every_screen_is_named_in_the_contract_of_screens() -> None:
    layers = next(each["layers"] for each in CONTRACTS if each["id"] == "screens")
    gui = ROOT / "src" / "inspector" / "gui"
    screens = [screen.parent.relative_to(gui) for screen in gui.rglob("screen.py")]
    missing = [
        name
        for name in (".".join(screen.parts) for screen in screens)
        if f"({name})" not in " ".join(layers).split()
    ]
    assert not missing

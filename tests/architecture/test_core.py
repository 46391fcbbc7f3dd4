"""The core knows no Qt, and its lowest floors know nothing but the standard library."""

import pkgutil
import subprocess
import sys

import pytest

from source_tree import PACKAGE, ROOT, sources

QT_ROOMS = {"gui", "startup", "__main__"}
PURE_ROOMS = {"domain", "config", "progress", "errors"}

IMPORT_ALL_BUT_QT = """
import importlib, sys
sys.modules["PySide6"] = sys.modules["shiboken6"] = None
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def core_modules() -> list[str]:
    names = [each.name for each in pkgutil.walk_packages([str(PACKAGE)], "inspector.")]
    return [name for name in names if name.split(".")[1] not in QT_ROOMS]


def test_the_core_imports_with_qt_blocked() -> None:
    names = core_modules()
    assert {"inspector.cli", "inspector.operations", "inspector.domain"} <= set(names)
    outcome = subprocess.run(
        [sys.executable, "-W", "error", "-c", IMPORT_ALL_BUT_QT, *names],
        cwd=ROOT / "src",
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stderr


def test_no_qt_outside_the_window_and_the_start() -> None:
    assert not [
        each.name
        for each in sources("src/inspector")
        if each.room not in {"gui", "startup"}
        and {name.split(".")[0] for name in each.imported} & {"PySide6", "shiboken6"}
    ]


def test_no_part_of_an_allowed_package_could_reach_a_network() -> None:
    reaching = {"PySide6.QtNetwork", "PySide6.QtWebSockets", "urllib.request"}
    assert not [each.name for each in sources("src") if each.imported & reaching]


@pytest.mark.parametrize("room", sorted(PURE_ROOMS))
def test_the_lowest_floors_import_the_standard_library_only(room: str) -> None:
    files = [each for each in sources("src/inspector") if each.room == room]
    assert files
    allowed = sys.stdlib_module_names | {"inspector"}
    assert not {
        each.name: foreign
        for each in files
        if (foreign := {name.split(".")[0] for name in each.imported} - allowed)
    }


def test_migrations_import_nothing_of_the_program() -> None:
    assert not [
        each.name
        for each in sources("db")
        if any(name.split(".")[0] == "inspector" for name in each.imported)
    ]


def test_packages_hold_no_code_in_their_init_file() -> None:
    lengths = {
        each.name: len(each.tree.body) for each in sources("src") if each.path.name == "__init__.py"
    }
    assert lengths.pop("src/inspector/__init__.py") == 2, "a docstring and the version"
    assert set(lengths.values()) == {1}, lengths


def test_every_room_has_tests() -> None:
    rooms = {each.name for each in PACKAGE.iterdir() if (each / "__init__.py").exists()}
    tests = ROOT / "tests"
    tested = {each.relative_to(tests).parts[0] for each in tests.rglob("test_*.py")}
    assert not rooms - tested

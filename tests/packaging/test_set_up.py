"""The set-up of the two commands: what it finds missing, and when it does nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from source_tree import ROOT

HEADLESS = "libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libxkbcommon0"
XCB = "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
WAYLAND = "libwayland-cursor0 libwayland-egl1"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What the set-up reads, in a folder of its own, and a machine without any library."""
    (tmp_path / "packaging").mkdir()
    for name in ("pyproject.toml", "packaging/set_up.sh", "packaging/requirements.lock"):
        shutil.copy(ROOT / name, tmp_path / name)
    machine(tmp_path, "")
    return tmp_path


def machine(checkout: Path, libraries: str) -> None:
    """Let `ldconfig -p` know these libraries."""
    (checkout / "bin").mkdir(exist_ok=True)
    command = checkout / "bin" / "ldconfig"
    command.write_text(f"#!/bin/sh\ncat <<'LIST'\n{libraries}LIST\n", "utf-8")
    command.chmod(0o755)


def answer(checkout: Path, words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Say `words` after set_up.sh was read in."""
    return subprocess.run(
        ["/bin/sh", "-c", f". packaging/set_up.sh; {words}", "packaging/run"],
        cwd=checkout,
        env={"PATH": f"{checkout / 'bin'}:{os.environ['PATH']}", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("kind", "environment", "packages"),
    [
        ("headless", {}, HEADLESS),
        ("window", {"DISPLAY": ":0"}, f"{HEADLESS} {XCB}"),
        ("window", {"WAYLAND_DISPLAY": "wayland-0"}, f"{HEADLESS} {XCB} {WAYLAND}"),
    ],
)
def test_a_bare_machine_lacks_every_library(
    checkout: Path, kind: str, environment: dict[str, str], packages: str
) -> None:
    outcome = answer(checkout, f"missing_packages {kind}", **environment)
    assert set(outcome.stdout.split()) == set(packages.split())


def test_tests_take_more_than_libraries(checkout: Path) -> None:
    """What `command -v` finds is not missing, wherever it lies; a file lies where it belongs."""
    listed = [line.split() for line in answer(checkout, "test_programs").stdout.splitlines()]
    for program, _ in listed:
        if not program.startswith("/"):
            tool = checkout / "bin" / program
            tool.write_text("#!/bin/sh\n", "utf-8")
            tool.chmod(0o755)
    files = {package for file, package in listed if file[0] == "/" and not Path(file).exists()}
    packages = answer(checkout, "missing_packages tests").stdout.split()
    assert set(packages) == {*HEADLESS.split(), *XCB.split(), *files}


def test_a_program_that_is_not_there_is_missing(checkout: Path) -> None:
    words = "test_programs() { echo no-such-program brings-it; }; missing_test_programs"
    assert answer(checkout, words).stdout.split() == ["brings-it"]


def test_where_the_programs_of_tests_cannot_be_had_the_tests_go_on(checkout: Path) -> None:
    outcome = answer(checkout, "apt_install() { return 1; }; set_up_tests; echo 继续了")
    assert "将跳过" in outcome.stdout
    assert "libxcb-cursor0" in outcome.stdout
    assert "没有取到 pillow-heif" in outcome.stdout
    assert "继续了" in outcome.stdout


def test_only_what_is_missing_is_installed(checkout: Path) -> None:
    listed = answer(checkout, "libraries headless").stdout
    there = [line.split()[0] for line in listed.splitlines() if "libGL" not in line]
    machine(checkout, "".join(f"\t{name} (libc6,x86-64) => /usr/lib/{name}\n" for name in there))
    assert answer(checkout, "missing_packages headless").stdout.split() == ["libgl1"]


def test_nothing_is_installed_where_nothing_is_missing(checkout: Path) -> None:
    listed = answer(checkout, "libraries headless").stdout
    there = [line.split()[0] for line in listed.splitlines()]
    machine(checkout, "".join(f"\t{name} (libc6,x86-64) => /usr/lib/{name}\n" for name in there))
    assert answer(checkout, "missing_packages headless").stdout == ""


def test_without_apt_the_missing_packages_are_named(checkout: Path) -> None:
    outcome = answer(checkout, "command() { return 1; }; install_system_packages headless")
    assert "请自行安装" in outcome.stdout
    assert "libgl1" in outcome.stdout


def ready(checkout: Path) -> int:
    return answer(checkout, "is_ready").returncode


def make_ready(checkout: Path) -> None:
    interpreter = checkout / ".venv" / "bin" / "python"
    interpreter.parent.mkdir(parents=True)
    interpreter.write_text("#!/bin/sh\n", "utf-8")
    interpreter.chmod(0o755)
    answer(checkout, 'recipe >"$venv/set-up"')


def test_a_fresh_checkout_is_not_ready(checkout: Path) -> None:
    assert ready(checkout) != 0


def test_a_finished_set_up_is_not_repeated(checkout: Path) -> None:
    make_ready(checkout)
    assert ready(checkout) == 0


@pytest.mark.parametrize(
    "name", ["pyproject.toml", "packaging/requirements.lock", "packaging/set_up.sh"]
)
def test_a_changed_file_asks_for_a_new_set_up(checkout: Path, name: str) -> None:
    make_ready(checkout)
    with (checkout / name).open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    assert ready(checkout) != 0


def test_a_moved_checkout_asks_for_a_new_set_up(checkout: Path) -> None:
    make_ready(checkout)
    moved = checkout.rename(checkout.with_name(f"{checkout.name}-moved"))
    assert ready(moved) != 0


def test_a_failed_step_is_told_with_the_end_of_the_record(checkout: Path) -> None:
    words = 'mkdir -p "$root/build"; echo 原因在此 >"$log"; give_up 没有装上。; echo 继续了'
    outcome = answer(checkout, words)
    assert outcome.returncode == 1
    assert "没有装上。" in outcome.stderr
    assert "原因在此" in outcome.stderr
    assert "继续了" not in outcome.stdout


def test_the_lock_lacks_nothing_that_its_packages_need() -> None:
    """The set-up resolves nothing itself: what the lock forgets is not installed."""
    outcome = subprocess.run(
        [sys.executable, "-m", "pip", "check", "--disable-pip-version-check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stdout

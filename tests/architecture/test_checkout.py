"""No file of the checkout names a machine, a registry, or work left to do."""

import re
from collections.abc import Iterator

from source_tree import ROOT

UNVERSIONED = {
    ".git", ".venv", ".hypothesis", ".mypy_cache", ".pytest_cache", ".ruff_cache",
    ".import_linter_cache", "__pycache__", "build", "dist",
}  # fmt: skip
BINARY = {
    ".ttf", ".otf", ".ttc", ".png", ".jpg", ".jpeg", ".heic", ".heif", ".hif", ".pdf", ".xlsx",
    ".zip", ".sqlite3", ".ico", ".age", ".bin", ".xls", ".tif", ".bmp", ".webp", ".gif", ".ypkg",
}  # fmt: skip

# Written in pieces, so that this file does not name them.
PLACES = re.compile(r"/(?:work|root|home/\w+|Users/\w+)" + r"/|[A-Z]:\\Users\\|\.\./" + r"shared\b")
REGISTRIES = re.compile(
    "|".join(("py" + r"pi\.org", "python" + "hosted", r"deb\.debian" + r"\.org", r"npm" + "js"))
)
UNFINISHED = re.compile(r"\b(?:TO" + "DO|FIX" + "ME|X" + "XX)\b|NotImplemented" + "Error")


def texts() -> Iterator[tuple[str, str]]:
    for path in sorted(ROOT.rglob("*")):
        relative = path.relative_to(ROOT)
        if UNVERSIONED & set(relative.parts) or path.suffix in BINARY or not path.is_file():
            continue
        if path.name.startswith(".coverage"):
            continue
        text = path.read_bytes().decode("utf-8", errors="replace")
        yield relative.as_posix(), text


def found(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number} {line.strip()[:120]}"
        for name, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    assert not found(PLACES)


def test_no_file_names_a_package_registry() -> None:
    assert not found(REGISTRIES)


def test_no_file_speaks_of_unfinished_work() -> None:
    assert not found(UNFINISHED)


def test_the_lock_holds_only_releases_and_hashes() -> None:
    lines = (ROOT / "packaging" / "requirements.lock").read_text("utf-8").splitlines()
    shape = re.compile(r"(#.*|[\w.-]+==[\w.]+( ; .*)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?)")
    assert len(lines) > 100
    assert not [line for line in lines if not shape.fullmatch(line)]


def test_the_commands_for_linux_are_executable() -> None:
    commands = [
        ROOT / ".ci" / "run",
        *(ROOT / "packaging" / name for name in ("run", "test", "lock")),
    ]
    assert not [str(each) for each in commands if not each.stat().st_mode & 0o100]


def test_every_command_has_its_twin_for_windows() -> None:
    for name in ("run", "test"):
        twin = (ROOT / "packaging" / f"{name}.cmd").read_bytes()
        assert b"requirements.lock" in twin or b"set_up.cmd" in twin

"""What is imported is declared, and what is declared is imported."""

import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from source_tree import ROOT, sources

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

# Tools that are started by name, and stubs that only the type checker reads.
NOT_IMPORTED = {
    "hatchling", "import-linter", "mypy", "pytest-cov", "pytest-qt", "pytest-xdist", "ruff",
    "types-openpyxl", "vulture",
}  # fmt: skip
# A part of another package that is declared.
PARTS = {"shiboken6": "pyside6-essentials"}
TYPES_ONLY = {"typing-extensions", "unknown: _typeshed"}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(requirements: list[str]) -> set[str]:
    return {normal(re.split(r"[\s<>=!~;\[]", each)[0]) for each in requirements}


def imported_packages(folder: str) -> set[str]:
    """The distributions that the files of a folder import."""
    own = {path.stem for path in (ROOT / "tests").rglob("*.py")} | {"inspector"}
    own |= {path.name for path in (ROOT / "tests").rglob("*") if path.is_dir()}
    modules = {name.split(".")[0] for each in sources(folder) for name in each.imported}
    found = packages_distributions()
    packages = {
        normal(found[module][0]) if module in found else f"unknown: {module}"
        for module in modules - own - sys.stdlib_module_names
    }
    return {PARTS.get(each, each) for each in packages} - TYPES_ONLY


PROGRAM = declared(PROJECT["dependencies"])
TESTS = declared(PROJECT["optional-dependencies"]["test"])


def test_the_program_imports_only_what_it_declares() -> None:
    assert not imported_packages("src") - PROGRAM


def test_migrations_and_tests_import_only_what_is_declared() -> None:
    assert not (imported_packages("db") | imported_packages("tests")) - PROGRAM - TESTS


def test_every_declared_package_is_imported() -> None:
    imported = imported_packages("src") | imported_packages("tests")
    assert not (PROGRAM | TESTS) - imported - NOT_IMPORTED


def test_every_declared_package_is_locked() -> None:
    lock = (ROOT / "packaging" / "requirements.lock").read_text("utf-8")
    locked = {normal(name) for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)}
    assert not (PROGRAM | TESTS) - locked

"""What is added as one file is found: kinds of document, records that travel, commands."""

import importlib
import pkgutil
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from inspector import cli
from inspector.cli.registry import all_commands
from inspector.documents import kinds
from inspector.documents.registry import document_kinds
from inspector.operations import messages
from inspector.operations.messages.registry import known_messages
from source_tree import PACKAGE


def modules_with(package: str, path: list[str], attribute: str) -> list[str]:
    return [
        module.name
        for module in pkgutil.iter_modules(path)
        if hasattr(importlib.import_module(f"{package}.{module.name}"), attribute)
    ]


def test_every_file_among_the_kinds_is_one_document() -> None:
    files = {path.stem for path in Path(kinds.__file__).parent.glob("[!_]*.py")}
    assert {code.lower() for code in document_kinds()} == files
    assert len({kind.title for kind in document_kinds().values()}) == len(files)


def test_every_message_is_found_under_a_kind_of_its_own() -> None:
    named = modules_with(messages.__name__, list(messages.__path__), "MESSAGE")
    assert len(known_messages()) == len(named) >= 2


def test_every_command_is_found_under_words_of_its_own() -> None:
    named = modules_with(cli.__name__, list(cli.__path__), "COMMANDS")
    words = [command.words for command in all_commands()]
    assert len(named) >= 5
    assert len(words) == len(set(words)) >= len(named)


@pytest.mark.parametrize(
    ("original", "code", "registry"),
    [
        (
            "documents/kinds/f05.py",
            'KIND = replace(KIND, code="PLANTED")',
            "inspector.documents.registry.document_kinds",
        ),
        (
            "operations/messages/inspection_sealed.py",
            'MESSAGE = replace(MESSAGE, kind="PLANTED")',
            "inspector.operations.messages.registry.known_messages",
        ),
    ],
)
def test_one_more_file_is_found_without_touching_another(
    tmp_path: Path, original: str, code: str, registry: str
) -> None:
    package = tmp_path / "inspector"
    shutil.copytree(PACKAGE, package)
    planted = package / original
    text = planted.read_text("utf-8")
    more = f"{text}\n\nfrom dataclasses import replace\n\n{code}\n"
    planted.with_name("planted.py").write_text(more, "utf-8")
    module, _, function = registry.rpartition(".")
    command = f"from {module} import {function}; print(*{function}())"
    outcome = subprocess.run(
        [sys.executable, "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "PLANTED" in outcome.stdout.split(), outcome.stderr

"""Rules of the house that no linter knows: where a call may stand, and where not."""

import re

import pytest

from source_tree import sources

BELOW_STARTUP = "anywhere below startup"


def places(*endings: str, outside: tuple[str, ...]) -> list[str]:
    return [
        f"{source.name}:{line} {name}"
        for source in sources("src/inspector")
        if not source.name.removeprefix("src/inspector/").startswith(outside)
        for name, line in source.called
        if name.endswith(endings)
    ]


def test_the_clock_is_read_in_startup_only() -> None:
    clocks = ("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time")
    assert not places(*clocks, outside=("startup.py", "__main__.py"))


def test_only_the_job_runner_starts_threads() -> None:
    threads = {"concurrent", "multiprocessing", "asyncio", "_thread", "threading"}
    qt_threads = {"PySide6.QtCore.QThread", "PySide6.QtCore.QThreadPool"}
    lock = {"threading", "threading.Lock"}  # a lock lets others have threads
    assert not [
        source.name
        for source in sources("src/inspector")
        if source.name != "src/inspector/gui/jobs.py"
        and (
            {name.split(".")[0] for name in source.imported - lock} & threads
            or source.imported & qt_threads
            or "import threading" in source.text
        )
    ]


def test_no_dialog_blocks_in_the_middle_of_logic() -> None:
    blocking = (".exec", ".exec_", ".processEvents")
    assert not places(*blocking, outside=("startup.py", "gui/app.py"))


def test_nothing_is_printed_except_by_commands() -> None:
    assert not [each for each in places("print", outside=("cli/",)) if each.endswith(" print")]


@pytest.mark.parametrize("name", ["eval", "exec", "pickle.loads", "pickle.load", "os.system"])
def test_nothing_runs_what_it_was_given(name: str) -> None:
    assert not [each for each in places(name, outside=()) if each.endswith(f" {name}")]


def test_every_exception_to_a_tool_names_its_rule_and_its_reason() -> None:
    mark = re.compile(r"#\s*(type:\s*ignore|noqa\b|pragma:)")
    whole = re.compile(r"# (type: ignore\[[\w, -]+\]  ?# |noqa: [A-Z0-9, ]+ - |pragma: .* - )\w")
    assert not [
        f"{source.name}:{number} {line.strip()}"
        for source in sources("src")
        for number, line in enumerate(source.text.splitlines(), 1)
        if mark.search(line) and not whole.search(line)
    ]

"""Which arguments open the window, before any command is imported."""

import pytest

from inspector.cli.parser import opens_the_window


@pytest.mark.parametrize(
    "arguments",
    [[], ["--practice"], ["--home", "demo"], ["--home=demo", "--practice"]],
)
def test_without_a_command_the_window_opens(arguments: list[str]) -> None:
    assert opens_the_window(arguments)


@pytest.mark.parametrize(
    "arguments",
    [["demo", "--out", "x"], ["--home", "x", "self-check"], ["--help"], ["--home"], ["--json"]],
)
def test_all_else_asks_the_commands(arguments: list[str]) -> None:
    assert not opens_the_window(arguments)

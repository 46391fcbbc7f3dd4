"""What the program has loaded when its first window is painted."""

from pathlib import Path

import pytest

from benchmarks.window_start import PROGRAM, run_once


@pytest.mark.parametrize("arguments", [["--practice"], []], ids=["practice", "locked"])
def test_no_library_but_qt_is_loaded_before_the_first_paint(
    arguments: list[str], tmp_path: Path
) -> None:
    assert run_once(PROGRAM, str(tmp_path / "home"), *arguments).loaded == []

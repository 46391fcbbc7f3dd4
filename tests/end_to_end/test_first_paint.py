"""What the program has loaded when its first window is painted."""

from pathlib import Path

from benchmarks.window_start import PROGRAM, run_once
from inspector.operations.workspace import Role
from inspector.startup import open_workspace

LATE = {"PIL", "alembic", "docx", "openpyxl", "pypdfium2", "reportlab", "pikepdf", "segno"}
"""Libraries that no first screen needs, and that take long to load."""


def test_no_library_is_loaded_before_it_is_needed(tmp_path: Path) -> None:
    home = tmp_path / "home"
    open_workspace(home, Role.COUNTY, practice=True).database.close()
    run_once(PROGRAM, str(home), "--practice")  # takes the practice register in
    first_screen = run_once(PROGRAM, str(home), "--practice")
    set_up_screen = run_once(PROGRAM, str(tmp_path / "none"))
    assert not LATE & {*first_screen.loaded, *set_up_screen.loaded}

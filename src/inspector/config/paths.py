"""Where things lie: the user's workspace, and the files that come with the program."""

import os
import sys
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent.parent


def default_home() -> Path:
    """Return the folder of the workspace where the user names none."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base or Path.home() / "AppData" / "Local") / "inspector"
    base = os.environ.get("XDG_DATA_HOME")
    return Path(base or Path.home() / ".local" / "share") / "inspector"


def resources_folder() -> Path:
    """Return the folder with policy, fonts, maps and help."""
    return _beside("resources")


def migrations_folder() -> Path:
    """Return the folder with the Alembic migrations."""
    return _beside("db") / "migrations"


def _beside(name: str) -> Path:
    # Installed, the folder lies in the package; in a checkout, at the top.
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent.parent / name

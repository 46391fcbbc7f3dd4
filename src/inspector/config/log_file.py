"""The log of the program, in the home of its workspace."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from inspector.config.bare_trace import BareFormatter

_BYTES: Final = 1_000_000
_FILES: Final = 5


def keep_log(home: Path) -> None:
    """Write what is logged from now on into the folder `logs`, a few files of limited size.

    Raises:
        OSError: the folder is not there, or cannot be written to.
    """
    handler = RotatingFileHandler(
        home / "logs" / "inspector.log", maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8"
    )
    handler.setFormatter(BareFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    root.addHandler(handler)


@contextmanager
def log_put_away(home: Path) -> Iterator[None]:
    """Hold no file of a home open meanwhile: Windows would not let its folder be renamed.

    Nothing is done where no log is kept in it.
    """
    root = logging.getLogger()
    folder = str(home.absolute() / "logs")
    kept = [
        one
        for one in root.handlers
        if isinstance(one, RotatingFileHandler) and str(Path(one.baseFilename).parent) == folder
    ]
    for one in kept:
        root.removeHandler(one)
        one.close()
    try:
        yield
    finally:
        if kept:
            (home / "logs").mkdir(parents=True, exist_ok=True)
            keep_log(home)

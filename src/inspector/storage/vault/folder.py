"""The folder of a vault within its home."""

from pathlib import Path
from typing import Final

FOLDER: Final = "vault"
HEADER: Final = "vault.json"


def has_vault(home: Path) -> bool:
    """Whether the home has a vault."""
    return (home / FOLDER / HEADER).exists()

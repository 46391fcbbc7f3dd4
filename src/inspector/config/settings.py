"""What a person has chosen for this laptop: one JSON file in the home, written whole."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

_FILE: Final = "settings.json"
_SCALES: Final = (100, 125, 150)


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices with their defaults; nothing here is evidence, so a lost file is no loss."""

    dark: bool = False
    text_scale: int = 100
    """Per cent: 100, 125 or 150."""


def load_settings(home: Path) -> Settings:
    """Return the settings of a home; what is absent, unknown or broken is the default."""
    try:
        stored = json.loads((home / _FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    chosen = Settings()
    dark, scale = stored.get("dark"), stored.get("text_scale")
    return Settings(
        dark=dark if isinstance(dark, bool) else chosen.dark,
        text_scale=scale if scale in _SCALES else chosen.text_scale,
    )


def save_settings(home: Path, settings: Settings) -> None:
    """Write the settings: whole or not at all, whenever the power fails.

    Raises:
        OSError: when the home cannot be written.
    """
    target = home / _FILE
    draft = target.with_suffix(".json.new")
    with draft.open("w", encoding="utf-8") as file:
        json.dump(asdict(settings), file, ensure_ascii=False, indent=2, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(target)
    if os.name == "posix":
        folder = os.open(home, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

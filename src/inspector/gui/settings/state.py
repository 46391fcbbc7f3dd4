"""What the settings screen shows."""

from dataclasses import dataclass

from inspector.config.settings import Settings
from inspector.gui.theme import Look, TextScale


@dataclass(frozen=True, slots=True)
class SettingsState:
    """Light or dark, and the size of text."""

    dark: bool
    scale: TextScale


def state_of(look: Look) -> SettingsState:
    """Return what is shown for a look."""
    return SettingsState(look.dark, look.scale)


def look_of(settings: Settings) -> Look:
    """Return the look that the settings ask for."""
    return Look(settings.dark, TextScale(settings.text_scale))

"""The manual: one page a room, and what of it a search finds."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from inspector.gui.navigation import Room

_AFTER_THE_ROOMS: Final = ("glossary", "package-format")


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page: its name (that of the room), its title, its Markdown."""

    name: str
    title: str
    text: str

    def holds(self, words: str) -> bool:
        """Whether the page holds every one of the words."""
        return all(word in self.text for word in words.split())


def help_pages(folder: Path) -> tuple[HelpPage, ...]:
    """Return the pages that are there, in the order of the rooms, then the glossary."""
    names = (*(room.value for room in Room), *_AFTER_THE_ROOMS)
    files = [folder / f"{name}.md" for name in names]
    return tuple(_page(file) for file in files if file.is_file())


def place_of(pages: Sequence[HelpPage], room: Room) -> int:
    """Return where the page of a room stands, or the first where it has none."""
    return next((place for place, page in enumerate(pages) if page.name == room.value), 0)


def _page(file: Path) -> HelpPage:
    text = file.read_text("utf-8")
    return HelpPage(file.stem, text.splitlines()[0].removeprefix("#").strip(), text)

"""Colours and sizes: the only place with numbers for looks, beside the style sheet that uses them.

Layouts stand on a grid of 8 px. Sizes are given at 100 % and grow with the text.
"""

from dataclasses import dataclass, replace
from enum import Enum, IntEnum
from typing import Final, Self

GRID: Final = 8
"""The step of every margin and gap, in px."""


@dataclass(frozen=True, slots=True)
class Colours:
    """The roles that a colour can play; the same in light and dark.

    A `..._pale` is the ground on which its colour is written; `on_...` is written upon it.
    """

    ink: str
    muted: str
    line: str
    edge: str
    paper: str
    ground: str
    rail: str
    rail_lit: str
    rail_ink: str
    rail_ink_lit: str
    rail_mark: str
    accent: str
    accent_pale: str
    accent_pressed: str
    on_accent: str
    danger: str
    danger_pale: str
    on_danger: str
    warning: str
    warning_pale: str
    good: str
    good_pale: str
    on_good: str
    neutral_pale: str
    practice: str


LIGHT: Final = Colours(
    ink="#1d2733",
    muted="#5c6875",
    line="#e3e8ee",
    edge="#c3ccd6",
    paper="#ffffff",
    ground="#f5f7f9",
    rail="#22303f",
    rail_lit="#34475b",
    rail_ink="#c9d3de",
    rail_ink_lit="#ffffff",
    rail_mark="#6ea8fe",
    accent="#1f5fbf",
    accent_pale="#eaf1fc",
    accent_pressed="#174a97",
    on_accent="#ffffff",
    danger="#b3261e",
    danger_pale="#fdecea",
    on_danger="#ffffff",
    warning="#865900",
    warning_pale="#fff6e0",
    good="#17713f",
    good_pale="#e8f5ee",
    on_good="#ffffff",
    neutral_pale="#edf0f4",
    practice="#634391",
)

DARK: Final = Colours(
    ink="#e6ebf1",
    muted="#a7b3c0",
    line="#333d48",
    edge="#4a5664",
    paper="#1f272f",
    ground="#161c22",
    rail="#0e1317",
    rail_lit="#26323f",
    rail_ink="#b4c0cc",
    rail_ink_lit="#ffffff",
    rail_mark="#6ea8fe",
    accent="#7db2ff",
    accent_pale="#22344d",
    accent_pressed="#a5caff",
    on_accent="#0b1a2e",
    danger="#ff9d94",
    danger_pale="#48231f",
    on_danger="#33100d",
    warning="#f2c76e",
    warning_pale="#41340f",
    good="#7bd6a5",
    good_pale="#1a3a2a",
    on_good="#06251a",
    neutral_pale="#2b353f",
    practice="#5a3f85",
)


class TextScale(IntEnum):
    """How large text and targets are, in per cent."""

    NORMAL = 100
    LARGE = 125
    LARGEST = 150

    def larger(self) -> "TextScale":
        """Return the next size, and after the largest the normal one again."""
        sizes = list(TextScale)
        return sizes[(sizes.index(self) + 1) % len(sizes)]


class Tone(Enum):
    """What a chip, a bar or a line means; a sign and a word always stand beside the colour."""

    PLAIN = "plain"
    ACCENT = "accent"
    GOOD = "good"
    WARNING = "warning"
    DANGER = "danger"


SIGNS: Final = {
    Tone.PLAIN: "",
    Tone.ACCENT: "",
    Tone.GOOD: "✓",
    Tone.WARNING: "!",
    Tone.DANGER: "✗",
}
"""The sign that goes with a tone, so that colour never carries meaning alone."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the whole window looks."""

    dark: bool = False
    scale: TextScale = TextScale.NORMAL

    @property
    def colours(self) -> Colours:
        """The colours of this look."""
        return DARK if self.dark else LIGHT

    def with_dark(self, *, dark: bool) -> Self:
        """Return this look in dark or in light."""
        return replace(self, dark=dark)

    def with_scale(self, scale: TextScale) -> Self:
        """Return this look at another size of text."""
        return replace(self, scale=scale)

    def px(self, size: int) -> int:
        """Return a size given at 100 % as it is at this text scale, in px."""
        return round(size * self.scale / 100)

    def pane(self, size: int) -> int:
        """Return the width of a pane, in px: it grows half as much as the text that it holds."""
        return round(size * (100 + self.scale) / 200)

    def chip_colours(self, tone: Tone) -> tuple[str, str]:
        """Return the colours of the text and of the ground of a chip."""
        colours = self.colours
        return {
            Tone.PLAIN: (colours.muted, colours.neutral_pale),
            Tone.ACCENT: (colours.accent, colours.accent_pale),
            Tone.GOOD: (colours.good, colours.good_pale),
            Tone.WARNING: (colours.warning, colours.warning_pale),
            Tone.DANGER: (colours.danger, colours.danger_pale),
        }[tone]


UI_FAMILIES: Final = (
    "Inspector Hei",
    "Noto Sans SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "Microsoft YaHei UI",
)
"""Families for the screen, best first; the bundled ones come first, so the rest is for rarities."""

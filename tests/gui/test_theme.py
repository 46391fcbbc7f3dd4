"""Colours that can be read and sizes that grow."""

import re
from dataclasses import fields

import pytest

from inspector.gui.style_sheet import style_sheet
from inspector.gui.theme import DARK, LIGHT, SIGNS, Colours, Look, TextScale, Tone

READ = (
    ("ink", "paper"),
    ("ink", "ground"),
    ("muted", "paper"),
    ("muted", "ground"),
    ("muted", "neutral_pale"),
    ("ink", "accent_pale"),
    ("muted", "accent_pale"),
    ("accent", "paper"),
    ("accent", "accent_pale"),
    ("on_accent", "accent"),
    ("on_accent", "accent_pressed"),
    ("danger", "paper"),
    ("danger", "danger_pale"),
    ("on_danger", "danger"),
    ("ink", "danger_pale"),
    ("warning", "paper"),
    ("warning", "warning_pale"),
    ("ink", "warning_pale"),
    ("good", "paper"),
    ("good", "good_pale"),
    ("on_good", "good"),
    ("ink", "good_pale"),
    ("paper", "muted"),
    ("rail_ink", "rail"),
    ("rail_ink_lit", "rail_lit"),
    ("rail_ink", "practice"),
)


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), READ)
def test_text_can_be_read_on_its_ground(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_is_written_in_full(colours: Colours) -> None:
    for field in fields(colours):
        assert re.fullmatch(r"#[0-9a-f]{6}", getattr(colours, field.name))


def test_meaning_is_never_in_the_colour_alone() -> None:
    meant = {Tone.GOOD, Tone.WARNING, Tone.DANGER}
    assert all(SIGNS[tone] for tone in meant)


def test_lengths_grow_with_the_text_and_hair_lines_do_not() -> None:
    normal = style_sheet(Look())
    largest = style_sheet(Look(scale=TextScale.LARGEST))
    assert "font-size: 14px" in normal
    assert "font-size: 21px" in largest
    assert "border: 1px solid" in largest


def test_no_text_is_smaller_than_fourteen_px() -> None:
    sizes = re.findall(r"font-size: (\d+)px", style_sheet(Look()))
    assert min(int(size) for size in sizes) == 14


def test_the_sizes_go_round() -> None:
    assert TextScale.NORMAL.larger().larger().larger() is TextScale.NORMAL

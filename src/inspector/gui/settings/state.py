"""What the settings screen shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from inspector.domain.office import Office
from inspector.domain.personnel import Officer
from inspector.domain.shanghai import date_in_words
from inspector.gui.theme import Look, TextScale, Tone

OFFICE_FIELDS: Final = (
    ("authority", "单位名称", "如 云岭县民政局"),
    ("short_name", "文号简称", "如 云岭"),
    ("review_authority", "行政复议机关", "如 云岭县人民政府"),
    ("court", "管辖法院", "如 云岭县人民法院"),
    ("contact", "联系人", ""),
    ("phone", "联系电话", ""),
    ("address", "联系地址", ""),
    ("report_way", "整改报告的提交方式", "如 以书面形式"),
)
"""Fields of `Office` that a person fills in, with label and example."""


@dataclass(frozen=True, slots=True)
class AppearanceState:
    """Light or dark, and the size of text."""

    dark: bool
    scale: TextScale


@dataclass(frozen=True, slots=True)
class OfficerLine:
    """An officer in the list."""

    number: str
    title: str
    more: str
    state: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class OfficeState:
    """The office and its officers.

    Attributes:
        counties: code and full name of every county there is to choose from.
        missing: what documents still need, in words; empty: nothing.
    """

    office: Office | None
    counties: tuple[tuple[str, str], ...]
    missing: str
    officers: tuple[OfficerLine, ...]


def appearance_of(look: Look) -> AppearanceState:
    """Return what is shown for a look."""
    return AppearanceState(look.dark, look.scale)


def office_state_of(
    office: Office | None,
    counties: Sequence[tuple[str, str]],
    officers: Sequence[Officer],
    today: date,
) -> OfficeState:
    """Return what is shown of the office."""
    if office is None:
        missing = "还没有填写本单位信息。请先选择所在的县（市、区）。"
    elif office.missing:
        missing = f"还缺：{'、'.join(office.missing)}。补全后才能制作文书。"
    else:
        missing = ""
    return OfficeState(
        office, tuple(counties), missing, tuple(_line(one, today) for one in officers)
    )


def _line(officer: Officer, today: date) -> OfficerLine:
    valid = officer.holds_certificate_on(today)
    return OfficerLine(
        officer.certificate_number,
        officer.name,
        f"证号 {officer.certificate_number} · 有效期到 {date_in_words(officer.valid_until)}",
        "有效" if valid else "已过期",
        Tone.GOOD if valid else Tone.DANGER,
    )

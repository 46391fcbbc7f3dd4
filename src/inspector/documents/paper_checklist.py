"""What a blank checklist on paper shows, for places where no computer can be used."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperItem:
    """One item: code, question, clause (None: not printed), and what is ticked or filled in."""

    code: str
    title: str
    clause: str | None
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperSection:
    """A section of the checklist."""

    title: str
    items: tuple[PaperItem, ...]


@dataclass(frozen=True, slots=True)
class PaperChecklist:
    """The content of one checklist."""

    authority: str
    code: str
    title: str
    sections: tuple[PaperSection, ...]
    policy_version: str

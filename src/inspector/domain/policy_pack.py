"""The policy pack: all that the province decides, dated and versioned."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from inspector.domain.checklist import Checklist, Item
from inspector.domain.source import Citation, Source


@dataclass(frozen=True, slots=True)
class Parameter:
    """A default where the papers are silent or ambiguous (law notes §10), switchable by province.

    Attributes:
        ambiguity: for example A3; empty when it is an ordinary parameter.
        value: a number as text, a code of `choices`, or a month and day.
        choices: allowed codes with their words; empty: a number.
    """

    name: str
    title: str
    value: str
    unit: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    ambiguity: str = ""

    @property
    def in_words(self) -> str:
        """The value as printed."""
        return dict(self.choices).get(self.value, f"{self.value}{self.unit}")


@dataclass(frozen=True, slots=True)
class Pack:
    """One published version of the policy.

    Attributes:
        version: for example 2026.1.
        sha256: hex, over the files of the pack.
        order_power: the clause that empowers the bureau to order correction.
    """

    version: str
    issued_on: date
    sha256: str
    sources: Mapping[str, Source]
    checklists: Mapping[str, Checklist]
    parameters: Mapping[str, Parameter]
    order_power: Citation

    def item(self, code: str) -> Item:
        """Return the item with this code.

        Raises:
            KeyError: the pack has no such item.
        """
        for checklist in self.checklists.values():
            for item in checklist.items:
                if item.code == code:
                    return item
        raise KeyError(code)

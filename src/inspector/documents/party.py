"""The two sides of a document: the party, and whom to ask at the authority."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Party:
    """The institution that a document is addressed to; None is unknown and printed struck."""

    name: str
    credit_code: str | None
    address: str | None
    legal_representative: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom the party can ask at the authority."""

    person: str
    phone: str
    address: str

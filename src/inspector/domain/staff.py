"""Staff of institutions with their certificates; no identity number is ever among them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_SOON: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class StaffCertificate:
    """A certificate as the institution's staff list tells it.

    Attributes:
        holder: name of the person.
        post: 岗位; empty where the list tells none.
        kind: free text, for example 健康证.
        number: as `identifiers.tidy_number` gives it.
        valid_until: last day of validity, None where the list tells none.
    """

    holder: str
    post: str
    kind: str
    number: str
    valid_until: date | None = None

    def expired_on(self, day: date) -> bool:
        """Whether the certificate is not valid any more on that day."""
        return self.valid_until is not None and self.valid_until < day

    def expires_soon_after(self, day: date) -> bool:
        """Whether the certificate is valid on that day, but not for 60 days more."""
        until = self.valid_until
        return until is not None and day <= until < day + _SOON


@dataclass(frozen=True, slots=True)
class ListedCertificate:
    """A certificate with the days on which the staff list of an institution held it.

    Attributes:
        institution: id.
        until: last day, None while it stands there.
    """

    institution: str
    certificate: StaffCertificate
    since: date
    until: date | None = None

"""The officers who inspect."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Officer:
    """An inspector with the number of the 行政执法证.

    Attributes:
        certificate_number: free text of 4 to 40 characters; no national format is known.
        valid_until: last day of validity.
    """

    name: str
    certificate_number: str
    valid_until: date
    authority: str = ""

    def holds_certificate_on(self, day: date) -> bool:
        """Whether the certificate is valid on that day."""
        return bool(self.certificate_number) and day <= self.valid_until

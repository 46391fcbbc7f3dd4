"""What a notice of the inspection's result (行政检查结果告知书, F09) says."""

from dataclasses import dataclass
from datetime import date

from inspector.documents.party import Contact


@dataclass(frozen=True, slots=True)
class ResultNotice:
    """The content of one notice.

    Attributes:
        inspected: when, in words.
        subjects: what was inspected.
        results: whole sentences: nothing found, corrected on the spot, ordered to correct (with
            the number of the order), to be prosecuted, handed over (with the number of the letter).
        publication: where the result will be made public, or None: not printed.
        record_sha256: hex, of the sealed record.
    """

    authority: str
    number: str
    party_name: str
    inspected: str
    subjects: tuple[str, ...]
    results: tuple[str, ...]
    contact: Contact
    issued_on: date
    policy_version: str
    record_sha256: str
    publication: str | None = None
    copies: tuple[str, ...] = ()

"""What the record of an interview (询问笔录, F04) says."""

from dataclasses import dataclass

from inspector.documents.inspection_record import Inspector


@dataclass(frozen=True, slots=True)
class Interviewee:
    """Who was asked; None is unknown and struck."""

    name: str
    sex: str | None
    age: str | None
    identity_number: str | None
    employer: str | None
    position: str | None
    phone: str | None
    address: str | None


@dataclass(frozen=True, slots=True)
class Interview:
    """The content of one record.

    Attributes:
        matter: what it is about (案由).
        told: what was said on identity, certificates and rights, and the answers, in sentences.
        exchanges: question and answer, in order.
        refusal: reason in words where the signature was refused.
    """

    authority: str
    number: str | None
    matter: str
    started: str
    ended: str
    place: str
    interviewee: Interviewee
    officers: tuple[Inspector, ...]
    recorder: str
    told: tuple[str, ...]
    exchanges: tuple[tuple[str, str], ...]
    policy_version: str
    refusal: str | None = None

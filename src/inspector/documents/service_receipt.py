"""What a proof of service (送达回证, F08) says."""

from dataclasses import dataclass
from enum import Enum


class ServiceWay(Enum):
    """How a document is served; the value is what is printed (民事诉讼法 88-95)."""

    DIRECT = "直接送达"
    LEFT = "留置送达"
    POST = "邮寄送达"
    ELECTRONIC = "电子送达"
    NOTICE = "公告送达"


@dataclass(frozen=True, slots=True)
class ServedDocument:
    """One document that is served; ``number`` None: it has none, struck."""

    title: str
    number: str | None
    copies: int


@dataclass(frozen=True, slots=True)
class ServiceReceipt:
    """The content of one proof of service; an empty text leaves room to write, None is struck.

    Attributes:
        way: how it is served, or None: ticked by hand.
        received: time of receipt in words.
        refusal: reason and day of a refusal.
        witness: name and organisation.
        servers: who serves it, two at least, with the numbers of their certificates.
        evidence: numbers of photos or recordings.
        consent: number of the party's written consent to electronic service.
    """

    authority: str
    number: str | None
    documents: tuple[ServedDocument, ...]
    addressee: str
    place: str | None
    way: ServiceWay | None
    servers: tuple[str, ...]
    policy_version: str
    received: str | None = ""
    refusal: str | None = ""
    witness: str | None = ""
    evidence: str | None = None
    consent: str | None = None
    remark: str | None = None

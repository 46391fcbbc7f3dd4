"""Where a clause comes from, and whether an order may rest on it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SourceStatus(StrEnum):
    """Legal status of a paper."""

    IN_FORCE = "有效"
    REPEALED = "废止"
    DRAFT = "征求意见稿"
    OTHER_PROVINCE = "外省"
    INTERNAL = "内部"


class Verification(StrEnum):
    """How far a text was verified."""

    SEEN = "核"
    REPORTED = "述"
    FROM_MEMORY = "忆"


class Purpose(StrEnum):
    """What a paper can be the basis of."""

    ORDER = "责令改正"
    DESIGNATION = "模范命名"
    PROJECT = "幸福工程"
    DUTY = "县级责任"
    COMPARISON = "对标"


@dataclass(frozen=True, slots=True)
class Source:
    """A law, standard or policy paper.

    Attributes:
        level: 法律, 行政法规, 部门规章, 强制性国标, 推荐性国标, 规范性文件 …
        confirmed_on: the day the province confirmed a text that was not seen, if it did.
    """

    id: str
    title: str
    number: str
    issuer: str
    level: str
    status: SourceStatus
    valid_from: date | None
    valid_until: date | None
    purposes: tuple[Purpose, ...]
    verified: Verification
    confirmed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One clause of a source.

    Attributes:
        source: id of the source.
        article: as printed, for example 第二十八条; empty when the paper as a whole is meant.
        text: the clause in short, for the inspector's eyes.
        verified: how far this clause was verified, which may be less than its source.
    """

    source: str
    article: str
    text: str
    verified: Verification
    confirmed_on: date | None = None

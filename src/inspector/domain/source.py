"""Where a clause comes from, and how far its text was verified."""

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


class Level(StrEnum):
    """Rank of a paper; a recommended standard never carries an order alone."""

    LAW = "法律"
    REGULATION = "行政法规"
    LOCAL_REGULATION = "地方性法规"
    RULE = "部门规章"
    MANDATORY_STANDARD = "强制性国标"
    RECOMMENDED_STANDARD = "推荐性国标"
    LOCAL_STANDARD = "推荐性地标"
    POLICY = "规范性文件"


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
    PROCEDURE = "检查程序"
    REFERRAL = "移送"
    COMPARISON = "对标"


@dataclass(frozen=True, slots=True)
class Source:
    """A law, standard or policy paper.

    Attributes:
        number: as printed; empty where the number itself was not verified.
        purposes: what it can be the basis of; nothing else.
        confirmed_on: the day the province confirmed a text that was not seen, if it did.
        scope: where it applies, for example 全国.
        text_of: date of the wording that was read.
        competent: who enforces it where that is not the civil affairs bureau.
        penalty_articles: articles whose penalties only the competent department may impose.
    """

    id: str
    title: str
    number: str
    issuer: str
    level: Level
    status: SourceStatus
    valid_from: date | None
    valid_until: date | None
    purposes: tuple[Purpose, ...]
    verified: Verification
    confirmed_on: date | None = None
    scope: str = ""
    text_of: date | None = None
    competent: str = ""
    penalty_articles: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """One clause of a source.

    Attributes:
        source: id of the source.
        article: as printed, for example 第二十八条; empty when the paper as a whole is meant or
            its article number is not known.
        text: the clause in short, for the inspector's eyes.
        verified: how far this clause was verified, which may be less than its source.
        purpose: what this clause is cited for.
    """

    source: str
    article: str
    text: str
    verified: Verification
    confirmed_on: date | None = None
    purpose: Purpose = Purpose.ORDER

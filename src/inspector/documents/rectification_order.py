"""What a rectification order (责令改正通知书, F05) says."""

from dataclasses import dataclass
from datetime import date

from inspector.documents.party import Contact, Party
from inspector.errors import UserError


class PenaltyInOrderError(UserError):
    """An order demands what only a penalty decision after a hearing may demand."""


@dataclass(frozen=True, slots=True)
class OrderedCorrection:
    """One row of the order.

    Attributes:
        fact: what was found, with its place.
        violated: the clause that the fact violates, or None: not printed.
        basis: the clause that the order rests on, or None: not printed.
        requirement: what is to be done.
        deadline: last day; None means at once.
        evidence: numbers of photos and papers.
        readings: what decided the verdict where the papers leave it open (判定口径).
    """

    fact: str
    violated: str | None
    basis: str | None
    requirement: str
    deadline: date | None
    evidence: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remedies:
    """Where the party may turn: the county government alone, and the court (as of 2024-01-01)."""

    review_authority: str
    court: str


@dataclass(frozen=True, slots=True)
class RectificationOrder:
    """The content of one order; nothing in it comes from storage.

    Attributes:
        number: whole, as printed (云岭民责改〔2026〕7号).
        inspected: when the inspection was, in words (2026年3月5日9时30分至11时20分).
        record_number: number of the inspection record.
        consequences: whole sentences chosen by the bases; closing down for correction
            (责令停业整顿) may be named here alone, never as an order.
        report_due: last day for the report on the corrections.
        report_way: how it is handed in.
        interim_measures: sentences; what must be done while a danger lasts.
        copies: what each copy is for, in order (送达当事人, 归档).
        policy_version: of the policy pack.
        record_sha256: hex, of the sealed record that the order rests on.
    """

    authority: str
    number: str
    party: Party
    inspected: str
    place: str
    record_number: str
    corrections: tuple[OrderedCorrection, ...]
    consequences: tuple[str, ...]
    report_due: date
    report_way: str
    interim_measures: tuple[str, ...]
    remedies: Remedies
    contact: Contact
    issued_on: date
    copies: tuple[str, ...]
    policy_version: str
    record_sha256: str

    def refuse_penalties(self) -> None:
        """Refuse 停业整顿 in what is demanded; it may be named as a consequence.

        It is a penalty with the right to a hearing (行政处罚法 9, 63).

        Raises:
            PenaltyInOrderError: a requirement or an interim measure demands it.
        """
        demands = [correction.requirement for correction in self.corrections]
        for demand in (*demands, *self.interim_measures):
            if "停业整顿" in demand:
                raise PenaltyInOrderError(
                    f"责令改正通知书不能直接责令停业整顿，通知书未生成。请改写这一条要求：“{demand}”；"
                    "停业整顿属于行政处罚，须另行立案并告知听证权利，这里只能写作逾期不改的后果。"
                )

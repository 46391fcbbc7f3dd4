"""F05 责令改正通知书: what the institution must correct, by when, and how it can object."""

from typing import Final

from inspector.documents.copies import copies_in_words
from inspector.documents.kind import DocumentKind, Imprint
from inspector.documents.layout import Layout
from inspector.documents.readings import NumberedReadings
from inspector.documents.rectification_order import OrderedCorrection, RectificationOrder
from inspector.documents.wording import Words
from inspector.domain.shanghai import date_in_words

_COLUMNS: Final = (
    ("number", 28.0),
    ("fact", 180.0),
    ("requirement", 116.0),
    ("deadline", 84.0),
    ("evidence", 40.0),
)


def compose(order: RectificationOrder, paper: Layout, words: Words) -> Imprint:
    """Put the order on paper (fields in the order of the form set, F05).

    Raises:
        PenaltyInOrderError: it demands what only a penalty decision may demand.
    """
    order.refuse_penalties()
    paper.head(order.authority, words("title"), order.number)
    _party(paper, order, words)
    _corrections(paper, order, words)
    _duties(paper, order, words)
    _remedies(paper, order, words)
    paper.seal(order.authority, date_in_words(order.issued_on), words("seal"))
    _receipt(paper, order, words)
    return Imprint(
        author=order.authority,
        name=order.number,
        subject=words("subject", party=order.party.name),
        policy_version=order.policy_version,
        digest=order.record_sha256,
        keywords=(order.record_number,),
    )


def _party(paper: Layout, order: RectificationOrder, words: Words) -> None:
    party = order.party
    paper.form(
        [
            [(words("party"), party.name)],
            [(words("credit_code"), party.credit_code), (words("phone"), party.phone)],
            [(words("address"), party.address)],
            [(words("legal_representative"), party.legal_representative)],
        ]
    )
    paper.space(8)


def _corrections(paper: Layout, order: RectificationOrder, words: Words) -> None:
    paper.text(
        words(
            "found",
            inspected=order.inspected,
            place=order.place,
            record_number=order.record_number,
            count=str(len(order.corrections)),
        ),
        keep_with_next=True,
    )
    paper.space(4)
    readings = NumberedReadings.of(row.readings for row in order.corrections)
    paper.table(
        [(words(f"column_{name}"), share) for name, share in _COLUMNS],
        [_row(number, row, readings, words) for number, row in enumerate(order.corrections, 1)],
        centred=(0, 4),
    )
    readings.print_on(paper, words)
    paper.space(8)


def _row(
    number: int, correction: OrderedCorrection, readings: NumberedReadings, words: Words
) -> tuple[str | None, ...]:
    fact = [correction.fact]
    if correction.violated is not None:
        fact.append(words("violated", clause=correction.violated))
    if correction.basis is not None:
        fact.append(words("basis", clause=correction.basis))
    if correction.readings:
        fact.append(words("see_readings", marks=readings.marks(correction.readings)))
    if correction.deadline is None:
        deadline = words("at_once")
    else:
        deadline = words("by_deadline", day=date_in_words(correction.deadline))
    evidence = "、".join(correction.evidence) or None
    return (str(number), "\n".join(fact), correction.requirement, deadline, evidence)


def _duties(paper: Layout, order: RectificationOrder, words: Words) -> None:
    paper.text(words("order"))
    if order.interim_measures:
        paper.text(words("interim"), keep_with_next=True)
        for index, measure in enumerate(order.interim_measures, 1):
            paper.text(f"{index}．{measure}")
    paper.text(words("report", day=date_in_words(order.report_due), way=order.report_way))
    for consequence in order.consequences:
        paper.text(consequence)


def _remedies(paper: Layout, order: RectificationOrder, words: Words) -> None:
    remedies, contact = order.remedies, order.contact
    paper.text(words("remedies", government=remedies.review_authority, court=remedies.court))
    paper.text(
        words("contact", person=contact.person, phone=contact.phone, address=contact.address)
    )


def _receipt(paper: Layout, order: RectificationOrder, words: Words) -> None:
    paper.text(words("receipt"), keep_with_next=True)
    paper.text(words("receiver"))
    if order.copies:
        paper.note(copies_in_words(order.copies))


KIND: Final = DocumentKind(
    code="F05",
    title="责令改正通知书",
    abbreviation="民责改",
    content=RectificationOrder,
    compose=compose,
)

"""F10 问题线索移送函: hands a matter to the department that is competent, with its receipt."""

from typing import Final

from inspector.documents.kind import DocumentKind, Imprint
from inspector.documents.layout import Layout
from inspector.documents.referral import Referral
from inspector.documents.text_style import BODY
from inspector.documents.wording import Words
from inspector.domain.shanghai import date_in_words


def compose(referral: Referral, paper: Layout, words: Words) -> Imprint:
    """Put the letter on paper (fields in the order of the form set, F10)."""
    paper.body = BODY
    paper.head(referral.authority, words("title"), referral.number)
    paper.flush(words("addressee", recipient=referral.recipient))
    paper.text(words("opening", inspected=referral.inspected, party=referral.party.name))
    _matter(paper, referral, words)
    contact = referral.contact
    paper.text(
        words("contact", person=contact.person, phone=contact.phone, address=contact.address)
    )
    if referral.attachments:
        names = "\n".join(f"{n}．{name}" for n, name in enumerate(referral.attachments, 1))
        paper.text(words("attachments", names=names))
    paper.seal(referral.authority, date_in_words(referral.issued_on), words("seal"))
    _answer(paper, referral, words)
    return Imprint(
        author=referral.authority,
        name=referral.number,
        subject=words("subject", party=referral.party.name, recipient=referral.recipient),
        policy_version=referral.policy_version,
        digest=referral.record_sha256,
    )


def _matter(paper: Layout, referral: Referral, words: Words) -> None:
    party = referral.party
    paper.form(
        [
            [(words("party"), party.name)],
            [(words("credit_code"), party.credit_code), (words("phone"), party.phone)],
            [(words("address"), party.address)],
            [(words("legal_representative"), party.legal_representative)],
        ]
    )
    paper.section(words("facts"))
    for fact in referral.facts:
        paper.text(fact)
    if referral.measures:
        paper.section(words("measures"))
        for measure in referral.measures:
            paper.text(measure)
    paper.section(words("request"))
    if referral.bases:
        paper.text(words("by_law", bases="、".join(referral.bases)))
    else:
        paper.text(words("without_basis"))
    if referral.answer_by is not None:
        paper.text(words("answer_by", day=date_in_words(referral.answer_by)))


def _answer(paper: Layout, referral: Referral, words: Words) -> None:
    paper.appendix(words("answer_mark"), words("answer_title"))
    paper.flush(words("answer_addressee", authority=referral.authority))
    paper.text(words("answer_text", number=referral.number, party=referral.party.name))
    paper.text(words("answer_sign"))


KIND: Final = DocumentKind(
    code="F10",
    title="问题线索移送函",
    abbreviation="民移",
    content=Referral,
    compose=compose,
)

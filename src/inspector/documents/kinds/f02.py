"""F02 行政检查通知书: that an inspection is coming, and the party's rights and duties."""

from typing import Final

from inspector.documents.copies import copies_in_words
from inspector.documents.inspection_notice import InspectionNotice
from inspector.documents.kind import DocumentKind, Imprint
from inspector.documents.layout import Layout
from inspector.documents.wording import Words
from inspector.domain.shanghai import date_in_words


def compose(notice: InspectionNotice, paper: Layout, words: Words) -> Imprint:
    """Put the notice on paper (fields in the order of the form set, F02)."""
    paper.head(notice.authority, words("title"), notice.number)
    paper.flush(words("addressee", party=notice.addressee))
    bases = "、".join(notice.bases)
    paper.text(words("opening", bases=bases) if bases else words("opening_without_basis"))
    _visit(paper, notice, words)
    _rights(paper, notice, words)
    paper.seal(notice.authority, date_in_words(notice.issued_on), words("seal"))
    paper.text(words("receipt"), keep_with_next=True)
    paper.text(words("receiver"))
    if notice.copies:
        paper.note(copies_in_words(notice.copies))
    return Imprint(
        author=notice.authority,
        name=notice.number,
        subject=words("subject", party=notice.addressee),
        policy_version=notice.policy_version,
    )


def _visit(paper: Layout, notice: InspectionNotice, words: Words) -> None:
    officers = "\n".join(
        words("officer", name=officer.name, certificate=officer.certificate)
        for officer in notice.officers
    )
    paper.space(6)
    paper.form(
        [
            [(words("kind"), notice.kind)],
            [(words("period"), notice.period)],
            [(words("place"), notice.place)],
            [(words("subjects"), _numbered(notice.subjects))],
            [(words("officers"), officers or None)],
            [(words("assistants"), notice.assistants)],
            [(words("papers"), _numbered(notice.papers))],
        ]
    )
    paper.space(8)
    if notice.visit_number is not None:
        paper.text(words("visit_number", number=str(notice.visit_number)))


def _rights(paper: Layout, notice: InspectionNotice, words: Words) -> None:
    paper.section(words("rights_title"))
    paper.text(words("rights"))
    if notice.complaint_phone is not None:
        paper.text(words("complaint", phone=notice.complaint_phone))
    paper.section(words("duties_title"))
    paper.text(words("duties"))
    paper.section(words("discipline_title"))
    paper.text(words("discipline"))
    contact = notice.contact
    paper.text(
        words("contact", person=contact.person, phone=contact.phone, address=contact.address)
    )


def _numbered(lines: tuple[str, ...]) -> str | None:
    return "\n".join(f"{number}．{line}" for number, line in enumerate(lines, 1)) or None


KIND: Final = DocumentKind(
    code="F02",
    title="行政检查通知书",
    abbreviation="民检通",
    content=InspectionNotice,
    compose=compose,
)

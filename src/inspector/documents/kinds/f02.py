"""F02 行政检查通知书: that an inspection is coming, and the party's rights and duties."""

from datetime import datetime
from typing import Final

from inspector.documents.composition import Composition
from inspector.documents.copies import copies_in_words
from inspector.documents.inspection_notice import InspectionNotice
from inspector.documents.kind import DocumentKind
from inspector.documents.pdfa import DocumentInfo
from inspector.documents.press import Press
from inspector.documents.printing import Sheet, printed
from inspector.documents.wording import Words
from inspector.domain.shanghai import date_in_words
from inspector.progress import Progress, unreported


def build(
    notice: InspectionNotice,
    press: Press,
    created: datetime,
    progress: Progress = unreported,
) -> bytes:
    """Return the notice as PDF/A-2b (fields in the order of the form set, F02)."""
    words = Words(press.wording, "F02")
    paper = Composition(press.fonts)
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
    info = DocumentInfo(
        title=f"{words('title')} {notice.number}",
        author=notice.authority,
        subject=words("subject", party=notice.addressee),
        created=created,
        keywords=(notice.number,),
    )
    reference = words(
        "reference",
        number=notice.number,
        policy=notice.policy_version,
        wording=press.wording.version,
    )
    return printed(paper, info, Sheet(reference), progress)


def _visit(paper: Composition, notice: InspectionNotice, words: Words) -> None:
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


def _rights(paper: Composition, notice: InspectionNotice, words: Words) -> None:
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
    build=build,
)

"""F09 行政检查结果告知书: tells the institution what came of the inspection."""

from typing import Final

from inspector.documents.copies import copies_in_words
from inspector.documents.kind import DocumentKind, Imprint
from inspector.documents.layout import Layout
from inspector.documents.result_notice import ResultNotice
from inspector.documents.wording import Words
from inspector.domain.shanghai import date_in_words


def compose(notice: ResultNotice, paper: Layout, words: Words) -> Imprint:
    """Put the notice on paper (fields in the order of the form set, F09)."""
    paper.head(notice.authority, words("title"), notice.number)
    paper.flush(words("addressee", party=notice.party_name))
    subjects = "、".join(notice.subjects) or words("no_subjects")
    paper.text(words("opening", inspected=notice.inspected, subjects=subjects))
    for number, result in enumerate(notice.results, 1):
        paper.text(f"{number}．{result}" if len(notice.results) > 1 else result)
    if notice.publication is not None:
        paper.text(words("publication", where=notice.publication))
    contact = notice.contact
    paper.text(
        words("objection", person=contact.person, phone=contact.phone, address=contact.address)
    )
    paper.seal(notice.authority, date_in_words(notice.issued_on), words("seal"))
    paper.text(words("receipt"), keep_with_next=True)
    paper.text(words("receiver"))
    if notice.copies:
        paper.note(copies_in_words(notice.copies))
    return Imprint(
        author=notice.authority,
        name=notice.number,
        subject=words("subject", party=notice.party_name),
        policy_version=notice.policy_version,
        digest=notice.record_sha256,
    )


KIND: Final = DocumentKind(
    code="F09",
    title="行政检查结果告知书",
    abbreviation="民检告",
    content=ResultNotice,
    compose=compose,
)

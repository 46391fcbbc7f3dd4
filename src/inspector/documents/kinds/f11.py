"""F11 模范单位处理建议书: proposes to the province what becomes of a designation."""

from typing import Final

from inspector.documents.designation_proposal import DesignationProposal
from inspector.documents.kind import DocumentKind, Imprint
from inspector.documents.layout import Layout
from inspector.documents.text_style import BODY
from inspector.documents.wording import Words
from inspector.domain.shanghai import date_in_words


def compose(proposal: DesignationProposal, paper: Layout, words: Words) -> Imprint:
    """Put the proposal on paper."""
    paper.body = BODY
    title = words("title", proposal=proposal.proposal)
    paper.head(proposal.authority, title, proposal.number)
    paper.flush(words("addressee", recipient=proposal.recipient))
    names = {"unit": proposal.unit, "designation": proposal.designation}
    paper.text(words("opening", checked=proposal.checked, **names))
    paper.section(words("facts"))
    for fact in proposal.facts:
        paper.text(fact)
    paper.section(words("suggestion"))
    if proposal.bases:
        paper.text(words("by_policy", bases="、".join(proposal.bases)))
    paper.text(proposal.suggestion)
    contact = proposal.contact
    paper.text(words("contact", person=contact.person, phone=contact.phone))
    if proposal.attachments:
        listed = "\n".join(f"{n}．{name}" for n, name in enumerate(proposal.attachments, 1))
        paper.text(words("attachments", names=listed))
    paper.seal(proposal.authority, date_in_words(proposal.issued_on), words("seal"))
    return Imprint(
        author=proposal.authority,
        name=proposal.number,
        subject=words("subject", proposal=proposal.proposal, **names),
        policy_version=proposal.policy_version,
        digest=proposal.record_sha256,
        title=title,
    )


KIND: Final = DocumentKind(
    code="F11",
    title="模范单位处理建议书",
    abbreviation="民模",
    content=DesignationProposal,
    compose=compose,
)

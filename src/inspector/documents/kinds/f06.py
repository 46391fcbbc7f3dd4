"""F06 整改报告: the slip that the institution fills in, a form for each finding of the order."""

from typing import Final

from inspector.documents.answer_slip import AnswerSlip
from inspector.documents.composition import BLANK
from inspector.documents.kind import DocumentKind, Imprint
from inspector.documents.layout import Layout
from inspector.documents.wording import Words

_ROOM_TO_WRITE: Final = 90.0


def compose(slip: AnswerSlip, paper: Layout, words: Words) -> Imprint:
    """Put the slip on paper."""
    paper.head(slip.party_name, words("title"), None)
    paper.flush(words("addressee", authority=slip.authority))
    paper.text(words("opening", order_number=slip.order_number, due=slip.report_due))
    for number, finding in enumerate(slip.findings, 1):
        last = number == len(slip.findings)
        paper.space(8)
        paper.coded(words("finding", number=finding.number), words("how_to_send"), finding.code)
        paper.form(
            [
                [(words("fact"), finding.fact)],
                [(words("requirement"), finding.requirement)],
                [(words("deadline"), finding.deadline), (words("done_on"), words("day"))],
            ],
            keep_with_next=True,
        )
        paper.form([[(words("corrected"), BLANK)]], height=_ROOM_TO_WRITE, keep_with_next=True)
        # What is signed stands on a page with a finding: no page goes astray without a code.
        paper.form([[(words("proofs"), BLANK)]], height=40, keep_with_next=last)
    paper.space(10, keep_with_next=bool(slip.findings))
    paper.text(words("promise"), keep_with_next=True)
    paper.signing([words("sign_party"), words("sign_head")], words("day"))
    return Imprint(
        author=slip.party_name,
        name=slip.order_number,
        subject=words("subject", order_number=slip.order_number),
        policy_version=slip.policy_version,
    )


KIND: Final = DocumentKind(
    code="F06",
    title="整改报告",
    abbreviation="",
    content=AnswerSlip,
    compose=compose,
)

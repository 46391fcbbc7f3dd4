"""F01 行政检查审批表: asks for leave to inspect; every inspection needs it."""

from typing import Final

from inspector.documents.inspection_approval import InspectionApproval
from inspector.documents.kind import DocumentKind, Imprint
from inspector.documents.layout import Layout
from inspector.documents.wording import Words


def compose(approval: InspectionApproval, paper: Layout, words: Words) -> Imprint:
    """Put the form on paper (fields in the order of the form set, F01)."""
    party = approval.party
    officers = "\n".join(
        words("officer", name=officer.name, certificate=officer.certificate)
        for officer in approval.officers
    )
    paper.head(approval.authority, words("title"), approval.number)
    paper.form(
        [
            [(words("party"), party.name)],
            [(words("credit_code"), party.credit_code), (words("filing"), approval.filing_number)],
            [(words("address"), party.address)],
            [(words("in_charge"), approval.person_in_charge), (words("phone"), party.phone)],
            [(words("kind"), approval.kind), (words("origin"), approval.origin)],
            [(words("bases"), "\n".join(approval.bases) or None)],
            [(words("subjects"), "\n".join(approval.subjects) or None)],
            [(words("way"), approval.way)],
            [(words("period"), approval.period)],
            [(words("officers"), officers or None)],
            [(words("assistants"), approval.assistants)],
            [(words("visits"), approval.visits), (words("notice"), approval.notice)],
        ],
        height=23,
    )
    paper.form(
        [
            [(words("officer_opinion"), words("sign"))],
            [(words("unit_opinion"), words("sign"))],
            [(words("head_opinion"), words("sign"))],
        ],
        height=48,
    )
    return Imprint(
        author=approval.authority,
        name=approval.number or "",
        subject=words("subject", party=party.name),
        policy_version=approval.policy_version,
    )


KIND: Final = DocumentKind(
    code="F01",
    title="行政检查审批表",
    abbreviation="民检审",
    content=InspectionApproval,
    compose=compose,
)

"""F07 整改复查意见书: what was corrected, finding by finding, and what follows."""

from typing import Final

from inspector.documents.copies import copies_in_words
from inspector.documents.kind import DocumentKind, Imprint
from inspector.documents.layout import Layout
from inspector.documents.recheck_opinion import RecheckOpinion
from inspector.documents.wording import Words
from inspector.domain.shanghai import date_in_words


def compose(opinion: RecheckOpinion, paper: Layout, words: Words) -> Imprint:
    """Put the opinion on paper (fields in the order of the form set, F07)."""
    paper.head(opinion.authority, words("title"), opinion.number)
    paper.flush(words("addressee", party=opinion.party_name))
    paper.text(
        words(
            "opening",
            ordered_on=date_in_words(opinion.ordered_on),
            order_number=opinion.order_number,
            due=opinion.due,
            rechecked=opinion.rechecked,
            way=opinion.way,
        ),
        keep_with_next=True,
    )
    _findings(paper, opinion, words)
    paper.space(6)
    paper.heading(words("opinion"))
    for sentence in opinion.opinions:
        paper.text(sentence)
    _signatures(paper, opinion, words)
    paper.seal(opinion.authority, date_in_words(opinion.issued_on), words("seal"))
    if opinion.copies:
        paper.note(copies_in_words(opinion.copies))
    return Imprint(
        author=opinion.authority,
        name=opinion.number,
        subject=words("subject", party=opinion.party_name),
        policy_version=opinion.policy_version,
        digest=opinion.record_sha256,
        keywords=(opinion.order_number,),
    )


def _findings(paper: Layout, opinion: RecheckOpinion, words: Words) -> None:
    paper.space(4)
    paper.table(
        [
            (words("column_number"), 28),
            (words("column_fact"), 146),
            (words("column_corrected"), 160),
            (words("column_evidence"), 46),
            (words("column_conclusion"), 62),
        ],
        [
            (row.number, row.fact, row.corrected, "、".join(row.evidence) or None, row.conclusion)
            for row in opinion.findings
        ],
        centred=(0, 3, 4),
    )


def _signatures(paper: Layout, opinion: RecheckOpinion, words: Words) -> None:
    paper.space(8)
    if opinion.refusal is not None:
        paper.text(words("refusal", reason=opinion.refusal), keep_with_next=True)
    rows = [
        words("sign_officer", name=officer.name, certificate=officer.certificate)
        for officer in opinion.officers
    ]
    paper.signing([*rows, words("sign_contact")], words("sign_day"))


KIND: Final = DocumentKind(
    code="F07",
    title="整改复查意见书",
    abbreviation="民复查",
    content=RecheckOpinion,
    compose=compose,
)

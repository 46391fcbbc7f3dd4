"""F04 询问笔录: questions and answers, signed on every page."""

from typing import Final

from inspector.documents.interview import Interview
from inspector.documents.kind import DocumentKind, Imprint
from inspector.documents.layout import Layout
from inspector.documents.wording import Words


def compose(interview: Interview, paper: Layout, words: Words) -> Imprint:
    """Put the record on paper (fields in the order of the form set, F04)."""
    paper.head(interview.authority, words("title"), interview.number)
    _form(paper, interview, words)
    paper.space(8)
    for sentence in interview.told:
        paper.text(sentence)
    for question, answer in interview.exchanges:
        paper.text(words("question", text=question), keep_with_next=True)
        paper.text(words("answer", text=answer))
    paper.space(6)
    paper.text(words("read_back"), keep_with_next=True)
    if interview.refusal is not None:
        paper.text(words("refusal", reason=interview.refusal), keep_with_next=True)
    rows = [words("sign_interviewee")]
    rows += [words("sign_officer", name=officer.name) for officer in interview.officers]
    rows.append(words("sign_recorder", name=interview.recorder))
    paper.signing(rows, words("sign_day"))
    return Imprint(
        author=interview.authority,
        name=interview.number or "",
        subject=interview.matter,
        policy_version=interview.policy_version,
        signature=words("page_signature"),
    )


def _form(paper: Layout, interview: Interview, words: Words) -> None:
    asked = interview.interviewee
    officers = "；".join(
        words("officer", name=officer.name, certificate=officer.certificate)
        for officer in interview.officers
    )
    paper.form(
        [
            [(words("matter"), interview.matter)],
            [(words("time"), words("period", started=interview.started, ended=interview.ended))],
            [(words("place"), interview.place)],
            [(words("interviewee"), asked.name), (words("sex"), asked.sex)],
            [(words("age"), asked.age), (words("identity_number"), asked.identity_number)],
            [(words("employer"), asked.employer)],
            [(words("position"), asked.position), (words("phone"), asked.phone)],
            [(words("address"), asked.address)],
            [(words("officers"), officers or None)],
            [(words("recorder"), interview.recorder)],
        ]
    )


KIND: Final = DocumentKind(
    code="F04",
    title="询问笔录",
    abbreviation="民询",
    content=Interview,
    compose=compose,
)

"""F08 送达回证: proof that documents were served, signed by hand."""

from typing import Final

from inspector.documents.composition import BLANK
from inspector.documents.kind import DocumentKind, Imprint
from inspector.documents.layout import Layout
from inspector.documents.service_receipt import ServiceReceipt, ServiceWay
from inspector.documents.wording import Words


def compose(receipt: ServiceReceipt, paper: Layout, words: Words) -> Imprint:
    """Put the proof of service on paper (fields in the order of the form set, F08)."""
    paper.head(receipt.authority, words("title"), receipt.number)
    paper.table(
        [(words("column_title"), 5), (words("column_number"), 5), (words("column_copies"), 2)],
        [
            (document.title, document.number, words("copies", count=str(document.copies)))
            for document in receipt.documents
        ],
        centred=(2,),
    )
    paper.space(8)
    _form(paper, receipt, words)
    paper.space(4)
    paper.note(words("note"))
    return Imprint(
        author=receipt.authority,
        name=receipt.number or "",
        subject=words("subject", addressee=receipt.addressee),
        policy_version=receipt.policy_version,
        keywords=tuple(d.number for d in receipt.documents if d.number is not None),
    )


def _form(paper: Layout, receipt: ServiceReceipt, words: Words) -> None:
    ways = "　".join(f"{'☑' if way is receipt.way else '□'}{way.value}" for way in ServiceWay)
    received = words("received_by_hand") if receipt.received == BLANK else receipt.received
    paper.form(
        [
            [(words("addressee"), receipt.addressee)],
            [(words("place"), receipt.place)],
            [(words("way"), ways)],
            [(words("receiver"), BLANK), (words("position"), BLANK)],
            [(words("received"), received)],
            [(words("refusal"), receipt.refusal)],
            [(words("witness"), receipt.witness)],
            [(words("witness_signature"), words("sign_day"))],
            [(words("servers"), "、".join(receipt.servers) or None)],
            [(words("server_signature"), words("sign_day"))],
            [(words("evidence"), receipt.evidence), (words("consent"), receipt.consent)],
            [(words("remark"), receipt.remark)],
        ],
        height=33,
    )


KIND: Final = DocumentKind(
    code="F08",
    title="送达回证",
    abbreviation="民送",
    content=ServiceReceipt,
    compose=compose,
)

"""数据包接收回执: what arrived of a county's package and what did not."""

from typing import Final

from inspector.documents.kind import DocumentKind, Imprint
from inspector.documents.layout import Layout
from inspector.documents.package_receipt import PackageReceipt
from inspector.documents.wording import Words


def compose(receipt: PackageReceipt, paper: Layout, words: Words) -> Imprint:
    """Put the receipt on paper."""
    name = words("package", sequence=str(receipt.sequence), sender=receipt.sender)
    paper.head(receipt.authority, words("title"), None)
    missing = "、".join(str(number) for number in receipt.missing_packages) or None
    paper.form(
        [
            [(words("sender"), receipt.sender), (words("sequence"), str(receipt.sequence))],
            [(words("digest"), receipt.package_sha256)],
            [(words("received"), receipt.received), (words("outcome"), receipt.outcome)],
            [(words("reason"), receipt.reason)],
            [(words("missing_packages"), missing)],
            [(words("signer"), receipt.signer)],
        ]
    )
    _tables(paper, receipt, words)
    paper.space(8)
    if receipt.code:
        paper.coded(words("code"), words("how_to_take"), receipt.code)
    paper.note(words("note"))
    return Imprint(
        author=receipt.authority,
        name=name,
        subject=name,
        policy_version=receipt.policy_version,
        digest=receipt.package_sha256,
    )


def _tables(paper: Layout, receipt: PackageReceipt, words: Words) -> None:
    paper.section(words("counts"))
    paper.table(
        [(words("column_kind"), 4), (words("column_named"), 3), (words("column_there"), 3)],
        [(count.kind, str(count.named), str(count.there)) for count in receipt.counts],
        centred=(0, 1, 2),
    )
    paper.section(words("cases"))
    paper.table(
        [
            (words("column_institution"), 4),
            (words("column_record"), 4),
            (words("column_outcome"), 2),
            (words("column_missing"), 3),
        ],
        [
            (case.institution, case.record_sha256, case.outcome, case.missing)
            for case in receipt.cases
        ],
        centred=(2,),
    )


KIND: Final = DocumentKind(
    code="RECEIPT",
    title="数据包接收回执",
    abbreviation="",
    content=PackageReceipt,
    compose=compose,
)

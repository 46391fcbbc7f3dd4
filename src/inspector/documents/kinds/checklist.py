"""检查事项表（空白）: a checklist to be filled in by hand."""

from typing import Final

from inspector.documents.composition import BLANK
from inspector.documents.kind import DocumentKind, Imprint
from inspector.documents.layout import Layout
from inspector.documents.paper_checklist import PaperChecklist, PaperItem
from inspector.documents.wording import Words

_COLUMNS: Final = (("code", 46.0), ("item", 168.0), ("result", 138.0), ("remark", 90.0))


def compose(checklist: PaperChecklist, paper: Layout, words: Words) -> Imprint:
    """Put the blank checklist on paper."""
    paper.head(checklist.authority, checklist.title, None)
    paper.form(
        [
            [(words("party"), BLANK)],
            [(words("day"), words("day_blank")), (words("officers"), BLANK)],
        ]
    )
    for section in checklist.sections:
        paper.section(section.title)
        paper.table(
            [(words(f"column_{name}"), share) for name, share in _COLUMNS],
            [_row(item, words) for item in section.items],
            centred=(0,),
            tight=True,
        )
    return Imprint(
        author=checklist.authority,
        name=checklist.code,
        subject=words("title"),
        title=checklist.title,
        policy_version=checklist.policy_version,
        signature=words("page_signature"),
    )


def _row(item: PaperItem, words: Words) -> tuple[str, ...]:
    title = item.title
    if item.clause is not None:
        title = f"{title}\n{words('clause', clause=item.clause)}"
    return (item.code, title, "　".join(item.choices), BLANK)


KIND: Final = DocumentKind(
    code="CHECKLIST",
    title="空白检查事项表",
    abbreviation="",
    content=PaperChecklist,
    compose=compose,
)

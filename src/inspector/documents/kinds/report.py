"""年度检查工作报告: the inspections of a period in numbers."""

from typing import Final

from inspector.documents.kind import DocumentKind, Imprint
from inspector.documents.layout import Layout
from inspector.documents.text_style import BODY
from inspector.documents.wording import Words
from inspector.documents.yearly_report import YearlyReport
from inspector.domain.shanghai import date_in_words


def compose(report: YearlyReport, paper: Layout, words: Words) -> Imprint:
    """Put the report on paper."""
    paper.body = BODY
    title = words("title", period=report.period)
    paper.head(report.authority, title, None)
    for section in report.sections:
        paper.section(section.title)
        for sentence in section.sentences:
            paper.text(sentence)
        for table in section.tables:
            paper.space(6)
            paper.table(table.columns, table.rows)
    if report.counted_by:
        paper.space(8)
        for number, reading in enumerate(report.counted_by, 1):
            paper.note(words("counted_by", number=str(number), reading=reading))
    paper.seal(report.authority, date_in_words(report.issued_on), words("seal"))
    return Imprint(
        author=report.authority,
        name="",
        subject=title,
        policy_version=report.policy_version,
        title=title,
    )


KIND: Final = DocumentKind(
    code="REPORT",
    title="年度检查工作报告",
    abbreviation="",
    content=YearlyReport,
    compose=compose,
)

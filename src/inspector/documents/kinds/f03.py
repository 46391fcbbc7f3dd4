"""F03 现场检查笔录: what was seen on site, with the item table and the list of evidence."""

from collections import Counter
from typing import Final

from inspector.documents.hexadecimal import grouped
from inspector.documents.inspection_record import (
    CheckedItem,
    EvidenceEntry,
    InspectionRecord,
    RecordedFinding,
)
from inspector.documents.kind import DocumentKind, Imprint
from inspector.documents.layout import Layout
from inspector.documents.readings import NumberedReadings
from inspector.documents.wording import Words

_FINDING_COLUMNS: Final = (
    ("number", 28.0),
    ("place", 66.0),
    ("fact", 176.0),
    ("severity", 48.0),
    ("handling", 84.0),
    ("evidence", 40.0),
)
_ITEM_COLUMNS: Final = (
    ("number", 27.0),
    ("code", 46.0),
    ("item", 145.0),
    ("result", 38.0),
    ("remark", 186.0),
)
_EVIDENCE_COLUMNS: Final = (
    ("evidence_number", 32.0),
    ("kind", 40.0),
    ("subject", 112.0),
    ("taken", 62.0),
    ("place", 50.0),
    ("taken_by", 40.0),
    ("digest", 106.0),
)


def compose(record: InspectionRecord, paper: Layout, words: Words) -> Imprint:
    """Put the record on paper (fields in the order of the form set, F03)."""
    paper.head(record.authority, words("title"), record.number)
    _form(paper, record, words)
    _briefing(paper, record, words)
    _seen(paper, record, words)
    _findings(paper, record, words)
    _statement(paper, record, words)
    _signatures(paper, record, words)
    _items(paper, record, words)
    _evidence(paper, record, words)
    return Imprint(
        author=record.authority,
        name=record.number or "",
        subject=words("subject", party=record.party.name),
        policy_version=record.policy_version,
        digest=record.record_sha256,
        signature=words("page_signature"),
    )


def _form(paper: Layout, record: InspectionRecord, words: Words) -> None:
    contact = record.site_contact
    officers = "；".join(
        words("officer", name=officer.name, certificate=officer.certificate)
        for officer in record.officers
    )
    ended = record.ended or words("ended_by_hand")
    paper.form(
        [
            [(words("time"), words("period", started=record.started, ended=ended))],
            [(words("place"), record.place)],
            [(words("party"), record.party.name)],
            [
                (words("credit_code"), record.party.credit_code),
                (words("legal_representative"), record.party.legal_representative),
            ],
            [(words("site_contact"), contact.name), (words("position"), contact.position)],
            [(words("identity_number"), contact.identity_number), (words("phone"), contact.phone)],
            [(words("authority"), record.authority), (words("inspection_kind"), record.kind)],
            [(words("officers"), officers or None)],
            [(words("recorder"), record.recorder), (words("notice"), record.notice_number)],
            [
                (words("departments"), "、".join(record.departments) or None),
                (words("assistants"), record.assistants),
            ],
        ]
    )
    paper.space(8)


def _briefing(paper: Layout, record: InspectionRecord, words: Words) -> None:
    briefing = record.briefing
    paper.section(words("briefing"))
    if briefing.shown is None:
        paper.text(words("not_shown"))
    else:
        paper.text(words("shown", time=briefing.shown))
    if briefing.recusal_answer is not None:
        paper.text(words("recusal", answer=briefing.recusal_answer))
    for gap in record.gaps:
        paper.text(words("gap", gap=gap))


def _seen(paper: Layout, record: InspectionRecord, words: Words) -> None:
    counted = Counter(item.result for item in record.items)
    results = "，".join(
        words("counted", result=result, count=str(count)) for result, count in counted.items()
    )
    paper.section(words("seen"))
    paper.text(words("checked", count=str(len(record.items)), results=results or words("nothing")))


def _findings(paper: Layout, record: InspectionRecord, words: Words) -> None:
    paper.section(words("findings"))
    if record.findings:
        paper.table(
            [(words(f"column_{name}"), share) for name, share in _FINDING_COLUMNS],
            [_finding(number, row, words) for number, row in enumerate(record.findings, 1)],
            centred=(0, 3, 5),
        )
        paper.space(8)
    else:
        paper.text(words("no_findings"))
    if record.handling:
        paper.section(words("handling"))
        for sentence in record.handling:
            paper.text(sentence)


def _finding(number: int, finding: RecordedFinding, words: Words) -> tuple[str | None, ...]:
    fact = finding.fact
    if finding.clause is not None:
        fact = f"{fact}\n{words('clause', clause=finding.clause)}"
    evidence = "、".join(finding.evidence) or None
    place = finding.place or None
    return (str(number), place, fact, finding.severity, finding.handling, evidence)


def _statement(paper: Layout, record: InspectionRecord, words: Words) -> None:
    paper.section(words("statement"))
    paper.text(record.statement or words("statement_by_hand"))


def _signatures(paper: Layout, record: InspectionRecord, words: Words) -> None:
    paper.space(6)
    paper.text(words("read_back"), keep_with_next=True)
    if record.refusal is not None:
        paper.text(words("refusal", reason=record.refusal), keep_with_next=True)
    rows = [words("sign_contact"), words("sign_witness")]
    rows += [words("sign_officer", name=officer.name) for officer in record.officers]
    rows.append(words("sign_recorder", name=record.recorder))
    paper.signing(rows, words("sign_day"))


def _items(paper: Layout, record: InspectionRecord, words: Words) -> None:
    paper.appendix(words("appendix_items"), words("items_title"))
    readings = NumberedReadings.of(item.readings for item in record.items)
    paper.table(
        [(words(f"column_{name}"), share) for name, share in _ITEM_COLUMNS],
        [_item(number, item, readings, words) for number, item in enumerate(record.items, 1)],
        centred=(0, 1, 3),
        tight=True,
    )
    readings.print_on(paper, words)


def _item(
    number: int, item: CheckedItem, readings: NumberedReadings, words: Words
) -> tuple[str | None, ...]:
    remark = item.remark
    if item.readings:
        remark = f"{remark} {words('see_readings', marks=readings.marks(item.readings))}".strip()
    return (str(number), item.code, item.title, item.result, remark or None)


def _evidence(paper: Layout, record: InspectionRecord, words: Words) -> None:
    paper.appendix(words("appendix_evidence"), words("evidence_title"))
    paper.table(
        [(words(f"column_{name}"), share) for name, share in _EVIDENCE_COLUMNS],
        [_entry(entry) for entry in record.evidence],
        centred=(0, 1),
        tight=True,
    )


def _entry(entry: EvidenceEntry) -> tuple[str | None, ...]:
    return (
        entry.number,
        entry.kind,
        entry.subject or None,
        entry.taken,
        entry.place,
        entry.taken_by or None,
        grouped(entry.sha256),
    )


KIND: Final = DocumentKind(
    code="F03",
    title="现场检查笔录",
    abbreviation="民检录",
    content=InspectionRecord,
    compose=compose,
)

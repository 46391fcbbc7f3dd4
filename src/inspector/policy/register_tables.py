"""Sources, parameters, deadlines, phrases and the calendar read from plain tables."""

from collections.abc import Iterable
from datetime import date

from inspector.domain.policy_pack import Deadline, DeadlineUnit, Parameter, Phrase
from inspector.domain.source import Level, Purpose, Source, SourceStatus, Verification
from inspector.domain.workdays import DayKind, WorkCalendar
from inspector.policy.checklist_tables import citation_of
from inspector.policy.pack_error import FieldError
from inspector.policy.table import CODE, SOURCE_ID, Table


def source_of(table: Table) -> Source:
    """Read a source.

    Raises:
        FieldError: a field is missing, unknown or of another kind.
    """
    source = Source(
        id=table.matching("id", SOURCE_ID, "来源代码"),
        title=table.text("title"),
        number=table.text("number", ""),
        issuer=table.text("issuer", ""),
        level=table.named("level", Level),
        status=table.named("status", SourceStatus),
        valid_from=table.day("valid_from"),
        valid_until=table.day("valid_until"),
        purposes=_purposes(table),
        verified=table.named("verified", Verification),
        confirmed_on=table.day("confirmed_on"),
        scope=table.text("scope", ""),
        text_of=table.day("text_of"),
        competent=table.text("competent", ""),
        penalty_articles=table.texts("penalty_articles"),
        note=table.text("note", ""),
    )
    table.finish()
    return source


def parameter_of(table: Table) -> Parameter:
    """Read a parameter; a choice must be one of its own."""
    parameter = Parameter(
        table.matching("name", CODE, "参数名"),
        table.text("title"),
        table.text("value", ""),
        table.text("unit", ""),
        table.pairs("choices"),
        table.text("ambiguity", ""),
    )
    table.finish()
    if parameter.choices and parameter.value not in dict(parameter.choices):
        raise table.error("value", f"“{parameter.value}”不在 choices 之中")
    return parameter


def deadline_of(table: Table) -> Deadline:
    """Read a named period."""
    name = table.matching("name", CODE, "期限名")
    title = table.text("title")
    amount = table.whole("amount") if table.has("amount") else None
    unit = table.named("unit", DeadlineUnit)
    basis = citation_of(table.table("basis"), Purpose.PROCEDURE) if table.has("basis") else None
    table.finish()
    return Deadline(name, title, amount, unit, basis)


def phrase_of(table: Table) -> Phrase:
    """Read one line of the wording library."""
    phrase = Phrase(table.text("category"), table.text("problem"), table.text("requirement"))
    table.finish()
    return phrase


def calendar_of(file: str, lines: Iterable[dict[str, str]]) -> WorkCalendar:
    """Read the calendar from rows with date, kind and name; years with rows are published.

    Raises:
        FieldError: a row cannot be read or a day stands twice.
    """
    days: dict[date, DayKind] = {}
    for number, line in enumerate(lines, 2):
        place = f"文件 {file} 第 {number} 行"
        try:
            day = date.fromisoformat(line.get("date") or "")
            kind = DayKind(line.get("kind") or "")
        except ValueError as error:
            raise FieldError(
                place, "应有 date（写作 2026-01-31）和 kind（放假或调休上班）两列"
            ) from error
        if day in days:
            raise FieldError(place, f"{day} 重复")
        days[day] = kind
    return WorkCalendar(frozenset(day.year for day in days), days)


def _purposes(table: Table) -> tuple[Purpose, ...]:
    try:
        return tuple(Purpose(one) for one in table.texts("purposes"))
    except ValueError as error:
        allowed = "、".join(purpose.value for purpose in Purpose)
        raise table.error("purposes", f"只能取：{allowed}") from error

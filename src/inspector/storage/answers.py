"""Answers of an inspection: those that hold now, and every one ever given."""

from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from inspector.domain.answer import Answer
from inspector.domain.inspection import InspectionState
from inspector.storage import answer_values
from inspector.storage.draft_guard import draft_key_of
from inspector.storage.rows import fields_of, value_of
from inspector.storage.tables.inspections import answer, answer_given, inspection


@dataclass(frozen=True, slots=True)
class AnswerEvent:
    """An answer as it was given, or its erasure (`answer` is None)."""

    item: str
    answer: Answer | None


# Built once: the hot path of the program is one key press, one statement, one durable commit. The
# table `answer` follows by triggers, which let hold what was given and no longer what was erased.
_GIVE: Final = sa.insert(answer_given)
_GIVEN: Final = [column for column in answer_given.c if column.name not in {"id", "inspection_id"}]
_GIVE_DRAFT: Final = sa.insert(answer_given).from_select(
    ["inspection_id", *_GIVEN],
    sa.select(inspection.c.id, *(sa.bindparam(one.name, type_=one.type) for one in _GIVEN)).where(
        inspection.c.ident == sa.bindparam("wanted"),
        inspection.c.state == InspectionState.DRAFT,
    ),
)


def give(connection: Connection, ident: str, given: Answer) -> None:
    """Record an answer of a draft and let it hold.

    Raises:
        KeyError: there is no inspection with this id.
        SealedError: it is no draft any more.
    """
    if not connection.execute(_GIVE_DRAFT, {"wanted": ident, **_row(given)}).rowcount:
        draft_key_of(connection, ident)  # says which of the two it is


def put(connection: Connection, inspection_key: int, given: Answer) -> None:
    """Record an answer of an inspection that comes whole, and let it hold."""
    connection.execute(_GIVE, {"inspection_id": inspection_key, **_row(given)})


def erase(connection: Connection, inspection_key: int, item: str) -> None:
    """Let no answer hold for the item; what was given stays in the history."""
    holds = answer.c.inspection_id == inspection_key, answer.c.item == item
    if connection.scalar(sa.select(sa.exists().where(*holds))):
        erased = {"inspection_id": inspection_key, **_row(Answer(item=item)), "erased": True}
        connection.execute(_GIVE, erased)


def held(connection: Connection, inspection_key: int) -> dict[str, Answer]:
    """Return the answers that hold, by item, in the order in which they were first given."""
    rows = connection.execute(
        sa.select(answer_given)
        .join(answer, answer.c.answer_given_id == answer_given.c.id)
        .where(answer.c.inspection_id == inspection_key)
        .order_by(answer_given.c.id)
    ).mappings()
    return {row["item"]: _read(row) for row in rows}


def history(connection: Connection, inspection_key: int) -> tuple[AnswerEvent, ...]:
    """Return all that was answered and erased, in order."""
    rows = connection.execute(
        sa.select(answer_given)
        .where(answer_given.c.inspection_id == inspection_key)
        .order_by(answer_given.c.id)
    ).mappings()
    return tuple(AnswerEvent(row["item"], None if row["erased"] else _read(row)) for row in rows)


def _row(given: Answer) -> dict[str, object]:
    written = answer_values.written(given.values)
    return {"erased": False, "input_values": written, **fields_of(given, without={"values"})}


def _read(row: RowMapping) -> Answer:
    return value_of(Answer, row, values=answer_values.read(row["input_values"]))

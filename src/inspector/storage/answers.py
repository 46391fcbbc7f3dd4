"""Answers of an inspection: those that hold now, and every one ever given."""

from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection, RowMapping

from inspector.domain.answer import Answer
from inspector.storage import answer_values
from inspector.storage.rows import fields_of, value_of
from inspector.storage.tables.inspections import answer, answer_given


@dataclass(frozen=True, slots=True)
class AnswerEvent:
    """An answer as it was given, or its erasure (`answer` is None)."""

    item: str
    answer: Answer | None


# Built once: the hot path of the program is one key press, one durable commit.
_GIVE: Final = sa.insert(answer_given)
_HOLD: Final = insert(answer).on_conflict_do_update(
    index_elements=["inspection_id", "item"],
    set_={"answer_given_id": insert(answer).excluded.answer_given_id},
)


def give(connection: Connection, inspection_key: int, given: Answer) -> None:
    """Record the answer and let it hold."""
    row = {
        "inspection_id": inspection_key,
        "erased": False,
        "input_values": answer_values.written(given.values),
        **fields_of(given, without={"values"}),
    }
    added = connection.execute(_GIVE, row)
    held = {
        "inspection_id": inspection_key,
        "item": given.item,
        "answer_given_id": added.lastrowid,
    }
    connection.execute(_HOLD, held)


def erase(connection: Connection, inspection_key: int, item: str) -> None:
    """Let no answer hold for the item; what was given stays in the history."""
    gone = connection.execute(
        sa.delete(answer).where(answer.c.inspection_id == inspection_key, answer.c.item == item)
    )
    if gone.rowcount:
        erased = fields_of(Answer(item=item), without={"values"})
        row = {"inspection_id": inspection_key, "erased": True, "input_values": "{}", **erased}
        connection.execute(_GIVE, row)


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


def _read(row: RowMapping) -> Answer:
    return value_of(Answer, row, values=answer_values.read(row["input_values"]))

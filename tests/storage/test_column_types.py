"""How values lie in columns, seen with SQLite's own eyes."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from inspector.domain.institution import Aid
from inspector.storage import answer_values
from inspector.storage.column_types import ExactDecimal, LocalTime, MemberSet, UtcTime, Words
from inspector.storage.database import Database
from storage.made_up import DRAFT, NOW

DIALECT = sa.create_engine("sqlite://").dialect
COLUMN_TYPES = (UtcTime(), LocalTime(), ExactDecimal(), Words(), MemberSet(Aid))


@pytest.mark.parametrize("kind", COLUMN_TYPES, ids=lambda kind: type(kind).__name__)
def test_nothing_stays_nothing(kind: sa.types.TypeDecorator[object]) -> None:
    assert kind.process_bind_param(None, DIALECT) is None
    assert kind.process_result_value(None, DIALECT) is None


def test_moments_are_kept_in_utc_whatever_zone_they_are_given_in() -> None:
    shanghai = timezone(timedelta(hours=8))
    moment = datetime(2026, 3, 5, 10, 42, tzinfo=shanghai)
    written = UtcTime().process_bind_param(moment, DIALECT)
    assert written == "2026-03-05T02:42:00.000000Z"
    read = UtcTime().process_result_value(written, DIALECT)
    assert read == moment
    assert read is not None
    assert read.tzinfo is UTC


def test_the_order_of_texts_is_the_order_of_times() -> None:
    moments = [
        datetime(1, 1, 1, tzinfo=UTC),
        datetime(999, 12, 31, tzinfo=UTC),
        datetime(2026, 3, 5, 2, 42, 0, tzinfo=UTC),
        datetime(2026, 3, 5, 2, 42, 0, 1, tzinfo=UTC),
    ]
    written = [UtcTime().process_bind_param(moment, DIALECT) for moment in moments]
    assert written == sorted(written, key=str)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        UtcTime().process_bind_param(datetime(2026, 3, 5), DIALECT)  # noqa: DTZ001 - the point


def test_rows_are_readable_with_any_tool(database: Database, file: Path) -> None:
    with database.transaction() as stored:
        stored.inspections.add(DRAFT)
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT kind, state, started_at FROM inspection").fetchall() == [
            ("ANNUAL", "DRAFT", "2026-03-05T02:42:00.000125Z")
        ]
        assert connection.execute("SELECT aids, area_m2 FROM institution_version").fetchall() == [
            ("MEALS MEDICAL", "3600.50")
        ]
        values = connection.execute("SELECT input_values FROM answer_given WHERE item = 'T3-A01'")
        assert values.fetchone()[0] == (
            '{"beds":["n","120"],"kinds":["c","a","b"],"since":["d","2019-05-01"]}'
        )


def test_values_of_an_answer_keep_type_and_digits() -> None:
    values = {"n": Decimal("1.50"), "t": "1.50", "d": date(2026, 3, 5), "c": (), "s": ""}
    assert answer_values.read(answer_values.written(values)) == values
    assert str(answer_values.read('{"n":["n","1.50"]}')["n"]) == "1.50"


@pytest.mark.parametrize("text", ["[]", '{"a":["x","1"]}', '{"a":"1"}', '{"a":["n"]}'])
def test_what_is_no_values_is_refused(text: str) -> None:
    with pytest.raises(TypeError):
        answer_values.read(text)


def test_the_moment_of_an_answer_comes_back_to_the_microsecond(database: Database) -> None:
    with database.transaction() as stored:
        stored.inspections.add(DRAFT)
        assert stored.inspections.get(DRAFT.id).answers["T1-C09"].at == NOW

"""Readings stand once under the table, however many rows rest on them."""

from documents import sample_people, sample_records
from documents.reading import pages_of, text_of
from inspector.documents.inspection_record import CheckedItem
from inspector.documents.kinds.f03 import KIND
from inspector.documents.press import Press
from inspector.documents.readings import NumberedReadings

LONG = "其他部门也有职权的事项：按安全风险责令改正，并通报主管部门（省厅可调整）"


def item(number: int, *readings: str) -> CheckedItem:
    return CheckedItem(f"T1-C{number:02d}", "示例检查事项", "符合", "", readings)


def test_a_reading_of_many_rows_is_printed_once_and_referred_to(press: Press) -> None:
    items = (item(1, LONG, "甲"), *(item(number, LONG) for number in range(2, 76)))
    pdf = KIND.build(sample_records.record(items=items), press, sample_people.CREATED)
    text = text_of(pdf)
    assert text.count(LONG) == 1
    assert text.count("注①") == 75
    assert text.count("注①②") == 1
    assert len(pages_of(pdf)) <= 8


def test_more_readings_than_circled_numbers_go_on_in_brackets() -> None:
    many = NumberedReadings.of((f"口径{number}",) for number in range(1, 53))
    assert many.marks(("口径1", "口径20", "口径21", "口径36", "口径50")) == "①⑳㉑㊱㊿"
    assert many.marks(("口径51",)) == "（51）"

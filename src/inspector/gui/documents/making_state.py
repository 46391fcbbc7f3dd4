"""What the page for making a document shows, and what is meant by what is written into it."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from inspector.domain.inspection import InspectionState
from inspector.domain.shanghai import SHANGHAI, date_in_words
from inspector.gui.widgets.date_field import read_date
from inspector.operations.papers.asked import Asked, Form
from inspector.operations.preview_document import Question
from inspector.storage.inspection_summary import InspectionSummary

_QUESTION: Final = ("问：", "问:")
_ANSWER: Final = ("答：", "答:")


@dataclass(frozen=True, slots=True)
class Line:
    """An inspection, or a kind of document: its key and how it is called."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Told:
    """What was written, understood.

    Attributes:
        values: by the name of the field.
        wrong: what is missing or not understood, a sentence by the name of the field.
    """

    values: Mapping[str, object]
    wrong: Mapping[str, str]


def inspection_lines(inspections: Sequence[InspectionSummary]) -> tuple[Line, ...]:
    """Return how inspections are called, in the order in which they came."""
    return tuple(
        Line(
            one.id,
            f"{one.institution_name} · {one.kind.value} · "
            f"{date_in_words(one.started_at.astimezone(SHANGHAI).date())} · {one.state.value}",
        )
        for one in inspections
    )


def kind_lines(
    inspection: InspectionSummary | None,
    titles: Mapping[str, str],
    before: Sequence[str],
    after: Sequence[str],
) -> tuple[Line, ...]:
    """Return the kinds that can be made of an inspection as it stands."""
    if inspection is None:
        return ()
    codes = before if inspection.state is InspectionState.DRAFT else after
    return tuple(Line(code, titles[code]) for code in codes)


def told_of(questions: Sequence[Question], words: Mapping[str, str]) -> Told:
    """Return what was told by what stands in the fields."""
    values: dict[str, object] = {}
    wrong: dict[str, str] = {}
    for question in questions:
        asked = question.asked
        written = words.get(asked.name, "").strip()
        try:
            value = _value(asked, written)
        except ValueError as error:
            wrong[asked.name] = str(error)
            continue
        if asked.form is Form.CHOICE and len(question.choices) > 1 and not value:
            wrong[asked.name] = f"请选择：{asked.label}。"
        elif asked.required and not value:
            wrong[asked.name] = f"请填写{asked.label}。"
        values[asked.name] = value
    return Told(values, wrong)


def read_exchanges(words: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of question and answer; each begins on a line of its own.

    Raises:
        ValueError: a line is neither, or a question has no answer; says which line.
    """
    exchanges: list[list[str]] = []
    answered = True
    for number, line in enumerate(words.splitlines(), 1):
        plain = line.strip()
        if plain.startswith(_QUESTION):
            if not answered:
                raise ValueError(f"第 {number} 行以前的问还没有“答：”。")
            exchanges.append([plain[2:].strip(), ""])
            answered = False
        elif plain.startswith(_ANSWER) and not answered:
            exchanges[-1][1] = plain[2:].strip()
            answered = True
        elif plain and exchanges:
            part = 1 if answered else 0
            exchanges[-1][part] = f"{exchanges[-1][part]}{plain}"
        elif plain:
            raise ValueError(f"第 {number} 行要用“问：”开头。")
    if not answered:
        raise ValueError("最后一问还没有“答：”。")
    return tuple((question, answer) for question, answer in exchanges)


def shown_value(asked: Asked) -> str:
    """Return what stands in a field at first."""
    return asked.proposed if isinstance(asked.proposed, str) else ""


def _value(asked: Asked, written: str) -> object:
    match asked.form:
        case Form.LINE | Form.CHOICE:
            return written
        case Form.LINES:
            return tuple(line.strip() for line in written.splitlines() if line.strip())
        case Form.COUNT:
            plain = unicodedata.normalize("NFKC", written)
            if plain and not plain.isdecimal():
                raise ValueError(f"{asked.label}要写整数，如 2。")
            return int(plain or 0)
        case Form.DAY:
            day = read_date(written)
            if written and day is None:
                raise ValueError(f"{asked.label}没有写对，请写成 2026-3-5 的样子。")
            return day
        case Form.EXCHANGES:
            return read_exchanges(written)
        case _:
            assert_never(asked.form)

"""The editable draft says the same, is marked on every page, and has no number (E10)."""

from io import BytesIO

import pytest
from docx import Document

from documents.reading import squeezed, strings_in
from documents.sample_people import CREATED
from documents.test_kinds import EMPTY, USUAL
from inspector.documents.inspection_record import InspectionRecord
from inspector.documents.press import Press
from inspector.documents.registry import document_kinds

NUMBERS = {"number", "policy_version", "record_sha256"}


def text_of(docx: bytes) -> str:
    document = Document(BytesIO(docx))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "".join((*(one.text for one in document.paragraphs), *cells))


def drafted(code: str, content: object, press: Press) -> bytes:
    return document_kinds()[code].draft(content, press.wording, CREATED)


@pytest.mark.parametrize("code", sorted(USUAL))
def test_the_draft_holds_every_text_but_number_and_digest__e10(code: str, press: Press) -> None:
    content = USUAL[code]()
    text = squeezed(text_of(drafted(code, content, press)))
    left_out = {squeezed(str(getattr(content, name, ""))) for name in NUMBERS}
    wanted = {squeezed(one) for one in strings_in(content)} - left_out
    assert [one for one in wanted if one not in text] == []


@pytest.mark.parametrize("code", sorted(USUAL))
def test_the_draft_is_marked_above_and_below_every_page__e10(code: str, press: Press) -> None:
    for makers in (USUAL, EMPTY):
        document = Document(BytesIO(drafted(code, makers[code](), press)))
        (section,) = document.sections
        for place in (section.header, section.footer):
            assert "草稿" in place.paragraphs[0].text
        assert "（草稿）" in text_of(drafted(code, makers[code](), press))


def test_columns_and_cells_say_the_same_width__e10(press: Press) -> None:
    document = Document(BytesIO(drafted("F05", USUAL["F05"](), press)))
    widths = [[column.width for column in table.columns] for table in document.tables]
    assert len({width for line in widths for width in line}) > 2
    for table, columns in zip(document.tables, widths, strict=True):
        assert all([cell.width for cell in row.cells] == columns for row in table.rows)


def test_characters_that_no_word_processor_takes_are_left_out(press: Press) -> None:
    content = USUAL["F03"]()
    assert isinstance(content, InspectionRecord)
    odd = InspectionRecord(
        **{
            **{name: getattr(content, name) for name in content.__slots__},
            "statement": "没有\x00意\x0b见\u200b。",
        }
    )
    assert "没有意 见。" in text_of(drafted("F03", odd, press))


def test_content_of_another_kind_is_refused(press: Press) -> None:
    with pytest.raises(TypeError, match="RectificationOrder"):
        drafted("F05", USUAL["F03"](), press)

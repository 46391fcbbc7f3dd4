"""PDF/A-2b: fonts embedded, metadata in Chinese, the same bytes for the same input."""

from datetime import datetime
from io import BytesIO

import pikepdf
import pytest

from documents import sample_letters, sample_people
from documents.reading import fonts_of, text_of
from inspector.documents.fonts import Face, FontLibrary, MissingCharactersError
from inspector.documents.kinds.f05 import KIND as ORDER
from inspector.documents.pdfa import DocumentInfo, conforming, srgb_profile
from inspector.documents.pen import Pen
from inspector.documents.press import Press

RARE = "䶮㛃𬱖𫘦垚赟犇㙓𠅤𬭎𬴂𦈡昇喆堃②㎡"


@pytest.fixture(scope="module")
def order(press: Press) -> bytes:
    return ORDER.build(
        sample_letters.order(authority=f"云岭县民政局{RARE}"), press, sample_people.CREATED
    )


def test_rare_characters_read_back(order: bytes) -> None:
    assert RARE in text_of(order)


def test_all_fonts_are_embedded_and_mapped_to_unicode(order: bytes) -> None:
    fonts = fonts_of(order)
    assert fonts
    assert all(embedded and mapped for _, embedded, mapped in fonts)


def test_metadata_is_chinese(order: bytes) -> None:
    with pikepdf.open(BytesIO(order)) as pdf:
        assert str(pdf.docinfo.Title) == "责令改正通知书 云岭民责改〔2026〕7号"
        assert RARE in str(pdf.docinfo.Author)
        assert str(pdf.docinfo.CreationDate) == "D:20260305083000+00'00'"
        assert str(pdf.Root.Lang) == "zh-CN"
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == "责令改正通知书 云岭民责改〔2026〕7号"
            assert xmp["pdfaid:part"] == "2"
            assert xmp["pdfaid:conformance"] == "B"
            assert xmp["xmp:CreateDate"] == "2026-03-05T08:30:00+00:00"


def test_same_input_gives_the_same_bytes(order: bytes, press: Press) -> None:
    again = sample_letters.order(authority=f"云岭县民政局{RARE}")
    assert ORDER.build(again, press, sample_people.CREATED) == order


def test_marks_in_metadata_are_escaped(press: Press) -> None:
    pdf = ORDER.build(sample_letters.order(authority="甲<乙>&“丙”"), press, sample_people.CREATED)
    with pikepdf.open(BytesIO(pdf)) as opened, opened.open_metadata() as xmp:
        assert xmp["dc:creator"] == ["甲<乙>&“丙”"]


def test_time_without_zone_is_refused(fonts: FontLibrary) -> None:
    pen = Pen(fonts)
    pen.finish_page()
    info = DocumentInfo("题", "机关", "事由", datetime(2026, 3, 5))  # noqa: DTZ001 - refused
    with pytest.raises(ValueError, match="zone"):
        conforming(pen.finished(), info)


def test_colour_profile_carries_no_time() -> None:
    assert srgb_profile()[24:36] == b"\x07\xd0\x00\x01\x00\x01" + bytes(6)
    assert srgb_profile()[36:40] == b"acsp"


def test_character_without_font_is_told_before_printing(press: Press) -> None:
    with pytest.raises(MissingCharactersError) as told:
        ORDER.build(sample_letters.order(place="\U0001f600楼\ue123"), press, sample_people.CREATED)
    assert told.value.characters == ("\U0001f600", "\ue123")


def test_character_without_font_never_reaches_the_paper(fonts: FontLibrary) -> None:
    with pytest.raises(ValueError, match="1F600"):
        Pen(fonts).text(0, 0, "\U0001f600", (Face.SONG, 10))

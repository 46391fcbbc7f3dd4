"""Annotations lie inside the picture and travel as canonical JSON."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.domain import canonical_json
from inspector.domain.annotation import (
    WHOLE,
    Annotation,
    Area,
    Arrow,
    Blur,
    Box,
    Circle,
    Crop,
    Spot,
    Text,
    hidden_areas,
    shown_area,
)
from inspector.domain.annotation_record import NotAnnotationsError, from_record, to_record

places = st.integers(0, WHOLE)
spots = st.builds(Spot, places, places)
areas = st.tuples(spots, spots).map(lambda two: Area.between(*two)).filter(bool)
words = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=60)
annotations: st.SearchStrategy[Annotation] = st.one_of(
    st.builds(Arrow, spots, spots),
    st.builds(Text, spots, words),
    *(st.builds(shape, areas) for shape in (Circle, Box, Crop, Blur)),
)
MIDDLE = Area(4000, 4000, 6000, 6000)


@given(st.lists(annotations, max_size=6))
def test_annotations_come_back_from_their_bytes(drawn: list[Annotation]) -> None:
    data = canonical_json.encode(to_record(drawn))
    assert from_record(canonical_json.decode(data)) == tuple(drawn)


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        ["box"],
        [{}],
        [{"shape": "box"}],
        [{"shape": "star", "at": [1, 2, 3, 4]}],
        [{"shape": "box", "at": [1, 2, 3]}],
        [{"shape": "box", "at": [1, 2, 3, 4, 5]}],
        [{"shape": "box", "at": [1, 2, 3, True]}],
        [{"shape": "box", "at": [1, 2, 3, "4"]}],
        [{"shape": "box", "at": [5, 2, 3, 4]}],
        [{"shape": "box", "at": [1, 2, 3, 10_001]}],
        [{"shape": "box", "at": [1, 2, 3, 4], "more": 1}],
        [{"shape": "box", "at": [1, 2, 3, 4], "words": "x"}],
        [{"shape": "text", "at": [1, 2]}],
        [{"shape": "text", "at": [1, 2], "words": ""}],
        [{"shape": "text", "at": [1, 2], "words": "x", "more": "y"}],
        [{"shape": "arrow", "at": [1, 2, 3, 4], "more": "y"}],
    ],
)
def test_anything_else_is_refused(value: canonical_json.JsonValue) -> None:
    with pytest.raises(NotAnnotationsError):
        from_record(value)


@pytest.mark.parametrize("place", [(-1, 0), (0, -1), (WHOLE + 1, 0), (0, WHOLE + 1)])
def test_a_spot_outside_the_picture_cannot_be(place: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="outside"):
        Spot(*place)


@pytest.mark.parametrize("words", ["", "  ", "x" * 61, "two\nlines", "\x07"])
def test_words_are_one_printable_line(words: str) -> None:
    with pytest.raises(ValueError, match="words must"):
        Text(Spot(0, 0), words)


def test_a_drag_in_any_direction_spans_the_same_area() -> None:
    corners = [(1, 2, 30, 40), (30, 40, 1, 2), (1, 40, 30, 2), (30, 2, 1, 40)]
    spans = {Area.between(Spot(a, b), Spot(c, d)) for a, b, c, d in corners}
    assert spans == {Area(1, 2, 30, 40)}


@pytest.mark.parametrize("other", [(5, 9), (9, 5), (5, 5)])
def test_a_drag_that_spans_nothing_is_none(other: tuple[int, int]) -> None:
    assert Area.between(Spot(5, 5), Spot(*other)) is None


def test_the_last_crop_is_shown_and_all_without_one() -> None:
    assert shown_area([Box(MIDDLE)]) == Area(0, 0, WHOLE, WHOLE)
    assert shown_area([Crop(Area(0, 0, 1, 1)), Crop(MIDDLE), Box(MIDDLE)]) == MIDDLE


def test_what_is_blurred_is_hidden() -> None:
    assert hidden_areas([Box(MIDDLE), Blur(MIDDLE)]) == (MIDDLE,)

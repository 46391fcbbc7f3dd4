"""Stacking strips on pages."""

from dataclasses import replace

import pytest

from inspector.documents.page import stacked
from inspector.documents.pen import Pen
from inspector.documents.strip import Place, Strip, space


def draw(pen: Pen, place: Place) -> None:
    """Draw nothing."""


def strip(height: float, **changes: object) -> Strip:
    return replace(Strip(height, draw), **changes)  # type: ignore[arg-type]


def heights(strips: list[Strip], page: float = 100) -> list[list[float]]:
    return [[s.height for _, s in page.strips] for page in stacked(strips, page)]


def test_nothing_makes_one_empty_page() -> None:
    assert heights([]) == [[]]


def test_strips_fill_a_page_to_its_height_and_no_further() -> None:
    assert heights([strip(50), strip(50), strip(1)]) == [[50, 50], [1]]


def test_every_strip_is_placed_once_in_order_and_inside_the_page() -> None:
    strips = [strip(7 + n % 13, keep_with_next=n % 5 == 0) for n in range(500)]
    pages = stacked(strips, 100)
    placed = [s for page in pages for _, s in page.strips]
    assert placed == strips
    for page in pages:
        used = 0.0
        for offset, each in page.strips:
            assert offset == pytest.approx(used)
            used += each.height
        assert used <= 100.01


def test_chain_moves_whole() -> None:
    chain = [strip(30, keep_with_next=True), strip(30, keep_with_next=True), strip(30)]
    assert heights([strip(20), *chain]) == [[20], [30, 30, 30]]


def test_chain_higher_than_a_page_is_divided_rather_than_cut() -> None:
    chain = [strip(30, keep_with_next=True)] * 4
    assert heights([*chain, strip(30)]) == [[30, 30, 30], [30, 30]]


def test_blank_space_is_dropped_at_the_top_of_a_page() -> None:
    assert heights([strip(95), space(10), strip(20)]) == [[95], [20]]


def test_head_is_repeated_on_every_page() -> None:
    head = strip(10, keep_with_next=True)
    rows = [strip(30, heads=(head,)) for _ in range(6)]
    assert heights([head, *rows]) == [[10, 30, 30, 30], [10, 30, 30, 30]]


def test_appendix_opens_a_page() -> None:
    assert heights([strip(10), strip(20, opens_page=True), strip(5)]) == [[10], [20, 5]]

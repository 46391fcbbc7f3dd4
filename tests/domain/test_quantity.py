"""Numbers in words."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.quantity import beside_bound_in_words, demand_in_words, number_in_words
from inspector.domain.rules import Operator


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Fraction(50), "50"),
        (Fraction(-50), "-50"),
        (Fraction(1, 2), "0.5"),
        (Fraction(10**9), "1000000000"),
        (Fraction(2, 3), "0.66"),
        (Fraction(1, 10**6), "0.000001"),
        (Fraction(0), "0"),
    ],
)
def test_a_number_is_written_plainly_and_never_rounded_up(value: Fraction, words: str) -> None:
    assert number_in_words(value) == words


@given(
    st.fractions(min_value=0, max_value=200, max_denominator=10**9),
    st.integers(min_value=0, max_value=100),
)
def test_a_written_number_lies_on_its_own_side_of_the_bound(value: Fraction, bound: int) -> None:
    shown = Fraction(beside_bound_in_words(value, Fraction(bound)))
    assert (shown > bound) is (value > bound)
    assert (shown < bound) is (value < bound)


def test_every_operator_has_words() -> None:
    assert [demand_in_words(one) for one in Operator] == [
        "应不低于",
        "应超过",
        "应不超过",
        "应低于",
        "应等于",
    ]

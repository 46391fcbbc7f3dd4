from itertools import permutations

from inspector.domain.versions import Conflict, Version, conflicts, replaced

FIRST = "f" * 64
ORIGINAL = Version("i1", FIRST, "", "示例甲", "")
LEFT = Version("i2", "a" * 64, FIRST, "示例甲", "床位数写错")
RIGHT = Version("i3", "b" * 64, FIRST, "示例乙", "日期写错")
LATER = Version("i4", "c" * 64, LEFT.sha256, "示例甲", "再更正")


def test_one_correction_is_no_conflict() -> None:
    assert conflicts([LEFT, LATER], {}) == ()


def test_two_corrections_of_one_record_wait_for_a_person_in_whatever_order__h6() -> None:
    for order in permutations([ORIGINAL, LEFT, RIGHT, LATER]):
        assert conflicts(order, {}) == (Conflict(FIRST, (LEFT, RIGHT)),)


def test_a_choice_settles_it_and_a_choice_of_something_else_does_not() -> None:
    assert conflicts([LEFT, RIGHT], {FIRST: RIGHT.sha256}) == ()
    assert conflicts([LEFT, RIGHT], {FIRST: "d" * 64}) != ()


def test_what_was_superseded_or_passed_over_no_longer_holds() -> None:
    assert replaced([LEFT, RIGHT], {}) == {FIRST}
    assert replaced([LEFT, RIGHT], {FIRST: RIGHT.sha256}) == {FIRST, LEFT.sha256}
    assert replaced([], {}) == frozenset()

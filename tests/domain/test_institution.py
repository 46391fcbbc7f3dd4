"""How an institution is told from others."""

from inspector.domain.institution import comparison_key, institution_id


def test_the_credit_code_is_the_id() -> None:
    assert institution_id("52140105MJ9TE2T092", "甲", "乙") == "52140105MJ9TE2T092"


def test_without_a_code_spellings_of_one_name_and_address_give_one_id() -> None:
    first = institution_id(None, "云岭县康乐养老院（松泉店）", "松泉镇1号")
    second = institution_id(None, "云岭县 康乐养老院(松泉店)", "松泉镇１号")
    assert first == second
    assert first.startswith("na-")
    assert len(first) == 27


def test_without_a_code_another_address_is_another_institution() -> None:
    assert institution_id("", "康乐养老院", "1号") != institution_id("", "康乐养老院", "2号")


def test_the_boundary_between_name_and_address_counts() -> None:
    assert institution_id(None, "甲乙", "丙") != institution_id(None, "甲", "乙丙")


def test_the_comparison_key_leaves_out_what_spellings_differ_in() -> None:
    assert comparison_key(" Ａb－甲（乙）_ ") == "ab甲乙"

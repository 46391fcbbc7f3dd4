import pytest

from inspector.domain.document_number import DocumentNumber, short_name_of


def test_a_number_has_six_corner_brackets_and_no_leading_zero() -> None:
    assert str(DocumentNumber("云岭", "民责改", 2026, 7)) == "云岭民责改〔2026〕7号"


@pytest.mark.parametrize(
    ("county", "short"),
    [
        ("云岭县", "云岭"),
        ("盂县", "盂"),
        ("平城区", "平城"),
        ("古交市", "古交"),
        ("云岭", "云岭"),
        ("县", "县"),
    ],
)
def test_the_short_name_of_a_county_drops_its_rank(county: str, short: str) -> None:
    assert short_name_of(county) == short

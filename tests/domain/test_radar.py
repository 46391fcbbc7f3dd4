"""The radar finds what was planted, keeps silent otherwise, and blames nobody (X10)."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.domain.likeness import alike_pairs, bits_apart, looks_alike
from inspector.domain.radar import (
    BedCount,
    CertificateSighting,
    PhotoSighting,
    Signal,
    SignalKind,
    bed_jumps,
    same_photos,
    shared_certificates,
    shared_numbers,
    similar_photos,
)

DAY = date(2026, 3, 5)


def photo(
    sha: str, visit: str, likeness: str = "", visit_of: str = "", item: str = "XF-01"
) -> PhotoSighting:
    return PhotoSighting(
        sha * 32, likeness, visit, visit_of or visit, f"演练{visit}养老院", item, DAY
    )


def staff(institution: str, number: str = "YL 0001", **dates: date) -> CertificateSighting:
    since = dates.get("since", DAY)
    return CertificateSighting("健康证", number, institution, since, dates.get("until"))


def beds(year: int, count: int, told_by: str = "机构名录", name: str = "甲院") -> BedCount:
    return BedCount(name, date(year, 3, 1), count, told_by)


def test_the_same_bytes_at_two_visits_are_shown_with_both_places() -> None:
    (signal,) = same_photos([photo("ab", "二"), photo("ab", "一"), photo("cd", "一")])
    assert signal.kind is SignalKind.SAME_PHOTO
    assert signal.visits == ("一", "二")
    assert signal.evidence == (
        "2026年3月5日 演练一养老院 事项 XF-01（SHA-256 abababababababab…）",
        "2026年3月5日 演练二养老院 事项 XF-01（SHA-256 abababababababab…）",
    )


def test_one_photo_for_several_items_of_one_visit_is_no_news() -> None:
    assert not same_photos([photo("ab", "一"), photo("ab", "一", item="XF-02")])


def test_a_new_version_of_the_same_inspection_is_no_news() -> None:
    assert not same_photos([photo("ab", "一"), photo("ab", "二", visit_of="一")])


def test_similar_photos_of_two_visits_are_a_hint() -> None:
    near, same = photo("cd", "二", "00ff00ff00ff00fe"), photo("ab", "三", "00ff00ff00ff00ff")
    sightings = [
        photo("ab", "一", "00ff00ff00ff00ff"),
        near,
        same,
        photo("ef", "一", "00ff00ff00ff00fd"),
        photo("99", "四", "ff00ff00ff00ff00"),
        photo("98", "五"),
    ]
    signals = similar_photos(sightings)
    assert {signal.kind for signal in signals} == {SignalKind.SIMILAR_PHOTO}
    assert sorted(signal.visits for signal in signals) == [
        ("一", "三"),
        ("一", "二"),
        ("一", "二"),
        ("三", "二"),
    ]


likenesses = st.lists(st.integers(0, 2**64 - 1).map(lambda bits: f"{bits:016x}"), max_size=8)


@given(likenesses, st.lists(st.integers(0, 63), max_size=8))
def test_no_pair_that_looks_alike_is_overlooked(given_ones: list[str], flips: list[int]) -> None:
    made = [*given_ones, ""]
    for number, flip in enumerate(flips):
        origin = made[number % len(made)] or "0" * 16
        made.append(f"{int(origin, 16) ^ 1 << flip:016x}")
    places = range(len(made))
    expected = {(a, b) for b in places for a in range(b) if looks_alike(made[a], made[b])}
    assert set(alike_pairs(made)) == expected


def test_six_bits_apart_is_alike_and_seven_is_not() -> None:
    assert bits_apart("0" * 16, "000000000000003f") == 6
    assert looks_alike("0" * 16, "000000000000003f")
    assert not looks_alike("0" * 16, "000000000000007f")
    assert not looks_alike("", "")


def test_a_certificate_number_at_two_institutions_at_once_is_shown() -> None:
    (signal,) = shared_certificates(
        [staff("甲院"), staff("乙院", "ＹＬ-0001"), staff("丙院", "YL-0002")]
    )
    assert signal.kind is SignalKind.SAME_CERTIFICATE
    assert signal.evidence == (
        "乙院：健康证 ＹＬ-0001，2026年3月5日至今",
        "甲院：健康证 YL 0001，2026年3月5日至今",
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (staff("甲院", until=date(2026, 6, 1)), staff("乙院", since=date(2026, 6, 2))),
        (staff("甲院", since=date(2026, 6, 2)), staff("乙院", until=date(2026, 6, 1))),
        (staff("甲院"), staff("甲院")),
        (staff("甲院"), staff("乙院", "YL-0002")),
    ],
)
def test_who_moved_on_or_stands_twice_in_one_list_is_no_news(
    one: CertificateSighting, other: CertificateSighting
) -> None:
    assert not shared_certificates([one, other])


def test_a_move_with_one_day_in_both_lists_is_shown() -> None:
    moved = [staff("甲院", until=date(2026, 6, 1)), staff("乙院", since=date(2026, 6, 1))]
    (signal,) = shared_certificates(moved)
    assert "2026年3月5日至2026年6月1日" in signal.evidence[1]


@pytest.mark.parametrize(
    ("before", "after", "seen"),
    [(100, 121, True), (100, 120, False), (100, 79, True), (20, 29, False), (0, 10, True)],
)
def test_a_jump_is_more_than_a_fifth_and_ten_beds(before: int, after: int, seen: bool) -> None:
    assert bool(bed_jumps([beds(2026, after), beds(2025, before)])) is seen


def test_a_jump_shows_both_papers() -> None:
    counts = [
        beds(2025, 100),
        beds(2025, 60, "现场清点"),
        beds(2026, 60),
        beds(2026, 5, name="乙院"),
    ]
    (signal,) = bed_jumps(counts)
    assert signal.evidence == ("2025年3月1日 机构名录：100 张", "2025年3月1日 现场清点：60 张")
    assert not bed_jumps(counts, share=Fraction(1, 2))
    assert not bed_jumps(counts, beds=41)


def test_no_signal_speaks_of_guilt() -> None:
    signals: list[Signal] = [
        *same_photos([photo("ab", "一"), photo("ab", "二")]),
        *similar_photos([photo("ab", "一", "0" * 16), photo("cd", "二", "0" * 16)]),
        *shared_certificates([staff("甲院"), staff("乙院")]),
        *shared_numbers([staff("甲院"), staff("乙院")]),
        *bed_jumps([beds(2025, 10), beds(2026, 90)]),
    ]
    assert {signal.kind for signal in signals} == set(SignalKind)
    for signal in signals:
        assert not [
            word for word in ("造假", "虚假", "违法", "作弊", "冒用") if word in signal.sentence
        ]
        assert signal.sentence.endswith(("请核对。", "请核对是否有误。", "请看一看。"))

"""Feeds served from files and from pieces, and rows: Hypothesis round trips of whole packages."""

import io
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.made_up import RECIPIENT, Laptop, province
from inspector.domain.canonical_json import LARGEST_INTEGER
from inspector.exchange.reader import verify_package
from inspector.exchange.rows import EMPTY_LOG, append_row, decode_row, read_rows
from inspector.exchange.stream import Feed, Push, pull

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    st.integers(-LARGEST_INTEGER, LARGEST_INTEGER) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=8,
)
BODIES = st.dictionaries(TEXTS, VALUES, max_size=5)


def three() -> Feed[list[bytes]]:
    first = yield 3
    second = yield 2
    third = yield 2
    return [first, second, third]


@given(st.binary(max_size=7), st.lists(st.integers(0, 9), max_size=4))
def test_a_feed_sees_the_same_from_a_file_and_from_pieces(data: bytes, cuts: list[int]) -> None:
    push = Push(three())
    ends = [*sorted(cuts), len(data)]
    if len(data) == 7:
        data = data[:6]
    for start, end in zip([0, *ends], ends, strict=False):
        push.write(data[start:end])
    push.flush()
    assert push.finish() == pull(three(), io.BytesIO(data))


@given(st.lists(BODIES, max_size=5))
def test_rows_are_read_as_they_were_written(bodies: list[dict[str, object]]) -> None:
    head, lines = EMPTY_LOG, []
    for number, body in enumerate(bodies):
        line, head = append_row(
            head,
            at="2026-06-01T09:30:00Z",
            who="officer:12",
            kind="answer",
            subject=f"case-{number}",
            body=body,
            photos=[f"{number:064x}"],
        )
        lines.append(line)
    rows = list(read_rows(io.BytesIO(b"".join(line + b"\n" for line in lines))))
    assert [row.body for row in rows] == bodies
    assert [row.i for row in rows] == list(range(1, len(bodies) + 1))
    assert rows == [decode_row(line) for line in lines]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(BODIES, st.lists(st.binary(max_size=200), unique=True, max_size=3))),
    st.sampled_from([None, RECIPIENT]),
)
def test_a_package_is_read_as_it_was_written(
    records: list[tuple[dict[str, object], list[bytes]]], recipient: str | None
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        laptop = Laptop(folder)
        for body, photos in records:
            laptop.record(*(laptop.photo(photo) for photo in photos), body=body)
        laptop.export(folder / "a.sxsync", *laptop.photos, recipient=recipient)
        found = verify_package(folder / "a.sxsync", province(), folder / "staged")
        assert {h: path.read_bytes() for h, path in found.photo_paths()} == {
            h: path.read_bytes() for h, path in laptop.photos.items()
        }
        rows = found.rows_path()
        assert rows is not None
        with rows.open("rb") as file:
            assert [row.body for row in read_rows(file)] == [body for body, _ in records]
        assert found.after is not None
        assert found.after.log == laptop.log

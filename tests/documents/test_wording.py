"""The sentences come from a file that the province replaces."""

from pathlib import Path

import pytest

from inspector.documents.copies import copies_in_words
from inspector.documents.wording import Wording, WordingError, Words, load_wording


def test_placeholders_are_filled() -> None:
    wording = Wording("1", {"F05": {"due": "请于{day}前报告。"}})
    assert wording.text("F05", "due", day="2026年4月5日") == "请于2026年4月5日前报告。"


def test_values_are_not_read_as_placeholders() -> None:
    words = Words(Wording("1", {"F05": {"due": "{day}"}}), "F05")
    assert words("due", day="{day}与{其他}") == "{day}与{其他}"


@pytest.mark.parametrize(("kind", "key"), [("F05", "gone"), ("F99", "due")])
def test_missing_sentence_is_named(kind: str, key: str) -> None:
    with pytest.raises(WordingError, match=key):
        Wording("1", {"F05": {"due": "。"}}).text(kind, key)


def test_unknown_placeholder_is_named() -> None:
    with pytest.raises(WordingError, match="town"):
        Wording("1", {"F05": {"due": "{town}"}}).text("F05", "due", day="")


@pytest.mark.parametrize(
    "content",
    [
        b"version = ",
        b"\xff\xfe",
        b"[F05]\ntitle = 'x'",
        b"version = 3\n",
        b"version = '1'\n[F05]\ntitle = 3",
        b"version = '1'\ntitle = 'x'",
    ],
)
def test_file_that_holds_no_sentences_is_a_sentence_to_the_user(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "documents.toml"
    path.write_bytes(content)
    with pytest.raises(WordingError, match="政策包"):
        load_wording(path)


def test_file_that_is_not_there_is_a_sentence_to_the_user(tmp_path: Path) -> None:
    with pytest.raises(WordingError, match="读不出来"):
        load_wording(tmp_path / "documents.toml")


@pytest.mark.parametrize(
    ("copies", "words"),
    [
        (("归档",), "本文书一式一份：一份归档。"),
        (("送达当事人", "归档"), "本文书一式两份：一份送达当事人，一份归档。"),
        (tuple("甲" * 12), "本文书一式12份：" + "，".join(["一份甲"] * 12) + "。"),
    ],
)
def test_copies_in_words(copies: tuple[str, ...], words: str) -> None:
    assert copies_in_words(copies) == words

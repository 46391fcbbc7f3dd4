"""The settings file."""

from pathlib import Path

import pytest

from inspector.config.settings import Settings, load_settings, save_settings


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    save_settings(tmp_path, Settings(dark=True, text_scale=150))
    assert load_settings(tmp_path) == Settings(dark=True, text_scale=150)
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]


def test_an_absent_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"dark": 1, "text_scale": 90}', '{"text_scale": "150"}']
)
def test_a_broken_file_gives_the_defaults(tmp_path: Path, content: str) -> None:
    (tmp_path / "settings.json").write_text(content, "utf-8")
    assert load_settings(tmp_path) == Settings()


def test_one_broken_choice_does_not_lose_the_others(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"dark": true, "text_scale": 99}', "utf-8")
    assert load_settings(tmp_path) == Settings(dark=True)


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_settings(tmp_path, Settings(dark=True))

    def fail(self: Path, target: Path) -> None:
        raise OSError

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError):  # noqa: PT011 - any failure to write will do
        save_settings(tmp_path, Settings())
    assert load_settings(tmp_path) == Settings(dark=True)

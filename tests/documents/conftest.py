"""One press for all tests of documents: loading fonts takes a tenth of a second."""

from pathlib import Path

import pytest

from inspector.documents.fonts import FontLibrary
from inspector.documents.press import Press, open_press

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def press() -> Press:
    return open_press(RESOURCES / "fonts", RESOURCES / "policy" / "documents.toml")


@pytest.fixture(scope="session")
def fonts(press: Press) -> FontLibrary:
    return press.fonts

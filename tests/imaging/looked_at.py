"""What the intake finds out about a picture."""

from pathlib import Path

from inspector.imaging.derivatives import derivatives_of
from inspector.imaging.facts import PhotoFacts


def facts_of(file: Path) -> PhotoFacts:
    return derivatives_of(file).facts

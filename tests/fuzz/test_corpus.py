"""What a fuzzer has found of interest keeps its promises, and so do the examples it began with."""

from pathlib import Path

import pytest

from fuzz.seeds import SEEDS
from fuzz.targets import TARGETS

CORPUS = Path(__file__).with_name("corpus")


def test_every_target_has_examples_and_a_corpus() -> None:
    kept = {folder.name for folder in CORPUS.iterdir() if any(folder.iterdir())}
    assert kept == TARGETS.keys() == SEEDS.keys()


@pytest.mark.parametrize("name", TARGETS)
def test_hostile_bytes_are_refused_in_words(name: str) -> None:
    examples = [*SEEDS[name](), *(path.read_bytes() for path in (CORPUS / name).glob("*.bin"))]
    assert len(examples) > 1
    for data in examples:
        TARGETS[name](data)

"""An answer to a question that the policy does not ask any more (旧题)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OldAnswer:
    """What was answered, kept as it was read; it is never judged.

    Attributes:
        pack_version: of the pack that asked it.
        item: code of the old item.
        question: its text.
        in_words: the answer as it was read.
        reason: why it found no place in the new pack.
    """

    pack_version: str
    item: str
    question: str
    in_words: str
    reason: str

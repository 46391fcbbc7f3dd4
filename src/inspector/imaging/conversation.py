"""What the program and the decoding child say to each other over two pipes.

A request is one line of JSON. A reply is one line of JSON, then the pictures, one after another.
"""

from dataclasses import dataclass
from enum import StrEnum

from inspector.imaging.facts import PhotoFacts
from inspector.imaging.refusal import Refusal


class Task(StrEnum):
    """What is wanted of a picture."""

    EXAMINE = "examine"
    THUMBNAIL = "thumbnail"
    DEVELOP = "develop"


@dataclass(frozen=True, slots=True)
class Request:
    """Look at this file."""

    task: Task
    path: str


@dataclass(frozen=True, slots=True)
class Reply:
    """Either refused, or facts and the sizes in bytes of the JPEG pictures that follow."""

    refused: Refusal | None = None
    facts: PhotoFacts | None = None
    sizes: tuple[int, ...] = ()

"""What the program and the decoding child say to each other over two pipes.

A request is one line of JSON, then the picture where it lies in no file that the child could
read. A reply is one line of JSON, then the pictures, one after another.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from inspector.imaging.facts import PhotoFacts
from inspector.imaging.refusal import Refusal

CHILD_ARGUMENT: Final = "--decoding-child"
"""The one argument that makes a frozen program the child: there is no Python to start then."""


class Task(StrEnum):
    """What is wanted of a picture."""

    THUMBNAIL = "thumbnail"
    DEVELOP = "develop"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Request:
    """Look at this file, or at so many bytes that follow the line.

    Attributes:
        path: of the file; empty where the bytes come along.
        size: bytes that follow.
    """

    task: Task
    path: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Reply:
    """Either refused, or facts and the sizes in bytes of the JPEG pictures that follow."""

    refused: Refusal | None = None
    facts: PhotoFacts | None = None
    sizes: tuple[int, ...] = ()

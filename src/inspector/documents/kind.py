"""A kind of document: its code, its title, and how it is built from its content."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from inspector.documents.press import Press
from inspector.progress import Progress, unreported

ContentT = TypeVar("ContentT")


@dataclass(frozen=True, slots=True)
class DocumentKind(Generic[ContentT]):
    """One kind of document.

    Attributes:
        code: F05 and the like; in lower case the name of the module.
        title: for lists.
        abbreviation: 代字 for DocumentNumber (民责改); empty where the kind has no number.
        content: the frozen dataclass that ``build`` takes.
        build: ``build(content, press, created, progress)`` returns the bytes of a PDF/A-2b file.
            ``created`` is the time of issue with its zone. The same arguments give the same bytes.
            Raises MissingCharactersError and WordingError, before anything is printed.
    """

    code: str
    title: str
    abbreviation: str
    content: type[ContentT]
    build: Callable[[ContentT, Press, datetime, Progress], bytes]

    def accept(
        self,
        content: object,
        press: Press,
        created: datetime,
        progress: Progress = unreported,
    ) -> bytes:
        """Build from content of which only the caller knows that it is this kind's.

        Raises:
            TypeError: it is not.
        """
        if not isinstance(content, self.content):
            raise TypeError(f"{self.code} is built from {self.content.__name__}")
        return self.build(content, press, created, progress)

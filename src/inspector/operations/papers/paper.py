"""A paper: a kind of document with the occasion it is issued on and what must be told for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from inspector.errors import UserError
from inspector.operations.papers.occasion import AfterSealing, BeforeSealing, Occasion


class NotIssuableError(UserError):
    """The document cannot be issued."""


class Details:
    """What a paper says that the program does not hold; a frozen dataclass with defaults."""

    __slots__ = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The Chinese names of what must still be filled in."""
        return ()


@dataclass(frozen=True, slots=True)
class NoDetails(Details):
    """Nothing is asked."""


OccasionT = TypeVar("OccasionT", bound=Occasion)
DetailsT = TypeVar("DetailsT", bound=Details)


@dataclass(frozen=True, slots=True)
class Paper(Generic[OccasionT, DetailsT]):
    """How the content of one kind of document is gathered.

    Attributes:
        code: of the kind of document.
        occasion: BeforeSealing, AfterSealing, or Occasion where either does.
        details: what is asked; can be made without arguments.
        content: returns what the kind is built from.
    """

    code: str
    occasion: type[OccasionT]
    details: type[DetailsT]
    content: Callable[[OccasionT, DetailsT], object]

    def accept(self, occasion: Occasion, details: Details | None) -> object:
        """Return the content.

        Raises:
            NotIssuableError: it is not the time for this paper, or something must still be told.
            TypeError: these are the details of another paper.
            UserError: as `content`.
        """
        if not isinstance(occasion, self.occasion):
            raise NotIssuableError(_wrong_time(occasion))
        given = self.details() if details is None else details
        if not isinstance(given, self.details):
            raise TypeError(f"{self.code} asks for {self.details.__name__}")
        if given.missing:
            raise NotIssuableError(f"签发这份文书前还要填写：{'、'.join(given.missing)}。")
        return self.content(occasion, given)

    @property
    def after_sealing(self) -> bool:
        """Whether it can be issued from a sealed inspection."""
        return issubclass(AfterSealing, self.occasion)

    @property
    def before_sealing(self) -> bool:
        """Whether it can be issued for an inspection that is not sealed yet."""
        return issubclass(BeforeSealing, self.occasion)


def still_empty(*asked: tuple[str, object]) -> tuple[str, ...]:
    """Return the names of those that are still empty, for `Details.missing`."""
    return tuple(
        name for name, value in asked if not (value.strip() if isinstance(value, str) else value)
    )


def _wrong_time(occasion: Occasion) -> str:
    if isinstance(occasion, AfterSealing):
        return "这次检查已经封存，这份文书要在封存以前签发；需要补办的，请新建一次检查。"
    return "这次检查还没有封存，不能制作这份文书，请先在“收尾”中封存。"

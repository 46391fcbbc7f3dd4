"""A paper: a kind of document with the occasion it is issued on and what must be told for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Generic, TypeAlias, TypeVar

from inspector.errors import UserError
from inspector.operations.papers.asked import still_empty
from inspector.operations.papers.occasion import AfterSealing, BeforeSealing, Occasion


class NotIssuableError(UserError):
    """The document cannot be issued."""


@dataclass(frozen=True, slots=True)
class Details:
    """What a paper says that the program does not hold; every field is `asked`."""

    @property
    def missing(self) -> tuple[str, ...]:
        """The Chinese names of what must still be filled in."""
        return still_empty(self)


@dataclass(frozen=True, slots=True)
class NoDetails(Details):
    """Nothing is asked."""


Choices: TypeAlias = Mapping[str, Mapping[str, str]]
"""By the name of a field: what can be chosen, with how a person reads it."""

_NO_CHOICES: Final[Choices] = MappingProxyType({})

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
        choices: returns what the fields of the form CHOICE can be.
    """

    code: str
    occasion: type[OccasionT]
    details: type[DetailsT]
    content: Callable[[OccasionT, DetailsT], object]
    choices: Callable[[OccasionT], Choices] = lambda _occasion: _NO_CHOICES

    def choices_on(self, occasion: Occasion) -> Choices:
        """Return what can be chosen on this occasion.

        Raises:
            NotIssuableError: it is not the time for this paper.
            UserError: as `choices`.
        """
        return self.choices(self._fitting(occasion))

    def accept(self, occasion: Occasion, details: Details | None) -> object:
        """Return the content.

        Raises:
            NotIssuableError: it is not the time for this paper, or something must still be told.
            TypeError: these are the details of another paper.
            UserError: as `content`.
        """
        fitting = self._fitting(occasion)
        given = self.details() if details is None else details
        if not isinstance(given, self.details):
            raise TypeError(f"{self.code} asks for {self.details.__name__}")
        if given.missing:
            raise NotIssuableError(f"签发这份文书前还要填写：{'、'.join(given.missing)}。")
        return self.content(fitting, given)

    def _fitting(self, occasion: Occasion) -> OccasionT:
        if not isinstance(occasion, self.occasion):
            raise NotIssuableError(_wrong_time(occasion))
        return occasion

    @property
    def after_sealing(self) -> bool:
        """Whether it can be issued from a sealed inspection."""
        return issubclass(AfterSealing, self.occasion)

    @property
    def before_sealing(self) -> bool:
        """Whether it can be issued for an inspection that is not sealed yet."""
        return issubclass(BeforeSealing, self.occasion)


def _wrong_time(occasion: Occasion) -> str:
    if isinstance(occasion, AfterSealing):
        return "这次检查已经封存，这份文书要在封存以前签发；需要补办的，请新建一次检查。"
    return "这次检查还没有封存，不能制作这份文书，请先在“收尾”中封存。"

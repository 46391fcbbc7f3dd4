"""What every presenter is given."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from inspector.errors import UserError
from inspector.gui.appearance import Appearance
from inspector.gui.failures import Failures
from inspector.gui.jobs import JobRunner
from inspector.gui.messages import Messages
from inspector.gui.navigation import Navigator
from inspector.gui.news import News
from inspector.gui.outside_work import Outside
from inspector.gui.widgets.dialogs import Dialogs

if TYPE_CHECKING:  # SQLAlchemy comes with it: not before the first paint
    from inspector.operations.workspace import Workspace

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Context:
    """The workspace, and the ways out of a screen."""

    workspace: "Workspace"
    runner: JobRunner
    news: News
    failures: Failures
    dialogs: Dialogs
    navigator: Navigator
    appearance: Appearance
    messages: Messages
    outside: Outside

    def say(self, sentence: str) -> None:
        """Tell what was done, in the message bar."""
        self.messages.done.emit(sentence)

    def perform(self, operation: Callable[[], T]) -> T | None:
        """Do something short at once; a failure that the user can act on is told, and None comes.

        Long work goes to the runner instead.
        """
        try:
            return operation()
        except UserError as error:
            self.failures.handle(error)
            return None

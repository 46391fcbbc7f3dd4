"""Errors that the user can act on."""


class UserError(Exception):
    """A failure told to the user as it is.

    The message is a whole Chinese sentence: what happened, to what, and what to do.
    Anything else that is raised is a bug.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

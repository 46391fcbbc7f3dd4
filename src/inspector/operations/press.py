"""The press of a workspace: the fonts and sentences that it prints with."""

from inspector.documents.press import Press, open_press
from inspector.operations.workspace import Workspace


def press_of(workspace: Workspace) -> Press:
    """Return the fonts, the office's own among them, and the sentences.

    Raises:
        MissingFontsError: a bundled font is missing.
        WordingError: the file of sentences cannot be used.
    """
    resources = workspace.resources
    wording = resources / "policy" / "documents.toml"
    return open_press(resources / "fonts", wording, workspace.home / "fonts")

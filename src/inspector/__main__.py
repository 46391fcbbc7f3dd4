"""Parse arguments and start."""

import sys
from collections.abc import Sequence

from inspector.imaging.conversation import CHILD_ARGUMENT


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if list(given) == [CHILD_ARGUMENT]:
        from inspector.imaging.child import serve

        return serve()
    from inspector.cli.parser import opens_the_window, parse
    from inspector.startup import run

    if opens_the_window(given):  # the commands bring every library along: it would have to wait
        return run(parse((), given))
    from inspector.cli.registry import all_commands

    return run(parse(all_commands(), given))


if __name__ == "__main__":
    sys.exit(main())

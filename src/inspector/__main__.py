"""Parse arguments and start."""

import sys
from collections.abc import Sequence

from inspector.cli.parser import parse
from inspector.cli.registry import all_commands
from inspector.startup import run


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    return run(parse(all_commands(), arguments))


if __name__ == "__main__":
    sys.exit(main())

"""Windows has commands of its own."""

import sys

collect_ignore = ["test_set_up.py"] if sys.platform == "win32" else []

"""`python -m bot`."""

import sys

SET_UP = "Set it up with `make setup` or `python3 -m setup play`, and use the Python in .venv."

if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 - to say so in place of a SyntaxError
        sys.exit("Footnote needs Python 3.11 or later. " + SET_UP)
    try:
        from bot.cli.main import main

        main()
    except KeyboardInterrupt:  # while it was still being read in
        sys.exit(130)
    except ModuleNotFoundError as missing:
        if not missing.name or missing.name.partition(".")[0] == "bot":
            raise
        sys.exit(f"Footnote needs {missing.name}, which is not installed here. {SET_UP}")

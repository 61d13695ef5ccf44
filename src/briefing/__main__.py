"""Start the command line; here, so that Ctrl-C is answered calmly even while it is still being loaded."""

import sys


def run() -> None:
    """Run `briefing`; does not return."""
    try:
        from briefing.cli import main
    except KeyboardInterrupt:
        sys.exit(130)
    main()


if __name__ == "__main__":
    run()

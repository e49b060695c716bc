"""The ``policytext`` command."""

import os
import signal

from policytext.cli.exit_codes import INTERRUPTED

__all__ = ["main"]


def main() -> None:
    """Run the command; the entry point of the package.

    An interrupt ends the process at once and silently, until ``running.run`` has something to end in good order.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, lambda _signal, _frame: os._exit(INTERRUPTED))
    from policytext.cli import app  # noqa: PLC0415 - takes a while

    app.main()

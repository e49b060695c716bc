"""The exit codes of the command that are not 0."""

FAILED = 1
"""Of a command that could not do all that was asked, or whose page does not bear out a claim."""

INTERRUPTED = 130
"""Of a command that was interrupted."""

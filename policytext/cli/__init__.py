"""The ``policytext`` command."""

from policytext.cli.app import main

__all__ = ["main"]

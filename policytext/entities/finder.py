"""From a text to its entities: titles, organizations, names, then who holds which post."""

from __future__ import annotations

from policytext.entities.types import Entities


def find(text: str) -> Entities:  # noqa: ARG001 - the rooms join here
    """Return all entities of a text."""
    return Entities()

"""Officials with all their posts, organizations and places of a text."""

from policytext.entities.finder import find
from policytext.entities.types import (
    Division,
    Entities,
    Level,
    Mention,
    Official,
    Organization,
    OrganizationKind,
    Person,
    Place,
    Position,
    Title,
)

__all__ = [
    "Division",
    "Entities",
    "Level",
    "Mention",
    "Official",
    "Organization",
    "OrganizationKind",
    "Person",
    "Place",
    "Position",
    "Title",
    "find",
]

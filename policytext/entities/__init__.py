"""Officials with all their posts, organizations and places of a text."""

from policytext.entities.finder import find
from policytext.entities.individuals import individuals
from policytext.entities.lexicon import Lexicon
from policytext.entities.types import (
    Division,
    Entities,
    Individual,
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
    "Individual",
    "Level",
    "Lexicon",
    "Mention",
    "Official",
    "Organization",
    "OrganizationKind",
    "Person",
    "Place",
    "Position",
    "Title",
    "find",
    "individuals",
]

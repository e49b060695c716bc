"""What each line of a page is: the article, or menus, captions, credits, notices and the like around it."""

from policytext.boilerplate.classifier import classify
from policytext.boilerplate.types import Label, Segment

__all__ = ["Label", "Segment", "classify"]

"""What each line of a page is: the article, or menus, captions, credits, notices and the like around it."""

from policytext.boilerplate.classifier import Favor, classify
from policytext.boilerplate.cleaning import CleanText, clean
from policytext.boilerplate.explaining import explain
from policytext.boilerplate.line_patterns import LinePattern, LinePatterns
from policytext.boilerplate.repeated import RepeatedLines
from policytext.boilerplate.types import Label, Segment

__all__ = [
    "CleanText",
    "Favor",
    "Label",
    "LinePattern",
    "LinePatterns",
    "RepeatedLines",
    "Segment",
    "classify",
    "clean",
    "explain",
]

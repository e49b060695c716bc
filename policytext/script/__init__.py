"""Script repair: a messy page in, Simplified Chinese out, every offset kept."""

from policytext.script.detection import detect
from policytext.script.normalizer import PASSES, normalize
from policytext.script.types import Detection, Edit, Edits, Flag, NormalizedText

__all__ = ["PASSES", "Detection", "Edit", "Edits", "Flag", "NormalizedText", "detect", "normalize"]

"""Script repair: a messy page in, Simplified Chinese out, every offset kept."""

from policytext.script.normalizer import PASSES, normalize
from policytext.script.types import Detection, Edit, Edits, Flag, NormalizedText

__all__ = ["PASSES", "Detection", "Edit", "Edits", "Flag", "NormalizedText", "normalize"]

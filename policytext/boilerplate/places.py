"""What the lines are that are not the article and that no rule names: told by where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.boilerplate.types import Label
    from policytext.boilerplate.units import Unit


def kinds(found: Sequence[Unit], scores: Sequence[float], threshold: float) -> list[Label]:
    """Return for each unit what it is if no rule says so: content, or the kind that stands in its place.

    Before the article stand menus, after it lists of other articles, or comments after a head that says so; between
    its paragraphs stand captions.
    """
    kept = [number for number, score in enumerate(scores) if score >= threshold]
    first, last = (kept[0], kept[-1]) if kept else (len(found), len(found))
    section: Label = "related_links"
    labels: list[Label] = []
    for number, (unit, score) in enumerate(zip(found, scores, strict=True)):
        if unit.is_head and unit.label:
            section = unit.label
        if score >= threshold:
            labels.append("content")
        elif number < first:
            labels.append("nav")
        elif number < last:
            labels.append("caption")
        else:
            labels.append(section)
    return labels

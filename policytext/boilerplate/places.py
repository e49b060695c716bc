"""What the lines are that are not the article and that no rule names: told by where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.boilerplate.types import Label
    from policytext.boilerplate.units import Unit


def kinds(found: Sequence[Unit], kept: Sequence[bool]) -> list[Label]:
    """Return for each unit what it is if no rule says so: content, or the kind that stands in its place.

    Before the article stand menus, after it lists of other articles, or comments after a head that says so; between
    its paragraphs stand captions.

    Args:
        found: the units of a page.
        kept: whether each of them is the article.
    """
    count = len(found)
    first = next((number for number in range(count) if kept[number]), count)
    last = next((number for number in range(count - 1, -1, -1) if kept[number]), count)
    section: Label = "related_links"
    labels: list[Label] = []
    for number, (unit, is_kept) in enumerate(zip(found, kept, strict=True)):
        if unit.is_head and unit.label:
            section = unit.label
        if is_kept:
            labels.append("content")
        elif number < first:
            labels.append("nav")
        elif number < last:
            labels.append("caption")
        else:
            labels.append(section)
    return labels

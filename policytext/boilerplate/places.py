"""What the lines are that are not the article and that no rule names: told by where they stand."""

from __future__ import annotations

from itertools import compress, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policytext.boilerplate.types import Label
    from policytext.boilerplate.units import Columns

_BEFORE: Label = "nav"
_BETWEEN: Label = "caption"
_BEHIND: Label = "related_links"


def kinds(parts: Columns, article: Sequence[int]) -> list[Label]:
    """Return for each part of a page what it is if no rule says so: content, or the kind that stands in its place.

    Before the article stand menus, after it lists of other articles, or comments after a head that says so; between
    its paragraphs stand captions.

    Args:
        parts: the parts of a page.
        article: the numbers of those that are the article.
    """
    count = len(parts.labels)
    first, last = (article[0], article[-1]) if article else (count, count)
    labels = [_BEFORE] * first + [_BETWEEN] * (last - first) + [_BEHIND] * (count - last)
    heads = list(compress(range(count), parts.heads))
    for head, following in pairwise([*heads, count]):
        begin = max(head, last)
        labels[begin:following] = [parts.labels[head] or labels[begin]] * (following - begin)
    for number in article:
        labels[number] = "content"
    return labels

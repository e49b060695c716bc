"""People behind a post, and what they do with an organization: 县长|周兰|联系|县委."""

from __future__ import annotations

from functools import cache

from policytext.entities import evidence, lattice
from policytext.entities.lattice import Setting
from policytext.entities.words import verbs

_BEHIND_POST = Setting(prior=5, after_title=True, foreign=True)
_VERB_LENGTHS = (4, 3, 2, 1)


def end_of_deed(folded: str, start: int, end: int) -> int:
    """Return where the verb ends behind the name that begins at ``start``; ``start`` where no name and verb stand.

    >>> end_of_deed("县长周兰联系县委", 2, 6), end_of_deed("董事长方正证券", 3, 5)
    (6, 3)

    Args:
        folded: the text.
        start: where a post ends.
        end: how far name and verb may reach.
    """
    choice = lattice.name_at(folded, start, min(end, lattice.border(folded, start)), _BEHIND_POST)
    if choice is None or choice.gain <= 0:
        return start
    verb = start + choice.length
    lengths = (length for length in _VERB_LENGTHS if verb + length <= end and folded[verb : verb + length] in _deeds())
    length = next(lengths, 0)
    return verb + length if length else start


@cache
def _deeds() -> frozenset[str]:
    return verbs() | evidence.followers().keys()

"""What kind of edit turns one stretch of text into another."""

from __future__ import annotations

from policytext.script import mojibake


def kind_of_edit(before: str, after: str) -> str:
    r"""Return the name of the pass that turns ``before`` into ``after``; of several in a row, the first.

    >>> kind_of_edit("(chǎn)", ""), kind_of_edit("&amp;", "&"), kind_of_edit("\u200b", "")
    ('glosses', 'entities', 'invisible')
    >>> kind_of_edit("公尺", "米"), kind_of_edit("绉戞妧", "科技")
    ('vocabulary', 'mojibake')
    """
    if before.startswith("&"):
        return "entities"
    if before.startswith(("(", "（", " ")):
        return "glosses"
    if not after:
        return "invisible"
    return "mojibake" if any(stretch.repaired for stretch in mojibake.find(before)) else "vocabulary"

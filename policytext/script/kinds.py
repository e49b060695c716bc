"""What kind of edit turns one stretch of text into another."""

from policytext.script import entities, glosses


def kind_of_edit(before: str, after: str) -> str:
    r"""Return the name of the pass that turns ``before`` into ``after``; of several in a row, the first.

    >>> kind_of_edit("(chǎn)", ""), kind_of_edit("&amp;", "&"), kind_of_edit("\u200b", "")
    ('glosses', 'entities', 'invisible')
    """
    if before.startswith("&"):
        return entities.NAME
    if not after:
        return glosses.NAME if before.startswith(("(", "（", " ")) else "invisible"
    return "vocabulary"

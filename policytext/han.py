"""Han characters: what counts as one depends on what is asked of the text, so there are several answers."""

HAN = "一-鿿"
"""The inside of a class: the basic block, with which running text, names and all tables are written."""

WITH_RARE = f"{HAN}㐀-䶿"
"""The inside of a class: ``HAN`` and the rare characters of extension A, which names hold."""

ALL_HAN = f"{WITH_RARE}〇豈-\ufaff\U00020000-\U0003ffff"
"""The inside of a class: every Han character, whatever plane it lies in, since a gloss stands behind any.

``re`` takes longer to compile it than the others.
"""

IDEOGRAPH = "[^\\W0-9_A-Za-z]"
"""The expression of an ideograph in a folded text, or of a letter that is not Latin.

``re`` compiles it in a hundredth of the time that a range of code points takes, and finds it as fast; it serves where
kana and the like do as well, and stands alone, since nothing can be added to it.
"""


def is_han(character: str) -> bool:
    """Whether the character is one of ``HAN``; nothing, the character behind the end of a text, is none.

    >>> is_han("亩"), is_han("あ"), is_han("")
    (True, False, False)
    """
    return "一" <= character <= "鿿"

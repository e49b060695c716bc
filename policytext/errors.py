"""The errors that policytext raises, and the check at every public edge."""


class PolicyTextError(Exception):
    """The parent of every error of this library."""


class TableError(PolicyTextError, ValueError):
    """A table of the package or of the user is not well formed; the message begins with ``file:line``."""


class OffsetError(PolicyTextError, ValueError):
    """Offsets lie outside the text, are not in order, or edits overlap."""


class QuantityError(PolicyTextError, ValueError):
    """A string given to ``quantities.parse`` is not one quantity.

    Attributes:
        text: the string that was given.
        position: code point of ``text`` where reading stopped, ``0 <= position <= len(text)``.
        reason: what was expected there.
    """

    def __init__(self, text: str, position: int, reason: str) -> None:
        super().__init__(text, position, reason)
        self.text = text
        self.position = position
        self.reason = reason

    def __str__(self) -> str:
        return f"{_excerpt(self.text)!r} is not a quantity: {self.reason} at position {self.position}"


class DocumentError(PolicyTextError, ValueError):
    """Plain data given to ``Document.from_dict`` is not what ``Document.to_dict`` gives."""


class MissingExtraError(PolicyTextError, ImportError):
    """An optional package is needed; the message names the extra that installs it."""


class PoolError(PolicyTextError, RuntimeError):
    """A process that read texts died: it was killed, or the machine ran out of memory."""


def check_text(text: object, name: str = "text") -> None:
    """Raise ``TypeError`` with a remedy unless ``text`` is a ``str``; any ``str`` is legal.

    >>> check_text("占地100亩")
    >>> check_text(b"100")
    Traceback (most recent call last):
    TypeError: text must be str, not bytes; decode it first
    """
    if isinstance(text, str):
        return
    remedy = "decode it first" if isinstance(text, bytes | bytearray | memoryview) else "pass the page as one string"
    raise TypeError(f"{name} must be str, not {type(text).__name__}; {remedy}")


def check_option(name: str, value: object, kind: type) -> None:
    """Raise ``TypeError`` unless an option is left out or a value of its class.

    >>> check_option("processes", None, int)
    >>> check_option("processes", "2", int)
    Traceback (most recent call last):
    TypeError: processes must be int, not str
    """
    if value is not None and not isinstance(value, kind):
        raise TypeError(f"{name} must be {kind.__name__}, not {type(value).__name__}")


def _excerpt(text: str, length: int = 40) -> str:
    return text if len(text) <= length else text[:length] + "…"

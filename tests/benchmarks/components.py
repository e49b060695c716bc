"""What a component brings to be measured: its tool, its rivals and the races between them."""

from __future__ import annotations

import contextlib
import io
import time
import warnings
from importlib import import_module
from typing import TYPE_CHECKING, Any

from attrs import frozen

from .sizes import MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .corpora import Corpus
    from .timing import Clock

    Tool = Callable[[str], object]

NAMES = ("analyze", "boilerplate", "entities", "pipe", "quantities", "script", "tables")


@frozen(kw_only=True)
class Contestant:
    """A tool: ``load`` imports it and returns a function of a text, or raises ``ImportError`` where it is absent.

    ``packages`` are the distributions whose versions a report names. A tool that is slow sees no text longer than
    ``limit_bytes``; its opponent sees the same text.
    """

    name: str
    load: Callable[[], Tool]
    packages: tuple[str, ...] = ()
    limit_bytes: int | None = None

    def enter(self) -> Tool:
        """Load the tool without its greetings and warnings."""
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings(action="ignore"):
            return self.load()


@frozen(kw_only=True)
class Race:
    """Our tool on ``corpus`` against a rival on the same text or on ``rival_corpus``.

    ``measure`` is ``speed`` (the rival's time divided by ours: higher is better for us) or ``time`` (ours by the
    rival's: what a bare scan leaves to be gained).
    """

    corpus: str
    rival: str
    rival_corpus: str | None = None
    measure: str = "speed"

    @property
    def against(self) -> str:
        """What a report says we ran against."""
        return f"{self.rival} on {self.rival_corpus}" if self.rival_corpus else self.rival


@frozen(kw_only=True)
class Component:
    """All that is measured of one component; the corpora in ``growth`` also give its memory.

    ``ordinary`` is the corpus that hostile shapes are compared with, and ``starts_with`` the one of which the first
    call in a fresh process gets a kilobyte; both questions are left out where they are. Races and memory see texts of
    ``size_bytes`` unless the command names a size. Seconds are the processor's unless a ``clock`` says otherwise.
    """

    name: str
    ours: Contestant
    rivals: tuple[Contestant, ...]
    races: tuple[Race, ...]
    growth: tuple[str, ...]
    ordinary: str | None = None
    starts_with: str | None = None
    size_bytes: int = MEGABYTE
    clock: Clock = time.process_time
    _corpora: Mapping[str, Corpus] | None = None

    @property
    def corpora(self) -> Mapping[str, Corpus]:
        """The corpora by their names, loaded here: a first call in a fresh process needs none and is not to pay."""
        own: Mapping[str, Corpus] = self._corpora or from_module(f"{__package__}.corpora", "CORPORA")
        return own

    @property
    def packages(self) -> tuple[str, ...]:
        """The distributions whose versions a report names."""
        return tuple(package for contestant in (self.ours, *self.rivals) for package in contestant.packages)


def from_module(module: str, name: str) -> Any:
    """Return what a module calls ``name``; ``ImportError`` where either is not there.

    >>> from_module("decimal", "Decimals")
    Traceback (most recent call last):
    ImportError: decimal has no 'Decimals'
    """
    try:
        return getattr(import_module(module), name)
    except AttributeError:
        raise ImportError(f"{module} has no {name!r}") from None


def load(name: str) -> Component:
    """Return the component of the module of that name."""
    component: Component = import_module(f".{name}", __package__).COMPONENT
    return component

"""Facts with provenance from messy Chinese industrial-policy pages.

>>> import policytext
>>> page = "項目總投資約5億元，占地100畝。"
>>> [(q.text, q.low, q.unit, q.hedge) for q in policytext.analyze(page).quantities][0]
('5億元', Decimal('500000000'), 'CNY', 'approx')

The names below load what they need on first use; importing the package itself loads nothing heavy.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from policytext import boilerplate, entities, quantities, records, report, script, verification
    from policytext.analyzer import Analyzer, analyze
    from policytext.document import Document
    from policytext.errors import (
        DocumentError,
        MissingExtraError,
        OffsetError,
        PolicyTextError,
        PoolError,
        QuantityError,
        TableError,
    )
    from policytext.html import from_html
    from policytext.offsets import Alignment, Span
    from policytext.verification import verify

__version__ = "0.1.0"

__all__ = [
    "Alignment",
    "Analyzer",
    "Document",
    "DocumentError",
    "MissingExtraError",
    "OffsetError",
    "PolicyTextError",
    "PoolError",
    "QuantityError",
    "Span",
    "TableError",
    "analyze",
    "boilerplate",
    "entities",
    "from_html",
    "quantities",
    "records",
    "report",
    "script",
    "verification",
    "verify",
]

_ROOMS = {
    "Alignment": "offsets",
    "Analyzer": "analyzer",
    "Document": "document",
    "DocumentError": "errors",
    "MissingExtraError": "errors",
    "OffsetError": "errors",
    "PolicyTextError": "errors",
    "PoolError": "errors",
    "QuantityError": "errors",
    "Span": "offsets",
    "TableError": "errors",
    "analyze": "analyzer",
    "from_html": "html",
    "verify": "verification",
}


def __getattr__(name: str) -> object:
    if name in _ROOMS:
        return getattr(import_module(f"policytext.{_ROOMS[name]}"), name)
    if name in __all__:
        return import_module(f"policytext.{name}")
    raise AttributeError(f"module 'policytext' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})

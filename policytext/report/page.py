"""Puts the views of documents into the template."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from policytext import __version__
from policytext.report.charts import charts
from policytext.report.views import PageView, grouped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policytext.document import Document


def render(pages: Iterable[tuple[str, Document]], *, title: str = "policytext report") -> str:
    """Return one HTML page that shows documents; it loads nothing and runs no script.

    Args:
        pages: each document with the name to show for it.
        title: the heading.

    Returns:
        HTML to be written as UTF-8. Everything of the pages is escaped; a Content-Security-Policy forbids all but the
        page's own style. A lone surrogate, which UTF-8 cannot hold, is shown as U+FFFD.

    >>> import policytext
    >>> html = render([("a.txt", policytext.analyze("<script>占地100亩</script>"))])
    >>> "<script>" in html, "&lt;script&gt;" in html
    (False, True)
    """
    views = [PageView.of(name, document) for name, document in pages]
    html = (
        _environment()
        .get_template("report.html")
        .render(
            title=title,
            version=__version__,
            pages=views,
            charts=charts(views),
            style=_style(),
            style_hash=_style_hash(),
        )
    )
    return html.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("policytext.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["grouped"] = grouped
    return environment


@cache
def _style() -> str:
    return resources.files("policytext.report").joinpath("templates", "report.css").read_text(encoding="utf-8")


@cache
def _style_hash() -> str:
    """Return the hash by which the Content-Security-Policy lets the style in."""
    return base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
